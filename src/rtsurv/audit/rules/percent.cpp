// percent: the printed percent is 100 n / N.
// Rounding: half up, half to even and truncation are tried in exact integer arithmetic; any of them will do, and which
// one is noted when it is not the first. A denominator that is not printed with the count (running text) makes the
// finding soft as long as some whole number up to the cohort would give the percent.
// Source: arithmetic; rounding modes as in Brown & Heathers, Soc Psychol Personal Sci 8 (2017) 363-369.
#include <algorithm>
#include <cmath>

#include "rtsurv/audit/rules/rules.hpp"

namespace rtsurv::audit {
namespace {

/// True when some denominator from n to `most` gives the percent.
bool some_denominator_fits(const Figure& figure, std::int64_t most) {
  const std::int64_t n = *figure.n;
  if (n == 0) return percent_rounding(0, 1, *figure.percent).has_value();
  const Range range = figure.percent->possible();
  const double hundred_n = 100.0 * static_cast<double>(n);
  const double first = hundred_n / std::max(range.upper, 1e-9), last = hundred_n / std::max(range.lower, 1e-9);
  const auto bounded = [&](double value) { return static_cast<std::int64_t>(std::clamp(value, 1.0, 1e9)); };
  for (std::int64_t d = std::max(n, bounded(first)); d <= std::min(most, bounded(last) + 1); ++d)
    if (percent_rounding(n, d, *figure.percent)) return true;
  return false;
}

std::string fitting_counts(const Figure& figure, std::int64_t denominator) {
  const double count = figure.percent->value * static_cast<double>(denominator) / 100.0;
  const std::int64_t near = std::clamp<std::int64_t>(std::llround(count), 0, denominator);
  if (percent_rounding(near, denominator, *figure.percent))
    return "; " + figure.percent->text + " % would be " + std::to_string(near) + " of " + std::to_string(denominator);
  return "; no count of " + std::to_string(denominator) + " gives " + figure.percent->text + " %";
}

void report(Verdicts& verdicts, const Figure& figure) {
  const std::int64_t d = *figure.denominator;
  const bool assumed = figure.assumed_denominator && some_denominator_fits(figure, d);
  const double exact = 100.0 * static_cast<double>(*figure.n) / static_cast<double>(d);
  std::string message = std::to_string(*figure.n) + " of " + std::to_string(d) + " is " +
                        with_decimals(exact, figure.percent->decimals + 1) + " %, printed " + figure.percent->shown() +
                        " %" + fitting_counts(figure, d);
  if (figure.assumed_denominator)
    message += assumed ? "; a smaller denominator would fit, but none is printed nearby"
                       : "; no denominator up to " + std::to_string(d) + " fits";
  verdicts.find({"percent", assumed ? AuditGrade::soft : AuditGrade::hard, figure.where, printed_of(figure),
                 with_decimals(exact, figure.percent->decimals + 1) + " %", message});
}

}  // namespace

void check_percent(Verdicts& verdicts) {
  std::string truncated, half_even;
  for (const Figure& figure : verdicts.ledger().figures) {
    if (!figure.n || !figure.denominator || !figure.percent || *figure.n > *figure.denominator) continue;
    verdicts.compared({&figure});
    const std::optional<Rounding> rounding = percent_rounding(*figure.n, *figure.denominator, *figure.percent);
    if (!rounding) report(verdicts, figure);
    if (rounding == Rounding::truncation) truncated += (truncated.empty() ? "" : ", ") + figure.where;
    if (rounding == Rounding::half_even) half_even += (half_even.empty() ? "" : ", ") + figure.where;
  }
  if (!truncated.empty()) verdicts.note("Percents that are cut off, not rounded: " + truncated);
  if (!half_even.empty()) verdicts.note("Percents that are rounded half to even: " + half_even);
}

}  // namespace rtsurv::audit
