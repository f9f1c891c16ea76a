#include "rtsurv/study/methods/references.hpp"

#include <fmt/format.h>

#include "rtsurv/study/columns/design.hpp"
#include "rtsurv/study/columns/reference.hpp"

namespace rtsurv::study {

std::vector<std::string> move_references(Values& values, const Outcome& outcome, std::vector<TermSpec>& terms) {
  std::vector<std::string> said;
  const OutcomeValues columns = outcome_values(values, outcome);
  Selection selection(values.rows(), {});
  require(selection, columns);
  require_terms(selection, values, terms);
  const Cases cases = selection.cases();
  const table::Column event{.type = table::ColumnType::number,
                            .missing = gather(columns.event->missing, cases),
                            .number = gather(columns.event->number, cases)};
  for (TermSpec& term : terms) {
    if (!term.crossed.empty() || term.spline || term.reference || !term.levels.empty()) continue;
    const table::Column& column = values.any(term.text, "--terms");
    if (!is_factor_term(term, column)) continue;
    const Factor factor = on_cases(as_factor(values.table(), column), cases);
    const LevelCounts counts = count_levels(factor, event);
    const std::optional<std::size_t> best = reference_with_events(counts);
    if (!best) continue;
    term.reference = factor.levels[*best];
    said.push_back(fmt::format(
        R"(the first level "{}" of "{}" has no event among {} {}, so its largest level with events, "{}", is the reference; factor({}, ref=...) takes another)",
        factor.levels.front(), term.text, counts.n.front(), counts.n.front() == 1 ? "row" : "rows", *term.reference,
        term.text));
  }
  code_as_alone(terms);
  return said;
}

}  // namespace rtsurv::study
