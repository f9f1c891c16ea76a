#include <cmath>

#include "rtsurv/report/html/page/page.hpp"
#include "rtsurv/report/html/rows/cox_rows.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/html/rows/univariable_table.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::html {

namespace {

using results::Landmark, results::Study;

constexpr double level_of_states = 0.95;

/// Of the rates and hazard ratios from a landmark on.
double level_of(const Landmark::At& at) {
  for (const results::UnivariableRow& row : at.factors) {
    if (row.km.value) return row.km.value->confidence_level;
    if (row.cox.value) return row.cox.value->confidence_level;
  }
  return level_of_states;
}

std::string number_of(std::size_t n) { return count(static_cast<double>(n)); }

/// Who is left out, and why.
std::string exclusions(const Study& study, const Landmark::Outcome& outcome, const Landmark::At& at) {
  std::vector<std::string> reasons{number_of(at.events_before) + " had the event"};
  if (at.competing_before > 0) reasons.push_back(number_of(at.competing_before) + " had the competing event");
  reasons.push_back(number_of(at.censored_before) + " were censored");
  if (at.not_entered > 0) reasons.push_back(number_of(at.not_entered) + " had not come under observation");
  return "Of " + counted(static_cast<double>(outcome.n), "patient") + ", " + enumerate(reasons) + " by " +
         duration(study, at.time) + "; " + number_of(at.n) + " were followed without the event then, and " +
         count(at.events) + " of them had it later. Time counts from the landmark.";
}

UnivariableHead head_of(const Study& study, const Landmark::Outcome& outcome, const Landmark::At& at) {
  UnivariableHead head;
  head.name = figure_name({"landmark", outcome.endpoint, plain(at.time)});
  head.caption = endpoint_label(study, outcome.endpoint) + " from " + duration(study, at.time) + " on in " +
                 counted(static_cast<double>(at.n), "patient") + " with " + event_count(at.events) +
                 ", by what was known then: rates by Kaplan\u2013Meier, log-rank tests and hazard ratios.";
  head.confidence_level = level_of(at);
  for (const double time : study.landmarks)
    head.rates.push_back(duration(study, time) + " later (" + interval_head(head.confidence_level) + ")");
  return head;
}

Html landmark_part(Page& page, const Landmark::Outcome& outcome, const Landmark::At& at) {
  const Study& study = page.study();
  Html body = paragraph(exclusions(study, outcome, at));
  if (at.n == 0) return body;
  body += page.table(univariable_table(study, at.factors, head_of(study, outcome, at)));
  Html figures;
  for (const results::UnivariableRow& row : at.factors)
    figures += page.figure({"landmark", outcome.endpoint, plain(at.time), row.factor});
  return figures.empty() ? body : body + element("div", {{"class", "curves"}}, figures);
}

std::string time_at_risk(double time) { return time < 100.0 ? plain(time, 1) : count(std::round(time)); }

void add_state(Table& table, const Study& study, const Landmark::State& state) {
  const std::string label = column_label(study, state.name);
  if (!state.effect.value) {
    table.rows.push_back({Table::RowKind::plain, label, {}, not_estimable(state.effect.why)});
    return;
  }
  const results::TimeDependent& effect = *state.effect.value;
  table.rows.push_back({Table::RowKind::head, label, {}, ""});
  table.rows.push_back(
      {Table::RowKind::level,
       "not yet, or never",
       {number_of(effect.n_without), count(effect.events_without), time_at_risk(effect.time_without), "reference", ""},
       ""});
  Table::Row with{Table::RowKind::level,
                  "from its begin on",
                  {number_of(effect.n_began), count(effect.events_with), time_at_risk(effect.time_with)},
                  ""};
  add_term_row(table.rows, std::move(with), effect.term);
}

void add_state_notes(Table& table, const Study& study, const Landmark::Outcome& outcome) {
  std::string rows;
  for (const Landmark::State& state : outcome.states) {
    if (!state.effect.value) continue;
    const auto& test = state.effect.value->score;
    const std::string name = column_label(study, state.name) + ", Mantel\u2013Byar test";
    table.notes.push_back((test.value ? test_phrase(name, *test.value) : name + " " + not_estimable(test.why)) + ".");
    rows = rows_phrase(state.effect.value->sample);
  }
  if (!rows.empty()) table.notes.push_back(rows);
}

Table state_table(const Study& study, const Landmark::Outcome& outcome) {
  Table table;
  table.name = figure_name({"states", outcome.endpoint});
  table.caption = endpoint_label(study, outcome.endpoint) + " in " +
                  counted(static_cast<double>(outcome.n), "patient") + " with " + event_count(outcome.events) +
                  ": states as time-dependent covariates of a Cox model, one each.";
  table.header = {"State",
                  "n",
                  "Events",
                  "Time at risk (" + std::string(name(study.time_unit)) + ")",
                  "HR (" + interval_head(level_of_states) + ")",
                  "Wald P"};
  for (const Landmark::State& state : outcome.states) add_state(table, study, state);
  table.notes = {
      "A patient counts without the state until it begins and with it from then on, so that nobody is favoured for "
      "having lived until it began. n, patients who were ever in that condition. HR, hazard ratio of those in the "
      "state "
      "against those who are not (yet) in it."};
  add_state_notes(table, study, outcome);
  return table;
}

}  // namespace

Section landmark_section(Page& page) {
  Section section;
  const Study& study = page.study();
  if (!study.landmark) return section;
  section.body += paragraph(
      "Whoever reaches a state such as response has lived until then; a comparison from the start would credit the "
      "state "
      "with that time. Here only patients who are still followed without the event are compared, by what was known at "
      "the landmark. The results hold for them, not for all patients from the start.");
  for (std::size_t i = 0; i < study.landmark->endpoints.size(); ++i) {
    const Landmark::Outcome& outcome = study.landmark->endpoints[i];
    const Section::Part part{part_id("landmark", i), endpoint_label(study, outcome.endpoint)};
    section.body += part_heading(part);
    for (const Landmark::At& at : outcome.at) section.body += landmark_part(page, outcome, at);
    if (!outcome.states.empty()) section.body += page.table(state_table(study, outcome));
    section.parts.push_back(part);
  }
  return section;
}

}  // namespace rtsurv::report::html
