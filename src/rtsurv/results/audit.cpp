#include "rtsurv/results/audit.hpp"

#include <algorithm>

namespace rtsurv::results {

std::size_t AuditResult::count(AuditGrade grade) const {
  return static_cast<std::size_t>(std::ranges::count(findings, grade, &AuditFinding::grade));
}

}  // namespace rtsurv::results
