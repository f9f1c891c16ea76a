#pragma once
// Aalen-Johansen cumulative incidence with competing causes. Start here: cumulative_incidence().

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace rtsurv::survival {

struct CumulativeIncidenceOptions {
  double confidence_level = 0.95;
  std::span<const double> at = {};
};

/// The estimate at one time; empty after the last observed time. With cif = 0 the error is 0 and limits are empty.
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
///     F_k(t) = sum_{t_i <= t} S(t_i-) d_ki / n_i
///
/// Variance as cmprsk::cuminc (Aalen's, with the factor 1 - (d - 1)/(r - 1) for ties);
/// limits F^exp(-+ z se / (F log F)).
/// Source: Aalen, Ann Stat 6 (1978) 534-545; Gray, Ann Stat 16 (1988) 1141-1154.
/// Agrees with: R cmprsk::cuminc, see tests/oracle/cumulative_incidence/.
/// Near-tied times are merged as in FollowUp. Throws InvalidFollowUp for impossible times.
[[nodiscard]] std::vector<IncidenceCurve> cumulative_incidence(std::span<const double> time, std::span<const int> cause,
                                                               int causes,
                                                               const CumulativeIncidenceOptions& options = {});

}  // namespace rtsurv::survival
