#include "rtsurv/starter/outcomes/events.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "rtsurv/core/text.hpp"
#include "rtsurv/starter/text.hpp"
#include "rtsurv/starter/values/named_code.hpp"
#include "rtsurv/starter/values/states.hpp"

namespace rtsurv::starter {
namespace {

using Numbers = std::vector<double>;

EventSide side_of(const ColumnProfile& column, const std::string& condition, const Numbers& values) {
  return {condition, condition, is_one_of(column, values)};
}

/// "x = 'a'", or "x in ('a', 'b')".
EventSide side_of_texts(const ColumnProfile& column, const std::vector<std::string>& texts) {
  Numbers places;
  std::string list;
  for (const std::string& text : texts) {
    const auto at = std::find(column.few_levels.begin(), column.few_levels.end(), text);
    places.push_back(static_cast<double>(at - column.few_levels.begin()));
    list += (list.empty() ? "" : ", ") + sql_text(text);
  }
  const std::string sql = sql_name(column.name);
  return side_of(column, texts.size() == 1 ? sql + " = " + list : sql + " in (" + list + ")", places);
}

bool has_blanks(const ColumnProfile& column) { return 10 * column.known <= 9 * column.rows; }

EventCoding marked_or_blank(const ColumnProfile& column) {
  const std::string sql = sql_name(column.name);
  Truths happened = filled(column), not_happened;
  for (const double truth : happened) not_happened.push_back(1.0 - truth);
  return {{sql + " is not null", sql + " is not null", std::move(happened)},
          {sql + " is null", sql + " is null", std::move(not_happened)},
          {},
          "one value or blank; blank is taken as no event",
          true};
}

/// Texts that say an event, those that say a death, and those that deny both; nothing when one says neither.
struct Parted {
  std::vector<std::string> events, deaths, others;
};

std::optional<Parted> part(const std::vector<std::string>& levels) {
  Parted parted;
  for (const std::string& level : levels) {
    const bool coded = levels.size() == 2;
    const std::string text = fold_case(level);
    if (says_death(level))
      parted.deaths.push_back(level);
    else if (says_event(level) || (coded && level.starts_with("1:")))
      parted.events.push_back(level);
    else if (denies_event(level) || (coded && (level.starts_with("0:") || text.starts_with("alive "))))
      parted.others.push_back(level);
    else
      return std::nullopt;
  }
  return parted;
}

void turn_round(EventCoding& coding) {
  std::swap(coding.event, coding.opposite);
  if (!coding.competing.empty()) coding.competing = coding.opposite.condition;
}

/// Yes is the good state: the event is no.
std::optional<EventCoding> contrary_coding(const ColumnProfile& column, const NameWords& name) {
  std::vector<std::string> no, others;
  for (const std::string& level : column.few_levels) (says_no(level) ? no : others).push_back(level);
  if (no.empty()) return std::nullopt;
  EventCoding coding{side_of_texts(column, no), side_of_texts(column, others), {}, "its name; yes means no event"};
  coding.telling_text = true;
  coding.doubtful = !name.inverted;
  return coding;
}

EventCoding blank_coding(const ColumnProfile& column, const NameWords& name) {
  EventCoding coding = marked_or_blank(column);
  if (!yes_is_good(name)) return coding;
  turn_round(coding);
  coding.reason = "its name; one value or blank, and blank is taken as the event";
  coding.telling_text = false;
  coding.doubtful = true;
  return coding;
}

/// How the deaths that the texts tell count; texts that differ in case alone are one.
std::string reason_of_deaths(const std::vector<std::string>& deaths) {
  const bool kinds = std::any_of(deaths.begin(), deaths.end(), [&](const std::string& death) {
    return fold_case(death) != fold_case(deaths.front());
  });
  return kinds ? "its texts; every kind of death counts: for one cause alone, give that text as the event and the "
                 "other deaths as competing"
               : "its texts";
}

std::optional<EventCoding> text_coding(const ColumnProfile& column, const NameWords& name) {
  if (column.few_levels.size() == 1 && has_blanks(column) &&
      (says_event(column.few_levels.front()) || says_death(column.few_levels.front())))
    return blank_coding(column, says_yes(column.few_levels.front()) ? name : NameWords{});
  auto parted = part(column.few_levels);
  if (!parted || parted->others.empty() || parted->events.size() + parted->deaths.size() == 0) return std::nullopt;
  if (parted->deaths.empty() && yes_is_good(name) && std::ranges::all_of(parted->events, says_yes))
    return contrary_coding(column, name);
  EventCoding coding;
  coding.telling_text = true;
  coding.reason = parted->events.empty() ? reason_of_deaths(parted->deaths) : "its texts";
  if (!parted->events.empty() && !parted->deaths.empty()) {
    coding.competing = side_of_texts(column, parted->deaths).condition;
    parted->others.insert(parted->others.end(), parted->deaths.begin(), parted->deaths.end());
  } else if (parted->events.empty()) {
    parted->events = parted->deaths;
    coding.deaths = true;
  }
  coding.names_outcome = std::any_of(parted->events.begin(), parted->events.end(),
                                     [](const std::string& text) { return !says_yes(text); });
  coding.event = side_of_texts(column, parted->events);
  coding.opposite = side_of_texts(column, parted->others);
  return coding;
}

EventCoding truth_coding(const ColumnProfile& column) {
  const std::string sql = sql_name(column.name);
  EventSide yes = side_of(column, sql, {1.0}), no = side_of(column, "not " + sql, {0.0});
  yes.expression = column.name;
  return {std::move(yes), std::move(no), {}, "its name; true is the event"};
}

EventCoding number_coding(const ColumnProfile& column, double code, const std::string& reason) {
  const std::string sql = sql_name(column.name);
  const auto equals = [&](double value) { return side_of(column, sql + " = " + table::label(value), {value}); };
  EventCoding coding{equals(code), equals(code == 2.0 ? 1.0 : 0.0), {}, reason};
  if (code == 1.0) coding.event.expression = column.name;
  return coding;
}

/// 0/1/2: two kinds of events.
EventCoding competing_coding(const ColumnProfile& column) {
  EventCoding coding =
      number_coding(column, 1.0, "its codes 0, 1 and 2: 1 is the event and 2 another that precludes it");
  coding.event.expression = coding.event.condition;
  coding.opposite = side_of(column, sql_name(column.name) + " = 2", {2.0});
  coding.competing = coding.opposite.condition;
  return coding;
}

/// The side of one code is known; the other code is the contrary.
std::optional<EventCoding> coding_of_code(const ColumnProfile& column, const NamedCode& named) {
  const Numbers& numbers = column.few_numbers;
  if (std::find(numbers.begin(), numbers.end(), named.code) == numbers.end()) return std::nullopt;
  const std::string sql = sql_name(column.name);
  const double other = numbers[0] == named.code ? numbers[1] : numbers[0];
  const auto side = [&](double code) { return side_of(column, sql + " = " + table::label(code), {code}); };
  EventCoding coding{side(named.code), side(other), {}, "its name gives the codes"};
  if (!named.event) turn_round(coding);
  return coding;
}

}  // namespace

std::optional<EventCoding> event_coding(const ColumnProfile& column, const NameWords& name) {
  if (column.type == table::ColumnType::text) return text_coding(column, name);
  if (column.type == table::ColumnType::date) return std::nullopt;
  const Numbers& numbers = column.few_numbers;
  const bool truths = column.type == table::ColumnType::boolean;
  if (const auto code = code_in_name(column.name); code && numbers.size() == 2 && !truths)
    return coding_of_code(column, *code);
  std::optional<EventCoding> coding;
  if (!truths && numbers == Numbers{1} && has_blanks(column)) return blank_coding(column, name);
  if (numbers == Numbers{0, 1, 2}) return competing_coding(column);
  if (truths)
    coding = truth_coding(column);
  else if (numbers == Numbers{0, 1} || numbers == Numbers{0} || numbers == Numbers{1})
    coding = number_coding(column, 1.0, "its name; 1 is the event");
  else if (numbers == Numbers{1, 2})
    coding = number_coding(column, 2.0, "its name and the codes 1 and 2, of which 2 is the event");
  if (!coding) return std::nullopt;
  coding->doubtful = name.inverted || name.open || name.meaning == Meaning::none;
  if (name.inverted && numbers != Numbers{1, 2}) {
    turn_round(*coding);
    coding->reason = truths ? "its name; true means no event" : "its name; 1 means no event";
  }
  return coding;
}

void hear(EventCoding& coding, const std::vector<Witness>& witnesses) {
  constexpr double sure = 0.9;
  for (const Witness& witness : witnesses) {
    const double same = agreement(coding.event.happened, witness.happened);
    const double other = agreement(coding.opposite.happened, witness.happened);
    if (std::max(same, other) < sure) continue;
    if (other > same) turn_round(coding);
    coding.reason =
        fmt::format("this side goes with {} in {:.0f} % of the rows", witness.what, 100.0 * std::max(same, other));
    coding.doubtful = false;
    return;
  }
  if (coding.doubtful) coding.reason += "; no other column tells which side is the event";
}

}  // namespace rtsurv::starter
