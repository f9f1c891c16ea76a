#pragma once
// Notices as phrases. All plain text, not yet escaped.

#include <string>

#include "rtsurv/results/parts/notices.hpp"

namespace rtsurv::report {

/// What is odd, without its column, rows and key: "\"NA\" counts as a value of its own".
[[nodiscard]] std::string notice_phrase(const results::Notice& notice);

/// One line: `grade: "NA" counts as a value of its own (11 rows). Settle it: [columns] grade = { missing = ["NA"] }`.
[[nodiscard]] std::string notice_line(const results::Notice& notice);

}  // namespace rtsurv::report
