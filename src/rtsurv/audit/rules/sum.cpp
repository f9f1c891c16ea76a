// sum: the parts of a whole, or the steps of a flow, add up to what is printed. Counts are whole, nothing is rounded.
// A sum read from running text is soft: an exclusion may have been counted twice or left out.
// Source: arithmetic; the flow of STROBE, von Elm et al., Lancet 370 (2007) 1453-1457.
#include <cmath>

#include "rtsurv/audit/rules/rules.hpp"

namespace rtsurv::audit {
namespace {

std::string term_text(const Ledger& ledger, const Term& term, bool first) {
  const double count = count_of(ledger, term).value_or(0.0);
  const std::string sign = count < 0.0 || std::signbit(count) ? "\u2212 " : first ? "" : "+ ";
  return sign + shortest(std::abs(count));
}

std::string sum_text(const Ledger& ledger, const std::vector<Term>& parts) {
  std::string text;
  for (const Term& part : parts) text += (text.empty() ? "" : " ") + term_text(ledger, part, text.empty());
  return text;
}

std::vector<const Figure*> figures_of(const Ledger& ledger, const Sum& sum) {
  std::vector<const Figure*> figures{ledger.find(sum.total.id)};
  for (const Term& part : sum.parts) figures.push_back(ledger.find(part.id));
  return figures;
}

}  // namespace

void check_sum(Verdicts& verdicts) {
  const Ledger& ledger = verdicts.ledger();
  for (const Sum& sum : ledger.sums) {
    const std::optional<double> total = count_of(ledger, sum.total), parts = count_of(ledger, sum.parts);
    if (!total || !parts) continue;
    verdicts.compared(figures_of(ledger, sum));
    if (std::abs(*total - *parts) < 1e-6) continue;
    const std::string adds = sum_text(ledger, sum.parts);
    verdicts.find({"sum", sum.inferred ? AuditGrade::soft : AuditGrade::hard, sum.where,
                   adds + " = " + shortest(*total), shortest(*parts),
                   adds + " is " + shortest(*parts) + ", printed " + shortest(*total) + " (difference " +
                       shortest(*total - *parts) + ")"});
  }
}

}  // namespace rtsurv::audit
