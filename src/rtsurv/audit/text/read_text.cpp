#include <algorithm>

#include "rtsurv/audit/audit.hpp"
#include "rtsurv/audit/text/readers.hpp"

namespace rtsurv::audit {

Ledger read_text(const std::string& bytes, const std::string& path, const AuditOptions& options) {
  const Tokens tokens = tokens_of(bytes, path);
  Ledger ledger;
  ledger.source = path;
  Reading reading(tokens, ledger);
  read_people(reading);
  read_alpha_beta(reading);
  read_cuts(reading);
  read_counts(reading);
  find_denominators(reading, options.cohort_n);
  read_ratios(reading);
  read_courses(reading);
  read_spreads(reading);
  read_groups(reading);
  read_rates(reading);
  read_flow(reading);
  read_absences(reading);
  std::ranges::stable_sort(ledger.figures, {}, &Figure::line);
  if (ledger.figures.empty())
    ledger.warnings.emplace_back(
        "no figure was recognised in this text; docs/methods/audit.md shows the forms that are read");
  return with_options(std::move(ledger), options);
}

}  // namespace rtsurv::audit
