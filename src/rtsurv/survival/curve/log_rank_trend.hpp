#pragma once
// Does survival rise or fall along ordered groups? Start here: log_rank_trend().

#include <span>

#include "rtsurv/survival/curve/log_rank.hpp"

namespace rtsurv::survival {

struct LogRankTrend {
  double z = 0.0;      ///< above 0: more events than expected at high scores
  ChiSquareTest test;  ///< chi_square = z^2, df = 1; two-sided
};

/// Tests for a trend of the event rate along the scores s_g of the groups, with U, V and the weights of log_rank():
///
///     z = sum_g s_g U_g / sqrt(sum_gh s_g s_h V_gh)
///
/// score[g] is that of code g. Neither unit nor origin of the scores matters; their distances do. Strata, delayed entry
/// and weights of subjects are as in log_rank(). With two groups it is log_rank() itself; without ties and with weights 1
/// it is the score test of a Cox model with the score as its only covariate.
///
/// Cost: that of log_rank().
///
/// Source: Tarone, Biometrika 62 (1975) 679-682.
///
/// Agrees with: the definition in base R, see tests/oracle/log_rank/.
///
/// Throws what log_rank() does, and InvalidOption unless every group has a finite score; NotEstimable when no event
/// happens while two groups with different scores are at risk.
[[nodiscard]] LogRankTrend log_rank_trend(const FollowUp& follow_up, std::span<const int> group,
                                          std::span<const double> score, const LogRankOptions& options = {});

}  // namespace rtsurv::survival
