#pragma once
// What is wrong with the value of a row.

#include <string>

#include "rtsurv/table/table.hpp"

namespace rtsurv::study {

/// The problem as it stands when the text is a column; after the text, as it was written, when it is an expression, since
/// the columns that it names may be right: "months - 3" must not be negative.
[[nodiscard]] inline std::string value_problem(const table::Table& table, const std::string& text,
                                               const std::string& problem) {
  return table.type(text) ? problem : "\"" + text + "\" " + problem;
}

}  // namespace rtsurv::study
