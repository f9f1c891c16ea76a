#include "rtsurv/report/html/rows/absolute_effects.hpp"

#include <algorithm>

#include "rtsurv/report/figure/figure.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::html {

namespace {

using results::Effect, results::EffectDifference;

std::string signed_fixed(double value, int decimals) {
  const std::string digits = fixed(value < 0.0 ? -value : value, decimals);
  const bool zero = digits.find_first_not_of("0.") == std::string::npos;
  return (zero ? "" : value < 0.0 ? "\u2212" : "+") + digits;
}

std::string points(const EffectDifference::At& at) {
  return at.difference ? signed_interval(*at.difference, 100.0) : not_estimable("");
}

const EffectDifference::At* at_time(const std::vector<EffectDifference::At>& all, double time) {
  const auto found = std::ranges::find(all, time, &EffectDifference::At::time);
  return found == all.end() ? nullptr : &*found;
}

std::string limit(const char* kind, const std::optional<double>& value) {
  return value ? std::string(kind) + " " + fixed(*value, 1) : "";
}

void add_rows(Table& table, const results::Study& study, const std::string& label, const EffectDifference& one) {
  Table::Row head{Table::RowKind::head, label, {}, ""};
  table.rows.push_back(std::move(head));
  const bool incidence = table.header.size() == 4;
  for (const double time : study.landmarks) {
    const EffectDifference::At *rate = at_time(one.at, time), *cif = at_time(one.incidence, time);
    if (rate == nullptr) continue;
    Table::Row row{Table::RowKind::level, "At " + duration(study, time) + (rate->left_out.empty() ? "" : " *"), {}, ""};
    row.cells = {points(*rate), rate->number_needed ? number_needed_phrase(*rate->number_needed) : ""};
    if (incidence) row.cells.emplace_back(cif == nullptr ? "" : points(*cif));
    table.rows.push_back(std::move(row));
  }
  Table::Row mean{Table::RowKind::level, "Restricted mean", {}, ""};
  if (one.mean) {
    mean.label += " to " + duration(study, one.mean->tau) + (one.mean->left_out.empty() ? "" : " *");
    mean.cells = {signed_interval(one.mean->difference) + " " + std::string(name(study.time_unit))};
  } else {
    mean.span = not_estimable(one.mean_why);
  }
  table.rows.push_back(std::move(mean));
}

std::vector<std::string> left_out(const Effect& effect) {
  std::vector<std::string> groups;
  const auto add = [&](const std::vector<std::string>& more) {
    for (const std::string& group : more)
      if (std::ranges::find(groups, group) == groups.end()) groups.push_back(group);
  };
  if (!effect.difference) return groups;
  for (const EffectDifference::At& at : effect.difference->at) add(at.left_out);
  if (effect.difference->mean) add(effect.difference->mean->left_out);
  return groups;
}

std::vector<std::string> notes(const results::Study& study, const Effect& effect, const EffectDifference& example) {
  std::vector<std::string> lines{
      "Difference: " + level_label(study, effect.variable, example.second) + " minus " +
          level_label(study, effect.variable, example.first) +
          ", in percentage points of patients without the event (Kaplan\u2013Meier, " +
          curve_variance(effect.overall.value ? effect.overall.value->sample : results::Sample{}) +
          "); "
          "restricted "
          "mean: time without the event.",
      "NNTB, NNTH: number needed to treat for one patient more without, or with, the event at that time. When the "
      "interval of the difference holds 0 it runs through infinity (Altman 1998)."};
  if (!example.incidence.empty())
    lines.emplace_back("Cumulative incidence: of the event, with the competing one counted; below 0 is better.");
  lines.emplace_back(
      "All groups: weighted by the patients of each group, so that the mix of groups is that of the study.");
  std::vector<std::string> out = left_out(effect);
  for (std::string& group : out) group = level_label(study, effect.within, group);
  if (!out.empty()) lines.push_back("* Without " + enumerate(out) + ", where it is not estimable.");
  return lines;
}

}  // namespace

std::string signed_interval(const survival::Contrast& contrast, double scale) {
  const std::string estimate = signed_fixed(scale * contrast.estimate, 1);
  if (!contrast.has_interval()) return estimate + " (interval not estimable)";
  return estimate + " (" + signed_fixed(scale * contrast.lower, 1) + " to " + signed_fixed(scale * contrast.upper, 1) +
         ")";
}

std::string number_needed_phrase(const survival::NumberNeeded& needed) {
  const char* kind = needed.to_harm ? "NNTH" : "NNTB";
  const std::string estimate = needed.estimate ? std::string(kind) + " " + fixed(*needed.estimate, 1) : "infinite";
  if (!needed.through_infinity && needed.lower && needed.upper)
    return estimate + " (" + fixed(*needed.lower, 1) + "\u2013" + fixed(*needed.upper, 1) + ")";
  const std::string benefit = limit("NNTB", needed.benefit_from), harm = limit("NNTH", needed.harm_from);
  return estimate + " (" + benefit + (benefit.empty() ? "" : " to ") + "infinity" + (harm.empty() ? "" : " to ") +
         harm + ")";
}

std::optional<Table> absolute_table(const results::Study& study, const Effect& effect) {
  const auto example =
      std::ranges::find_if(effect.groups, [](const auto& group) { return group.difference.has_value(); });
  if (example == effect.groups.end()) return std::nullopt;
  Table table;
  table.name = figure_name({"absolute", effect.variable, effect.within, effect.endpoint});
  table.caption = "Absolute " + in_sentence(effect_title(study, effect)) + ".";
  table.header = {"Group", "Difference (" + interval_head(0.95) + ")", "Number needed to treat"};
  if (!example->difference->incidence.empty()) table.header.emplace_back("Cumulative incidence, difference");
  for (const Effect::Group& group : effect.groups) {
    const std::string label = level_label(study, effect.within, group.group);
    if (group.difference)
      add_rows(table, study, label, *group.difference);
    else
      table.rows.push_back({Table::RowKind::plain, label, {}, "patients on one side only"});
  }
  if (effect.difference) add_rows(table, study, "All groups", *effect.difference);
  table.notes = notes(study, effect, *example->difference);
  return table;
}

}  // namespace rtsurv::report::html
