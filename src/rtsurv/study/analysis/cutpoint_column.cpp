#include "rtsurv/study/analysis/cutpoint_column.hpp"

#include <algorithm>
#include <cmath>

#include "rtsurv/chain/cut_side.hpp"
#include "rtsurv/results/json/names.hpp"
#include "rtsurv/table/columns/column.hpp"

namespace rtsurv::study {

survival::MaxstatScore score_of(const Outcome& outcome, const CutpointRule& rule) {
  if (rule.score) return *results::maxstat_score(rule.score->text);
  return outcome.competing.empty() ? survival::MaxstatScore::log_rank : survival::MaxstatScore::gray;
}

CutpointCall call_of(const Analysis& analysis, const CutpointRule& rule) {
  CutpointCall call;
  call.outcome = analysis.outcome(rule.endpoint.text);
  call.x = rule.variable.text;
  call.options.score = score_of(call.outcome, rule);
  call.options.p_method = *results::maxstat_p(rule.p_method);
  call.options.min_proportion = rule.min_proportion;
  call.options.max_proportion = rule.max_proportion;
  call.options.seed = analysis.protocol().seed;
  return call;
}

bool reaches_threshold(double value, double threshold, bool at_equality) noexcept {
  return at_equality ? chain::reaches_fixed(value, threshold) : value > threshold + chain::rounding_of(threshold);
}

table::Column cutpoint_column(Analysis& analysis, const CutpointRule& rule, std::optional<double> cut) {
  const table::Column& variable = analysis.values().number(rule.variable.text, "[[cutpoint]]");
  table::Column column = table::missing_column(rule.name.text, table::ColumnType::boolean, variable.size());
  const std::vector<double> high = rule.fixed
                                       ? chain::high_side(known_numbers(variable), rule.fixed, chain::CutKind::fixed)
                                       : chain::high_side(known_numbers(variable), cut, chain::CutKind::searched);
  for (std::size_t i = 0; i < high.size(); ++i) {
    if (!std::isfinite(high[i])) continue;
    column.missing[i] = 0;
    column.number[i] = high[i];
  }
  return column;
}

}  // namespace rtsurv::study
