#pragma once
// Expressions that cannot be computed row by row.

#include <string>

namespace rtsurv::table {

/// The value of the expression in a row depends on other rows: it has a subquery or a window. False for what is no
/// expression. Cost: a start of the SQL engine, about 15 ms.
[[nodiscard]] bool depends_on_other_rows(const std::string& expression);

}  // namespace rtsurv::table
