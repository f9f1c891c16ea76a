#include "rtsurv/study/columns/cases.hpp"

#include "rtsurv/core/error.hpp"

namespace rtsurv::study {

Selection::Selection(std::size_t rows, std::span<const std::uint8_t> wanted) : used_(rows, 1) {
  if (!wanted.empty()) used_.assign(wanted.begin(), wanted.end());
  for (const std::uint8_t used : used_) wanted_ += used;
}

void Selection::require(std::span<const std::uint8_t> missing) {
  for (std::size_t i = 0; i < used_.size(); ++i)
    if (missing[i] != 0) used_[i] = 0;
}

Cases Selection::cases() const {
  Cases cases;
  for (std::size_t i = 0; i < used_.size(); ++i)
    if (used_[i] != 0) cases.row.push_back(i);
  if (cases.row.empty())
    throw NotEstimable(wanted_ == 0 ? "no rows are left to analyse"
                                    : "no row has a value in every variable that is needed (" +
                                          std::to_string(wanted_) + " rows miss at least one)");
  cases.n_missing = wanted_ - cases.row.size();
  return cases;
}

}  // namespace rtsurv::study
