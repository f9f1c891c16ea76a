#pragma once
// The findings of an audit as a page of their own.

#include <string>

#include "rtsurv/results/audit.hpp"

namespace rtsurv::report {

/// One file without outside resources: findings with where, printed, recomputed, grade and rule, then every figure
/// read.
[[nodiscard]] std::string html_page(const results::AuditResult& result);

}  // namespace rtsurv::report
