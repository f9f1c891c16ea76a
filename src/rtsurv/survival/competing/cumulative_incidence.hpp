#pragma once
// Aalen-Johansen cumulative incidence with competing causes. Start here: cumulative_incidence().

#include <optional>
#include <span>
#include <vector>

#include "rtsurv/survival/competing/cause_follow_up.hpp"

namespace rtsurv::survival {

struct CumulativeIncidenceOptions {
  double confidence_level = 0.95;
  std::vector<double> at = {};        ///< times at which estimates are wanted
  std::span<const int> cluster = {};  ///< codes >= 0 in the caller's order; empty: patients are independent
};

/// The estimate at one time: the right-continuous step. After the last observed time of all subjects it is empty, unless
/// nobody is left without an event, so that no curve can change any more. With cif = 0 the error is 0; the limits are
/// empty where cif is 0 or 1.
struct IncidenceAt {
  double time;
  std::optional<double> cif, std_error, lower, upper;
};

/// Cumulative incidence of one cause: a step at each time of an event of any cause.
struct IncidenceCurve {
  double events = 0.0;
  std::vector<double> time, cif, std_error;
  std::vector<IncidenceAt> at;
  std::vector<double> events_at = {};  ///< events of the cause at each of `time` (sum of weights)
};

/// Curves of causes 1 .. causes(); strata are ignored.
///
///     F_k(t) = sum_{t_i <= t} S(t_i-) d_ki / r_i
///
/// with S the Kaplan-Meier estimate of freedom from every cause, d_ki events of cause k among r_i at risk (sums of
/// weights). Subjects censored at t_i count as at risk at t_i, those who enter at t_i do not. The variance is Aalen's,
/// a sum over event times of any cause,
///
///     Var F_k(t) = sum_{t_i <= t} (S(t_i-) / r_i)^2 [ m(d_ki) (1 - h_i)^2 + m(d_i - d_ki) h_i^2 ]
///     h_i = (F_k(t) - F_k(t_i)) / S(t_i),    m(d) = d (1 - (d - 1) / (r_i - 1)),
///
/// where h_i is 0 once S(t_i) is 0 and m(1) = 1; limits F^exp(-+ z se / (F log F)). With clusters, and with weights that
/// are no whole numbers, the error is the robust one of the infinitesimal jackknife, as in R survfit() of a factor: see
/// detail/robust_incidence.hpp.
///
/// Cost: O(n + event times x causes) without delayed entry, O(n log n) with it.
///
/// Source: Aalen, Ann Stat 6 (1978) 534-545; Gray, Ann Stat 16 (1988) 1141-1154.
///
/// Agrees with: R cmprsk::cuminc within 1e-9 relative (no entry, no weights), see tests/oracle/cumulative_incidence/.
///
/// Throws InvalidOption for a confidence level that ConfidenceLevel refuses and a time of `at` that is not finite.
/// Without subjects the curves have no rows.
[[nodiscard]] std::vector<IncidenceCurve> cumulative_incidence(const CauseFollowUp& follow_up,
                                                               const CumulativeIncidenceOptions& options = {});

}  // namespace rtsurv::survival
