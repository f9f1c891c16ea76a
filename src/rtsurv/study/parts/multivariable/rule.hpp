#pragma once
// [multivariable]: one model of the factors. Run by [[endpoint]]: see adjust.hpp.

#include <cstdint>
#include <optional>
#include <vector>

#include "rtsurv/study/protocol/part.hpp"
#include "rtsurv/study/protocol/text.hpp"

namespace rtsurv::study {

/// The P of a screen: of the log-rank test, or where events compete of Gray's.
enum class ScreenTest : std::uint8_t { log_rank, gray };

/// [multivariable]: factors screened by their univariable P, or fixed.
struct MultivariableRule {
  std::vector<Text> endpoints;
  std::optional<double> select_below;  ///< P limit of `select = "logrank p < 0.05"`
  ScreenTest select_by = ScreenTest::log_rank;
  std::vector<Text> factors;      ///< when there is no selection
  std::vector<Text> strata;       ///< each combination of their values has a baseline hazard of its own
  std::optional<Text> cluster;    ///< instead of that of the endpoint
  std::vector<double> periods;    ///< ends of periods, for factors whose ratio changes; empty: the median event time
  std::optional<double> horizon;  ///< of their restricted means; empty: the last landmark that is followed
};

void read_multivariable(ProtocolSection& section, Protocol& protocol);
void check_multivariable(Preparation& preparation);

}  // namespace rtsurv::study
