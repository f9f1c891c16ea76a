// Cumulative incidence and Gray's test.
#include <fmt/format.h>

#include "rtsurv/rscript/tables.hpp"
#include "rtsurv/rscript/words.hpp"

namespace rtsurv::rscript {
namespace {

using results::IncidenceResult;

/// Of the event, group after group: estimates, then lower, then upper limits.
Printed incidences(const IncidenceResult& result) {
  using survival::IncidenceAt;
  Printed printed;
  for (const auto part : {&IncidenceAt::cif, &IncidenceAt::lower, &IncidenceAt::upper})
    for (const IncidenceResult::Group& group : result.groups)
      if (const auto* curve = group.curve_of(IncidenceResult::event_cause))
        for (const IncidenceAt& at : curve->at) printed.push_back(at.*part);
  return printed;
}

std::vector<double> incidence_times(const IncidenceResult& result) {
  std::vector<double> times;
  if (!result.groups.empty())
    if (const auto* curve = result.groups.front().curve_of(IncidenceResult::event_cause))
      for (const survival::IncidenceAt& at : curve->at) times.push_back(at.time);
  return times;
}

}  // namespace

void write_incidence(Page& page, const TableOf& table, const IncidenceResult& incidence) {
  if (!table.outcome.is_plain())
    return page.comment(table.what + ": cmprsk takes neither delayed entry nor weights nor clusters; not repeated");
  const OutcomeCode& outcome = table.outcome;
  std::vector<std::string> groups;
  for (const IncidenceResult::Group& group : incidence.groups)
    groups.push_back(table.by == nullptr ? "\"1\"" : r_level(*table.by, group.group));
  const std::string by = table.by == nullptr ? "" : ", " + r_name(table.by->name);
  page.block(table.what + ": cumulative incidence");
  page.line(fmt::format("fit <- with({}, cuminc({}, {}{}))", outcome.data, outcome.time, outcome.status, by));
  if (const std::vector<double> times = incidence_times(incidence); !times.empty())
    page.compare(table.what + ": incidence",
                 fmt::format("incidence_at(fit, {}, {}, {})", r_vector(groups), r_numbers(times),
                             r_number(incidence.confidence_level)),
                 incidences(incidence));
  const auto* gray = incidence.gray_of(IncidenceResult::event_cause);
  if (gray == nullptr || !gray->test) return;
  page.line("print(fit$Tests)");
  page.compare(table.what + ": Gray's test", "gray_of(fit)", {gray->test->chi_square, gray->test->p});
}

}  // namespace rtsurv::rscript
