#include "rtsurv/report/figure/curves/step_curve.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/results/privacy/hidden.hpp"

namespace rtsurv::report::figure {

namespace {

constexpr double visible = 0.1;       // points: less than a dot at 600 dpi
constexpr double tick_spacing = 1.0;  // points between censoring ticks

/// Rows [begin, end) of the estimate, drawn to `end_x`.
struct Stretch {
  std::size_t begin, end;
  double end_x;
};

class Drawing {
 public:
  Drawing(const survival::KaplanMeier& estimate, const LinearScale& x, const LinearScale& y, double start)
      : estimate_(estimate), x_(x), y_(y), start_(start) {
    const auto past = std::ranges::upper_bound(estimate.time, x.to);
    rows_ = static_cast<std::size_t>(past - estimate.time.begin());
    end_x_ = x(estimate.time.empty() ? 0.0 : std::min(estimate.time.back(), x.to));
    const double enough = std::max(thresholds::patients_at_risk, thresholds::share_at_risk * estimate.n);
    for (std::size_t i = 0; i < rows_; ++i)
      if (estimate.at_risk[i] >= enough) supported_ = i + 1;
    // A tail needs a length; without one everything is supported.
    if (supported_ > 0 && end_x_ - x(estimate.time[supported_ - 1]) < visible) supported_ = rows_;
  }

  [[nodiscard]] StepCurve shapes() const {
    StepCurve out;
    const bool has_tail = supported_ < rows_ || rows_ == 0;
    const double split = has_tail ? start_of(supported_) : end_x_;
    if (supported_ > 0) out.line = curve({0, supported_, split});
    if (has_tail) out.tail = curve({supported_, rows_, end_x_});
    const std::size_t band_split = has_tail && supported_ > 0 ? supported_ - 1 : supported_;
    out.bands = bands({0, has_tail ? band_split : rows_, split});
    if (has_tail) out.tail_bands = bands({band_split, rows_, end_x_});
    out.censored = censored();
    out.end = {end_x_, y_(rows_ == 0 ? start_ : estimate_.survival[rows_ - 1])};
    return out;
  }

 private:
  /// Where the step before row i begins.
  [[nodiscard]] double start_of(std::size_t i) const { return i == 0 ? x_(0.0) : x_(estimate_.time[i - 1]); }

  [[nodiscard]] std::vector<Point> curve(Stretch rows) const {
    std::vector<Point> points = {
        {start_of(rows.begin), y_(rows.begin == 0 ? start_ : estimate_.survival[rows.begin - 1])}};
    append_steps(points, estimate_.survival, rows);
    return points;
  }

  void append_steps(std::vector<Point>& points, const std::vector<double>& values, Stretch rows) const {
    for (std::size_t i = rows.begin; i < rows.end; ++i) {
      const Point next = {x_(estimate_.time[i]), y_(values[i])};
      if (std::abs(next.y - points.back().y) < visible) continue;
      points.push_back({next.x, points.back().y});
      points.push_back(next);
    }
    points.push_back({rows.end_x, points.back().y});
  }

  [[nodiscard]] bool has_limits(std::size_t i) const {
    return std::isfinite(estimate_.lower[i]) && std::isfinite(estimate_.upper[i]);
  }

  /// Without the last steps when they have no width: they would stand out as a line.
  [[nodiscard]] std::vector<Point> limit(const std::vector<double>& values, Stretch rows) const {
    while (rows.end > rows.begin + 1 && rows.end_x - x_(estimate_.time[rows.end - 1]) < visible) --rows.end;
    std::vector<Point> points = {{x_(estimate_.time[rows.begin]), y_(values[rows.begin])}};
    append_steps(points, values, {rows.begin + 1, rows.end, rows.end_x});
    return points;
  }

  [[nodiscard]] std::vector<Band> bands(Stretch rows) const {
    std::vector<Band> out;
    for (std::size_t i = rows.begin; i < rows.end; ++i) {
      if (!has_limits(i)) continue;
      std::size_t stop = i;
      while (stop < rows.end && has_limits(stop)) ++stop;
      const Stretch run = {i, stop, stop < rows.end ? x_(estimate_.time[stop]) : rows.end_x};
      out.push_back({limit(estimate_.upper, run), limit(estimate_.lower, run)});
      i = stop;
    }
    return out;
  }

  [[nodiscard]] std::vector<Point> censored() const {
    std::vector<Point> points;
    for (std::size_t i = 0; i < rows_; ++i) {
      const Point at = {x_(estimate_.time[i]), y_(estimate_.survival[i])};
      if (estimate_.censored[i] > 0.0 && (points.empty() || at.x - points.back().x >= tick_spacing))
        points.push_back(at);
    }
    return points;
  }

  const survival::KaplanMeier& estimate_;
  const LinearScale& x_;
  const LinearScale& y_;
  double start_;
  std::size_t rows_ = 0;       // up to the end of the axis
  std::size_t supported_ = 0;  // the last of them with enough at risk, and all before it
  double end_x_ = 0.0;
};

/// After a curve of whose patients the last are not shown.
GroupNumbers not_shown() {
  const double hidden = results::hidden_count();
  return {hidden, hidden, hidden, hidden};
}

double failed_before(const results::IncidenceResult::Group& group, std::string_view cause, double time) {
  const survival::IncidenceCurve* curve = group.curve_of(cause);
  double failed = 0.0;
  for (std::size_t i = 0; curve != nullptr && i < curve->time.size() && curve->time[i] < time; ++i)
    failed += curve->events_at[i];
  return failed;
}

}  // namespace

void StepCurve::move_down(double distance) {
  const auto move = [distance](std::vector<Point>& points) {
    for (Point& point : points) point.y += distance;
  };
  move(line);
  move(tail);
  move(censored);
  for (std::vector<Band>* list : {&bands, &tail_bands})
    for (Band& band : *list) {
      move(band.upper);
      move(band.lower);
    }
  end.y += distance;
}

StepCurve step_curve(const survival::KaplanMeier& estimate, const LinearScale& x, const LinearScale& y, double start) {
  return Drawing(estimate, x, y, start).shapes();
}

double last_time_with(const survival::KaplanMeier& estimate, double enough) {
  for (std::size_t i = estimate.time.size(); i-- > 0;)
    if (estimate.at_risk[i] >= enough) return estimate.time[i];
  return 0.0;
}

double events_after(const survival::KaplanMeier& estimate, double time) {
  double events = 0.0;
  for (std::size_t i = estimate.time.size(); i-- > 0 && estimate.time[i] > time;) events += estimate.events_at[i];
  return events;
}

GroupNumbers numbers_at(const survival::KaplanMeier& estimate, double time) {
  GroupNumbers out;
  std::size_t i = 0;
  for (; i < estimate.time.size() && estimate.time[i] < time; ++i) {
    out.censored += estimate.censored[i];
    out.events += estimate.events_at[i];
  }
  const bool is_empty = estimate.time.empty() && estimate.n > 0.0;
  if (is_empty || results::is_hidden(out.censored)) return not_shown();
  if (i < estimate.time.size()) out.at_risk = estimate.at_risk[i];
  return out;
}

GroupNumbers numbers_at(const results::IncidenceResult::Group& group, double time) {
  GroupNumbers out;
  const survival::TimeCounts& counts = group.counts;
  std::size_t i = 0;
  for (; i < counts.time.size() && counts.time[i] < time; ++i) out.censored += counts.censored[i];
  const bool is_empty = counts.time.empty() && group.n > 0;
  if (is_empty || results::is_hidden(out.censored)) return not_shown();
  if (i < counts.time.size()) out.at_risk = counts.at_risk[i];
  out.events = failed_before(group, results::IncidenceResult::event_cause, time);
  out.competing = failed_before(group, results::IncidenceResult::competing_cause, time);
  return out;
}

}  // namespace rtsurv::report::figure
