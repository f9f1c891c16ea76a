#pragma once
// How many patients the rows of the cohort stand for, in a result that is of no endpoint.

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "rtsurv/study/analysis/analysis.hpp"

namespace rtsurv::study {

/// A row counts its weight of [study] where all known ones are whole numbers, else 1; 1 too where its weight is missing.
class CohortCounts {
 public:
  explicit CohortCounts(Analysis& analysis);
  /// What each row counts, as row_counts() gives it; empty: 1.
  explicit CohortCounts(std::vector<double> count) : count_(std::move(count)) {}

  [[nodiscard]] std::size_t of(std::size_t row) const {
    return count_.empty() ? 1 : static_cast<std::size_t>(count_[row]);
  }
  [[nodiscard]] std::size_t of(std::span<const std::size_t> rows) const;
  /// What each of the rows counts, for math::CountedValues.
  [[nodiscard]] std::vector<double> on(std::span<const std::size_t> rows) const;

 private:
  std::vector<double> count_;
};

}  // namespace rtsurv::study
