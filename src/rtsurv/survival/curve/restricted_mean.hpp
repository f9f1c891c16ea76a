#pragma once
// Restricted mean survival time. Start here: restricted_mean().

#include <optional>
#include <span>

#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival {

struct RestrictedMeanOptions {
  double tau = 0.0;                   ///< end of the window, > 0, in the unit of time
  double confidence_level = 0.95;     ///< in (0, 1)
  std::span<const int> cluster = {};  ///< as KaplanMeierOptions::cluster
};

/// Mean time lived event-free up to tau.
struct RestrictedMean {
  double mean = 0.0;  ///< in the unit of time
  double std_error = 0.0;
  double lower = 0.0, upper = 0.0;  ///< mean -+ z std_error
};

/// The area under the Kaplan-Meier curve up to tau.
///
///     mean = int_0^tau S(t) dt,   se^2 = sum_{t_i <= tau} (int_{t_i}^tau S(t) dt)^2 d_i / (n_i (n_i - d_i))
///
/// A time at which all at risk fail adds nothing to the variance. Where the curve has come to 0, tau may lie after its
/// last time, and the mean is that up to the last time. Entry, weights and robust errors as in kaplan_meier(); strata are
/// ignored.
///
/// Cost: O(n); `follow_up` is already ordered.
///
/// Source: Royston & Parmar, BMC Med Res Methodol 13 (2013) 152; variance: Greenwood's, as in Klein & Moeschberger
/// 2003, section 4.5.
///
/// Agrees with: R survival::survfit (print(rmean = tau)) and survRM2 within 1e-10 relative, see
/// tests/oracle/restricted_mean/.
///
/// Throws InvalidOption for a tau that is not positive or lies after KaplanMeier::known_until(), and for a level outside
/// (0, 1).
[[nodiscard]] RestrictedMean restricted_mean(const FollowUp& follow_up, const RestrictedMeanOptions& options);

/// Comparison of two groups: estimate with limits and a two-sided P value of "no difference".
struct Contrast {
  double estimate = 0.0;
  double std_error = 0.0;  ///< of the difference, or of the logarithm of the ratio
  double lower = 0.0, upper = 0.0;
  double p = 1.0;

  /// Else error, limits and P are NaN: a group without an error is not known exactly, but nothing tells how well.
  [[nodiscard]] bool has_interval() const { return lower < upper; }
};

[[nodiscard]] Contrast without_interval(double estimate);

/// second - first, with normal limits; without an interval where a group has the error 0, as one without events has.
[[nodiscard]] Contrast mean_difference(const RestrictedMean& first, const RestrictedMean& second,
                                       double confidence_level = 0.95);

/// second / first, with limits and test on the logarithmic scale, as mean_difference(); empty when a mean is 0.
[[nodiscard]] std::optional<Contrast> mean_ratio(const RestrictedMean& first, const RestrictedMean& second,
                                                 double confidence_level = 0.95);

}  // namespace rtsurv::survival
