#include "rtsurv/study/analysis/risk_group_column.hpp"
#include "rtsurv/study/protocol/reserved_names.hpp"

#include <algorithm>

namespace rtsurv::study {
namespace {

using results::RiskGroups;

/// Number of true factors per row; -1 where a factor is missing.
std::vector<int> counts_of(Analysis& analysis) {
  std::vector<int> counts(analysis.table().rows(), 0);
  for (const Text& factor : analysis.protocol().risk_groups->factors) {
    analysis.column(factor, "[risk_groups] factors");
    const table::Column& values = analysis.values().indicator(factor.text, "[risk_groups] factors");
    for (std::size_t i = 0; i < counts.size(); ++i) {
      if (values.missing[i] != 0) counts[i] = -1;
      if (counts[i] >= 0 && values.number[i] != 0.0) ++counts[i];
    }
  }
  return counts;
}

/// Place of the group that lists the count; -1 when none does.
int group_of(const RiskGroups& groups, int count) {
  for (std::size_t g = 0; g < groups.groups.size(); ++g) {
    const std::vector<int>& listed = groups.groups[g].counts;
    if (std::find(listed.begin(), listed.end(), count) != listed.end()) return static_cast<int>(g);
  }
  return -1;
}

/// The column risk_group, a text; levels in the order of their bytes as in every text column.
table::Column group_column(const RiskGroups& groups, const std::vector<int>& group) {
  table::Column column;
  column.name = risk_group_column;
  column.type = table::ColumnType::text;
  for (const RiskGroups::Group& one : groups.groups)
    if (one.n > 0) column.level.push_back(one.group);
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
  std::vector<int> group;
  for (const int count : counts_of(analysis)) {
    group.push_back(count < 0 ? -1 : group_of(groups, count));
    if (group.back() >= 0)
      ++groups.groups[static_cast<std::size_t>(group.back())].n;
    else
      ++groups.n_missing;
    if (count >= 0 && group.back() < 0) ++result.unlisted;
  }
  result.column = group_column(groups, group);
  return result;
}

}  // namespace rtsurv::study
