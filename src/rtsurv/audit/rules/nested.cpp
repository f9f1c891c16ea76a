// nested: a part is not larger than its whole; a 2 x 2 table is fixed by its margins; of two cuts of one variable the
// stricter one holds for fewer people. Counts are whole, nothing is rounded.
// Source: arithmetic.
#include <cmath>

#include "rtsurv/audit/rules/rules.hpp"
#include "rtsurv/audit/wording.hpp"

namespace rtsurv::audit {
namespace {

std::vector<const Figure*> figures_of(const Ledger& ledger, std::initializer_list<const std::vector<Term>*> lists) {
  std::vector<const Figure*> figures;
  for (const auto* list : lists)
    for (const Term& term : *list) figures.push_back(ledger.find(term.id));
  return figures;
}

void check_parts(Verdicts& verdicts) {
  for (const Figure& figure : verdicts.ledger().figures) {
    if (!figure.n || !figure.denominator) continue;
    if (!figure.percent) verdicts.compared({&figure});
    if (*figure.n <= *figure.denominator) continue;
    verdicts.find({"nested", AuditGrade::hard, figure.where, printed_of(figure),
                   "at most " + std::to_string(*figure.denominator), "a part is larger than its whole"});
  }
  for (const Nested& rule : verdicts.ledger().nested) {
    const auto inner = count_of(verdicts.ledger(), rule.inner), outer = count_of(verdicts.ledger(), rule.outer);
    if (!inner || !outer) continue;
    verdicts.compared(figures_of(verdicts.ledger(), {&rule.inner, &rule.outer}));
    if (*inner > *outer)
      verdicts.find({"nested", AuditGrade::hard, rule.where, shortest(*inner) + " of " + shortest(*outer),
                     "at most " + shortest(*outer), "a part is larger than its whole"});
  }
}

struct Cell {
  const char* name;
  std::vector<Term> printed;  ///< may be empty
  double implied;
};

void check_cell(Verdicts& verdicts, const Margins& margins, const Cell& cell) {
  const std::optional<double> count =
      cell.printed.empty() ? std::optional(cell.implied) : count_of(verdicts.ledger(), cell.printed);
  const double printed = count.value_or(cell.implied);
  if (cell.implied >= 0.0 && std::abs(printed - cell.implied) < 1e-6) return;
  const std::string implied = shortest(cell.implied);
  verdicts.find({"nested", AuditGrade::hard, margins.where, shortest(printed) + " with " + cell.name, implied,
                 "the margins of the two factors leave " + implied + " with " + cell.name +
                     (cell.implied < 0.0 ? "" : ", printed " + shortest(printed))});
}

/// From N, a, b and one of both, one and none the others follow.
void check_margins(Verdicts& verdicts, const Margins& margins) {
  const Ledger& ledger = verdicts.ledger();
  const auto total = count_of(ledger, margins.total), a = count_of(ledger, margins.a), b = count_of(ledger, margins.b);
  if (!total || !a || !b) return;
  auto both = margins.both.empty() ? std::nullopt : count_of(ledger, margins.both);
  const auto none = margins.none.empty() ? std::nullopt : count_of(ledger, margins.none);
  if (!both && none) both = *a + *b + *none - *total;
  if (!both) return;
  verdicts.compared(
      figures_of(ledger, {&margins.total, &margins.a, &margins.b, &margins.both, &margins.one, &margins.none}));
  for (const Cell& cell : {Cell{"both factors", margins.both, *both},
                           {"one factor", margins.one, *a + *b - 2.0 * *both},
                           {"neither factor", margins.none, *total - *a - *b + *both},
                           {"the first factor only", {}, *a - *both},
                           {"the second factor only", {}, *b - *both}})
    check_cell(verdicts, margins, cell);
}

bool stricter(const Cut& a, const Cut& b) { return a.upward() ? a.value() > b.value() : a.value() < b.value(); }

void check_cuts(Verdicts& verdicts) {
  struct Share {
    const Figure* figure;
    Wording wording;
  };
  std::vector<Share> shares;
  for (const Figure& figure : verdicts.ledger().figures) {
    const Wording wording = wording_of(figure.statement);
    if (figure.n && figure.denominator && figure.kind != "repeat" && !figure.from_text && wording.cut &&
        !wording.about.empty())
      shares.push_back({&figure, wording});
  }
  for (const Share& a : shares)
    for (const Share& b : shares) {
      const bool same = a.wording.about == b.wording.about && a.figure->denominator == b.figure->denominator &&
                        a.figure->reference == b.figure->reference && a.figure->group == b.figure->group &&
                        a.wording.cut->upward() == b.wording.cut->upward();
      if (!same || !stricter(*a.wording.cut, *b.wording.cut)) continue;
      verdicts.compared({a.figure, b.figure});
      if (*a.figure->n <= *b.figure->n) continue;
      verdicts.find({"nested", AuditGrade::hard, places({a.figure, b.figure}),
                     std::to_string(*a.figure->n) + " for " + a.wording.cut->text() + ", " +
                         std::to_string(*b.figure->n) + " for " + b.wording.cut->text(),
                     "at most " + std::to_string(*b.figure->n), "the stricter cut holds for more people"});
    }
}

}  // namespace

void check_nested(Verdicts& verdicts) {
  check_parts(verdicts);
  for (const Margins& margins : verdicts.ledger().margins) check_margins(verdicts, margins);
  check_cuts(verdicts);
}

}  // namespace rtsurv::audit
