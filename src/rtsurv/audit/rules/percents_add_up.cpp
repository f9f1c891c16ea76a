// percents_add_up: printed percents of exclusive parts add up to 100, or to the printed percent of their union.
// Rounding: k printed values are off by at most k half units together, the printed total by one more; with truncation
// the parts can only miss up to k units. Either will do.
// Source: interval arithmetic; Mosteller, Youtz & Zahn, Demography 4 (1967) 850-858.
#include <algorithm>
#include <cmath>

#include "rtsurv/audit/rules/rules.hpp"

namespace rtsurv::audit {
namespace {

struct Total {
  double printed = 0.0, half_units = 0.0;
  int decimals = 0;
  std::string text;
};

/// Nothing when a part prints no percent.
std::optional<Total> total_of(const Ledger& ledger, const std::vector<Term>& parts, std::vector<const Figure*>& used) {
  Total total;
  for (const Term& part : parts) {
    const Figure* figure = ledger.find(part.id);
    if (figure == nullptr || !figure->percent || figure->percent->bound != '=') return std::nullopt;
    used.push_back(figure);
    total.printed += part.sign * figure->percent->value;
    total.half_units += figure->percent->half_unit();
    total.decimals = std::max(total.decimals, figure->percent->decimals);
    total.text += (total.text.empty() ? "" : part.sign < 0 ? " \u2212 " : " + ") + figure->percent->text;
  }
  return total;
}

bool agrees(const Total& parts, const Printed& expected, bool exact) {
  constexpr double slack = 1e-9;
  const double half = exact ? 0.0 : expected.half_unit();
  const double off = parts.printed - expected.value;
  const bool rounded = std::abs(off) <= parts.half_units + half + slack;
  const bool cut_off = off <= 2.0 * half + slack && off >= -2.0 * parts.half_units - slack;
  return rounded || cut_off;
}

}  // namespace

void check_percents_add_up(Verdicts& verdicts) {
  const Ledger& ledger = verdicts.ledger();
  for (const PercentSum& sum : ledger.percent_sums) {
    std::vector<const Figure*> used;
    const std::optional<Total> parts = total_of(ledger, sum.parts, used);
    const Figure* from = ledger.find(sum.expected_from);
    if (!parts || (!sum.expected_from.empty() && (from == nullptr || !from->percent))) continue;
    used.push_back(from);
    verdicts.compared(used);
    const Printed expected =
        from != nullptr ? *from->percent : parse_printed(shortest(sum.expected)).value_or(Printed{});
    if (agrees(*parts, expected, from == nullptr)) continue;
    const std::string adds = with_decimals(parts->printed, parts->decimals) + " %";
    verdicts.find({"percents_add_up", AuditGrade::hard, sum.where, parts->text + " = " + expected.text + " %", adds,
                   parts->text + " is " + adds + ", expected " + expected.text + " %; rounding explains at most " +
                       with_decimals(parts->half_units, parts->decimals + 2)});
  }
}

}  // namespace rtsurv::audit
