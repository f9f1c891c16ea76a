#pragma once
// Units at the borders of the program: absorbed dose and time. Kernels take plain doubles and name the unit.

#include <compare>
#include <optional>
#include <string_view>

namespace rtsurv {

/// Total physical dose in gray.
struct Gray {
  double value;
  auto operator<=>(const Gray&) const = default;
};

/// Dose of one fraction in gray.
struct GrayPerFraction {
  double value;
  auto operator<=>(const GrayPerFraction&) const = default;
};

/// The ratio alpha/beta of the linear-quadratic model, in gray.
struct AlphaBeta {
  double value;
  auto operator<=>(const AlphaBeta&) const = default;
};

/// The unit of every duration of a study.
enum class TimeUnit { days, weeks, months, years };

/// Days in one unit: 1, 7, 30.4375 (a twelfth of a year) and 365.25.
[[nodiscard]] double days_per(TimeUnit unit) noexcept;

/// "days", "weeks", "months", "years".
[[nodiscard]] std::string_view name(TimeUnit unit) noexcept;

/// The unit of that name; nothing for another word.
[[nodiscard]] std::optional<TimeUnit> time_unit(std::string_view word) noexcept;

}  // namespace rtsurv
