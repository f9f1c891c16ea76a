#pragma once
// A Kaplan-Meier estimate as shapes on the sheet, and the reading of its table at given times.

#include <vector>

#include "rtsurv/report/figure/draw/scale.hpp"
#include "rtsurv/report/figure/draw/svg.hpp"
#include "rtsurv/results/methods/methods.hpp"

namespace rtsurv::report::figure {

/// The piece of line beside the name of a group, and the gap behind it.
inline constexpr double swatch_length = 17.0, swatch_gap = 4.0;  // 6 mm: longer lines are curves, axes and rules

/// An axis ends where the largest group has fewer at risk, or fewer than half of its patients when these are few.
inline constexpr double least_on_axis = 5.0;

/// The limits of a confidence band over the same stretch of time.
struct Band {
  std::vector<Point> upper, lower;
};

/// Vertices closer than a tenth of a point are dropped, so that a registry draws as fast as a clinic.
struct StepCurve {
  std::vector<Point> line;              ///< while at least 10 patients and 10 % of the group are at risk; may be empty
  std::vector<Point> tail;              ///< the rest; may be empty
  std::vector<Band> bands, tail_bands;  ///< one per stretch where limits exist
  std::vector<Point> censored;          ///< on the curve
  Point end;                            ///< of the curve: last time observed, or the end of the axis

  void move_down(double distance);
};

/// The curve from `start` at time 0 to `x.to`, cut there.
[[nodiscard]] StepCurve step_curve(const survival::KaplanMeier& estimate, const LinearScale& x, const LinearScale& y,
                                   double start = 1.0);

/// The last time at which at least `enough` patients are at risk; 0 when there is none.
[[nodiscard]] double last_time_with(const survival::KaplanMeier& estimate, double enough);

/// Events after `time`.
[[nodiscard]] double events_after(const survival::KaplanMeier& estimate, double time);

/// Numbers of a group at a time: at risk just before it, censored and with an event or a competing one before it; all
/// hidden after a curve whose last patients are.
struct GroupNumbers {
  double at_risk = 0.0, censored = 0.0, events = 0.0, competing = 0.0;
};

/// Without competing events.
[[nodiscard]] GroupNumbers numbers_at(const survival::KaplanMeier& estimate, double time);
[[nodiscard]] GroupNumbers numbers_at(const results::IncidenceResult::Group& group, double time);

}  // namespace rtsurv::report::figure
