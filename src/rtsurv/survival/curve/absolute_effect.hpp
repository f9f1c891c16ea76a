#pragma once
// What a difference between two groups means for patients. Start here: probability_difference(), number_needed().

#include <optional>

#include "rtsurv/survival/curve/restricted_mean.hpp"

namespace rtsurv::survival {

/// A probability with its standard error, such as S(t) with Greenwood's; 0 where there is none, as before the first event
/// and after a curve has come to 0.
struct Probability {
  double estimate = 0.0;
  double std_error = 0.0;
};

/// second - first of two independent groups, with normal limits cut to [-1, 1].
///
///     se^2 = se_first^2 + se_second^2
///
/// When a standard error is 0 there is no interval: Greenwood's tends to 0 with S or 1 - S, the true one does not.
///
/// Source: Altman & Andersen, BMJ 319 (1999) 1492-1495.
///
/// Throws InvalidOption when the level is outside (0, 1).
[[nodiscard]] Contrast probability_difference(const Probability& first, const Probability& second,
                                              double confidence_level = 0.95);

/// How many patients must be treated for one more of them to be without the event (benefit), or with it (harm).
///
///     1 / |difference|
///
/// When the interval of the difference holds 0, that of the number needed goes from one benefit limit up to infinity
/// and down again to a harm limit: `through_infinity`, with both limits apart.
///
/// Source: Altman, BMJ 317 (1998) 1309-1312.
struct NumberNeeded {
  std::optional<double> estimate;  ///< empty when the difference is 0
  bool to_harm = false;            ///< of `estimate`, and of the limits when not through infinity
  bool through_infinity = false;
  std::optional<double> lower, upper;  ///< not through infinity: the limits, both to benefit or both to harm
  /// Through infinity: benefit from `benefit_from` to infinity, then harm from infinity to `harm_from`. Empty: an
  /// interval that ends at 0.
  std::optional<double> benefit_from, harm_from;
};

/// `difference` is that of being without the event, treated minus untreated, with its interval.
[[nodiscard]] NumberNeeded number_needed(const Contrast& difference);

}  // namespace rtsurv::survival
