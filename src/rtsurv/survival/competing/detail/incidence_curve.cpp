#include "rtsurv/survival/competing/detail/incidence_curve.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "rtsurv/core/error.hpp"
#include "rtsurv/math/confidence_level.hpp"
#include "rtsurv/survival/competing/detail/tie_factor.hpp"

namespace rtsurv::survival::detail {
namespace {

/// Estimates this near to 1 have no log-log limits.
constexpr double rounding = 1e-12;

/// One event time: how many are at risk, and survival from all causes before and after it.
struct Step {
  double time, at_risk, before, after;
};

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
  curve.events_at.push_back(own_events);
  curve.time.push_back(step.time);
  curve.cif.push_back(incidence.value());
  curve.std_error.push_back(incidence.std_error());
}

IncidenceAt estimate_at(const IncidenceCurve& curve, double time, double known_until, double z) {
  IncidenceAt at{time, {}, {}, {}, {}};
  if (time > known_until) return at;
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

std::vector<IncidenceCurve> incidence_curves(const TimeCounts& counts, const std::vector<double>& events,
                                             std::size_t causes) {
  std::vector<IncidenceCurve> curves(causes);
  std::vector<Incidence> incidence(causes);
  double survival = 1.0;
  for (std::size_t row = 0; row < counts.time.size(); ++row) {
    const double all = counts.events[row], at_risk = counts.at_risk[row];
    if (all == 0.0) continue;
    const Step step{counts.time[row], at_risk, survival, survival * (at_risk - all) / at_risk};
    for (std::size_t k = 0; k < causes; ++k) {
      const double own = events[row * causes + k];
      incidence[k].add(step, own, all - own);
      append(curves[k], step, incidence[k], own);
    }
    survival = step.after;
  }
  return curves;
}

void set_errors(std::vector<IncidenceCurve>& curves, std::vector<std::vector<double>> errors) {
  for (std::size_t k = 0; k < curves.size(); ++k) curves[k].std_error = std::move(errors[k]);
}

void add_estimates(std::vector<IncidenceCurve>& curves, double known_until, const CumulativeIncidenceOptions& options) {
  const double z = math::ConfidenceLevel(options.confidence_level).z();
  if (!std::ranges::all_of(options.at, [](double time) { return std::isfinite(time); }))
    throw InvalidOption("the times of wanted estimates must be finite");
  for (IncidenceCurve& curve : curves)
    for (const double t : options.at) curve.at.push_back(estimate_at(curve, t, known_until, z));
}

}  // namespace rtsurv::survival::detail
