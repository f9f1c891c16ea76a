#include "rtsurv/study/analysis/risk_group_column.hpp"
#include "rtsurv/study/protocol/reserved_names.hpp"

#include <algorithm>

#include "rtsurv/chain/count_groups.hpp"
#include "rtsurv/study/analysis/chain_columns.hpp"
#include "rtsurv/study/analysis/cohort_counts.hpp"

namespace rtsurv::study {
namespace {

using results::RiskGroups;

/// Groups of the factors as the columns are now.
chain::GroupCounts counts_of(Analysis& analysis, const RiskGroupRule& rule) {
  constexpr std::string_view used_by = "[risk_groups] factors";
  std::vector<std::vector<double>> present;
  for (const Text& factor : rule.factors) {
    analysis.column(factor, used_by);
    present.push_back(known_numbers(analysis.values().indicator(factor.text, used_by)));
  }
  std::vector<const std::vector<double>*> factors;
  for (const std::vector<double>& one : present) factors.push_back(&one);
  return chain::count_groups(analysis.table().rows(), factors, chain_risk_groups(rule).group_of_count);
}

/// The column risk_group, a text; levels in the order of their bytes as in every text column.
table::Column group_column(const RiskGroups& groups, const std::vector<int>& group) {
  table::Column column;
  column.name = risk_group_column;
  column.type = table::ColumnType::text;
  for (std::size_t place = 0; place < groups.groups.size(); ++place)
    if (std::ranges::find(group, static_cast<int>(place)) != group.end())
      column.level.push_back(groups.groups[place].group);
  std::sort(column.level.begin(), column.level.end());
  for (const int place : group) {
    const auto missing = static_cast<std::uint8_t>(place < 0);
    column.missing.push_back(missing);
    if (missing != 0) {
      column.code.push_back(-1);
      continue;
    }
    const std::string& label = groups.groups[static_cast<std::size_t>(place)].group;
    column.code.push_back(
        static_cast<int>(std::lower_bound(column.level.begin(), column.level.end(), label) - column.level.begin()));
  }
  return column;
}

}  // namespace

RiskGroupColumn risk_group_column_of(Analysis& analysis) {
  const RiskGroupRule& rule = *analysis.protocol().risk_groups;
  RiskGroupColumn result;
  RiskGroups& groups = result.groups;
  for (const Text& factor : rule.factors) groups.factors.push_back(factor.text);
  for (const auto& [group, counts] : rule.groups) groups.groups.push_back({group, counts, 0});
  const chain::GroupCounts counts = counts_of(analysis, rule);
  const CohortCounts patients(analysis);
  for (std::size_t i = 0; i < counts.group.size(); ++i) {
    const int group = counts.group[i];
    (group >= 0 ? groups.groups[static_cast<std::size_t>(group)].n : groups.n_missing) += patients.of(i);
    if (counts.present[i] >= 0 && group < 0) result.unlisted += patients.of(i);
  }
  result.column = group_column(groups, counts.group);
  return result;
}

}  // namespace rtsurv::study
