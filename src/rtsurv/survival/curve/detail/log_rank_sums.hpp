#pragma once
// What the tests of survival curves sum up over event times and strata. Start here: log_rank_sums().

#include <cstddef>
#include <span>
#include <vector>

#include <Eigen/Core>

#include "rtsurv/survival/curve/log_rank.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival::detail {

/// One entry per group code; U = observed - expected.
struct LogRankSums {
  explicit LogRankSums(std::size_t groups)
      : n(groups), observed(groups), expected(groups), variance(Eigen::MatrixXd::Zero(index(groups), index(groups))) {}

  static Eigen::Index index(std::size_t i) { return static_cast<Eigen::Index>(i); }

  std::vector<double> n, observed, expected;
  Eigen::MatrixXd variance;  ///< V of log_rank(), lower triangle only
  bool too_light = false;    ///< patients of several groups weighed 1 or less together at an event
};

/// The sums of log_rank(), which documents the formulas, `group` and what this throws of options, codes and patients:
/// all that it does but an event time at which two groups can be compared.
[[nodiscard]] LogRankSums log_rank_sums(const FollowUp& follow_up, std::span<const int> group,
                                        const LogRankOptions& options);

/// Throws what log_rank() does when no event tells one group from another.
[[noreturn]] void refuse_comparison(const LogRankSums& sums, const LogRankOptions& options);

}  // namespace rtsurv::survival::detail
