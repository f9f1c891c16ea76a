#include "rtsurv/study/analysis/cutpoint_column.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "rtsurv/results/json/names.hpp"
#include "rtsurv/study/methods/two_cuts.hpp"
#include "rtsurv/table/columns/column.hpp"

namespace rtsurv::study {

CutpointCall call_of(const Analysis& analysis, const CutpointRule& rule) {
  CutpointCall call;
  call.outcome = analysis.outcome(rule.endpoint.text);
  call.x = rule.variable.text;
  call.options.p_method = *results::maxstat_p(rule.p_method);
  call.options.min_proportion = rule.min_proportion;
  call.options.max_proportion = rule.max_proportion;
  call.options.seed = analysis.protocol().seed;
  return call;
}

double rounding_of(double value) noexcept {
  constexpr double relative = 1e-9;
  return relative * std::max(1.0, std::fabs(value));
}

bool reaches_fixed(double value, double fixed) noexcept { return value >= fixed - rounding_of(fixed); }

bool reaches_threshold(double value, double threshold, bool at_equality) noexcept {
  return at_equality ? reaches_fixed(value, threshold) : value > threshold + rounding_of(threshold);
}

table::Column cutpoint_column(Analysis& analysis, const CutpointRule& rule, std::optional<double> cut) {
  const table::Column& variable = analysis.values().number(rule.variable.text, "[[cutpoint]]");
  table::Column column = table::missing_column(rule.name.text, table::ColumnType::boolean, variable.size());
  if (!rule.fixed && !cut) return column;
  for (std::size_t i = 0; i < variable.size(); ++i) {
    if (variable.missing[i] != 0) continue;
    column.missing[i] = 0;
    const bool high = rule.fixed ? reaches_fixed(variable.number[i], *rule.fixed) : variable.number[i] > *cut;
    column.number[i] = high ? 1.0 : 0.0;
  }
  return column;
}

table::Column groups_column(Analysis& analysis, const CutpointRule& rule, const results::CutpointResult& found) {
  const table::Column& variable = analysis.values().number(rule.variable.text, "[[cutpoint]]");
  table::Column column = table::missing_column(rule.groups_name(), table::ColumnType::text, variable.size());
  if (!found.two_cuts || !found.two_cuts->value) return column;
  column.level = {"high", "low", "middle"};
  for (std::size_t i = 0; i < variable.size(); ++i) {
    if (variable.missing[i] != 0) continue;
    const char* group = group_of(found.two_cuts->value->search, variable.number[i]);
    column.missing[i] = 0;
    column.code[i] = static_cast<int>(std::ranges::find(column.level, group) - column.level.begin());
  }
  return column;
}

}  // namespace rtsurv::study
