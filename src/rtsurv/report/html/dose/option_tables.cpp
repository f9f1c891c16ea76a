#include <algorithm>

#include "rtsurv/report/html/dose/dose_parts.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/words/dose_words.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/schedules.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::html {

namespace {

using results::Recommendation, results::RecommendedGroup, results::RegimenOption, results::Study;
using Cells = std::vector<std::string>;

constexpr const char* dagger = "\u2020";
constexpr std::size_t most_failing = 10;

std::string dose(const RegimenOption& option) { return fixed(option.eqd2_gy, 1); }

std::string fraction(const RegimenOption& option) {
  return fraction_dose(option.schedule) + (option.beyond_lq ? dagger : "");
}

/// n, events/n and the rate of those of the group who had it.
Cells evidence(const Study& study, const RegimenOption& option) {
  if (option.n == 0) return {"0", "", "not used in this group"};
  const std::string n = count(static_cast<double>(option.n));
  if (!option.outcome) return {n, "", ""};
  const results::ScheduleOutcome& outcome = *option.outcome;
  std::string rate;
  if (study.recommendation->landmark && !outcome.at.empty()) {
    const survival::SurvivalAt& at = outcome.at.back();
    rate = rate_phrase(at);
  }
  return {n, count(outcome.events) + "/" + count(static_cast<double>(outcome.n)), rate};
}

Cells evidence_heads(const Study& study) {
  const Recommendation& recommendation = *study.recommendation;
  const std::string label = endpoint_label(study, recommendation.endpoint);
  return {
      "n", "Events/n",
      recommendation.landmark ? label + " at " + duration(study, *recommendation.landmark) + " (95\u2009% CI)" : label};
}

void append(Cells& cells, const Cells& more) { cells.insert(cells.end(), more.begin(), more.end()); }

/// The columns between schedule and evidence differ from table to table.
struct Column {
  std::string head;
  std::string (*cell)(const RegimenOption&);
};

struct OptionTable {
  std::string name;
  std::string caption;
  std::vector<Column> columns;
  std::span<const RegimenOption> options;
};

Table table_of(const Study& study, const OptionTable& content) {
  Table table{content.caption,
              {"Schedule (Gy/fractions)"},
              {},
              {"n, events and rate: patients of this group who had the schedule."}};
  table.name = content.name;
  for (const Column& column : content.columns) table.header.push_back(column.head);
  append(table.header, evidence_heads(study));
  bool beyond = false;
  for (const RegimenOption& option : content.options) {
    Cells cells;
    for (const Column& column : content.columns) cells.push_back(column.cell(option));
    append(cells, evidence(study, option));
    table.rows.push_back({Table::RowKind::plain, option.schedule.name, {cells.begin(), cells.end()}, ""});
    beyond = beyond || option.beyond_lq;
  }
  if (beyond)
    table.notes.push_back(std::string(dagger) +
                          " More than 10 Gy in a fraction: the linear-quadratic model overstates "
                          "the effect there.");
  return table;
}

std::string yes_no(bool value) { return value ? "yes" : "no"; }
std::string at_low(const RegimenOption& option) { return yes_no(option.reaches_at_low); }
std::string at_high(const RegimenOption& option) { return yes_no(option.reaches_at_high); }
std::string range(const RegimenOption& option) { return dose_range(option.lowest_eqd2_gy, option.highest_eqd2_gy); }

std::string threshold(const Study& study) { return plain(study.recommendation->threshold_gy, 1) + " Gy"; }

/// "Still reaches at α/β 1.2 Gy" and so on.
Column end_column(const std::string& what, double alpha_beta, std::string (*cell)(const RegimenOption&)) {
  return {what + " at " + alpha_beta_phrase(alpha_beta), cell};
}

std::vector<Column> dose_columns(const Study& study) {
  const Recommendation& recommendation = *study.recommendation;
  const std::string interval =
      plain(recommendation.alpha_beta_low_gy, 3) + "\u2013" + plain(recommendation.alpha_beta_high_gy, 3);
  return {{"Gy per fraction", fraction},
          {"EQD2 (Gy), " + alpha_beta_phrase(recommendation.alpha_beta_gy), dose},
          {"EQD2 (Gy), \u03B1/\u03B2 " + interval + "\u00A0Gy", range}};
}

OptionTable reaching(const Study& study, const RecommendedGroup& group, const std::string& label) {
  const Recommendation& recommendation = *study.recommendation;
  OptionTable table{
      figure_name({"options", group.group}),
      label + ": schedules that reach an EQD2 of " + threshold(study) + ", with what these patients show.",
      dose_columns(study), group.reaching};
  table.columns.push_back(end_column("Still reaches", recommendation.alpha_beta_low_gy, at_low));
  table.columns.push_back(end_column("Still reaches", recommendation.alpha_beta_high_gy, at_high));
  return table;
}

/// "36 Gy in 6 fractions: 62.2 Gy, below 63 Gy".
std::string verdict(const Study& study, const RegimenOption& option) {
  const Recommendation& recommendation = *study.recommendation;
  std::string text = schedule_phrase(option.schedule) + ": " + dose(option) + " Gy, " +
                     (recommendation.reached_at_equality ? "below " : "not above ") + threshold(study);
  if (option.reaches_at_low)
    text += "; would reach it at " + alpha_beta_phrase(recommendation.alpha_beta_low_gy);
  else if (option.reaches_at_high)
    text += "; would reach it at " + alpha_beta_phrase(recommendation.alpha_beta_high_gy);
  if (option.n > 0) text += "; given to " + count(static_cast<double>(option.n)) + " of this group";
  return text;
}

/// The schedules nearest to the threshold, which a reader may think reach it.
Html failing(const Study& study, const RecommendedGroup& group) {
  if (group.failing.empty()) return {};
  Html items;
  for (std::size_t i = 0; i < std::min(most_failing, group.failing.size()); ++i)
    items += element("li", text(verdict(study, group.failing[i])));
  if (group.failing.size() > most_failing)
    items += element("li", text(std::to_string(group.failing.size() - most_failing) + " more lie further below"));
  return paragraph("These do not reach it:") + element("ul", items);
}

/// Where no benefit is shown: what was nevertheless given at or above the threshold.
std::string given_above(const Study& study, const RecommendedGroup& group) {
  Cells given;
  for (const RegimenOption& option : group.reaching)
    if (option.n > 0)
      given.push_back(option.schedule.name + " (n\u00A0=\u00A0" + count(static_cast<double>(option.n)) + ")");
  if (given.empty()) return "No patient of this group had a schedule that reaches " + threshold(study) + ".";
  return "Schedules that reach " + threshold(study) + " were given in this group: " + enumerate(given) + ".";
}

Html with_benefit(Page& page, const RecommendedGroup& group, const std::string& label) {
  const Study& study = page.study();
  if (group.reaching.empty()) return paragraph("No schedule reaches " + threshold(study) + ".") + failing(study, group);
  return page.table(table_of(study, reaching(study, group, label))) + failing(study, group);
}

Html without_benefit(Page& page, const RecommendedGroup& group, const std::string& label) {
  const Study& study = page.study();
  const Html above = paragraph(given_above(study, group));
  if (group.short_courses.empty()) return paragraph("No short course was used or listed by the protocol.") + above;
  const std::string caption = label + ": short courses, listed because no benefit of high dose was shown.";
  return page.table(table_of(
             study, {figure_name({"options", group.group}), caption, dose_columns(study), group.short_courses})) +
         above;
}

}  // namespace

Html option_tables(Page& page, const RecommendedGroup& group) {
  const std::string label = level_label(page.study(), page.study().recommendation->within, group.group);
  return group.benefit == RecommendedGroup::Benefit::shown ? with_benefit(page, group, label)
                                                           : without_benefit(page, group, label);
}

}  // namespace rtsurv::report::html
