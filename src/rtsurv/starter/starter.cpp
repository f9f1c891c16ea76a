#include "rtsurv/starter/starter.hpp"

#include <algorithm>
#include <limits>
#include <map>

#include <fmt/format.h>

#include "rtsurv/starter/draft.hpp"
#include "rtsurv/starter/text.hpp"

namespace rtsurv::starter {
namespace {

/// Why columns of dates could not be read, each reason once with its columns; the outcome may stand in them.
std::string dates_not_read(const table::Table& table, const table::DateRules& rules) {
  std::map<std::string, std::string> columns_of;
  for (const std::string& name : table.names()) {
    if (table.type(name) != table::ColumnType::text) continue;
    const std::vector<std::string> texts = table.column(name, "init").level;
    std::string problem = table::date_problem(texts, rules);
    const auto dates =
        std::ranges::count_if(texts, [](const auto& text) { return table::read_date(text).has_value(); });
    if (problem.empty() && dates > 0 && 2 * static_cast<std::size_t>(dates) >= texts.size())
      problem = fmt::format(
          "holds dates that are read as text, since no one order fits all of {} different texts, of "
          "which {} are dates by themselves: write all in one order",
          texts.size(), dates);
    if (problem.empty()) continue;
    std::string& columns = columns_of[problem];
    columns += (columns.empty() ? "\"" : ", \"") + name + "\"";
  }
  std::string text;
  constexpr std::string_view holds = "holds ";
  for (const auto& [problem, columns] : columns_of) {
    const bool several = columns.find("\", \"") != std::string::npos && problem.starts_with(holds);
    text += ". " + columns + " " + (several ? "hold " + problem.substr(holds.size()) : problem);
  }
  return text;
}

/// 1 and 0 as they are; every other value is unknown.
Truths truths_of(const table::Column& column) {
  Truths truths;
  for (std::size_t i = 0; i < column.size(); ++i) {
    const bool known = i < column.number.size() && column.missing[i] == 0;
    const double value = known ? column.number[i] : std::numeric_limits<double>::quiet_NaN();
    truths.push_back(value == 0.0 || value == 1.0 ? value : std::numeric_limits<double>::quiet_NaN());
  }
  return truths;
}

std::vector<std::string> open_sides(const std::vector<GuessedEndpoint>& endpoints) {
  std::vector<std::string> open;
  for (const GuessedEndpoint& endpoint : endpoints) {
    if (endpoint.open.empty()) continue;
    const auto patients = [&](double truth) {
      return std::count(endpoint.happened.begin(), endpoint.happened.end(), truth);
    };
    open.push_back(
        fmt::format("{} of {} patients have the event of {} ({}); turn it round if that is the state of the others",
                    patients(1.0), patients(0.0) + patients(1.0), endpoint.title.name, in_comment(endpoint.open)));
  }
  return open;
}

/// Columns that tell an outcome of which no endpoint could be made, as a rule because nothing says when it happened.
std::vector<std::string> outcomes_left(const Draft& draft) {
  std::vector<std::string> left;
  const auto& endpoints = draft.outcomes.endpoints;
  for (const Told& one : draft.outcomes.told) {
    const auto tells = [&](const GuessedEndpoint& endpoint) {
      return endpoint.meaning == one.meaning || std::ranges::count(endpoint.columns, one.column) > 0;
    };
    if (one.date || !one.outcome || one.meaning == Meaning::none || endpoints.empty() ||
        std::ranges::any_of(endpoints, tells))
      continue;
    left.push_back(
        fmt::format("{} tells who had an outcome, but no date or time says when, so that it makes no endpoint; "
                    "name that column in an [[endpoint]] if there is one",
                    in_comment(draft.name_of(one.column))));
  }
  return left;
}

}  // namespace

Starter starter_protocol(const table::Table& table, const StarterOptions& options) {
  Truths happened;
  if (!options.event.empty()) happened = truths_of(table.evaluate(options.event, "--event"));
  const Draft draft = make_draft(profile(table), options, happened);
  std::string undecided = draft.outcomes.undecided;
  if (!undecided.empty()) undecided += dates_not_read(table, options.reading.dates);
  std::vector<std::string> open = open_sides(draft.outcomes.endpoints);
  for (std::string& one : outcomes_left(draft)) open.push_back(std::move(one));
  return {write_draft(draft), undecided, std::move(open)};
}

}  // namespace rtsurv::starter
