#pragma once
// Aalen-Johansen cumulative incidence with competing causes. Start here: cumulative_incidence().

#include <optional>
#include <span>
#include <vector>

namespace rtsurv::survival {

struct CumulativeIncidenceOptions {
  double confidence_level = 0.95;
  std::span<const double> at = {};
};

/// The estimate at one time: the right-continuous step; empty after the last observed time of all subjects. With cif =
/// 0 the error is 0; the limits are empty where cif is 0 or 1.
struct IncidenceAt {
  double time;
  std::optional<double> cif, std_error, lower, upper;
};

/// Cumulative incidence of one cause: a step at each time of an event of any cause.
struct IncidenceCurve {
  double events = 0.0;
  std::vector<double> time, cif, std_error;
  std::vector<IncidenceAt> at;
};

/// Curves of causes 1 .. causes; `cause` is 0 for censored subjects.
///
///     F_k(t) = sum_{t_i <= t} S(t_i-) d_ki / r_i
///
/// with S the Kaplan-Meier estimate of freedom from every cause, d_ki events of cause k among r_i at risk. Subjects
/// censored at t_i count as at risk at t_i. The variance is Aalen's, a sum over event times of any cause,
///
///     Var F_k(t) = sum_{t_i <= t} (S(t_i-) / r_i)^2 [ m(d_ki) (1 - h_i)^2 + m(d_i - d_ki) h_i^2 ]
///     h_i = (F_k(t) - F_k(t_i)) / S(t_i),    m(d) = d (1 - (d - 1) / (r_i - 1)),
///
/// where h_i is 0 once S(t_i) is 0 and m(1) = 1; limits F^exp(-+ z se / (F log F)).
/// Cost: O(n + event times x causes) after sorting.
/// Source: Aalen, Ann Stat 6 (1978) 534-545; Gray, Ann Stat 16 (1988) 1141-1154.
/// Agrees with: R cmprsk::cuminc, see tests/oracle/cumulative_incidence/.
/// Near-tied times are merged as in FollowUp. Throws InvalidFollowUp for impossible times; InvalidOption for a cause
/// above `causes` or below 0, a confidence level outside (0, 1), a time of `at` that is not finite, and columns of
/// different length. Without subjects the curves have no rows.
[[nodiscard]] std::vector<IncidenceCurve> cumulative_incidence(std::span<const double> time, std::span<const int> cause,
                                                               int causes,
                                                               const CumulativeIncidenceOptions& options = {});

}  // namespace rtsurv::survival
