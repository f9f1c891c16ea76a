#include "rtsurv/survival/curve/kaplan_meier.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <utility>

#include "rtsurv/math/confidence_level.hpp"
#include "rtsurv/survival/curve/detail/robust_error.hpp"
#include "rtsurv/survival/time/cluster_squares.hpp"
#include "rtsurv/survival/time/time_counts.hpp"

namespace rtsurv::survival {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr double median_tolerance = 1.5e-8;

struct Limits {
  double lower = undefined;
  double upper = undefined;
};

void check(const KaplanMeierOptions& options) {
  if (!std::ranges::all_of(options.at, [](double time) { return std::isfinite(time); }))
    throw InvalidOption("the times of wanted estimates must be finite");
}

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

/// The error of log S by Greenwood at each row; what follows S = 0 has no meaning.
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

std::vector<double> log_errors(const FollowUp& follow_up, const TimeCounts& counts, std::span<const int> cluster) {
  return needs_robust_error(follow_up, cluster) ? detail::robust_log_errors(follow_up, cluster, counts)
                                                : greenwood_log_errors(counts);
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

/// Subjects with entry < `time` <= their own time.
double at_risk(const KaplanMeier& curve, const FollowUp& follow_up, double time) {
  if (follow_up.entry().empty()) {
    const auto next = std::lower_bound(curve.time.begin(), curve.time.end(), time);
    return next == curve.time.end() ? 0.0 : curve.at_risk[static_cast<std::size_t>(next - curve.time.begin())];
  }
  double sum = 0.0;
  for (std::size_t i = 0; i < follow_up.size(); ++i)
    if (follow_up.entry()[i] < time && time <= follow_up.time()[i]) sum += follow_up.weight_of(i);
  return sum;
}

SurvivalAt estimate_at(const KaplanMeier& curve, const FollowUp& follow_up, double time, ConfidenceType type) {
  SurvivalAt at{time, 0.0, {}, {}, {}, {}};
  if (time > curve.known_until()) return at;
  at.at_risk = at_risk(curve, follow_up, time);
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

/// Everything but the estimates at given times.
KaplanMeier curve_of(const FollowUp& follow_up, const KaplanMeierOptions& options) {
  if (!follow_up.stratum().empty()) return curve_of(follow_up.unstratified(), options);
  TimeCounts counts = count_at_times(follow_up);
  const std::vector<double> errors = log_errors(follow_up, counts, options.cluster);
  KaplanMeier curve;
  curve.time = std::move(counts.time);
  curve.at_risk = std::move(counts.at_risk);
  curve.events_at = std::move(counts.events);
  curve.censored = std::move(counts.censored);
  for (auto* column : {&curve.survival, &curve.std_error, &curve.lower, &curve.upper})
    column->resize(curve.time.size());
  curve.events = std::accumulate(curve.events_at.begin(), curve.events_at.end(), 0.0);
  curve.n = std::accumulate(curve.censored.begin(), curve.censored.end(), curve.events);
  estimate_survival(curve, errors, options);
  const auto half = options.median_rule == MedianRule::first ? first_at_half : crossing_of_half;
  curve.median = {half(curve.time, curve.survival), half(curve.time, curve.lower), half(curve.time, curve.upper)};
  return curve;
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

double KaplanMeier::known_until() const {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (time.empty()) return -infinity;
  return survival.back() == 0.0 ? infinity : time.back();
}

KaplanMeier kaplan_meier(const FollowUp& follow_up, const KaplanMeierOptions& options) {
  check(options);
  KaplanMeier curve = curve_of(follow_up, options);
  for (const double time : options.at) curve.at.push_back(estimate_at(curve, follow_up, time, options.confidence_type));
  return curve;
}

FollowUpTime follow_up_time(const FollowUp& follow_up, const KaplanMeierOptions& options) {
  check(options);
  const TimeCounts counts = count_at_times(follow_up);
  if (counts.time.empty()) throw NotEstimable("follow-up time needs at least one subject");
  FollowUpTime result;
  result.observed_median = observed_quantile(counts, 0.5, options.quantile);
  result.q1 = observed_quantile(counts, 0.25, options.quantile);
  result.q3 = observed_quantile(counts, 0.75, options.quantile);
  result.reverse_kaplan_meier = curve_of(follow_up.reversed(), options).median;
  return result;
}

}  // namespace rtsurv::survival
