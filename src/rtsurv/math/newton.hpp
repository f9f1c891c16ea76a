#pragma once
// The maximum of a smooth function by damped Newton steps. Start here: newton_maximum().

#include <algorithm>
#include <cmath>
#include <concepts>
#include <limits>
#include <utility>
#include <vector>

namespace rtsurv::math {

/// The way from a place to the maximum of the parabola there, and the slope of the function along it.
struct NewtonStep {
  std::vector<double> direction;
  double slope = 0.0;
};

/// value(b) goes to b and gives the function there, minus infinity where it cannot be computed; step() is asked for at
/// the place of the last value() that was finite.
template <typename Function>
concept HasNewtonStep = requires(Function& function, const std::vector<double>& b) {
  { function.value(b) } -> std::convertible_to<double>;
  { function.step() } -> std::convertible_to<NewtonStep>;
};

struct NewtonRules {
  int most_iterations = 50;
  /// Converged when no component of a step is longer than this times 1 + the largest component of b.
  double last_step = 1e-10;
  double longest_step = std::numeric_limits<double>::infinity();  ///< in any component; longer ones are shortened
};

/// The highest place that was found.
struct NewtonMaximum {
  std::vector<double> b;
  double value = -std::numeric_limits<double>::infinity();
  std::vector<double> rest;  ///< the step that was too short to be taken, when converged
  int iterations = 0;
  bool converged = false;
};

namespace detail {

constexpr double rounding = 1e-13;  // of the value
/// Gains below this share of the value may drown in its rounding, which differences of sums make larger than that of
/// one number.
constexpr double blind = 1e-11;

inline double longest(const std::vector<double>& v) {
  double length = 0.0;
  for (const double x : v) length = std::max(length, std::fabs(x));
  return length;
}

inline std::vector<double> moved(std::vector<double> b, double length, const std::vector<double>& direction) {
  for (std::size_t j = 0; j < b.size(); ++j) b[j] += length * direction[j];
  return b;
}

/// Goes along the step as far as the function rises by a quarter of its slope (where the curvature is twice that of the
/// parabola, a whole step would turn around the maximum); false when it rises nowhere, because of rounding.
template <HasNewtonStep Function>
bool climb(Function& function, NewtonMaximum& place, const NewtonStep& step) {
  constexpr int most_halvings = 40;
  double length = 1.0;
  for (int k = 0; k < most_halvings; ++k, length *= 0.5) {
    std::vector<double> next = moved(place.b, length, step.direction);
    const double value = function.value(next);
    if (!(value >= place.value + 0.25 * length * step.slope - rounding * std::fabs(place.value))) continue;
    place.b = std::move(next);
    place.value = value;
    return true;
  }
  place.value = function.value(place.b);
  return false;
}

/// The share of a step to take where the value no longer tells whether it rises: half as much each time a step is
/// hardly shorter than the one before, as where the curvature is twice that of the parabola and whole steps jump from
/// one side of the maximum to the other.
class BlindShare {
 public:
  [[nodiscard]] double of_step(double length) {
    constexpr double hardly_shorter = 0.9;
    if (length > hardly_shorter * last_) share_ *= 0.5;
    last_ = length;
    return share_;
  }

 private:
  double share_ = 1.0, last_ = std::numeric_limits<double>::infinity();
};

}  // namespace detail

/// Steps from `start`, each halved until the function rises as far as its value can tell, until they are too short to
/// matter. Not converged: no step
/// led upwards, or there were too many of them, as where the function has no maximum.
template <HasNewtonStep Function>
[[nodiscard]] NewtonMaximum newton_maximum(Function& function, std::vector<double> start, const NewtonRules& rules) {
  NewtonMaximum place{std::move(start), 0.0, {}, 0, false};
  place.value = function.value(place.b);
  detail::BlindShare share;
  while (std::isfinite(place.value) && place.iterations < rules.most_iterations) {
    ++place.iterations;
    NewtonStep step = function.step();
    const double length = detail::longest(step.direction);
    if (length > rules.longest_step) {
      for (double& x : step.direction) x *= rules.longest_step / length;
      step.slope *= rules.longest_step / length;
    }
    place.converged = length < rules.last_step * (1.0 + detail::longest(place.b));
    if (place.converged) {
      place.rest = std::move(step.direction);
      break;
    }
    if (step.slope < detail::blind * std::fabs(place.value)) {
      place.b = detail::moved(std::move(place.b), share.of_step(length), step.direction);
      place.value = function.value(place.b);
      continue;
    }
    if (!detail::climb(function, place, step)) break;
  }
  return place;
}

}  // namespace rtsurv::math
