// rate_interval: a percent lies inside its interval, and the interval is not narrower than n people allow. Censoring
// only widens it: Greenwood's variance is at least S (1 - S) / n. The narrowest of the plain, log, log-log and Wilson
// intervals counts, less 5 % for methods not named here, against the widest that the rounding of the limits allows.
// Source: Greenwood 1926; Wilson, JASA 22 (1927) 209-212; Clopper & Pearson, Biometrika 26 (1934) 404-413.
#include <algorithm>

#include "rtsurv/audit/intervals.hpp"
#include "rtsurv/audit/rules/rules.hpp"

namespace rtsurv::audit {
namespace {

constexpr double other_methods = 0.95;

std::optional<std::int64_t> people(const Ledger& ledger, const Figure& figure) {
  if (figure.denominator) return figure.denominator;
  if (figure.n_group) return figure.n_group;
  if (figure.n) return figure.n;
  const bool whole = figure.reference.empty() && (figure.group.empty() || figure.group == "all");
  return whole && !figure.from_text ? ledger.cohort_n : std::nullopt;
}

void report(Verdicts& verdicts, const Figure& figure, const std::string& recomputed, const std::string& message) {
  verdicts.find({"rate_interval", AuditGrade::hard, figure.where, printed_of(figure), recomputed, message});
}

void check_width(Verdicts& verdicts, const Figure& figure, double n) {
  const auto& [low, high] = *figure.interval;
  const Range rate = figure.percent->possible();
  const double least = 100.0 * other_methods *
                       std::min(narrowest_width(rate.lower / 100.0, n, figure.level),
                                narrowest_width(std::min(rate.upper, 100.0) / 100.0, n, figure.level));
  const double widest = high.possible().upper - low.rounded().lower;
  if (widest >= least) return;
  report(verdicts, figure, "at least " + with_decimals(least, 1) + " points wide",
         "the interval is " + with_decimals(high.value - low.value, 1) + " points wide; " + with_decimals(n, 0) +
             " people give at least " + with_decimals(least, 1) + ", censoring only widens it");
}

}  // namespace

void check_rate_interval(Verdicts& verdicts) {
  for (const Figure& figure : verdicts.ledger().figures) {
    if (!figure.percent || !figure.interval || figure.ratio || figure.percent->bound != '=') continue;
    verdicts.compared({&figure});
    const auto& [low, high] = *figure.interval;
    if (low.value > high.value) {
      report(verdicts, figure, "", "the lower limit is above the upper one");
      continue;
    }
    const Range inside{low.rounded().lower, high.possible().upper};
    if (!figure.percent->possible().meets(inside)) {
      report(verdicts, figure, "", "the percent lies outside its interval");
      continue;
    }
    if (low.value < 0.0 || high.value > 100.0)
      report(verdicts, figure, "0 to 100 %", "a limit beyond 0 or 100 %");
    else if (const auto n = people(verdicts.ledger(), figure); n && *n > 0)
      check_width(verdicts, figure, static_cast<double>(*n));
  }
}

}  // namespace rtsurv::audit
