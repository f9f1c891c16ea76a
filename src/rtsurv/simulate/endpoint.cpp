#include "rtsurv/simulate/endpoint.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "rtsurv/math/quantile.hpp"

namespace rtsurv::simulate {
namespace {

constexpr double half_tolerance = 1.5e-8;  // of survival::kaplan_meier

/// Calls step(day, S after it) at each distinct day, until it returns false.
template <class Step>
void walk(const EndpointTimes& times, const RowSet& rows, Step&& step) {
  const auto order = times.order();
  double at_risk = 0.0;
  for (const std::size_t patient : order) at_risk += rows[patient];
  double survival = 1.0;
  for (std::size_t first = 0; first < order.size();) {
    const int day = times.day(order[first]);
    double leaving = 0.0, events = 0.0;
    std::size_t next = first;
    for (; next < order.size() && times.day(order[next]) == day; ++next) {
      if (rows[order[next]] == 0) continue;
      leaving += 1.0;
      events += times.event(order[next]) ? 1.0 : 0.0;
    }
    first = next;
    if (leaving == 0.0) continue;
    if (events > 0.0) survival *= (at_risk - events) / at_risk;
    at_risk -= leaving;
    if (!step(static_cast<double>(day), survival)) return;
  }
}

}  // namespace

EndpointEvents events_of(const Specification& specification, const EndpointRule& endpoint) {
  EndpointEvents events;
  std::size_t failure = 0;
  std::uint8_t death = 0;
  for (const EventRule& event : specification.events) {
    const bool counts = std::any_of(endpoint.events.begin(), endpoint.events.end(),
                                    [&](const Text& name) { return name.text == event.name.text; });
    if (event.kind == EventKind::death) ++death;
    if (counts && event.kind == EventKind::failure) events.failures.push_back(failure);
    if (counts && event.kind == EventKind::death) events.deaths.push_back(death);
    if (event.kind == EventKind::failure) ++failure;
  }
  return events;
}

EndpointTimes::EndpointTimes(EndpointEvents events, std::size_t patients)
    : events_(std::move(events)), day_(patients), event_(patients), order_(patients) {
  std::iota(order_.begin(), order_.end(), std::size_t{0});
}

bool EndpointTimes::update(const Courses& courses) {
  bool changed = false;
  for (std::size_t i = 0; i < day_.size(); ++i) {
    int day = courses.end[i];
    std::uint8_t event = 0;
    for (const std::uint8_t death : events_.deaths)
      if (courses.death[i] == death) event = 1;
    for (const std::size_t failure : events_.failures) {
      const int failed = courses.failures_of(i)[failure];
      if (failed == 0 || failed > day) continue;
      day = failed;
      event = 1;
    }
    changed = changed || day != day_[i] || event != event_[i];
    day_[i] = day;
    event_[i] = event;
  }
  if (!changed) return false;
  follow_up_.reset();
  for (std::size_t k = 1; k < order_.size(); ++k)  // insertion: the order hardly changes
    for (std::size_t j = k; j > 0 && day_[order_[j]] < day_[order_[j - 1]]; --j) std::swap(order_[j], order_[j - 1]);
  return true;
}

const survival::FollowUp& EndpointTimes::follow_up(double days_per_unit) const {
  if (!follow_up_) {
    std::vector<double> time(day_.size());
    for (std::size_t i = 0; i < time.size(); ++i) time[i] = day_[i] / days_per_unit;
    follow_up_.emplace(survival::FollowUpColumns{time, event_});
  }
  return *follow_up_;
}

std::optional<double> survival_at(const EndpointTimes& times, const RowSet& rows, double day) {
  double survival = 1.0, last_day = -1.0, last = 1.0;
  walk(times, rows, [&](double reached, double after) {
    if (reached <= day) survival = after;
    last_day = reached;
    last = after;
    return reached <= day;
  });
  if (last_day < day && last > 0.0) return std::nullopt;
  return survival;
}

std::optional<double> median_day(const EndpointTimes& times, const RowSet& rows) {
  std::optional<double> half, below;
  double last_day = 0.0;
  walk(times, rows, [&](double day, double after) {
    if (!half && after <= 0.5 + half_tolerance) half = day;
    if (half && after < 0.5 - half_tolerance) below = day;
    last_day = day;
    return !below;
  });
  if (!half) return std::nullopt;
  return 0.5 * (*half + below.value_or(last_day));
}

std::optional<double> day_quantile(const EndpointTimes& times, const RowSet& rows, double share) {
  std::vector<double> days;
  for (const std::size_t patient : times.order())
    if (rows[patient] != 0) days.push_back(times.day(patient));
  if (days.empty()) return std::nullopt;
  return math::quantile_sorted(days, share);
}

}  // namespace rtsurv::simulate
