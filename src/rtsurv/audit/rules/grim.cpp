// grim: a percent of N people without its count must belong to a whole number of people.
// Rounding: half up, half to even, truncation; any will do. It can only find something while N < 100 * 10^decimals.
// A denominator taken from the cohort (none is printed) makes the finding soft.
// Source: Brown & Heathers, Soc Psychol Personal Sci 8 (2017) 363-369.
#include "rtsurv/audit/grim.hpp"

#include <algorithm>

#include "rtsurv/audit/rules/rules.hpp"

namespace rtsurv::audit {
namespace {

constexpr std::size_t most_counts = 1000;  // a coarse percent of millions has no use for a list

struct Denominator {
  std::optional<std::int64_t> n;
  bool assumed = false;
};

/// Of a share; a rate of a curve has no count.
Denominator denominator_of(const Ledger& ledger, const Figure& figure) {
  if (figure.denominator) return {figure.denominator, figure.assumed_denominator};
  const bool share = figure.kind == "percent_only" || figure.kind == "rate_no_time" || figure.kind == "count";
  if (!share) return {};
  if (figure.n_group) return {figure.n_group, false};
  if (figure.kind == "rate_no_time" || !figure.reference.empty()) return {};
  return {ledger.cohort_n, true};
}

std::string neighbours(const Printed& percent, std::int64_t n) {
  const double per_one = 100.0 / static_cast<double>(n);
  const auto below = static_cast<std::int64_t>(percent.value / per_one);
  const auto shown = [&](std::int64_t k) {
    return std::to_string(k) + " of " + std::to_string(n) + " is " +
           with_decimals(per_one * static_cast<double>(k), percent.decimals) + " %";
  };
  return shown(below) + (below < n ? ", " + shown(below + 1) : "");
}

}  // namespace

std::vector<std::int64_t> counts_with_percent(const Printed& percent, std::int64_t denominator, Rounding rounding) {
  std::vector<std::int64_t> counts;
  if (percent.value > 101.0 || percent.value < 0.0) return counts;
  const Range range = percent.possible();
  const double scale = static_cast<double>(denominator) / 100.0;
  const auto first = static_cast<std::int64_t>(std::max(0.0, range.lower * scale)) - 1;
  for (std::int64_t k = std::max<std::int64_t>(0, first); k <= denominator && counts.size() < most_counts; ++k) {
    if (static_cast<double>(k) > range.upper * scale + 1.0) break;
    if (reads_as(k, denominator, percent, rounding)) counts.push_back(k);
  }
  return counts;
}

bool percent_is_possible(const Printed& percent, std::int64_t denominator) {
  return std::ranges::any_of(std::array{Rounding::half_up, Rounding::half_even, Rounding::truncation},
                             [&](Rounding how) { return !counts_with_percent(percent, denominator, how).empty(); });
}

void check_grim(Verdicts& verdicts) {
  for (const Figure& figure : verdicts.ledger().figures) {
    if (figure.n || !figure.percent || figure.percent->bound != '=' || figure.is_rate()) continue;
    const Denominator of = denominator_of(verdicts.ledger(), figure);
    if (!of.n || *of.n <= 0) continue;
    verdicts.compared({&figure});
    if (percent_is_possible(*figure.percent, *of.n)) continue;
    const std::string near = neighbours(*figure.percent, *of.n);
    verdicts.find({"grim", of.assumed ? AuditGrade::soft : AuditGrade::hard, figure.where, printed_of(figure), near,
                   "no whole number of " + std::to_string(*of.n) + " gives " + figure.percent->text + " %: " + near +
                       (of.assumed ? "; the denominator is not printed and was taken to be the cohort" : "")});
  }
}

}  // namespace rtsurv::audit
