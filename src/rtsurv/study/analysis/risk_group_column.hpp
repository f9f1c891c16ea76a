#pragma once
// The column risk_group.

#include <cstddef>

#include "rtsurv/study/analysis/analysis.hpp"
#include "rtsurv/study/protocol/reserved_names.hpp"

namespace rtsurv::study {

struct RiskGroupColumn {
  results::RiskGroups groups;  ///< with their sizes; without outcomes
  table::Column column;
  std::size_t unlisted = 0;  ///< patients without a group because none lists their number of factors
};

/// Groups the patients by the factors as they are now.
[[nodiscard]] RiskGroupColumn risk_group_column_of(Analysis& analysis);

}  // namespace rtsurv::study
