#include "rtsurv/ledger/ledger.hpp"

#include <algorithm>

namespace rtsurv::ledger {

const Figure* Ledger::find(const std::string& id) const {
  const auto found = std::ranges::find(figures, id, &Figure::id);
  return found == figures.end() ? nullptr : &*found;
}

std::optional<double> count_of(const Ledger& ledger, const Term& term) {
  if (term.id.empty()) return term.sign * term.number;
  const Figure* figure = ledger.find(term.id);
  if (figure == nullptr) return std::nullopt;
  if (figure->n) return term.sign * static_cast<double>(*figure->n);
  if (figure->value && !figure->percent) return term.sign * figure->value->value;
  return std::nullopt;
}

std::optional<double> count_of(const Ledger& ledger, const std::vector<Term>& terms) {
  double total = 0.0;
  for (const Term& term : terms) {
    const std::optional<double> count = count_of(ledger, term);
    if (!count) return std::nullopt;
    total += *count;
  }
  return total;
}

}  // namespace rtsurv::ledger
