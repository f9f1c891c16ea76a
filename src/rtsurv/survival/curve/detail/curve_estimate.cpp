#include "rtsurv/survival/curve/detail/curve_estimate.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <utility>

#include "rtsurv/core/error.hpp"
#include "rtsurv/math/confidence_level.hpp"

namespace rtsurv::survival::detail {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr double median_tolerance = 1.5e-8;

struct Limits {
  double lower = undefined;
  double upper = undefined;
};

/// Limits around `survival` > 0; `half_width` is z times the standard error of log S.
Limits limits(ConfidenceType type, double survival, double half_width) {
  switch (type) {
    case ConfidenceType::plain:
      return {std::max(0.0, survival - half_width * survival), std::min(1.0, survival + half_width * survival)};
    case ConfidenceType::log: {
      const double factor = std::exp(half_width);
      return {survival / factor, std::min(1.0, survival * factor)};
    }
    case ConfidenceType::log_log: {
      if (survival == 1.0) return {};
      const double log_survival = std::log(survival);
      const double exponent = std::exp(-half_width / log_survival);
      return {std::exp(log_survival * exponent), std::exp(log_survival / exponent)};
    }
  }
  return {};
}

/// The product over event times, its error and its limits, in one forward scan.
void estimate_survival(KaplanMeier& curve, const std::vector<double>& log_errors, const KaplanMeierOptions& options) {
  const double z = math::ConfidenceLevel(options.confidence_level).z();
  double survival = 1.0, std_error = 0.0;
  Limits around = limits(options.confidence_type, survival, 0.0);
  for (std::size_t i = 0; i < curve.time.size(); ++i) {
    const double events = curve.events_at[i];
    const double survivors = curve.at_risk[i] - events;
    if (events > 0.0 && survivors > 0.0 && survival > 0.0) {
      survival *= survivors / curve.at_risk[i];
      std_error = survival * log_errors[i];
      around = limits(options.confidence_type, survival, z * log_errors[i]);
    } else if (events > 0.0) {
      survival = 0.0;
      std_error = undefined;
      around = {};
    }
    curve.survival[i] = survival;
    curve.std_error[i] = std_error;
    curve.lower[i] = around.lower;
    curve.upper[i] = around.upper;
  }
}

/// The row with the highest value of the curve up to `bound`, the first of equal ones; undefined values are skipped.
std::optional<std::size_t> highest_up_to(const std::vector<double>& curve, double bound) {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < curve.size(); ++i)
    if (curve[i] <= bound && (!found || curve[i] > curve[*found])) found = i;
  return found;
}

/// Where the curve crosses 1/2: its highest row below 1/2, or the middle of a step that lies on 1/2 (up to the last
/// observed time when the curve ends there).
std::optional<double> crossing_of_half(const std::vector<double>& time, const std::vector<double>& curve) {
  const auto reached = highest_up_to(curve, 0.5 + median_tolerance);
  if (!reached) return {};
  if (const auto below = highest_up_to(curve, 0.5 - median_tolerance)) return 0.5 * (time[*reached] + time[*below]);
  if (curve.back() <= 0.5 + median_tolerance) return 0.5 * (time[*reached] + time.back());
  return {};
}

/// The first time at which the curve is at 1/2 or below.
std::optional<double> first_at_half(const std::vector<double>& time, const std::vector<double>& curve) {
  for (std::size_t i = 0; i < curve.size(); ++i)
    if (curve[i] <= 0.5 + median_tolerance) return time[i];
  return {};
}

std::optional<double> if_defined(double value) {
  if (std::isnan(value)) return {};
  return value;
}

/// Where a quantile lies among n ascending times: the place of the lower one, from 0, and the share of the next.
struct QuantilePlace {
  double below = 0.0, share = 0.0;
};

QuantilePlace place_of_quantile(double n, double p, ObservedQuantile type) {
  if (type == ObservedQuantile::type2) {
    const double position = n * p;
    const bool whole = std::fabs(position - std::round(position)) < 1e-9;
    return whole ? QuantilePlace{std::max(0.0, std::round(position) - 1.0), 0.5}
                 : QuantilePlace{std::floor(position), 0.0};
  }
  const double position =
      std::max(0.0, type == ObservedQuantile::type6 ? std::min(n, (n + 1.0) * p) - 1.0 : (n - 1.0) * p);
  return {std::floor(position), position - std::floor(position)};
}

/// Quantile of the times, each repeated as often as subjects leave there.
double observed_quantile(const TimeCounts& counts, double p, ObservedQuantile type) {
  double total = 0.0;
  for (std::size_t i = 0; i < counts.time.size(); ++i) total += counts.events[i] + counts.censored[i];
  const auto [below, share] = place_of_quantile(total, p, type);
  double passed = 0.0;
  std::optional<double> low;
  for (std::size_t i = 0; i < counts.time.size(); ++i) {
    passed += counts.events[i] + counts.censored[i];
    if (!low && passed > below) low = counts.time[i];
    if (passed > below + 1.0) return (1.0 - share) * *low + share * counts.time[i];
  }
  return low.value_or(counts.time.back());
}

}  // namespace

void check(const KaplanMeierOptions& options) {
  if (!std::ranges::all_of(options.at, [](double time) { return std::isfinite(time); }))
    throw InvalidOption("the times of wanted estimates must be finite");
}

std::vector<double> greenwood_log_errors(const TimeCounts& counts) {
  std::vector<double> errors;
  double variance = 0.0;
  for (std::size_t i = 0; i < counts.time.size(); ++i) {
    const double survivors = counts.at_risk[i] - counts.events[i];
    if (counts.events[i] > 0.0 && survivors > 0.0) variance += counts.events[i] / (counts.at_risk[i] * survivors);
    errors.push_back(std::sqrt(variance));
  }
  return errors;
}

KaplanMeier curve_of(TimeCounts counts, const std::vector<double>& log_errors, const KaplanMeierOptions& options) {
  KaplanMeier curve;
  curve.time = std::move(counts.time);
  curve.at_risk = std::move(counts.at_risk);
  curve.events_at = std::move(counts.events);
  curve.censored = std::move(counts.censored);
  for (auto* column : {&curve.survival, &curve.std_error, &curve.lower, &curve.upper})
    column->resize(curve.time.size());
  curve.events = std::accumulate(curve.events_at.begin(), curve.events_at.end(), 0.0);
  curve.n = std::accumulate(curve.censored.begin(), curve.censored.end(), curve.events);
  estimate_survival(curve, log_errors, options);
  const auto half = options.median_rule == MedianRule::first ? first_at_half : crossing_of_half;
  curve.median = {half(curve.time, curve.survival), half(curve.time, curve.lower), half(curve.time, curve.upper)};
  return curve;
}

SurvivalAt estimate_at(const KaplanMeier& curve, double time, double at_risk, ConfidenceType type) {
  SurvivalAt at{time, 0.0, {}, {}, {}, {}};
  if (time > curve.known_until()) return at;
  at.at_risk = at_risk;
  const auto rows = std::upper_bound(curve.time.begin(), curve.time.end(), time) - curve.time.begin();
  if (rows == 0) {
    const Limits around = limits(type, 1.0, 0.0);
    at.survival = 1.0;
    at.std_error = 0.0;
    at.lower = if_defined(around.lower);
    at.upper = if_defined(around.upper);
    return at;
  }
  const auto row = static_cast<std::size_t>(rows - 1);
  at.survival = curve.survival[row];
  at.std_error = if_defined(curve.std_error[row]);
  at.lower = if_defined(curve.lower[row]);
  at.upper = if_defined(curve.upper[row]);
  return at;
}

FollowUpTime follow_up_time_of(const TimeCounts& counts, const KaplanMeier& reversed, ObservedQuantile quantile) {
  if (counts.time.empty()) throw NotEstimable("follow-up time needs at least one subject");
  FollowUpTime result;
  result.observed_median = observed_quantile(counts, 0.5, quantile);
  result.q1 = observed_quantile(counts, 0.25, quantile);
  result.q3 = observed_quantile(counts, 0.75, quantile);
  result.reverse_kaplan_meier = reversed.median;
  return result;
}

}  // namespace rtsurv::survival::detail
