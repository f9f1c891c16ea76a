#include "rtsurv/results/cut/cutpoint.hpp"

#include "rtsurv/core/reserved_columns.hpp"

namespace rtsurv::results {

std::vector<CutColumn> CutpointResult::columns() const {
  const bool searched = !fixed && why.empty();
  CutColumn groups{.column = two_cut_column(name), .searched = true, .p = {}};
  if (two_cuts && two_cuts->value) groups.p = two_cuts->value->search.p;
  return {{.column = name, .searched = searched, .p = searched ? std::optional(maxstat.p) : std::nullopt}, groups};
}

}  // namespace rtsurv::results
