#include "rtsurv/dose/response/detail/line_fit.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "rtsurv/core/error.hpp"

namespace rtsurv::dose::detail {
namespace {

constexpr double smallest_gain = 1e-10;  // of the log-likelihood
constexpr double farthest_errors = 1e4;  // standard errors

double dot(const Line& a, const Line& b) { return a.intercept * b.intercept + a.slope * b.slope; }

Line gradient(const LogLikelihood& at) { return {at.d_intercept, at.d_slope}; }

Line moved(const Line& from, double distance, const Line& along) {
  return {from.intercept + distance * along.intercept, from.slope + distance * along.slope};
}

double curvature(const Information& m, const Line& v) {
  return m.intercept * v.intercept * v.intercept + 2.0 * m.both * v.intercept * v.slope + m.slope * v.slope * v.slope;
}

/// m with its diagonal raised until it is positive definite.
Information damped(Information m, double damping) {
  m.intercept += damping;
  m.slope += damping;
  return m;
}

bool positive_definite(const Information& m) { return m.intercept > 0.0 && m.intercept * m.slope > m.both * m.both; }

/// The solution of m x = v.
Line solve(const Information& m, const Line& v) {
  const double determinant = m.intercept * m.slope - m.both * m.both;
  return {(m.slope * v.intercept - m.both * v.slope) / determinant,
          (m.intercept * v.slope - m.both * v.intercept) / determinant};
}

/// A function of the distance with its derivative.
struct Height {
  double value, slope;
};

/// The distance at which a function that starts below `target` reaches it: outwards in doubled steps, back to where the
/// function is defined, then Newton's method inside the bracket. Nothing when it is not reached up to `farthest`.
template <class Function>
std::optional<double> distance_to(double target, double step, double farthest, const Function& at) {
  double low = 0.0, high = std::min(step, farthest);
  std::optional<Height> height = at(high);
  while (height && height->value < target && high < farthest) {
    low = high;
    high = std::min(2.0 * high, farthest);
    height = at(high);
  }
  while (!height && high - low > 1e-9 * high) {
    const double between = 0.5 * (low + high);
    const std::optional<Height> there = at(between);
    (there && there->value < target ? low : high) = between;
    if (there && there->value >= target) height = there;
  }
  if (!height || height->value < target) return std::nullopt;
  double distance = high;
  for (int round = 0; round < 100; ++round) {
    double next = distance + (target - height->value) / height->slope;
    if (std::fabs(next - distance) <= 1e-6 * distance) return next;  // the error falls with its square
    if (!(next > low && next < high)) next = 0.5 * (low + high);
    distance = next;
    height = at(distance);
    if (!height) return std::nullopt;
    (height->value < target ? low : high) = distance;
  }
  return distance;
}

}  // namespace

LineFit::LineFit(MixtureLikelihood& likelihood) : likelihood_(likelihood) {
  maximise();
  require_curve();
}

Information LineFit::information_at(const Line& line) const {
  constexpr double h = 1e-4;
  const auto slope_along = [&](const Line& along) {
    const Line up = gradient(likelihood_.at(moved(line, h, along)));
    const Line down = gradient(likelihood_.at(moved(line, -h, along)));
    return Line{(down.intercept - up.intercept) / (2.0 * h), (down.slope - up.slope) / (2.0 * h)};
  };
  const Line first = slope_along({1.0, 0.0}), second = slope_along({0.0, 1.0});
  return {first.intercept, 0.5 * (first.slope + second.intercept), second.slope};
}

std::vector<Line> LineFit::starts() const {
  const double control = likelihood_.control_null();
  const bool logistic = likelihood_.model() == DoseResponseModel::log_logistic;
  const Line flat = {logistic ? std::log(control / (1.0 - control)) : -std::log(-std::log(control)), 0.0};
  Line steep;
  double highest = -std::numeric_limits<double>::infinity();
  for (const double intercept : {-4.0, -2.0, 0.0, 2.0, 4.0})
    for (const double slope : {2.0, 6.0})
      if (const double value = likelihood_.at({intercept, slope}).value; value > highest)
        highest = value, steep = {intercept, slope};
  return {flat, steep};
}

void LineFit::maximise() {
  loglik_ = -std::numeric_limits<double>::infinity();
  Line best;
  for (const Line& start : starts()) {
    line_ = start;
    for (int round = 0; round < 200 && climb(); ++round) {
    }
    if (const double value = likelihood_.at(line_).value; value > loglik_) loglik_ = value, best = line_;
  }
  line_ = best;
  information_ = information_at(line_);
}

bool LineFit::climb() {
  const Information here = information_at(line_);
  const LogLikelihood value = likelihood_.at(line_);
  const double unit = std::fabs(here.intercept) + std::fabs(here.slope);
  for (double damping = 0.0; damping < 1e6 * unit; damping = std::max(1e-3 * unit, 4.0 * damping)) {
    const Information m = damped(here, damping);
    if (!positive_definite(m)) continue;
    const Line step = solve(m, gradient(value)), next = moved(line_, 1.0, step);
    const bool last = dot(step, gradient(value)) < smallest_gain;  // too little to be seen in the value
    if (!last && !(likelihood_.at(next).value > value.value)) continue;
    line_ = next;
    return !last;
  }
  return false;
}

void LineFit::require_curve() const {
  if (!(line_.slope > 0.0))
    throw NotEstimable("control at the landmark does not rise with dose in these patients, so that no curve fits");
  std::size_t between = 0;
  for (const double position : likelihood_.positions()) {
    const Control c = control(likelihood_.model(), line_.intercept + line_.slope * position);
    if (std::min(c.p, c.q) > 1e-6) ++between;
  }
  if (between < 2)
    throw NotEstimable(
        "failures and controls are parted by dose: the steepest curve fits best, so that none can be "
        "given");
  const Line pull = gradient(likelihood_.at(line_));
  if (!positive_definite(information_) || dot(pull, solve(information_, pull)) > 1e-6)
    throw NotEstimable("the likelihood has no maximum that could be found");
}

LineFit::Constrained LineFit::under(const Line& weight, double value) const {
  const Line lean = solve(information_, weight), across = {-weight.slope, weight.intercept};
  const Line along = moved({}, 1.0 / dot(weight, lean), lean);
  const Line base = moved(line_, value - dot(weight, line_), along);
  const double width = 1.0 / std::sqrt(curvature(information_, across));
  double low = -std::numeric_limits<double>::infinity(), high = -low;
  double s = 0.0, bend = -1.0 / (width * width), last_s = 0.0, last_climb = 0.0;
  for (int round = 0;; ++round) {
    const Line line = moved(base, s, across);
    const LogLikelihood here = likelihood_.at(line);
    const double climb = dot(gradient(here), across);
    const double secant = round > 0 ? (climb - last_climb) / (s - last_s) : bend;
    if (secant < 0.0) bend = secant;
    (climb > 0.0 ? low : high) = s;
    double next = s - climb / bend;
    if (!(next > low && next < high)) next = 0.5 * (low + high);
    if (round == 60 || std::fabs(next - s) < 1e-5 * width)
      return {line, std::sqrt(std::max(0.0, 2.0 * (loglik_ - here.value))), dot(gradient(here), along)};
    last_s = s, last_climb = climb, s = next;
  }
}

std::optional<double> LineFit::limit(const Line& weight, double root) const {
  const double sign = root < 0.0 ? -1.0 : 1.0, estimate = dot(weight, line_);
  const double error = std::sqrt(dot(weight, solve(information_, weight)));
  const auto distance =
      distance_to(std::fabs(root), std::fabs(root) * error, farthest_errors * error, [&](double from_estimate) {
        const Constrained found = under(weight, estimate + sign * from_estimate);
        return std::optional(Height{found.root, -sign * found.pull / found.root});
      });
  return distance ? std::optional(estimate + sign * *distance) : std::nullopt;
}

std::optional<double> LineFit::crossing_limit(double level, double root, double farthest) const {
  const double sign = root < 0.0 ? -1.0 : 1.0, estimate = (level - line_.intercept) / line_.slope;
  const Line there = {1.0, estimate};
  const double error = std::sqrt(dot(there, solve(information_, there))) / line_.slope;
  const auto distance = distance_to(std::fabs(root), std::fabs(root) * error, farthest,
                                    [&](double from_estimate) -> std::optional<Height> {
                                      const Constrained found = under({1.0, estimate + sign * from_estimate}, level);
                                      if (!(found.line.slope > 0.0)) return std::nullopt;
                                      return Height{found.root, sign * found.pull * found.line.slope / found.root};
                                    });
  return distance ? std::optional(estimate + sign * *distance) : std::nullopt;
}

}  // namespace rtsurv::dose::detail
