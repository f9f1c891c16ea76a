#pragma once
// Hazard ratios that differ between periods of the follow-up. Start here: ratios_by_period().

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "rtsurv/survival/cox/cox_fit.hpp"
#include "rtsurv/survival/time/estimate.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival {

struct PeriodOptions {
  std::vector<double> cuts;           ///< ends of the periods but the last, ascending, above 0
  std::vector<std::uint8_t> varying;  ///< one per covariate: 1 when its coefficient differs between periods
  bool robust = false;                ///< as in CoxOptions; a subject is one cluster over all of its periods
  std::span<const int> cluster = {};
};

/// Times in (from, to].
struct Period {
  double from = 0.0;
  std::optional<double> to;  ///< empty: to the end of follow-up
  std::size_t n = 0;         ///< subjects observed in it; rows, unless all weights are whole numbers
  double events = 0.0;       ///< counted alike
  /// Of each varying covariate: its coefficient, and the subjects and events whose value is not 0.
  struct Varying {
    Coefficient coefficient;
    std::size_t n = 0;
    double events = 0.0;
  };
  std::vector<Varying> varying;
};

struct PeriodRatios {
  std::vector<Period> periods;
  /// Of equal coefficients in all periods: likelihood ratio against `fit`; with robust errors the Wald test of the
  /// differences of the later periods from the first.
  ChiSquareTest change;
  bool converged = false;
};

/// The covariates of `fit`, some with a coefficient of their own in each period k:
///
///     h(t) = h0(t) exp(sum_constant b_j x_j + sum_varying b_jk x_j),   c_k-1 < t <= c_k
///
/// A subject gives one interval to each period in which it is observed; a time at a cut belongs to the period that ends
/// there. Cuts that differ from another time by rounding error only are that time. Strata, entry, weights and ties as in
/// cox().
///
/// Cost: that of cox() on at most one interval per subject and period.
///
/// Source: Therneau & Grambsch, Modeling Survival Data (2000), section 6.5.
///
/// Agrees with: R survival, coxph() with strata(period) in the interaction on the intervals of survSplit(), within 1e-9,
/// see tests/oracle/periods/.
///
/// Throws NotEstimable when a period has no event; InvalidOption when cuts do not ascend above 0, or `varying` has not
/// one entry per covariate or none that is 1.
[[nodiscard]] PeriodRatios ratios_by_period(const FollowUp& follow_up, const Covariates& covariates, const CoxFit& fit,
                                            const PeriodOptions& options);

/// The time up to which half of the subjects with an event had it: the smallest with at least half at or before it;
/// of the patients where all weights are whole numbers.
/// Throws NotEstimable without events.
[[nodiscard]] double median_event_time(const FollowUp& follow_up);

}  // namespace rtsurv::survival
