#pragma once
// Kaplan-Meier estimate of the survival function. Start here: kaplan_meier().

#include <optional>
#include <span>
#include <vector>

#include "rtsurv/survival/time/estimate.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival {

/// How the confidence limits are built around S(t); z is the normal quantile, se that of S(t).
enum class ConfidenceType {
  plain,    ///< S -+ z se, cut to [0, 1]
  log,      ///< S exp(-+ z se / S), upper limit cut at 1; R's default
  log_log,  ///< S^exp(-+ z se / (S log S)); undefined where S is 1 or 0
};

/// The median of a curve that equals 1/2 (within 1.5e-8) on an interval.
enum class MedianRule {
  middle,  ///< the middle of the interval
  first,   ///< its beginning: the first time with S <= 1/2
};

/// How quantiles of n ascending times are taken; types of Hyndman & Fan, Am Stat 50 (1996) 361-365.
enum class ObservedQuantile {
  type2,  ///< the time at n p, the mean of two where n p is a whole number
  type6,  ///< interpolated at (n + 1) p
  type7,  ///< interpolated at 1 + (n - 1) p
};

struct KaplanMeierOptions {
  ConfidenceType confidence_type = ConfidenceType::log;
  double confidence_level = 0.95;
  std::vector<double> at = {};        ///< times at which estimates are wanted
  std::span<const int> cluster = {};  ///< codes >= 0 in the caller's order; empty: patients are independent
  MedianRule median_rule = MedianRule::middle;
  ObservedQuantile quantile = ObservedQuantile::type7;  ///< of follow_up_time()
};

/// The estimate at one time: the right-continuous step. Before the first observed time S is 1 with error 0.
/// After the last one at_risk is 0, and S is 0 where the curve has come to 0, which it cannot leave; otherwise the rest
/// is empty. Where S is 0 there is no error and there are no limits: Greenwood's formula divides by those who are left.
struct SurvivalAt {
  double time;
  double at_risk;  ///< subjects with entry < time <= their own time
  std::optional<double> survival, std_error, lower, upper;
};

/// A survival curve: one row per distinct observed time (event or censoring), columns of equal length.
struct KaplanMeier {
  double n = 0.0;       ///< subjects (sum of weights)
  double events = 0.0;  ///< events (sum of weights)

  std::vector<double> time;          ///< ascending
  std::vector<double> at_risk;       ///< at risk just before time[i]
  std::vector<double> events_at;     ///< events at time[i]
  std::vector<double> censored;      ///< censored at time[i]
  std::vector<double> survival;      ///< S(time[i]), right-continuous
  std::vector<double> std_error;     ///< of S itself; NaN once S is 0
  std::vector<double> lower, upper;  ///< confidence limits; NaN where undefined

  Estimate median;             ///< empty members: not reached
  std::vector<SurvivalAt> at;  ///< one per KaplanMeierOptions::at

  /// The time up to which S is known: the last observed one, infinity when the curve has come to 0, minus infinity
  /// without subjects.
  [[nodiscard]] double known_until() const;
};

/// Estimates S(t) = P(T > t) from right-censored follow-up; strata of `follow_up` are ignored.
///
///     S(t) = prod_{t_i <= t} (1 - d_i / n_i)
///     se(S(t))^2 = S(t)^2 sum_{t_i <= t} d_i / (n_i (n_i - d_i))
///
/// with d_i events among n_i at risk at t_i (sums of weights). Subjects censored at t_i count as at risk at t_i. With
/// delayed entry the risk set may empty itself in the middle: by an event S stays 0 from there, by censoring S is
/// carried on. With clusters, and with weights that are no whole numbers, the error is the robust one of the
/// infinitesimal jackknife, as in R survfit(weights =, cluster =): see detail/robust_error.hpp.
///
/// Median: the first time with S < 1/2; where S equals 1/2 (within 1.5e-8) on an interval, the middle of it, up to the
/// last observed time. Its limits are read in the same way from `lower` and `upper`, at the highest value below 1/2
/// when a limit rises again (as quantile() of R survfit); an undefined value counts as not reached. By MedianRule::first
/// it is the first time with S <= 1/2, and its limits the first times with `lower` and `upper` <= 1/2.
///
/// Cost: O(n) without delayed entry; `follow_up` is already ordered. Each of `at` costs O(log n), O(n) with entry.
///
/// Source: Kaplan & Meier, JASA 53 (1958) 457-481; variance: Greenwood (1926).
///
/// Agrees with: R survival::survfit within 1e-9 relative, see tests/oracle/kaplan_meier/. After the last observed time
/// summary(extend = TRUE) carries S on; only where that is 0 is it taken over.
///
/// Throws InvalidOption when confidence_level is outside (0, 1) or a time of `at` is not finite. Without events S is 1
/// everywhere and the median is empty.
[[nodiscard]] KaplanMeier kaplan_meier(const FollowUp& follow_up, const KaplanMeierOptions& options = {});

/// How long the cohort was followed, both ways of saying it.
struct FollowUpTime {
  Estimate reverse_kaplan_meier;  ///< median of the censoring distribution (Schemper & Smith 1996)
  double observed_median = 0.0;   ///< median of all times, events included
  double q1 = 0.0, q3 = 0.0;      ///< quartiles of all times
};

/// Median follow-up. The reversed curve treats events as censored: a time with both counts the events as still at risk
/// (as R survfit(Surv(time, 1 - event)); prodlim differs). Follow-up ends by censoring only: where events compete,
/// `follow_up` must have those of every kind. Strata are ignored, `at` has no meaning.
///
/// Throws as kaplan_meier(), and NotEstimable without subjects.
[[nodiscard]] FollowUpTime follow_up_time(const FollowUp& follow_up, const KaplanMeierOptions& options = {});

}  // namespace rtsurv::survival
