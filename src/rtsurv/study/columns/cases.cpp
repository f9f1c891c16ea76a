#include "rtsurv/study/columns/cases.hpp"

#include "rtsurv/core/error.hpp"

namespace rtsurv::study {

Selection::Selection(std::size_t rows, std::span<const std::uint8_t> wanted) : wanted_(rows, 1) {
  if (!wanted.empty()) wanted_.assign(wanted.begin(), wanted.end());
  used_ = wanted_;
}

void Selection::require(std::span<const std::uint8_t> missing) {
  for (std::size_t i = 0; i < used_.size(); ++i)
    if (missing[i] != 0) used_[i] = 0;
}

Cases Selection::cases() const {
  Cases cases;
  for (std::size_t i = 0; i < used_.size(); ++i) {
    if (used_[i] != 0) cases.row.push_back(i);
    if (used_[i] == 0 && wanted_[i] != 0) cases.left_out.push_back(i);
  }
  cases.n_missing = cases.left_out.size();
  if (cases.row.empty())
    throw NotEstimable(cases.n_missing == 0 ? "no rows are left to analyse"
                                            : "no row has a value in every variable that is needed (" +
                                                  std::to_string(cases.n_missing) + " rows miss at least one)");
  return cases;
}

}  // namespace rtsurv::study
