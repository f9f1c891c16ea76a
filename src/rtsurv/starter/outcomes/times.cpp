#include "rtsurv/starter/outcomes/times.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rtsurv/starter/text.hpp"

namespace rtsurv::starter {
namespace {

bool is_calendar_year(const ColumnProfile& column) {
  return column.whole && column.lowest >= 1900.0 && column.highest <= 2100.0;
}

FollowUpTime time_of(const TableProfile& table, const NameWords& name, std::size_t index, std::string reason) {
  const ColumnProfile& column = table.columns[index];
  return {index, column.name, std::move(reason), name, column.values};
}

bool may_be_one_outcome(const NameWords& a, const NameWords& b) {
  return a.meaning == b.meaning || a.meaning == Meaning::none || b.meaning == Meaning::none;
}

/// Each patient has a value in one of the two, and hardly anybody in both.
bool known_in_turns(const ColumnProfile& a, const ColumnProfile& b) {
  std::size_t both = 0, either = 0;
  for (std::size_t i = 0; i < a.values.size(); ++i) {
    const bool in_a = !std::isnan(a.values[i]), in_b = !std::isnan(b.values[i]);
    both += in_a && in_b ? 1U : 0U;
    either += in_a || in_b ? 1U : 0U;
  }
  return a.known > 0 && b.known > 0 && 20 * both <= a.rows && 10 * either >= 9 * a.rows && a.known < a.rows;
}

void join_turns(const TableProfile& table, GuessedTimes& guess) {
  for (std::size_t i = 0; i < guess.times.size(); ++i)
    for (std::size_t j = i + 1; j < guess.times.size(); ++j) {
      FollowUpTime &a = guess.times[i], &b = guess.times[j];
      const ColumnProfile &first = table.columns[a.column], &second = table.columns[b.column];
      if (!may_be_one_outcome(a.name, b.name) || !known_in_turns(first, second)) continue;
      a.expression = fmt::format("coalesce({}, {})", sql_name(first.name), sql_name(second.name));
      a.reason = "guessed: every patient has one of the two";
      a.values = either(a.values, b.values);
      if (a.name.meaning == Meaning::none) a.name = b.name;
      guess.left_out.push_back({second.name, "a follow-up time"});
      guess.times.erase(guess.times.begin() + static_cast<std::ptrdiff_t>(j));
      return;
    }
}

/// Lower is better: months with decimals fit the unit of most studies, then the finest steps.
double coarseness(const TableProfile& table, const FollowUpTime& time) {
  const ColumnProfile& column = table.columns[time.column];
  if (time.name.unit == TimeUnit::months && !column.whole) return 0.0;
  return (column.whole ? 1.0 : 0.1) / std::max(column.median, 1e-6);
}

/// The same follow-up in two units, or again under a name that says nothing more. Equal times of two names may be those
/// of two kinds of event.
bool tell_the_same(const FollowUpTime& a, const FollowUpTime& b) {
  if (!may_be_one_outcome(a.name, b.name) || !proportional(a.values, b.values)) return false;
  if (a.name.is_generic() || b.name.is_generic() || a.name.stem == b.name.stem) return true;
  for (std::size_t i = 0; i < a.values.size(); ++i)
    if (std::fabs(a.values[i] - b.values[i]) > 0.0) return true;
  return false;
}

void keep_one_of_each(const TableProfile& table, GuessedTimes& guess) {
  std::vector<FollowUpTime> kept;
  std::stable_sort(guess.times.begin(), guess.times.end(), [&](const FollowUpTime& a, const FollowUpTime& b) {
    return coarseness(table, a) < coarseness(table, b);
  });
  for (FollowUpTime& time : guess.times) {
    const auto twin =
        std::find_if(kept.begin(), kept.end(), [&](const FollowUpTime& other) { return tell_the_same(other, time); });
    if (twin == kept.end()) {
      kept.push_back(std::move(time));
      continue;
    }
    const std::string name = in_comment(table.columns[time.column].name);
    twin->reason += fmt::format("; {} is the same follow-up", name);
    if (twin->name.meaning == Meaning::none) twin->name.meaning = time.name.meaning;
    guess.left_out.push_back(
        {table.columns[time.column].name, "the same follow-up as " + in_comment(table.columns[twin->column].name)});
  }
  std::sort(kept.begin(), kept.end(), [](const FollowUpTime& a, const FollowUpTime& b) { return a.column < b.column; });
  guess.times = std::move(kept);
}

}  // namespace

GuessedTimes guess_times(const TableProfile& table, const std::vector<NameWords>& names) {
  GuessedTimes guess;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const ColumnProfile& column = table.columns[i];
    const bool later = names[i].has_any({"after", "subsequent", "salvage"});
    if (names[i].time && !later && column.is_number() && column.distinct > 2 && column.lowest >= 0.0)
      guess.times.push_back(time_of(table, names[i], i, "guessed: its name, and no value is negative"));
  }
  join_turns(table, guess);
  keep_one_of_each(table, guess);
  return guess;
}

std::optional<FollowUpTime> time_beside(const TableProfile& table, const std::vector<NameWords>& names,
                                        std::size_t event) {
  constexpr std::size_t fewest = 20;
  std::vector<std::size_t> beside;
  if (event > 0) beside.push_back(event - 1);
  if (event + 1 < names.size()) beside.push_back(event + 1);
  for (const std::size_t at : beside) {
    const ColumnProfile& column = table.columns[at];
    const bool hardly_repeated = column.distinct >= fewest && 3 * column.distinct >= column.rows;
    if (column.is_number() && column.known == column.rows && column.lowest >= 0.0 && hardly_repeated &&
        !column.counts_days() && !is_calendar_year(column) && !names[at].quantity && !names[at].id &&
        names[at].meaning == Meaning::none)
      return time_of(table, names[at], at, "guessed: numbers above 0 in every row beside the event");
  }
  return std::nullopt;
}

}  // namespace rtsurv::starter
