#include "rtsurv/starter/starter.hpp"

#include <map>

#include "rtsurv/starter/draft.hpp"

namespace rtsurv::starter {
namespace {

/// Why columns of dates could not be read, each reason once with its columns; the outcome may stand in them.
std::string dates_not_read(const table::Table& table, const table::DateRules& rules) {
  std::map<std::string, std::string> columns_of;
  for (const std::string& name : table.names()) {
    if (table.type(name) != table::ColumnType::text) continue;
    const std::string problem = table::date_problem(table.column(name, "init").level, rules);
    if (problem.empty()) continue;
    std::string& columns = columns_of[problem];
    columns += (columns.empty() ? "\"" : ", \"") + name + "\"";
  }
  std::string text;
  for (const auto& [problem, columns] : columns_of) text += ". " + columns + " " + problem;
  return text;
}

}  // namespace

Starter starter_protocol(const table::Table& table, const StarterOptions& options) {
  if (!options.event.empty()) (void)table.evaluate(options.event, "--event");
  const Draft draft = make_draft(profile(table), options);
  std::string undecided = draft.outcomes.undecided;
  if (!undecided.empty()) undecided += dates_not_read(table, options.reading.dates);
  return {write_draft(draft), undecided};
}

}  // namespace rtsurv::starter
