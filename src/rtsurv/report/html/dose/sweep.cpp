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

using results::Study, results::Sweep, results::SweptConclusion, results::SweptEffect;
using Cells = std::vector<std::string>;

/// Places of the ends of the interval and of the reference, ascending, each once.
std::vector<std::size_t> places(const Sweep& sweep) {
  std::vector<std::size_t> at{0};
  for (const std::size_t i : {sweep.reference, sweep.alpha_beta_gy.size() - 1})
    if (i != at.back()) at.push_back(i);
  return at;
}

Cells place_heads(const Sweep& sweep) {
  Cells heads;
  for (const std::size_t i : places(sweep)) heads.push_back(alpha_beta_phrase(sweep.alpha_beta_gy[i]));
  return heads;
}

std::string truth(const std::optional<bool>& holds) { return !holds ? "not estimable" : *holds ? "yes" : "no"; }

std::string unknown_phrase(const SweptConclusion& conclusion) {
  const auto unknown = std::ranges::count_if(conclusion.holds, [](const auto& holds) { return !holds.has_value(); });
  if (unknown == 0) return "";
  return "; not estimable at " + std::to_string(unknown) + " of " + std::to_string(conclusion.holds.size()) + " values";
}

/// What a conclusion that never changes says wherever the data can tell.
std::optional<bool> steady_side(const SweptConclusion& conclusion) {
  const auto known = std::ranges::find_if(conclusion.holds, [](const auto& holds) { return holds.has_value(); });
  return known == conclusion.holds.end() ? std::nullopt : *known;
}

/// "yes throughout", "no throughout", "not estimable at any value".
std::string throughout(const SweptConclusion& conclusion) {
  const std::optional<bool> side = steady_side(conclusion);
  if (!side) return "not estimable at any value";
  return std::string(*side ? "yes" : "no") + " throughout" + unknown_phrase(conclusion);
}

Table changing_table(const Study& study) {
  const Sweep& sweep = *study.sweep;
  Table table{"Conclusions that change side when \u03B1/\u03B2 goes from " + plain(sweep.from_gy, 3) + " to " +
                  plain(sweep.to_gy, 3) + " Gy.",
              {"Conclusion", "At " + alpha_beta_phrase(sweep.alpha_beta_gy[sweep.reference]), "Where it changes"},
              {},
              {}};
  table.name = "sweep-changing";
  table.words = true;
  for (const SweptConclusion& conclusion : sweep.conclusions)
    if (!conclusion.changes.empty())
      table.rows.push_back(
          {Table::RowKind::plain,
           conclusion_statement(study, sweep, conclusion),
           {truth(conclusion.at_reference), conclusion_changes(conclusion) + unknown_phrase(conclusion)},
           ""});
  return table;
}

/// Schedules that keep their side, by side; those without any are named too.
void add_steady_schedules(Table& table, const Sweep& sweep) {
  const std::optional<double> threshold = constant_threshold(sweep);
  const std::string goal = threshold ? plain(*threshold, 1) + " Gy" : "the cut-point";
  for (const std::optional<bool> side : {std::optional(true), std::optional(false), std::optional<bool>()}) {
    Cells names;
    for (const SweptConclusion& conclusion : sweep.conclusions)
      if (conclusion.kind == SweptConclusion::Kind::schedule_reaches && conclusion.changes.empty() &&
          steady_side(conclusion) == side)
        names.push_back(conclusion.subject);
    const std::string what = !side ? "cannot be judged" : *side ? "reach " + goal : "do not reach " + goal;
    if (!names.empty()) table.rows.push_back({Table::RowKind::plain, "Schedules that " + what, {enumerate(names)}, ""});
  }
}

Table steady_table(const Study& study) {
  const Sweep& sweep = *study.sweep;
  Table table{"Conclusions that stay the same throughout that interval.", {"Conclusion", "Throughout"}, {}, {}};
  table.name = "sweep-steady";
  table.words = true;
  add_steady_schedules(table, sweep);
  for (const SweptConclusion& conclusion : sweep.conclusions)
    if (conclusion.kind != SweptConclusion::Kind::schedule_reaches && conclusion.changes.empty())
      table.rows.push_back(
          {Table::RowKind::plain, conclusion_statement(study, sweep, conclusion), {throughout(conclusion)}, ""});
  return table;
}

// The estimates at the ends of the interval and at the reference.

void add_cutpoint(Table& table, const Study& study, const results::SweptCutpoint& cutpoint) {
  const std::string label =
      column_label(study, cutpoint.variable) + " for " + in_sentence(endpoint_label(study, cutpoint.endpoint));
  Table::Row cut{Table::RowKind::plain, "Searched cut-point of " + label, {}, ""},
      p{Table::RowKind::level, "Corrected P", {}, ""};
  for (const std::size_t i : places(*study.sweep)) {
    const auto& at = cutpoint.at[i];
    cut.cells.emplace_back(at.value ? plain(at.value->cut, 1) : not_estimable(at.why));
    p.cells.push_back(at.value ? p_cell(at.value->p) : "");
  }
  table.rows.push_back(std::move(cut));
  table.rows.push_back(std::move(p));
}

std::string ratio(const results::Maybe<SweptEffect::At>& at) {
  if (!at.value) return not_estimable(at.why);
  const std::string people = "; " + count(at.value->events) + "/" + count(static_cast<double>(at.value->n));
  if (at.value->infinite) return "not estimable (separation)" + people;
  return ratio_interval(at.value->hazard_ratio, at.value->lower, at.value->upper) + people;
}

void add_effect(Table& table, const Study& study, const SweptEffect& effect) {
  table.rows.push_back({Table::RowKind::head,
                        "Hazard ratio of " + column_label(study, effect.variable) + " for " +
                            in_sentence(endpoint_label(study, effect.endpoint)),
                        {},
                        ""});
  for (const SweptEffect::Group& group : effect.groups) {
    Table::Row row{Table::RowKind::level, level_label(study, effect.within, group.group), {}, ""};
    for (const std::size_t i : places(*study.sweep)) row.cells.emplace_back(ratio(group.at[i]));
    table.rows.push_back(std::move(row));
  }
  Table::Row row{Table::RowKind::level, "P of interaction", {}, ""};
  for (const std::size_t i : places(*study.sweep)) {
    const auto& test = effect.interaction[i];
    row.cells.push_back(test.value ? p_cell(test.value->p) : not_estimable(test.why));
  }
  table.rows.push_back(std::move(row));
}

Cells estimate_notes(const Sweep& sweep) {
  Cells notes{
      "Hazard ratios with 95\u2009% confidence interval; events/n of the group. P values of cut-points are "
      "corrected for the search."};
  for (const results::SweptCutpoint& cutpoint : sweep.cutpoints) {
    if (cutpoint.p_method_why.empty()) continue;
    results::CutpointResult method;
    method.p_method = cutpoint.p_method;
    notes.push_back("P of the cut-point over the interval " + cutpoint_p_source(method) + ": " + cutpoint.p_method_why +
                    ".");
  }
  notes.erase(std::ranges::unique(notes).begin(), notes.end());
  return notes;
}

Table estimates_table(const Study& study) {
  const Sweep& sweep = *study.sweep;
  Table table{"Cut-points and effects at the ends of the interval and at the \u03B1/\u03B2 of the analysis.",
              {"Estimate"},
              {},
              estimate_notes(sweep)};
  table.name = "sweep-estimates";
  for (const std::string& head : place_heads(sweep)) table.header.push_back(head);
  for (const results::SweptCutpoint& cutpoint : sweep.cutpoints) add_cutpoint(table, study, cutpoint);
  for (const SweptEffect& effect : sweep.effects) add_effect(table, study, effect);
  return table;
}

std::string sweep_lead(const Study& study) {
  const Sweep& sweep = *study.sweep;
  const auto changing = std::ranges::count_if(sweep.conclusions, [](const auto& c) { return !c.changes.empty(); });
  return "\u03B1/\u03B2 is an assumption that these data do not test. Everything that depends on it was done again "
         "at " +
         std::to_string(sweep.alpha_beta_gy.size()) + " values from " + plain(sweep.from_gy, 3) + " to " +
         plain(sweep.to_gy, 3) + " Gy. Of " + std::to_string(sweep.conclusions.size()) + " conclusions, " +
         (changing == 0 ? "none changes" : counted(static_cast<double>(changing), "changes", "change")) +
         " side within that interval.";
}

}  // namespace

Html sweep_part(Page& page) {
  const Study& study = page.study();
  Html body = paragraph(sweep_lead(study)) + page.figure({"sweep"});
  for (const Table& table : {changing_table(study), steady_table(study)})
    if (!table.rows.empty()) body += page.table(table);
  for (const SweptEffect& effect : study.sweep->effects)
    body += page.figure({"sweep", effect.variable, effect.within, effect.endpoint});
  if (const Table table = estimates_table(study); !table.rows.empty()) body += page.table(table);
  return body;
}

}  // namespace rtsurv::report::html
