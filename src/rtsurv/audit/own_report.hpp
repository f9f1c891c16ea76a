#pragma once
// Holds the numbers that a report of rtsurv prints against its results.json.

#include <string>

#include "rtsurv/results/audit.hpp"

namespace rtsurv::audit {

/// The two files that `rtsurv run` wrote.
struct OwnReport {
  std::string folder;  ///< for messages
  std::string results_json, report_html;
};

/// Looks up, everywhere in the page but in its figures: an estimate with its interval, a count with its percent; and in
/// the tables P values, counts, chi-square values, hashes, and n with events of one row. The flow of the results adds
/// up. A number that no value of results.json rounds to is a hard finding. Throws Error(data) when results.json is not
/// the document of a study, or the page holds no table.
[[nodiscard]] results::AuditResult audit_own_report(const OwnReport& report);

}  // namespace rtsurv::audit
