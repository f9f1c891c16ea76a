#include "rtsurv/survival/competing/cumulative_incidence.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "rtsurv/math/confidence_level.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival {
namespace {

/// Estimates this near to 1 have no log-log limits.
constexpr double rounding = 1e-12;

void check(std::span<const int> cause, int causes, const CumulativeIncidenceOptions& options) {
  if (!std::ranges::all_of(options.at, [](double time) { return std::isfinite(time); }))
    throw InvalidOption("the times of wanted estimates must be finite");
  if (!std::ranges::all_of(cause, [causes](int code) { return code >= 0 && code <= causes; }))
    throw InvalidOption("a cause must be between 0 (censored) and the number of causes");
}

/// One event time: how many are at risk, and survival from all causes before and after it.
struct Step {
  double time, at_risk, before, after;
};

/// Share of the binomial variance that d simultaneous events of r at risk keep.
double tie_factor(double d, double r) { return d > 1.0 ? 1.0 - (d - 1.0) / (r - 1.0) : 1.0; }

/// F of one cause and the sums over past event times that its variance needs. With c_i = 1 / S(t_i), or 0 where S is 0,
/// the variance of F(t) is sum_i q_i (u_i - c_i F(t))^2, u_i = 1 + c_i F(t_i) for events of the cause, c_i F(t_i) for
/// others.
class Incidence {
 public:
  void add(const Step& step, double own_events, double other_events) {
    value_ += step.before * own_events / step.at_risk;
    const double c = step.after > 0.0 ? 1.0 / step.after : 0.0;
    add_variance(step, own_events, 1.0 + c * value_, c);
    add_variance(step, other_events, c * value_, c);
  }

  [[nodiscard]] double value() const { return value_; }
  [[nodiscard]] double std_error() const {
    return std::sqrt(std::max(0.0, square_ - 2.0 * value_ * cross_ + value_ * value_ * slope_));
  }

 private:
  void add_variance(const Step& step, double events, double u, double c) {
    if (events == 0.0) return;
    const double jump = step.before / step.at_risk;
    const double q = jump * jump * events * tie_factor(events, step.at_risk);
    square_ += q * u * u;
    cross_ += q * u * c;
    slope_ += q * c * c;
  }

  double value_ = 0.0;
  double square_ = 0.0, cross_ = 0.0, slope_ = 0.0;
};

void append(IncidenceCurve& curve, const Step& step, const Incidence& incidence, double own_events) {
  curve.events += own_events;
  curve.time.push_back(step.time);
  curve.cif.push_back(incidence.value());
  curve.std_error.push_back(incidence.std_error());
}

/// One forward scan over the sorted subjects; `cause` is in the caller's order.
std::vector<IncidenceCurve> scan(const FollowUp& follow_up, std::span<const int> cause, std::size_t causes) {
  std::vector<IncidenceCurve> curves(causes);
  std::vector<Incidence> incidence(causes);
  std::vector<double> events(causes + 1);
  const auto times = follow_up.time();
  double survival = 1.0;
  for (std::size_t first = 0, last = 0; first < times.size(); first = last) {
    std::ranges::fill(events, 0.0);
    for (; last < times.size() && times[last] == times[first]; ++last)
      events[static_cast<std::size_t>(cause[follow_up.order()[last]])] += 1.0;
    const double all = static_cast<double>(last - first) - events[0];
    if (all == 0.0) continue;
    const auto at_risk = static_cast<double>(times.size() - first);
    const Step step{times[first], at_risk, survival, survival * (at_risk - all) / at_risk};
    for (std::size_t k = 0; k < causes; ++k) {
      incidence[k].add(step, events[k + 1], all - events[k + 1]);
      append(curves[k], step, incidence[k], events[k + 1]);
    }
    survival = step.after;
  }
  return curves;
}

IncidenceAt estimate_at(const IncidenceCurve& curve, double time, double last_time, double z) {
  IncidenceAt at{time, {}, {}, {}, {}};
  if (time > last_time) return at;
  const auto rows = std::upper_bound(curve.time.begin(), curve.time.end(), time) - curve.time.begin();
  const double cif = rows == 0 ? 0.0 : curve.cif[static_cast<std::size_t>(rows - 1)];
  at.cif = cif;
  at.std_error = cif == 0.0 ? 0.0 : curve.std_error[static_cast<std::size_t>(rows - 1)];
  if (cif == 0.0 || cif >= 1.0 - rounding) return at;
  const double exponent = std::exp(-z * *at.std_error / (cif * std::log(cif)));  // at least 1
  at.lower = std::pow(cif, exponent);
  at.upper = std::pow(cif, 1.0 / exponent);
  return at;
}

}  // namespace

std::vector<IncidenceCurve> cumulative_incidence(std::span<const double> time, std::span<const int> cause, int causes,
                                                 const CumulativeIncidenceOptions& options) {
  check(cause, causes, options);
  std::vector<std::uint8_t> event(cause.size());
  std::ranges::transform(cause, event.begin(), [](int code) { return code == 0 ? std::uint8_t{0} : std::uint8_t{1}; });
  const FollowUp follow_up({time, event});
  std::vector<IncidenceCurve> curves = scan(follow_up, cause, static_cast<std::size_t>(std::max(0, causes)));
  const double z = math::ConfidenceLevel(options.confidence_level).z();
  for (IncidenceCurve& curve : curves)
    for (const double t : options.at)
      curve.at.push_back(follow_up.size() == 0 ? IncidenceAt{t, {}, {}, {}, {}}
                                               : estimate_at(curve, t, follow_up.time().back(), z));
  return curves;
}

}  // namespace rtsurv::survival
