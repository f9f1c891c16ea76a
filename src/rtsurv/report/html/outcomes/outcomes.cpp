#include <algorithm>
#include <iterator>

#include "rtsurv/report/html/page/page.hpp"
#include "rtsurv/report/html/rows/cox_rows.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/html/rows/incidence_rows.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::html {

namespace {

using results::EndpointResult, results::IncidenceResult;

Table::Row curve_row(const results::Study& study, const EndpointResult& endpoint) {
  const results::KaplanMeierResult::Group& all = endpoint.km.groups.front();
  const survival::KaplanMeier& curve = all.curve;
  std::vector<Cell> cells = people(all.n(), all.events());
  std::ranges::copy(landmark_rates(study, curve), std::back_inserter(cells));
  cells.emplace_back(time_interval(curve.median));
  return {Table::RowKind::plain, endpoint.label, std::move(cells), ""};
}

/// The two causes of an endpoint with competing events, below its curve.
void add_causes(Table& table, const results::Study& study, const EndpointResult& endpoint) {
  if (!endpoint.cuminc || endpoint.cuminc->groups.empty()) return;
  for (const IncidenceResult::Cause& cause : endpoint.cuminc->groups.front().causes) {
    const bool event = cause.cause == IncidenceResult::event_cause;
    const std::string label = event ? event_phrase(study, endpoint.name) : competing_phrase(study, endpoint.name);
    std::vector<Cell> cells{"", count(cause.events())};
    std::ranges::copy(incidence_rates(study, cause.curve), std::back_inserter(cells));
    table.rows.push_back({Table::RowKind::level, "Incidence of " + label, std::move(cells), ""});
  }
}

Table outcomes_table(const results::Study& study) {
  const results::KaplanMeierResult& first = study.endpoints.front().km;
  Table table{"Outcomes of all patients.", {"Endpoint", "n", "Events"}, {}, {}};
  table.name = "outcomes";
  std::ranges::copy(landmark_heads(study, first.confidence_level), std::back_inserter(table.header));
  table.header.push_back("Median, " + std::string(name(study.time_unit)) + " (" +
                         interval_head(first.confidence_level) + ")");
  for (const EndpointResult& endpoint : study.endpoints) {
    if (endpoint.km.groups.empty()) continue;
    table.rows.push_back(curve_row(study, endpoint));
    add_causes(table, study, endpoint);
  }
  table.notes = {"Rates by Kaplan\u2013Meier, intervals " + interval_type(first.confidence_type) + "."};
  if (std::ranges::any_of(study.endpoints, [](const auto& one) { return one.cuminc.has_value(); }))
    table.notes.front() +=
        " Incidence: cumulative, with competing events counted; Kaplan\u2013Meier takes them as censored, so that one "
        "minus its rate is never below the incidence.";
  return table;
}

}  // namespace

Section outcomes_section(Page& page) {
  Section section;
  const results::Study& study = page.study();
  if (study.endpoints.empty()) return section;
  section.body = page.table(outcomes_table(study));
  Html curves;
  for (std::size_t i = 0; i < study.endpoints.size(); ++i) {
    const std::string& name = study.endpoints[i].name;
    Html figures = page.figure({"km", name});
    figures += page.figure({"cuminc", name});
    curves += element("div", {{"id", part_id("outcome", i)}, {"class", "pair"}}, figures);
    section.parts.push_back({part_id("outcome", i), study.endpoints[i].label});
  }
  section.body += element("div", {{"class", "curves"}}, curves);
  return section;
}

}  // namespace rtsurv::report::html
