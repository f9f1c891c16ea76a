#include "rtsurv/study/methods/references.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rtsurv/study/columns/design.hpp"

namespace rtsurv::study {
namespace {

/// `event` has 0 or 1 of each case.
std::vector<std::string> moved_references(Values& values, const Cases& cases, const std::vector<double>& event,
                                          std::vector<TermSpec>& terms) {
  std::vector<std::string> said;
  const table::Column counted{
      .type = table::ColumnType::number, .missing = std::vector<std::uint8_t>(event.size(), 0), .number = event};
  for (TermSpec& term : terms) {
    if (!leaves_reference_open(term)) continue;
    const table::Column& column = values.any(term.text, "--terms");
    if (!is_factor_term(term, column)) continue;
    const Factor factor = on_cases(as_factor(values.table(), column), cases);
    const LevelCounts counts = count_levels(factor, counted);
    const std::optional<std::size_t> best = reference_with_events(counts);
    if (!best) continue;
    term.reference = factor.levels[*best];
    said.push_back(moved_reference(term.text, factor.levels, counts, *best));
  }
  code_as_alone(terms);
  return said;
}

}  // namespace

std::string moved_reference(const std::string& term, const std::vector<std::string>& levels, const LevelCounts& counts,
                            std::size_t taken) {
  return fmt::format(
      R"(the first level "{}" of "{}" has no event among {} {}, so its largest level with events, "{}", is the reference; factor({}, ref=...) takes another)",
      levels.front(), term, counts.n.front(), counts.n.front() == 1 ? "row" : "rows", levels[taken], term);
}

bool leaves_reference_open(const TermSpec& term) {
  return term.crossed.empty() && !term.spline && !term.reference && term.levels.empty();
}

int code_of(const Causes& causes, const FineGrayCall& call) {
  if (call.outcome.status.empty()) {
    if (!call.cause.empty()) throw InvalidOption("--cause belongs to --status; with --event that is the cause");
    return 1;
  }
  if (call.cause.empty()) throw InvalidOption("--status needs --cause, the code of the event of interest");
  if (call.cause == call.outcome.censor)
    throw InvalidOption("--cause and --censor are the same code; one is the event, the other none");
  const auto found = std::ranges::find(causes.label, call.cause);
  if (found == causes.label.end())
    throw Error(ErrorKind::usage,
                fmt::format("\"{}\" has no value \"{}\" (--cause) in the rows used", call.outcome.status, call.cause));
  return 1 + static_cast<int>(found - causes.label.begin());
}

std::vector<std::string> move_references(Values& values, CoxCall& call) {
  const OutcomeValues columns = outcome_values(values, call.outcome);
  Selection selection(values.rows(), {});
  require(selection, columns);
  require_terms(selection, values, call.terms);
  const Cases cases = selection.cases();
  return moved_references(values, cases, gather(columns.event->number, cases), call.terms);
}

std::vector<std::string> move_references(Values& values, FineGrayCall& call) {
  const CauseColumns columns = cause_columns(values, call.outcome);
  Selection selection(values.rows(), {});
  require(selection, columns);
  require_terms(selection, values, call.terms);
  const Cases cases = selection.cases();
  const Causes all = causes(values.table(), columns, cases);
  const int code = code_of(all, call);
  std::vector<double> event;
  for (const int one : all.code) event.push_back(one == code ? 1.0 : 0.0);
  return moved_references(values, cases, event, call.terms);
}

}  // namespace rtsurv::study
