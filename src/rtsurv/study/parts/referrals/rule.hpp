#pragma once
// [referrals]: patients per calendar year.

#include <optional>
#include <string>

#include "rtsurv/study/protocol/part.hpp"
#include "rtsurv/study/protocol/text.hpp"

namespace rtsurv::study {

/// [referrals]: patients per calendar year.
struct ReferralRule {
  Text date;
  std::optional<Text> share;  ///< true or false; its trend over the years is tested
  std::string label;          ///< of the share; its expression when the protocol gives none
};

void read_referrals(ProtocolSection& section, Protocol& protocol);
void check_referrals(Preparation& preparation);
void run_referrals(Analysis& analysis, results::Study& study);

}  // namespace rtsurv::study
