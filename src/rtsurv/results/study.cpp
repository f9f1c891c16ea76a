#include "rtsurv/results/study.hpp"

namespace rtsurv::results {

const ColumnLabel* Study::find_column(const std::string& column) const {
  for (const ColumnLabel& entry : columns)
    if (entry.column == column) return &entry;
  return nullptr;
}

}  // namespace rtsurv::results
