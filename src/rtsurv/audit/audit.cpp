#include "rtsurv/audit/audit.hpp"

#include <algorithm>

#include "rtsurv/audit/rules/rules.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/dose/course/course.hpp"

namespace rtsurv::audit {
namespace {

constexpr std::array all_rules{
    check_percent,        check_grim,           check_sum,         check_percents_add_up, check_same_quantity,
    check_identical_pair, check_ratio_centred,  check_ratio_p,     check_direction,       check_events_for_se,
    check_rate_interval,  check_survival_order, check_pooled_rate, check_nested,          check_quartile_share,
    check_dose,           check_threshold,      check_zero_events, check_orphan};

results::AuditReading reading_of(const Figure& figure) {
  return {figure.where, figure.kind, figure.statement, printed_of(figure), 0, figure.denominator_source};
}

/// Hard ones first, otherwise in the order of the source.
void order(results::AuditResult& result) {
  std::ranges::stable_sort(result.findings, {}, [](const results::AuditFinding& finding) { return finding.grade; });
}

}  // namespace

Ledger with_options(Ledger ledger, const AuditOptions& options) {
  if (options.cohort_n && (*options.cohort_n < 1 || *options.cohort_n > 1'000'000'000))
    throw InvalidOption("the number of patients must be a whole number from 1 to 1,000,000,000");
  if (options.alpha_beta_gy) dose::require_positive(*options.alpha_beta_gy, "alpha/beta");
  if (options.cohort_n) {
    ledger.cohort_n = options.cohort_n;
    ledger.cohort_inferred = false;
  }
  if (options.alpha_beta_gy) ledger.alpha_beta_gy = options.alpha_beta_gy;
  return ledger;
}

results::AuditResult audit_ledger(const Ledger& ledger) {
  results::AuditResult result;
  result.source = ledger.source;
  if (ledger.cohort_n) result.cohort_n = *ledger.cohort_n;
  result.alpha_beta_gy = ledger.alpha_beta_gy;
  result.warnings = ledger.warnings;
  for (const Figure& figure : ledger.figures) result.readings.push_back(reading_of(figure));
  Verdicts verdicts(ledger, result);
  for (const auto rule : all_rules) rule(verdicts);
  order(result);
  return result;
}

}  // namespace rtsurv::audit
