// Columns of dates: the order in which they are written.
#include <algorithm>

#include "rtsurv/table/columns/cell.hpp"
#include "rtsurv/table/columns/written_date.hpp"

namespace rtsurv::table {
namespace {

/// Days of the numbers that spreadsheets write for dates.
std::optional<int> serial_day(std::string_view text) {
  constexpr double first = 10'000, last = 80'000;
  constexpr int epoch = 25'569;
  const CellValue value = read_cell(text);
  if (value.kind != integer_cell || value.number < first || value.number > last) return std::nullopt;
  return static_cast<int>(value.number) - epoch;
}

/// The orders that fit as many dates as any does.
std::vector<std::size_t> best_orders(const std::vector<std::optional<WrittenDate>>& dates) {
  std::array<std::size_t, 3> fits{};
  for (const auto& date : dates)
    for (std::size_t order = 0; date && order < fits.size(); ++order) fits[order] += date->day[order] ? 1U : 0U;
  std::vector<std::size_t> best;
  for (std::size_t order = 0; order < fits.size(); ++order)
    if (fits[order] > 0 && fits[order] == *std::ranges::max_element(fits)) best.push_back(order);
  return best;
}

/// Orders that give one day for every text are one.
bool agree(const std::vector<std::optional<WrittenDate>>& dates, const std::vector<std::size_t>& orders) {
  return std::ranges::all_of(dates, [&](const auto& date) {
    return !date || std::ranges::all_of(orders, [&](std::size_t o) { return date->day[o] == date->day[orders[0]]; });
  });
}

/// The order in which to read the dates; nothing when it is open.
std::optional<std::size_t> chosen_order(const std::vector<std::optional<WrittenDate>>& dates,
                                        std::optional<DateOrder> told) {
  if (told) {
    const auto order = static_cast<std::size_t>(*told);
    const auto fitting = std::ranges::count_if(dates, [&](const auto& date) { return date && date->day[order]; });
    if (2 * static_cast<std::size_t>(fitting) >= dates.size()) return order;
  }
  const std::vector<std::size_t> orders = best_orders(dates);
  return orders.size() == 1 || agree(dates, orders) ? std::optional(orders.front()) : std::nullopt;
}

/// Texts that are no date in one of the orders.
std::size_t without_day(const std::vector<std::optional<WrittenDate>>& dates, const std::vector<std::size_t>& orders) {
  return static_cast<std::size_t>(std::ranges::count_if(dates, [&](const auto& date) {
    return !date || std::ranges::any_of(orders, [&](std::size_t order) { return !date->day[order]; });
  }));
}

}  // namespace

std::optional<DateReading> read_dates(const std::vector<std::string>& texts, const DateRules& rules) {
  std::vector<std::optional<WrittenDate>> dates;
  DateReading reading;
  for (const std::string& text : texts) {
    dates.push_back(read_date(text, rules.century));
    reading.short_years = reading.short_years || (dates.back() && dates.back()->short_year);
    reading.times = reading.times || (dates.back() && dates.back()->time_of_day);
  }
  if (std::ranges::none_of(dates, [](const auto& date) { return date.has_value(); })) return std::nullopt;
  const auto order = reading.short_years ? std::nullopt : chosen_order(dates, rules.order);
  reading.open_order = !reading.short_years && !order;
  if (!order) {
    reading.odd = without_day(dates, reading.short_years ? std::vector<std::size_t>() : best_orders(dates));
    return reading;
  }
  for (std::size_t i = 0; i < texts.size(); ++i) {
    reading.day.push_back(dates[i] ? dates[i]->day[*order] : serial_day(texts[i]));
    reading.odd += reading.day.back() ? 0U : 1U;
    if (!dates[i] && reading.day.back()) reading.counted.push_back(i);
  }
  return reading;
}

std::string date_problem(const std::vector<std::string>& texts, const DateRules& rules) {
  const auto reading = read_dates(texts, rules);
  constexpr std::size_t share_of_odd = 10;
  if (!reading || share_of_odd * reading->odd > texts.size()) return {};
  if (reading->short_years) {
    constexpr int any_century = 1930;
    const auto with_century = read_dates(texts, {rules.order, any_century});
    return std::string(
               "holds dates whose years have two digits; write them with four, or name the first of the hundred years "
               "that they lie in: century = 1930 in [study], --century 1930") +
           (with_century && with_century->open_order
                ? ". Their order is open too, since no day is above 12: dates = \"dmy\" or \"mdy\", --dates dmy"
                : "");
  }
  if (reading->open_order)
    return "holds dates whose order is open, since no day is above 12; say which it is: dates = \"dmy\" or \"mdy\" in "
           "[study], or for this column in [columns]; --dates dmy";
  return {};
}

}  // namespace rtsurv::table
