// What stands behind the table of outcomes: numbers at risk, both estimates at each landmark, checks of the follow-up.
#include <algorithm>

#include "rtsurv/report/html/factors/check_parts.hpp"
#include "rtsurv/report/html/outcomes/person_time.hpp"
#include "rtsurv/report/html/page/page.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::html {

namespace {

using results::EndpointResult, results::IncidenceResult;

std::string follow_up_sentence(const results::Study& study, const EndpointResult& endpoint) {
  std::string sentence = sample_phrase(endpoint.km.sample) + "." + missing_phrase(endpoint.km.sample.n_missing) +
                         rows_note(endpoint.km.sample);
  if (!endpoint.km.follow_up) return sentence;
  const survival::FollowUpTime& time = *endpoint.km.follow_up;
  return sentence + " Median follow-up was " + in_unit(time_interval(time.reverse_kaplan_meier), study.time_unit) +
         " by the reverse Kaplan\u2013Meier method (" + interval_head(endpoint.km.confidence_level) +
         "); the observed times had a median of " +
         median_with_quartiles(time.observed_median, time.q1, time.q3, "interquartile range") + ".";
}

const survival::IncidenceCurve* incidence(const EndpointResult& endpoint, std::string_view cause) {
  if (!endpoint.cuminc || endpoint.cuminc->groups.empty()) return nullptr;
  const auto& causes = endpoint.cuminc->groups.front().causes;
  const auto found = std::ranges::find(causes, cause, &IncidenceResult::Cause::cause);
  return found == causes.end() ? nullptr : &found->curve;
}

std::string incidence_at(const survival::IncidenceCurve* curve, double time) {
  if (!curve) return "";
  const auto found = std::ranges::find(curve->at, time, &survival::IncidenceAt::time);
  return found == curve->at.end() ? "" : rate_phrase(*found, curve->events);
}

std::string at_risk(const survival::KaplanMeier& curve, double time) {
  const auto found = std::ranges::find(curve.at, time, &survival::SurvivalAt::time);
  return found == curve.at.end() ? "" : count(found->at_risk);
}

/// How far the two estimates of the event lie apart, in percentage points.
std::string difference_at(const survival::KaplanMeier& curve, const survival::IncidenceCurve* event, double time) {
  if (!event) return "";
  const auto rate = std::ranges::find(curve.at, time, &survival::SurvivalAt::time);
  const auto cif = std::ranges::find(event->at, time, &survival::IncidenceAt::time);
  if (rate == curve.at.end() || cif == event->at.end() || !rate->survival || !cif->cif)
    return cif == event->at.end() ? "beyond follow-up" : rate_phrase({time, {}, {}, {}, {}}, event->events);
  return fixed(100.0 * (1.0 - *rate->survival - *cif->cif), 1) + " points";
}

Table rates_table(const results::Study& study, const EndpointResult& endpoint) {
  const survival::KaplanMeier& curve = endpoint.km.groups.front().curve;
  const std::string interval = " (" + interval_head(endpoint.km.confidence_level) + ")";
  Table table{endpoint.label + " of " + sample_phrase(endpoint.km.sample) + ".",
              {"Estimate", "At risk", "Kaplan\u2013Meier" + interval},
              {},
              {}};
  if (endpoint.cuminc) {
    table.header.push_back("Cumulative incidence of " + event_phrase(study, endpoint.name) + interval);
    table.header.push_back("Cumulative incidence of " + competing_phrase(study, endpoint.name) + interval);
    table.header.emplace_back("1 \u2212 Kaplan\u2013Meier minus incidence");
  }
  for (const double time : study.landmarks) {
    Table::Row row{
        Table::RowKind::plain, "At " + duration(study, time), {at_risk(curve, time), rate_at(curve, time)}, ""};
    if (endpoint.cuminc) {
      for (const std::string_view cause : {IncidenceResult::event_cause, IncidenceResult::competing_cause})
        row.cells.emplace_back(incidence_at(incidence(endpoint, cause), time));
      row.cells.emplace_back(difference_at(curve, incidence(endpoint, IncidenceResult::event_cause), time));
    }
    table.rows.push_back(std::move(row));
  }
  table.rows.push_back(
      {Table::RowKind::plain, "Median, " + std::string(name(study.time_unit)), {"", time_interval(curve.median)}, ""});
  table.name = figure_name({"rates", endpoint.name});
  table.notes = {"Intervals of Kaplan\u2013Meier estimates are " + interval_type(endpoint.km.confidence_type) +
                 ", with " + curve_variance(endpoint.km.sample) +
                 ". At risk: patients under observation at that time."};
  return table;
}

/// What delayed entry does to the numbers, in words.
Html late_entry(const EndpointResult& endpoint) {
  if (endpoint.entry.empty()) return {};
  return paragraph(
      "Patients count from their entry (" + endpoint.entry +
      ") on: whoever had the event before could not have been entered, and would otherwise be missing among the events "
      "but not among those at risk. Numbers at risk can therefore rise. The estimates hold if the time of entry says "
      "nothing about what comes after it.");
}

/// What each of the two estimates answers, in words.
Html estimands(const results::Study& study, const EndpointResult& endpoint) {
  if (!endpoint.cuminc) return {};
  const auto& groups = endpoint.cuminc->groups;
  const auto* competing = groups.empty() ? nullptr : groups.front().find(IncidenceResult::competing_cause);
  const std::string first = competing ? " (" + count(competing->events()) + " did)" : "";
  return paragraph(
      "Two questions, two estimates. Cumulative incidence (Aalen\u2013Johansen) is the probability of having had " +
      event_phrase(study, endpoint.name) + " by a time when " + competing_phrase(study, endpoint.name) +
      " may come first" + first +
      ": it is what a patient can expect. Kaplan\u2013Meier takes patients as censored at a competing event: it is the "
      "probability of being free of the event if competing events did not exist, and holds only when they say nothing "
      "about the event. One minus the Kaplan\u2013Meier estimate is never below the cumulative incidence.");
}

Html outcome(Page& page, const EndpointResult& endpoint) {
  const results::Study& study = page.study();
  Html body = paragraph(follow_up_sentence(study, endpoint)) + late_entry(endpoint) + estimands(study, endpoint);
  if (!endpoint.km.groups.empty()) body += page.table(rates_table(study, endpoint));
  return body + follow_up_checks_part(page, endpoint);
}

/// Below the curves of the endpoint that the follow-up is of.
Html follow_up_by_group(Page& page, const EndpointResult& endpoint) {
  const results::Study& study = page.study();
  if (!study.follow_up || study.follow_up->endpoint != endpoint.name || study.follow_up->groups.empty()) return {};
  const results::FollowUpSummary& summary = *study.follow_up;
  const std::string unit =
      ", " + std::string(name(study.time_unit)) + " (" + interval_head(endpoint.km.confidence_level) + ")";
  Table table{"Follow-up and median " + in_sentence(endpoint.label) + " by " +
                  in_sentence(column_label(study, *summary.by)) + ".",
              {"Group", "n", "Events", "Median follow-up" + unit, "Median time to the event" + unit},
              {},
              {"Follow-up by the reverse Kaplan\u2013Meier method."}};
  for (const results::FollowUpSummary::Group& group : summary.groups)
    table.rows.push_back(
        {Table::RowKind::plain,
         level_label(study, *summary.by, group.group),
         {count(static_cast<double>(group.n)), count(group.events),
          group.time ? time_interval(group.time->reverse_kaplan_meier) : "not estimable", time_interval(group.median)},
         ""});
  table.name = figure_name({"follow-up", endpoint.name});
  return page.table(table);
}

}  // namespace

Section outcomes_in_full(Page& page) {
  Section section;
  const std::vector<EndpointResult>& endpoints = page.study().endpoints;
  for (std::size_t i = 0; i < endpoints.size(); ++i) {
    const Section::Part part{part_id("rates", i), endpoints[i].label};
    section.body += part_heading(part) + outcome(page, endpoints[i]);
    section.body += follow_up_by_group(page, endpoints[i]);
    section.parts.push_back(part);
  }
  section.body += person_time_part(page);
  return section;
}

}  // namespace rtsurv::report::html
