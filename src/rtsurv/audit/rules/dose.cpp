// dose: BED and EQD2 of a course by the linear-quadratic model with the stated alpha/beta, EQD2 of a BED, and total
// dose = fractions x dose per fraction. A course whose alpha/beta is stated nowhere cannot be checked (soft). Rounding:
// half up, half to even and truncation of the exact value; any will do. Source: Fowler, Br J Radiol 62 (1989) 679-694;
// Joiner & van der Kogel, Basic Clinical Radiobiology (2018).
#include <cmath>

#include "rtsurv/audit/course.hpp"
#include "rtsurv/audit/rules/rules.hpp"

namespace rtsurv::audit {
namespace {

bool reads_as_printed(double exact, const Printed& printed) {
  constexpr double slack = 1e-9;
  if (printed.bound == '<') return exact < printed.value + slack;
  if (printed.bound == '>') return exact > printed.value - slack;
  const bool rounded = std::abs(exact - printed.value) <= printed.half_unit() + slack;
  const bool cut_off = exact >= printed.value - slack && exact < printed.value + 2.0 * printed.half_unit();
  return rounded || cut_off;
}

struct Check {
  std::string what;
  double exact;
  const Printed& printed;
};

void compare(Verdicts& verdicts, const Figure& figure, const Check& check) {
  verdicts.compared({&figure});
  if (reads_as_printed(check.exact, check.printed)) return;
  const std::string exact = with_decimals(check.exact, check.printed.decimals + 2);
  verdicts.find({"dose", AuditGrade::hard, figure.where, printed_of(figure), exact + " Gy",
                 check.what + " is " + exact + " Gy, printed " + check.printed.shown()});
}

void check_model(Verdicts& verdicts, const Figure& figure) {
  const std::optional<Course> course = course_of(figure);
  const bool has_source = course || figure.bed_given;
  if (!has_source || (!figure.eqd2 && !figure.bed)) return;
  const std::optional<double> ratio = alpha_beta_of(verdicts.ledger(), figure);
  if (!ratio) {
    verdicts.find({"dose", AuditGrade::soft, figure.where, printed_of(figure), "",
                   "the alpha/beta of this biological dose is not stated; it cannot be checked"});
    return;
  }
  const std::string with = " with alpha/beta " + shortest(*ratio) + " Gy";
  if (course && figure.eqd2) compare(verdicts, figure, {"EQD2" + with, eqd2_of(*course, *ratio), *figure.eqd2});
  if (course && figure.bed) compare(verdicts, figure, {"BED" + with, bed_of(*course, *ratio), *figure.bed});
  if (!course && figure.eqd2)
    compare(verdicts, figure, {"EQD2" + with, figure.bed_given->value / (1.0 + 2.0 / *ratio), *figure.eqd2});
}

void check_total(Verdicts& verdicts, const Figure& figure) {
  if (!figure.total_dose_gy || !figure.fractions || !figure.dose_per_fraction_gy) return;
  const double total = *figure.dose_per_fraction_gy * static_cast<double>(*figure.fractions);
  verdicts.compared({&figure});
  const Printed per_fraction = parse_printed(shortest(*figure.dose_per_fraction_gy)).value_or(Printed{});
  const double rounding = 2.0 * per_fraction.half_unit() * static_cast<double>(*figure.fractions);
  const bool whole = per_fraction.decimals <= 1;
  if (std::abs(total - *figure.total_dose_gy) <= (whole ? 1e-6 : rounding)) return;
  verdicts.find({"dose", AuditGrade::hard, figure.where, printed_of(figure), shortest(total) + " Gy",
                 std::to_string(*figure.fractions) + " fractions of " + shortest(*figure.dose_per_fraction_gy) +
                     " Gy are " + with_decimals(total, 2) + " Gy, printed " + shortest(*figure.total_dose_gy) + " Gy"});
}

}  // namespace

void check_dose(Verdicts& verdicts) {
  for (const Figure& figure : verdicts.ledger().figures) {
    check_total(verdicts, figure);
    check_model(verdicts, figure);
  }
}

}  // namespace rtsurv::audit
