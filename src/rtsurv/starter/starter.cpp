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
          "holds dates that are read as text, since no one order fits its {} different texts, of "
          "which {} are dates by themselves: write all in one order",
          texts.size(), dates);
    if (problem.empty()) continue;
    std::string& columns = columns_of[problem];
    columns += (columns.empty() ? "\"" : ", \"") + name + "\"";
  }
  std::string text;
  for (const auto& [problem, columns] : columns_of) text += ". " + columns + " " + problem;
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

}  // namespace

Starter starter_protocol(const table::Table& table, const StarterOptions& options) {
  Truths happened;
  if (!options.event.empty()) happened = truths_of(table.evaluate(options.event, "--event"));
  const Draft draft = make_draft(profile(table), options, happened);
  std::string undecided = draft.outcomes.undecided;
  if (!undecided.empty()) undecided += dates_not_read(table, options.reading.dates);
  return {write_draft(draft), undecided, open_sides(draft.outcomes.endpoints)};
}

}  // namespace rtsurv::starter
