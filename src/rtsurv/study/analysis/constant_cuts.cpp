#include "rtsurv/study/analysis/constant_cuts.hpp"

namespace rtsurv::study {

void put_constant_cuts(Analysis& overlay, const std::vector<std::size_t>& cuts, std::size_t state) {
  for (std::size_t k = 0; k < cuts.size(); ++k) {
    table::Column column = overlay.table().column(overlay.protocol().cutpoints[cuts[k]].name.text, "[validation]");
    column.missing.assign(column.size(), 0);
    column.number.assign(column.size(), (state >> k & 1U) != 0 ? 1.0 : 0.0);
    overlay.put(column);
  }
}

}  // namespace rtsurv::study
