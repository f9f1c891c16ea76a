#pragma once
// P values that a chain decides by.

#include <cstddef>
#include <optional>
#include <span>

#include "rtsurv/chain/sample.hpp"

namespace rtsurv::chain {

/// Log-rank P between the codes of the patients of `follow_up`. Nothing when there is nothing to compare.
[[nodiscard]] std::optional<double> log_rank_p(const survival::FollowUp& follow_up, std::span<const double> codes);

/// P of Gray's test of cause 1 between the codes of the patients of `causes`. Nothing when there is nothing to compare.
[[nodiscard]] std::optional<double> gray_p(const survival::CauseFollowUp& causes, std::span<const double> codes);

struct Candidate {
  std::size_t factor = 0, endpoint = 0;
  Test test = Test::log_rank;
};

/// P of a factor alone as Model says: of the test between its groups, of a number of many values from its own model.
[[nodiscard]] std::optional<double> screening_p(const Plan& plan, const Sample& sample, const Values& values,
                                                const Candidate& candidate);

}  // namespace rtsurv::chain
