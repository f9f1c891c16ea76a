#include "rtsurv/table/sql/other_rows.hpp"

#include "rtsurv/table/columns/cohort.hpp"
#include "rtsurv/table/sql/detail/engine.hpp"

namespace rtsurv::table {

bool depends_on_other_rows(const std::string& expression) {
  const Cohort nobody;
  try {
    return sql::Engine(nobody).syntax(expression).together;
  } catch (const sql::ExpressionFlaw&) {
    return false;
  } catch (const sql::Failure&) {
    return false;
  }
}

}  // namespace rtsurv::table
