#include "rtsurv/report/html/rows/competing_parts.hpp"

#include <algorithm>

#include "rtsurv/report/html/rows/cox_rows.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::html {

namespace {

using results::CoxTerm, results::IncidenceResult, results::Study;

const survival::IncidenceCurve* event_curve(const IncidenceResult::Group& group) {
  const auto found = std::ranges::find_if(group.causes, &IncidenceResult::Cause::is_event);
  return found == group.causes.end() ? nullptr : &found->curve;
}

std::string at(const survival::IncidenceCurve& curve, double time) {
  const auto found = std::ranges::find(curve.at, time, &survival::IncidenceAt::time);
  if (found == curve.at.end() || !found->cif) return "beyond follow-up";
  return percent_interval(found->cif, found->lower, found->upper);
}

std::string gray_sentence(const Study& study, const results::RiskGroups::Outcome& outcome,
                          const IncidenceResult& incidence) {
  const auto gray = std::ranges::find(incidence.gray, IncidenceResult::event_cause, &IncidenceResult::Gray::cause);
  if (gray == incidence.gray.end()) return "";
  const std::string endpoint = in_sentence(endpoint_label(study, outcome.endpoint));
  if (!gray->test) return "Gray\u2019s test for " + endpoint + " is " + not_estimable(gray->why) + ".";
  return test_phrase("Gray\u2019s test of the cumulative incidence for " + endpoint, *gray->test) +
         ". The log-rank test above asks whether the rate among those still at risk differs; this one asks whether the "
         "chance of having had the event does, with competing events counted.";
}

Table incidence_table(const Study& study, const results::RiskGroups::Outcome& outcome,
                      const IncidenceResult& incidence) {
  Table table{"Cumulative incidence of the event by risk group (" + endpoint_label(study, outcome.endpoint) + ").",
              {"Group", "n", "Events"},
              {},
              {"Aalen\u2013Johansen estimate with the competing event counted; log-log-transformed intervals."}};
  std::ranges::copy(landmark_heads(study, incidence.confidence_level), std::back_inserter(table.header));
  for (const IncidenceResult::Group& group : incidence.groups) {
    const survival::IncidenceCurve* curve = event_curve(group);
    if (curve == nullptr) continue;
    Table::Row row{Table::RowKind::plain, group.group, {count(static_cast<double>(group.n)), count(curve->events)}, ""};
    for (const double time : study.landmarks) row.cells.push_back(at(*curve, time));
    table.rows.push_back(std::move(row));
  }
  return table;
}

const CoxTerm* same_term(const std::vector<CoxTerm>& terms, const CoxTerm& wanted) {
  const auto found = std::ranges::find_if(
      terms, [&](const CoxTerm& one) { return one.term == wanted.term && one.level == wanted.level; });
  return found == terms.end() ? nullptr : &*found;
}

std::string term_label(const Study& study, const CoxTerm& term) {
  const std::string label = column_label(study, term.term);
  if (!term.level) return column_label_with_unit(study, term.term);
  const std::string level = level_label(study, term.term, *term.level);
  return level.starts_with(label) ? level : label + ": " + level;
}

Table fine_gray_table(const Study& study, const results::EndpointResult& endpoint, const results::CoxResult& cox,
                      const results::FineGrayResult& fine_gray) {
  const std::string interval = " (" + interval_head(fine_gray.model.confidence_level) + ")";
  Table table{
      "Cause-specific and subdistribution hazard ratios for " + in_sentence(endpoint.label) + ", in " +
          sample_phrase(fine_gray.model.sample) + ".",
      {"Factor", "Cause-specific HR" + interval, "P", "Subdistribution HR" + interval, "P"},
      {},
      {"Cause-specific (Cox, competing events censored): what acts on the rate of the event among those still at "
       "risk. Subdistribution (Fine\u2013Gray): what changes the chance of having had the event.",
       count(static_cast<double>(fine_gray.competing)) + " patients had the competing event first; " +
           count(static_cast<double>(fine_gray.censored)) + " were censored."}};
  for (const CoxTerm& term : cox.terms) {
    const CoxTerm* other = same_term(fine_gray.model.terms, term);
    table.rows.push_back({Table::RowKind::plain,
                          term_label(study, term),
                          {hazard_ratio(term), p_value(term.p), other ? hazard_ratio(*other) : "not estimable",
                           other ? p_value(other->p) : ""},
                          ""});
  }
  return table;
}

}  // namespace

Html risk_group_incidence(Page& page, const results::RiskGroups::Outcome& outcome) {
  if (!outcome.cuminc) return {};
  if (!outcome.cuminc->value)
    return paragraph("The cumulative incidence by risk group is " + not_estimable(outcome.cuminc->why) + ".");
  const IncidenceResult& incidence = *outcome.cuminc->value;
  return page.table(incidence_table(page.study(), outcome, incidence)) +
         paragraph(gray_sentence(page.study(), outcome, incidence));
}

Html fine_gray_part(Page& page, const results::EndpointResult& endpoint) {
  if (!endpoint.multivariable || !endpoint.multivariable->fine_gray || !endpoint.multivariable->cox.value) return {};
  const auto& fine_gray = *endpoint.multivariable->fine_gray;
  if (!fine_gray.value) return paragraph("The Fine\u2013Gray model is " + not_estimable(fine_gray.why) + ".");
  return page.table(fine_gray_table(page.study(), endpoint, *endpoint.multivariable->cox.value, *fine_gray.value));
}

}  // namespace rtsurv::report::html
