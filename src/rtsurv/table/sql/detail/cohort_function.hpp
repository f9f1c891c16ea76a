#pragma once
// Lets SQL read the cohort in place, without a copy of it in the database.

#include <cstddef>
#include <string>

#include "rtsurv/table/columns/cohort.hpp"
#include "rtsurv/table/sql/detail/duckdb.hpp"

namespace rtsurv::table::sql {

/// What SQL sees: the columns of the cohort for the patients first <= i < last, and i itself as `index_name`.
struct CohortView {
  const Cohort* cohort = nullptr;
  std::size_t first = 0;
  std::size_t last = 0;
  bool blank = false;  ///< instead: one row in which every value is missing
  std::string index_name = {};
};

/// Makes the view callable as the table function rtsurv_cohort(). It reads the view anew in each query; only the
/// columns that a query names are handed over, in the order of the patients. The view must outlive the session.
/// Throws Failure.
void register_cohort(Session& session, CohortView& view);

}  // namespace rtsurv::table::sql
