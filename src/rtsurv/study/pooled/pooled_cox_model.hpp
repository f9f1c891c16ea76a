#pragma once
// What all parts have to agree on before they can answer for a Cox model. Start here: pooled_cox_model(), cox_part().

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/study/pooled/pooled_sums.hpp"
#include "rtsurv/survival/pooled/cox_sums.hpp"

namespace rtsurv::study {

/// A variable of a term: a number, or the levels of a factor, the reference first.
struct PooledVariable {
  std::uint8_t is_factor = 0;
  std::vector<std::string> levels = {};
};

struct PooledCoxModel {
  survival::CoxPlan plan;
  std::vector<std::vector<PooledVariable>> terms = {};  ///< of each term its variables
  std::vector<PooledFactor> strata = {};                ///< of each stratum column
  std::vector<std::vector<int>> stratum_levels = {};    ///< as PooledSums::stratum_levels
  std::vector<std::string> said = {};                   ///< about references that were moved, for people
};

/// From the merged sums of all parts. A factor without a reference of its own whose first level has no event takes another
/// (methods/references.hpp).
///
/// Throws NotEstimable without rows, events or columns; Error(usage) for too many levels, columns that make no strata and a
/// reference that is no level.
[[nodiscard]] PooledCoxModel pooled_cox_model(const PooledSums& sums, const CoxCall& call);

/// The patients of one part, ready for the questions of survival::pooled_cox(). The part is one of those whose sums made
/// the model.
///
/// Throws as pooled_sums(); Error(usage) for a level or stratum that the model does not know.
[[nodiscard]] survival::CoxPart cox_part(const table::Table& part, const CoxCall& call, const PooledCoxModel& model);

[[nodiscard]] std::string to_bytes(const PooledCoxModel& model);
/// Throws as pooled_sums_from().
[[nodiscard]] PooledCoxModel pooled_cox_model_from(std::string_view bytes);

}  // namespace rtsurv::study
