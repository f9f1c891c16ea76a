#pragma once
// An endpoint of the cohort as days and events, and the figures read from it many times during the search.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "rtsurv/simulate/courses.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::simulate {

/// Which failures (by number) and which deaths (by number, from 1) are events of the endpoint.
struct EndpointEvents {
  std::vector<std::size_t> failures;
  std::vector<std::uint8_t> deaths;
};

[[nodiscard]] EndpointEvents events_of(const Specification& specification, const EndpointRule& endpoint);

/// Days and events of all patients, and the order of the days, which is kept from one update to the next.
class EndpointTimes {
 public:
  EndpointTimes(EndpointEvents events, std::size_t patients);

  /// O(n) when few patients moved. False when nothing of the endpoint has changed.
  bool update(const Courses& courses);

  /// Patients in the order of their days.
  [[nodiscard]] std::span<const std::size_t> order() const noexcept { return order_; }
  [[nodiscard]] int day(std::size_t patient) const { return day_[patient]; }
  [[nodiscard]] bool event(std::size_t patient) const { return event_[patient] != 0; }

  /// The same for the library, in units of `days_per_unit` days; kept until the next update.
  [[nodiscard]] const survival::FollowUp& follow_up(double days_per_unit) const;

 private:
  EndpointEvents events_;
  std::vector<int> day_;
  std::vector<std::uint8_t> event_;
  std::vector<std::size_t> order_;
  mutable std::optional<survival::FollowUp> follow_up_;
};

using RowSet = std::vector<std::uint8_t>;  ///< 1 for the patients that count

/// Kaplan-Meier estimate at `day` (not always whole); nothing after the last observed day, unless S has fallen to 0.
/// As survival::kaplan_meier.
[[nodiscard]] std::optional<double> survival_at(const EndpointTimes& times, const RowSet& rows, double day);
/// Median in days; nothing when it is not reached. As survival::kaplan_meier.
[[nodiscard]] std::optional<double> median_day(const EndpointTimes& times, const RowSet& rows);
/// Quantile of all days, events included, of type 7; nothing without patients.
[[nodiscard]] std::optional<double> day_quantile(const EndpointTimes& times, const RowSet& rows, double share);

}  // namespace rtsurv::simulate
