#pragma once
// Scores of censored times: the part of maxstat() that knows about follow-up.

#include <cmath>
#include <span>
#include <vector>

#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival::detail {

/// The sum in log-rank scores with its rounding errors: integer scores then round in the direction of R, which sums in
/// extended precision, on every machine.
class HazardSum {
 public:
  void add(double events, double share) {
    const double step = events * share, sum = hazard_ + step, of_step = sum - hazard_;
    error_ += (hazard_ - (sum - of_step)) + (step - of_step) + std::fma(events, share, -step);
    hazard_ = sum;
  }
  [[nodiscard]] double value() const noexcept { return hazard_ + error_; }

 private:
  double hazard_ = 0.0, error_ = 0.0;
};

/// Log-rank scores, in the sorted order of `follow_up`; a high score is an early event.
///
///     a_i = event_i - sum over j with T_j <= T_i of event_j / (N - R_j + 1)
///
/// R_j is the largest rank among the times tied with T_j. Strata, entry and weights are not looked at.
///
/// Cost: O(N).
///
/// Source: Peto & Peto, JRSS A 135 (1972) 185-207; ties: Hothorn & Lausen, CSDA 43 (2003) 121-137.
///
/// Agrees with: R exactRankTests::cscores(type = "LogRank").
[[nodiscard]] std::vector<double> log_rank_scores(const FollowUp& follow_up);

/// Generalised Wilcoxon scores, in the sorted order of `follow_up`; a high score is an early event.
///
///     a_i = event_i r_i - sum over j with T_j <= T_i of event_j,      r_i = #{j : T_j >= T_i}
///
/// This is the number of subjects known to outlive i minus the number known to be outlived by i (at equal times an
/// event comes before a censoring). The scores are integers and add up to 0.
///
/// Cost: O(N).
///
/// Source: Gehan, Biometrika 52 (1965) 203-223, in the form of Mantel, Biometrics 23 (1967) 65-78.
[[nodiscard]] std::vector<double> gehan_scores(const FollowUp& follow_up);

/// What became of subjects in ascending order of time; an empty `weight` stands for 1 each.
struct CausesInOrder {
  std::span<const double> time;
  std::span<const int> cause;  ///< 0 censored, 1 the event, any other a competing event
  std::span<const double> weight = {};
};

/// Scores of Gray's test, in the same order; a high score is an early event, and those whom a competing event has removed
/// stay below those who may still have one:
///
///     a_i = 1{event} - sum_k w_i(t_k) d_k / R(t_k),      R(t) = sum_j w_j(t)
///     w_j(t) = 1 while time_j >= t,  G(t-) / G(time_j-) after a competing event, 0 after any other end
///
/// d_k events at t_k, G the Kaplan-Meier estimate of remaining uncensored, the same for all subjects. The sum of the
/// scores of some subjects is the score at 0 of the Fine-Gray model of their indicator: Gray's numerator when nobody is
/// censored, and otherwise the same with one G for both groups, which a search without groups needs. Without competing
/// events they are martingale residuals, the log-rank scores with all that are tied at risk. Weights count patients.
///
/// Cost: O(N).
///
/// Source: Gray, Ann Stat 16 (1988) 1141-1154; Fine & Gray, JASA 94 (1999) 496-509.
///
/// Agrees with: the score of R cmprsk::crr at 0 within 1e-9, see tests/oracle/gray_cutpoint/.
[[nodiscard]] std::vector<double> gray_scores(const CausesInOrder& subjects);

/// Integer scores >= 0, the smallest being 0, for the permutation distribution of HL; N is the number of subjects.
///
///     round( (a_i - min a) N / max(a - min a) ),      halves to the even neighbour
///
/// Scores that are integers already, or halves, only move (and double): nothing is rounded. Equal scores become 0.
///
/// Agrees with: R maxstat (iscores).
[[nodiscard]] std::vector<double> integer_scores(std::span<const double> scores, double subjects);

}  // namespace rtsurv::survival::detail
