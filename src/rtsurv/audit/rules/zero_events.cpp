// zero_events: "none of N" says little without its upper limit; the exact one is given (soft). Two-sided 95 %, so that
// the limit is 1 - 0.025^(1/N).
// Source: Clopper & Pearson, Biometrika 26 (1934) 404-413; Hanley & Lippman-Hand, JAMA 249 (1983) 1743-1745.
#include "rtsurv/audit/intervals.hpp"
#include "rtsurv/audit/rules/rules.hpp"

namespace rtsurv::audit {

void check_zero_events(Verdicts& verdicts) {
  for (const Figure& figure : verdicts.ledger().figures) {
    if (figure.n != 0 || !figure.denominator || *figure.denominator <= 0 || figure.interval || figure.kind == "repeat")
      continue;
    verdicts.compared({&figure});
    const double upper = 100.0 * exact_limits(0, *figure.denominator, 0.95).upper;
    verdicts.find({"zero_events", AuditGrade::soft, figure.where, printed_of(figure),
                   "0 to " + with_decimals(upper, 1) + " %",
                   "none of " + std::to_string(*figure.denominator) +
                       " without an upper limit; the exact 95 % limit is " + with_decimals(upper, 1) + " %"});
  }
}

}  // namespace rtsurv::audit
