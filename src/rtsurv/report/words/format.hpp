#pragma once
// How numbers are printed, everywhere a person reads them. Text is UTF-8; "not estimable" for what is missing.
// No function ever prints NaN or infinity: a number that is not finite counts as missing.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/core/decimals.hpp"
#include "rtsurv/core/units.hpp"
#include "rtsurv/results/methods/methods.hpp"

namespace rtsurv::report {

using rtsurv::fixed;
using rtsurv::plain;

/// A share as percent with one decimal and a thin space: "63.9 %". `value` is in [0, 1]; "hidden" where it is.
[[nodiscard]] std::string percent(double value);

/// The share of people among others; "hidden" where one of the counts is.
[[nodiscard]] std::string percent_of(double part, double whole);

/// "63.9 % (51.0–80.1)"; "not estimable" without an estimate, "63.9 % (interval not estimable)" without both limits or
/// when both equal the estimate, "not estimable" in the place of one missing limit.
[[nodiscard]] std::string percent_interval(std::optional<double> estimate, std::optional<double> lower,
                                           std::optional<double> upper);

// The rate at a time; "beyond follow-up" or "hidden" where there is none. An incidence is hidden with its `events`.
[[nodiscard]] std::string rate_phrase(const survival::SurvivalAt& at);
[[nodiscard]] std::string rate_phrase(const survival::IncidenceAt& at, double events);

/// Hazard ratio "0.69 (0.54–0.88)" with two decimals; three for values under 0.1, "<0.001" and ">1000" at the ends.
/// More decimals, at most four, where a limit, or the estimate of an interval narrower than 0.1, would be printed as 1
/// without being it: "1.002 (0.995–1.009)" per year of age; at most six where an interval that excludes 1 would seem to
/// touch it.
[[nodiscard]] std::string ratio_interval(std::optional<double> estimate, std::optional<double> lower,
                                         std::optional<double> upper);

/// A ratio by itself, by the same rule: "0.69", "1.002".
[[nodiscard]] std::string ratio_text(double value);

/// A time with one decimal, "60.0 (56.6–62.8)", or none where all three are whole, "1645 (1279–1814)"; "not reached" for
/// what is missing, "60 (interval not estimable)" without both limits, "hidden" of one that is.
[[nodiscard]] std::string time_interval(const survival::Estimate& estimate);
/// A time_interval() with its unit behind the number: "60.0 (56.6–62.8) years"; inside the limits where there is none,
/// "not reached (84.0–not reached; years)", and nowhere without these.
[[nodiscard]] std::string in_unit(std::string time_interval, TimeUnit unit);

/// A median of times with its quartiles, by the same rule: "1084 (IQR 567–1684)"; `range` is what the quartiles are called.
[[nodiscard]] std::string median_with_quartiles(double median, double q1, double q3, std::string_view range);

/// A P value by the journals' rule: "<0.001"; three decimals under 0.1 ("0.017"), two above ("0.43"),
/// never rounding across 0.05 (0.0496 prints as "0.0496"); ">0.99".
[[nodiscard]] std::string p_value(std::optional<double> p);

/// "P = 0.017", "P <0.001", "P not estimable": for running text.
[[nodiscard]] std::string p_phrase(std::optional<double> p);

/// "1 month", "60 months", "23.75 months": as it was given where three decimals are enough, else with two.
[[nodiscard]] std::string duration(double time, TimeUnit unit);
[[nodiscard]] std::string duration_number(double time);  ///< "23.75": the same without the unit
[[nodiscard]] std::string durations(const std::vector<double>& times, TimeUnit unit);  ///< "12, 24 and 60 months"

/// "a, b and c".
[[nodiscard]] std::string enumerate(const std::vector<std::string>& items);

/// A count of people with commas: "2,982"; at most one decimal for weighted counts; "<5" or "hidden" of one that is hidden.
[[nodiscard]] std::string count(double value);

/// The word that goes with a number: "patient" of 1, "patients" of any other; `many` where it is not `one` with an s.
[[nodiscard]] std::string plural(double n, std::string_view one, std::string_view many = {});

/// "1 patient", "2,982 patients": count() and plural().
[[nodiscard]] std::string counted(double n, std::string_view one, std::string_view many = {});
[[nodiscard]] std::string event_count(double events);  ///< "1 event", "1,518 events"
[[nodiscard]] std::string people_count(std::size_t n);

}  // namespace rtsurv::report
