#pragma once
// Maximally selected rank statistics: the cut-point of a covariate and an honest P value. Start here: maxstat().

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "rtsurv/survival/competing/cause_follow_up.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival {

enum class MaxstatScore {
  log_rank,  ///< a_i = event_i - sum over j with T_j <= T_i of event_j / (N - R_j + 1)
  gehan,     ///< generalised Wilcoxon
  gray,      ///< of Gray's test: with competing events
};

/// How P(max over cuts >= observed) is found.
enum class MaxstatP {
  conditional_monte_carlo,  ///< condMC: permutations of the scores; P = (1 + #{>=}) / (1 + B)
  hothorn_lausen,           ///< HL: improved Bonferroni bound on the permutation distribution of integer scores
  lausen92,                 ///< Lau92: Lausen & Schumacher 1992
  lausen94,                 ///< Lau94: Lausen, Sauerbrei & Schumacher 1994
  exact_gauss,              ///< exactGauss: the Gaussian limit, a Markov chain of one-dimensional integrals
  exact,                    ///< exact: all orderings, for small n
};

struct MaxstatOptions {
  MaxstatScore score = MaxstatScore::log_rank;
  MaxstatP p_method = MaxstatP::conditional_monte_carlo;
  double min_proportion = 0.1;  ///< smallest share of subjects at or below a cut
  double max_proportion = 0.9;
  std::uint32_t replicates = 99999;  ///< of conditional_monte_carlo
  std::uint64_t seed = 1;
};

/// Groups are x <= cutpoint and x > cutpoint.
struct Maxstat {
  double cutpoint = 0.0;
  double statistic = 0.0;
  double p = 1.0;
  std::optional<double> p_std_error;  ///< Monte Carlo error of p, when p is simulated
  std::size_t n_low = 0, n_high = 0;
  std::vector<double> cut;                  ///< candidates, ascending
  std::vector<double> candidate_statistic;  ///< |standardised statistic| at each
};

/// Searches all cuts of `x` (caller's order of `follow_up`; strata, entry and weights are not supported).
/// Candidates are the distinct x with m = #{x_i <= x}, max(1, floor(N min)) <= m <= floor(N max), not the largest x.
///
///     |S_m - m/N sum a| / sqrt( m (N - m) / (N^2 (N - 1)) (N sum a^2 - (sum a)^2) )
///
/// S_m is the sum of the scores a of the subjects at or below the cut. The first maximum wins; maxima that differ by
/// rounding only (1e-12) are equal. With HL the scores are first rounded to integers, as R maxstat does. P values, with
/// formulas, in maxstat_p.hpp; a P that is too small for a double is the smallest normal double.
///
/// Cost: O(N log N), and that of the P value.
///
/// Source: Lausen & Schumacher, Biometrics 48 (1992) 73-85; Hothorn & Lausen, CSDA 43 (2003) 121-137.
///
/// Agrees with: R maxstat::maxstat.test: statistics within 1e-9 relative, P within 1e-8 relative, simulated ones within
/// four of their errors, see tests/oracle/maxstat/; HL stays finite above n = 170.
///
/// Throws NotEstimable when no cut leaves enough subjects on both sides, when the scores do not vary, and when HL,
/// exactGauss or exact would take too long; InvalidOption for strata, entry, weights, for an `x` that is not finite or
/// not of the caller's length, for proportions outside 0 <= min < max <= 1, for 0 replicates, and for Gray's scores
/// without causes.
[[nodiscard]] Maxstat maxstat(const FollowUp& follow_up, std::span<const double> x, const MaxstatOptions& options = {});

/// The same for cause 1 when other causes compete with it. Gray's scores (detail/scores.hpp) let those who have had a
/// competing event stay at risk, so that the cut separates the cumulative incidence; with the other scores they count as
/// censored. Every P holds as before: it rests on the orderings of the scores.
///
/// Agrees with: R cmprsk::crr: the sum of the scores is its score at 0; P by the definition, see tests/oracle/gray_cutpoint/.
[[nodiscard]] Maxstat maxstat(const CauseFollowUp& follow_up, std::span<const double> x, const MaxstatOptions& options);

}  // namespace rtsurv::survival
