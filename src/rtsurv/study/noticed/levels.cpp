// Factors whose levels cannot be compared.
#include <algorithm>
#include <map>

#include "rtsurv/core/text.hpp"
#include "rtsurv/study/noticed/keys.hpp"
#include "rtsurv/study/noticed/scene.hpp"
#include "rtsurv/study/noticed/texts.hpp"
#include "rtsurv/study/noticed/values.hpp"

namespace rtsurv::study::noticed {
namespace {

using results::Notice, table::Column, table::ColumnType;

/// The protocol lists levels for the column, so that its numbers are groups.
bool has_levels(const Protocol& protocol, const std::string& column) {
  return std::ranges::any_of(protocol.columns, [&](const ColumnRule& rule) {
    return (!rule.levels.empty() || rule.reference) && same_without_case(rule.column.text, column);
  });
}

/// Levels with a single patient, but those that another notice takes away: words for "no value" and twins.
std::size_t levels_of_one_text(const Column& column) {
  const auto counts = level_counts(column);
  const auto spellings = twins(column);
  std::size_t levels = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const bool twin = std::ranges::any_of(spellings, [&](const auto& set) { return std::ranges::count(set, i) > 0; });
    if (counts[i] == 1 && !twin && !means_missing(column, column.level[i])) ++levels;
  }
  return levels;
}

std::size_t levels_of_one(const Scene& scene, const Variable& factor) {
  if (factor.column.type == ColumnType::text) return levels_of_one_text(factor.column);
  if (factor.column.type != ColumnType::boolean && !has_levels(scene.protocol, factor.text)) return 0;
  const auto counts = counted_values(factor.column);
  return static_cast<std::size_t>(std::ranges::count(counts, 1U, [](const auto& one) { return one.second; }));
}

bool has_one_value(const Column& column) {
  if (column.type != ColumnType::text) return counted_values(column).size() == 1;
  const auto counts = level_counts(column);
  return counts.size() - static_cast<std::size_t>(std::ranges::count(counts, 0U)) == 1;
}

}  // namespace

void notice_levels(const Scene& scene, Notices& found) {
  for (const Variable& factor : scene.factors) {
    const std::size_t n = known(factor.column);
    if (n > 1 && has_one_value(factor.column)) {
      found.push_back({Notice::Id::one_value, factor.text, n, "factors without \"" + factor.text + "\"", {}, {}});
      continue;
    }
    if (const std::size_t levels = levels_of_one(scene, factor); levels > 0)
      found.push_back({Notice::Id::one_patient_level,
                       factor.text,
                       levels,
                       "[derive] puts levels together, or [columns] same",
                       {},
                       {}});
  }
}

}  // namespace rtsurv::study::noticed
