#include "rtsurv/study/parts/cutpoint/two_cuts.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rtsurv/core/reserved_columns.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/results/study.hpp"
#include "rtsurv/study/methods/two_cuts.hpp"
#include "rtsurv/table/columns/column.hpp"

namespace rtsurv::study {
namespace {

using results::CutpointResult;

/// Which of the groups each row is in.
table::Column groups_column(Analysis& analysis, const CutpointRule& rule, const results::CutpointResult& found) {
  table::Column column = table::missing_column(rule.groups_name(), table::ColumnType::text, analysis.table().rows());
  if (!found.two_cuts || !found.two_cuts->value) return column;
  const table::Column& variable = analysis.values().number(rule.variable.text, "[[cutpoint]]");
  column.level.assign(two_cut_groups.begin(), two_cut_groups.end());
  std::ranges::sort(column.level);
  for (std::size_t i = 0; i < variable.size(); ++i) {
    if (variable.missing[i] != 0) continue;
    const char* group = group_of(found.two_cuts->value->search, variable.number[i]);
    column.missing[i] = 0;
    column.code[i] = static_cast<int>(std::ranges::find(column.level, group) - column.level.begin());
  }
  return column;
}

}  // namespace

void add_groups(Analysis& analysis, const CutpointRule& rule, CutpointResult& result) {
  analysis.put(groups_column(analysis, rule, result));
  if (!result.two_cuts) result.two_cuts = results::Maybe<results::TwoCuts>{std::nullopt, result.why};
  if (!result.two_cuts->value) {
    analysis.warn(fmt::format("two cuts of \"{}\": {}", rule.name.text, result.two_cuts->why));
    analysis.withhold(rule.groups_name(), fmt::format("the two cuts of \"{}\" were not found, because {}",
                                                      rule.name.text, result.two_cuts->why));
    return;
  }
  const std::string by = rule.groups_name();
  result.two_cuts->value->km = results::maybe([&] {
    return kaplan_meier(analysis.values(), {.outcome = analysis.outcome(rule.endpoint.text),
                                            .by = by,
                                            .levels = analysis.levels(by),
                                            .at = analysis.protocol().landmarks});
  });
}

void label_groups(const Protocol& protocol, results::Study& study) {
  for (std::size_t k = 0; k < study.cutpoints.size(); ++k) {
    const auto& found = study.cutpoints[k].two_cuts;
    if (!found || !found->value) continue;
    const std::string name = protocol.cutpoints[k].groups_name(), variable = protocol.cutpoints[k].variable.text;
    const results::ColumnLabel* known = study.find_column(variable);
    const std::string label = (known == nullptr ? variable : known->label) + ", three groups";
    auto column = std::ranges::find(study.columns, name, &results::ColumnLabel::column);
    if (column == study.columns.end()) column = study.columns.insert(column, {name, label, {}, {}, {}});
    column->levels.assign(two_cut_groups.begin(), two_cut_groups.end());
    if (column->level_labels.empty())
      column->level_labels = group_labels(found->value->search, known == nullptr ? std::string() : known->unit);
  }
}

}  // namespace rtsurv::study
