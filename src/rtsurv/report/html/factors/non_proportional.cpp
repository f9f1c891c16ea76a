#include "rtsurv/report/html/factors/non_proportional.hpp"

#include <algorithm>

#include "rtsurv/report/html/rows/absolute_effects.hpp"
#include "rtsurv/report/html/rows/cox_rows.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::html {

namespace {

using results::CoxTerm, results::NonProportional, results::Study;

Table::Row head_row(const std::string& label) { return {Table::RowKind::head, label, {}, ""}; }

Table::Row number_row(const std::string& label, const std::string& people, const std::string& estimate, const Cell& p) {
  return {Table::RowKind::level, label, {people, estimate, p}, ""};
}

Table::Row reason_row(const std::string& label, const std::string& why) {
  return {Table::RowKind::level, label, {}, not_estimable(why)};
}

std::string events_of_people(double n, double events) { return count(events) + " / " + count(n); }

Table::Row ratio_row(const std::string& label, const CoxTerm& term) {
  return number_row(label, events_of_people(static_cast<double>(term.n), term.events), "HR " + hazard_ratio(term),
                    p_cell(term.p));
}

/// "Up to 12 months", "12 to 24 months", "After 24 months".
std::string period_label(const Study& study, const NonProportional::Period& period) {
  if (!period.to) return "After " + duration(study, period.from);
  if (period.from == 0.0) return "Up to " + duration(study, *period.to);
  return duration_number(period.from) + " to " + duration(study, *period.to);
}

void add_periods(Table& table, const Study& study, const NonProportional& answer, const CoxTerm& term) {
  if (!answer.by_period.value) {
    table.rows.push_back(reason_row("By period", answer.by_period.why));
    return;
  }
  for (const NonProportional::Period& period : answer.by_period.value->periods) {
    const auto found = std::ranges::find(period.terms, term.level, &CoxTerm::level);
    if (found != period.terms.end()) table.rows.push_back(ratio_row(period_label(study, period), *found));
  }
}

void add_over_time(Table& table, const Study& study, const NonProportional& answer, const CoxTerm& term) {
  const auto line = std::ranges::find(answer.over_time, term.level, &NonProportional::OverTime::level);
  if (line == answer.over_time.end()) {
    table.rows.push_back(reason_row("Smoothed over time", "the residuals of the model could not be formed"));
    return;
  }
  std::vector<double> times;
  std::vector<std::string> ratios;
  for (const NonProportional::At& at : line->at) {
    times.push_back(at.time);
    ratios.push_back(ratio_text(at.hazard_ratio));
  }
  table.rows.push_back(
      number_row("Smoothed at " + durations(times, study.time_unit), "", "HR " + enumerate(ratios), ""));
}

void add_means(Table& table, const Study& study, const NonProportional& answer, const CoxTerm& term) {
  if (!answer.means.value) {
    table.rows.push_back(reason_row("Restricted mean, difference", answer.means.why));
    return;
  }
  const auto& all = answer.means.value->differences;
  const auto found = std::ranges::find(all, term.level.value_or(""), &NonProportional::MeanDifference::level);
  if (found == all.end()) return;
  table.rows.push_back(number_row("Restricted mean up to " + duration(study, answer.means.value->tau) + ", difference",
                                  "", signed_interval(found->difference) + " " + std::string(name(study.time_unit)),
                                  p_cell(found->difference.p)));
}

void add_stratified(Table& table, const Study& study, const NonProportional& answer) {
  const std::string label = "Other factors, stratified by " + in_sentence(column_label(study, answer.term));
  if (!answer.stratified.value) {
    Table::Row row = reason_row(label, answer.stratified.why);
    row.kind = Table::RowKind::plain;
    table.rows.push_back(std::move(row));
    return;
  }
  table.rows.push_back(head_row(label));
  for (const CoxTerm& term : answer.stratified.value->terms)
    if (!term.is_single_level())
      table.rows.push_back(ratio_row(
          term.is_number() ? numeric_label(study, term.term) : coefficient_label(study, term.term, term.level), term));
}

/// What the model as it stands says, then what stands beside it.
void add_factor(Table& table, const Study& study, const results::CoxResult& cox, const NonProportional& answer) {
  for (const CoxTerm& term : cox.terms) {
    if (term.term != answer.term || term.is_single_level()) continue;
    table.rows.push_back(
        head_row(term.is_number() ? numeric_label(study, term.term) : coefficient_label(study, term.term, term.level)));
    table.rows.push_back(ratio_row("Average over all time", term));
    add_periods(table, study, answer, term);
    add_over_time(table, study, answer, term);
    add_means(table, study, answer, term);
  }
  add_stratified(table, study, answer);
}

std::vector<std::string> notes(const Study& study, const results::Multivariable& model) {
  std::vector<std::string> lines{
      "By period: one Cox model in which only this factor has a hazard ratio of its own in each period. Smoothed: scaled "
      "Schoenfeld residuals at the quartiles of the event times. Restricted mean: time without "
      "the event, level minus reference, not adjusted for the other factors. Stratified: the factor has no ratio, and "
      "no assumption about it is left."};
  for (const NonProportional& answer : model.non_proportional)
    if (answer.by_period.value)
      lines.push_back(column_label(study, answer.term) + ": equal ratios in all periods, " +
                      p_phrase(answer.by_period.value->change.p) + " (" + term_test(model.cox.value->sample) +
                      "); periods cut at " +
                      (answer.by_period.value->at_median ? "the median event time." : "the times of the protocol."));
  return lines;
}

Html folded(const std::string& summary, const Html& body) {
  return element("details", element("summary", text(summary)) + body);
}

}  // namespace

Html non_proportional_part(Page& page, const results::EndpointResult& endpoint) {
  const results::Multivariable& model = *endpoint.multivariable;
  if (model.non_proportional.empty() || !model.cox.value) return {};
  const Study& study = page.study();
  Table table{"Factors of " + in_sentence(endpoint.label) + " whose hazard ratio changes over time.",
              {"", "Events / n", "Estimate (" + interval_head(model.cox.value->confidence_level) + ")", "P"},
              {},
              notes(study, model)};
  table.name = figure_name({"over-time", endpoint.name});
  std::vector<std::string> names;
  for (const NonProportional& answer : model.non_proportional) {
    names.push_back(column_label(study, answer.term));
    add_factor(table, study, *model.cox.value, answer);
  }
  return folded("Hazards are not proportional for " + enumerate(names) +
                    ": hazard ratios by period, restricted means, stratified model",
                page.table(table));
}

}  // namespace rtsurv::report::html
