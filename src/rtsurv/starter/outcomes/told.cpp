// Columns that tell whether something happened.

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "rtsurv/starter/outcomes/outcomes.hpp"
#include "rtsurv/starter/text.hpp"

namespace rtsurv::starter {
namespace {

Truths reversed(Truths truths) {
  for (double& truth : truths) truth = 1.0 - truth;
  return truths;
}

Told told_by_date(const TableProfile& table, const EventDate& date) {
  const ColumnProfile& column = table.columns[date.column];
  const std::string sql = sql_name(column.name);
  const Truths happened = filled(column);
  const char* reason = date.by_values ? "a date that most patients do not have is that of an event"
                                      : "a date of the event is given only when there was one";
  return {date.column,
          date.meaning,
          {{sql + " is not null", sql + " is not null", happened},
           {sql + " is null", sql + " is null", reversed(happened)},
           {},
           reason,
           true},
          true,
          true};
}

/// The date that is filled in the rows where the column says so, or says the contrary.
const Told* same_as_date(const EventCoding& coding, const std::vector<Told>& told) {
  const auto found = std::find_if(told.begin(), told.end(), [&](const Told& other) {
    return other.date && (agree(coding.event.happened, other.coding.event.happened) ||
                          agree(coding.opposite.happened, other.coding.event.happened));
  });
  return found == told.end() ? nullptr : &*found;
}

/// Those who may say on which side the event of `of` is, the surest first: dates, texts, and for a name that says the
/// contrary of an event, one that says the event.
std::vector<Witness> witnesses(const TableProfile& table, const std::vector<NameWords>& names,
                               const std::vector<Told>& told, const Told& of) {
  std::vector<Witness> found;
  const auto add = [&](const char* form, const auto& suits) {
    for (const Told& other : told)
      if (other.column != of.column && other.meaning == of.meaning && of.meaning != Meaning::none && suits(other))
        found.push_back({fmt::format(fmt::runtime(form), in_comment(table.columns[other.column].name)),
                         other.coding.event.happened});
  };
  add("{} being filled", [](const Told& other) { return other.date; });
  add("the texts of {}", [](const Told& other) { return !other.date && other.coding.telling_text; });
  add("{}", [&](const Told& other) {
    return !other.date && !other.coding.telling_text && names[of.column].inverted && !names[other.column].inverted;
  });
  return found;
}

}  // namespace

std::vector<Told> what_is_told(const TableProfile& table, const std::vector<NameWords>& names,
                               const GuessedDates& dates) {
  std::vector<Told> told;
  for (const EventDate& date : dates.events) told.push_back(told_by_date(table, date));
  const std::size_t count = told.size();
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool cause = names[i].has("cause") && !names[i].has("specific");
    if (cause || names[i].has_any({"after", "subsequent", "toxicity", "prior", "previous"})) continue;
    auto coding = event_coding(table.columns[i], names[i]);
    if (!coding) continue;
    const Told* date = same_as_date(*coding, told);
    if (!names[i].event && date == nullptr && !coding->names_outcome) continue;
    Told one{i, names[i].meaning, std::move(*coding)};
    if (one.meaning == Meaning::none && one.coding.deaths) one.meaning = Meaning::death;
    if (date != nullptr && one.meaning == Meaning::none) one.meaning = date->meaning;
    one.outcome = one.meaning != Meaning::none || names[i].is_generic() || one.coding.names_outcome;
    told.push_back(std::move(one));
  }
  for (std::size_t i = count; i < told.size(); ++i) {
    hear(told[i].coding, witnesses(table, names, told, told[i]));
    told[i].coding.reason = "guessed: " + told[i].coding.reason;
  }
  for (std::size_t i = 0; i < count; ++i) told[i].coding.reason = "guessed: " + told[i].coding.reason;
  return told;
}

}  // namespace rtsurv::starter
