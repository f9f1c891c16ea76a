#pragma once
// Curves and tests from sums. Start here: kaplan_meier(), log_rank() of a PooledFollowUp.

#include <span>

#include "rtsurv/survival/competing/cumulative_incidence.hpp"
#include "rtsurv/survival/competing/gray_test.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"
#include "rtsurv/survival/curve/log_rank.hpp"
#include "rtsurv/survival/curve/log_rank_trend.hpp"
#include "rtsurv/survival/pooled/pooled_follow_up.hpp"

namespace rtsurv::survival {

// Each function below gives what its namesake gives for the subjects themselves, with the same options, conventions and
// exceptions; formulas and sources stand there. Only the order of some sums differs: results agree within 1e-10. Events
// are those of any cause where nothing else is said: see PooledFollowUp::only_cause().
//
// What needs the subjects themselves is refused with InvalidOption: clusters, and errors where weights are no whole
// numbers and somebody enters at the first event time or later. The squared influence of such a subject depends on its
// entry and its time together, and sums have each alone.

/// The curve of all rows, strata and groups ignored; see PooledFollowUp::only_group(). Where weights are no whole numbers
/// the error is the robust one, from the sums of squared weights.
///
/// Cost: O(rows); each of `at` O(rows).
[[nodiscard]] KaplanMeier kaplan_meier(const PooledFollowUp& follow_up, const KaplanMeierOptions& options = {});

/// Median follow-up. Cost: O(rows).
[[nodiscard]] FollowUpTime follow_up_time(const PooledFollowUp& follow_up, const KaplanMeierOptions& options = {});

/// Compares the groups of the table within its strata. Cost: O(rows + event times x groups^2).
[[nodiscard]] LogRank log_rank(const PooledFollowUp& follow_up, const LogRankOptions& options = {});

/// A trend along the scores of the groups. Cost: that of log_rank().
[[nodiscard]] LogRankTrend log_rank_trend(const PooledFollowUp& follow_up, std::span<const double> score,
                                          const LogRankOptions& options = {});

/// Curves of causes 1 .. causes(), strata and groups ignored. Errors as in kaplan_meier().
///
/// Cost: O(rows x causes).
[[nodiscard]] std::vector<IncidenceCurve> cumulative_incidence(const PooledFollowUp& follow_up,
                                                               const CumulativeIncidenceOptions& options = {});

/// Compares the groups of the table within its strata by the cumulative incidence of a cause.
///
/// Cost: O(rows + event times x groups^3).
[[nodiscard]] ChiSquareTest gray_test(const PooledFollowUp& follow_up, int cause);

}  // namespace rtsurv::survival
