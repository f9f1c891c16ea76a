#include "rtsurv/report/words/format.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "rtsurv/results/privacy/hidden.hpp"

namespace rtsurv::report {

namespace {

constexpr const char* not_estimable = "not estimable";
constexpr const char* beyond_follow_up = "beyond follow-up";
constexpr const char* not_reached = "not reached";
constexpr const char* en_dash = "\u2013";
constexpr const char* thin_space = "\u2009";
constexpr int most_decimals = 6;
constexpr double most_people = 1e12;  // a larger count is one that is hidden, or has one in its sum
constexpr int least_ratio_decimals = 2, most_ratio_decimals = 4;
constexpr double narrow_interval = 0.1;  // of a ratio

std::optional<double> finite(std::optional<double> value) {
  return value && std::isfinite(*value) ? value : std::nullopt;
}

bool all_zero(const std::string& digits) { return digits.find_first_of("123456789") == std::string::npos; }

/// "(lower–upper)"; an empty text stands for a limit that is missing.
std::string limits(const std::string& lower, const std::string& upper, const char* missing) {
  return "(" + (lower.empty() ? missing : lower) + en_dash + (upper.empty() ? missing : upper) + ")";
}

std::string ratio(double value, int decimals) {
  if (value > 1000.0) return ">1000";
  if (value < 0.0005) return "<0.001";
  return fixed(value, value < 0.1 && decimals < 3 ? 3 : decimals);
}

bool rounds_to_one(double value, int decimals) { return all_zero(fixed(value - 1.0, decimals)); }

/// Fewest decimals, from two to four, with which the ratio is not printed as 1; two where four are not enough, or for 1.
int decimals_apart_from_one(std::optional<double> value) {
  if (!value || *value == 1.0) return least_ratio_decimals;
  for (int decimals = least_ratio_decimals; decimals <= most_ratio_decimals; ++decimals)
    if (!rounds_to_one(*value, decimals)) return decimals;
  return least_ratio_decimals;
}

/// Of the limits, and of an estimate with a narrow interval: digits that a wide one does not know say nothing. Also, up to
/// most_decimals, enough that an interval on one side of 1 is printed on that side.
int ratio_decimals(std::optional<double> estimate, std::optional<double> lower, std::optional<double> upper) {
  const bool above = lower && *lower > 1.0, below = upper && *upper < 1.0;
  const bool wide = lower && upper && *upper - *lower > narrow_interval;
  int decimals = std::max(decimals_apart_from_one(lower), decimals_apart_from_one(upper));
  if (!wide) decimals = std::max(decimals, decimals_apart_from_one(estimate));
  while (decimals < most_decimals &&
         ((above && rounds_to_one(*lower, decimals)) || (below && rounds_to_one(*upper, decimals))))
    ++decimals;
  return decimals;
}

std::string with_commas(std::string digits) {
  const std::size_t point = std::min(digits.find('.'), digits.size());
  const std::size_t first = digits[0] == '-' ? 1 : 0;
  for (std::size_t i = point; i > first + 3;) digits.insert(i -= 3, 1, ',');
  return digits;
}

}  // namespace

std::string percent(double value) {
  if (results::is_hidden(value)) return results::hidden_text(value);
  return std::isfinite(value) ? fixed(100.0 * value, 1) + thin_space + "%" : not_estimable;
}

std::string percent_of(double part, double whole) {
  const auto is_hidden = [](double count) { return count > most_people; };
  return is_hidden(part) || is_hidden(whole) ? results::hidden_text(results::hidden_count()) : percent(part / whole);
}

std::string percent_interval(std::optional<double> estimate, std::optional<double> lower, std::optional<double> upper) {
  if (!finite(estimate)) return not_estimable;
  const bool no_width = lower == estimate && upper == estimate;  // of a variance of 0: nothing has happened yet
  if (no_width || (!finite(lower) && !finite(upper))) return percent(*estimate) + " (interval not estimable)";
  const auto limit = [](std::optional<double> value) { return finite(value) ? fixed(100.0 * *value, 1) : ""; };
  return percent(*estimate) + " " + limits(limit(lower), limit(upper), not_estimable);
}

std::string rate_phrase(const survival::SurvivalAt& at) {
  if (at.survival) return percent_interval(at.survival, at.lower, at.upper);
  return results::is_hidden(at.at_risk) ? results::hidden_text(results::hidden_count()) : beyond_follow_up;
}

std::string rate_phrase(const survival::IncidenceAt& at, double events) {
  if (at.cif) return percent_interval(at.cif, at.lower, at.upper);
  return results::is_hidden(events) ? results::hidden_text(results::hidden_count()) : beyond_follow_up;
}

std::string ratio_interval(std::optional<double> estimate, std::optional<double> lower, std::optional<double> upper) {
  if (!finite(estimate)) return not_estimable;
  const int decimals = ratio_decimals(estimate, finite(lower), finite(upper));
  const std::string value = ratio(*estimate, decimals);
  if (!finite(lower) && !finite(upper)) return value + " (interval not estimable)";
  const auto limit = [&](std::optional<double> bound) { return finite(bound) ? ratio(*bound, decimals) : ""; };
  return value + " " + limits(limit(lower), limit(upper), not_estimable);
}

std::string ratio_text(double value) {
  return std::isfinite(value) ? ratio(value, decimals_apart_from_one(value)) : not_estimable;
}

std::string time_interval(const survival::Estimate& estimate) {
  if (estimate.estimate && results::is_hidden(*estimate.estimate)) return results::hidden_text(*estimate.estimate);
  const std::array all{estimate.estimate, estimate.lower, estimate.upper};
  const bool whole = std::ranges::all_of(
      all, [](std::optional<double> value) { return !finite(value) || *value == std::round(*value); });
  const auto text = [&](std::optional<double> value) { return finite(value) ? fixed(*value, whole ? 0 : 1) : ""; };
  const std::string value = text(estimate.estimate), lower = text(estimate.lower), upper = text(estimate.upper);
  if (value.empty() && lower.empty() && upper.empty()) return not_reached;
  if (lower.empty() && upper.empty()) return value + " (interval not estimable)";
  return (value.empty() ? not_reached : value) + " " + limits(lower, upper, not_reached);
}

std::string in_unit(std::string time_interval, TimeUnit unit) {
  if (time_interval == not_reached) return time_interval;
  const std::string word(name(unit));
  if (!time_interval.starts_with(not_reached)) return time_interval + " " + word;
  time_interval.insert(time_interval.rfind(')'), "; " + word);
  return time_interval;
}

std::string median_with_quartiles(double median, double q1, double q3, std::string_view range) {
  const std::array all{median, q1, q3};
  const int decimals = std::ranges::all_of(all, [](double value) { return value == std::round(value); }) ? 0 : 1;
  return fixed(median, decimals) + " (" + std::string(range) + " " + fixed(q1, decimals) + en_dash +
         fixed(q3, decimals) + ")";
}

std::string p_value(std::optional<double> p) {
  if (!finite(p)) return not_estimable;
  if (*p < 0.001) return "<0.001";
  if (*p > 0.99) return ">0.99";
  if (*p >= 0.0995) return fixed(*p, 2);
  int decimals = 3;
  if (*p < 0.05)
    while (fixed(*p, decimals).starts_with("0.05"))
      if (++decimals > most_decimals) return "<0.05";
  return fixed(*p, decimals);
}

std::string p_phrase(std::optional<double> p) {
  const std::string value = p_value(p);
  return value[0] >= '0' && value[0] <= '9' ? "P = " + value : "P " + value;
}

std::string duration_number(double time) {
  constexpr double to_thousandths = 1000.0, rounding = 1e-6;
  const double scaled = to_thousandths * time;
  return plain(time, std::abs(scaled - std::round(scaled)) < rounding ? 3 : 2);
}

std::string duration(double time, TimeUnit unit) {
  const std::string number = duration_number(time);
  const std::string_view many = name(unit);
  return number + " " + std::string(number == "1" ? many.substr(0, many.size() - 1) : many);
}

std::string durations(const std::vector<double>& times, TimeUnit unit) {
  std::vector<std::string> texts;
  for (const double time : times) texts.push_back(duration_number(time));
  if (!times.empty()) texts.back() = duration(times.back(), unit);
  return enumerate(texts);
}

std::string enumerate(const std::vector<std::string>& items) {
  std::string list;
  for (std::size_t i = 0; i < items.size(); ++i)
    list += (i == 0 ? "" : i + 1 == items.size() ? " and " : ", ") + items[i];
  return list;
}

std::string count(double value) {
  if (std::isfinite(value) && std::abs(value) > most_people) return results::hidden_text(value);
  return std::isfinite(value) ? with_commas(plain(value, 1)) : not_estimable;
}

std::string plural(double n, std::string_view one, std::string_view many) {
  if (n == 1.0) return std::string(one);
  return many.empty() ? std::string(one) + "s" : std::string(many);
}

std::string counted(double n, std::string_view one, std::string_view many) {
  const std::string number = count(n), unit = plural(n, one, many);
  return (number == results::hidden_text(results::hidden_count()) ? "a hidden number of " : number + " ") + unit;
}

std::string event_count(double events) { return counted(events, "event"); }

std::string people_count(std::size_t n) { return count(static_cast<double>(n)); }

}  // namespace rtsurv::report
