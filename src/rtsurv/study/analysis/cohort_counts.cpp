#include "rtsurv/study/analysis/cohort_counts.hpp"

#include <cmath>

#include "rtsurv/study/columns/outcome.hpp"

namespace rtsurv::study {
namespace {

bool are_whole(const table::Column& weights) {
  for (std::size_t row = 0; row < weights.size(); ++row) {
    const double weight = weights.number[row];
    if (weights.missing[row] == 0 && !(weight >= 0.0 && std::isfinite(weight) && weight == std::floor(weight)))
      return false;
  }
  return true;
}

}  // namespace

CohortCounts::CohortCounts(Analysis& analysis) {
  if (!analysis.protocol().weights) return;
  const RowColumns rows{.weights = &analysis.values().number(analysis.protocol().weights->text, "[study] weights")};
  count_ = row_counts(rows, are_whole(*rows.weights));
}

std::size_t CohortCounts::of(std::span<const std::size_t> rows) const {
  return static_cast<std::size_t>(counted(count_, rows));
}

std::vector<double> CohortCounts::on(std::span<const std::size_t> rows) const {
  std::vector<double> counts;
  counts.reserve(rows.size());
  for (const std::size_t row : rows) counts.push_back(static_cast<double>(of(row)));
  return counts;
}

}  // namespace rtsurv::study
