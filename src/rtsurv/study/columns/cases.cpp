#include "rtsurv/study/columns/cases.hpp"

#include "rtsurv/core/error.hpp"
#include "rtsurv/study/columns/by_numbers.hpp"
#include "rtsurv/study/columns/part_rows.hpp"

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
  if (cases.row.empty()) refuse_no_cases(cases.n_missing);
  return cases;
}

Cases cases_of_part(const Selection& selection, std::size_t rows, std::span<const std::uint8_t> wanted) {
  try {
    return selection.cases();
  } catch (const NotEstimable&) {  // every row that is wanted misses a variable
    Cases none;
    for (std::size_t i = 0; i < rows; ++i)
      if (wanted.empty() || wanted[i] != 0) none.left_out.push_back(i);
    none.n_missing = none.left_out.size();
    return none;
  }
}

void refuse_no_cases(std::size_t n_missing) {
  throw NotEstimable(n_missing == 0 ? "no rows are left to analyse"
                                    : "no row has a value in every variable that is needed (" +
                                          std::to_string(n_missing) + " rows miss at least one)");
}

}  // namespace rtsurv::study
