// threshold: a course that is recommended for reaching an EQD2 reaches it. The threshold is the ledger's, or the only
// cut
// ">= c" of EQD2 that the paper's own figures name; a course is recommended when its entry or label says so. Courses
// for palliation or for high risk are left alone. Hard when the EQD2 stays below the threshold even if both are
// rounded. Source: the linear-quadratic model, Fowler, Br J Radiol 62 (1989) 679-694.
#include <cmath>
#include <set>

#include "rtsurv/audit/course.hpp"
#include "rtsurv/audit/rules/rules.hpp"
#include "rtsurv/audit/wording.hpp"

namespace rtsurv::audit {
namespace {

/// Of the paper's own EQD2 cuts that hold for high doses; nothing when there are several.
std::optional<double> named_threshold(const Ledger& ledger) {
  std::set<double> named;
  for (const Figure& figure : ledger.figures) {
    if (!figure.reference.empty()) continue;
    const std::string label = figure.group.empty() ? figure.statement : figure.group;
    for (const std::string& text : {figure.statement, label}) {
      const Wording wording = wording_of(text);
      if (wording.cut && wording.cut->upward() && wording.about.contains("eqd2")) named.insert(wording.cut->value());
    }
  }
  return named.size() == 1 ? std::optional(*named.begin()) : std::nullopt;
}

bool recommended(const Figure& figure) {
  if (speaks_of(figure.statement, {"palliat", "short", "symptom", "high-risk", "low-dose"})) return false;
  return figure.recommended || speaks_of(figure.statement, {"recommend"});
}

}  // namespace

void check_threshold(Verdicts& verdicts) {
  const Ledger& ledger = verdicts.ledger();
  const std::optional<double> common = ledger.threshold_gy ? ledger.threshold_gy : named_threshold(ledger);
  for (const Figure& figure : ledger.figures) {
    const std::optional<Course> course = course_of(figure);
    const std::optional<double> threshold = figure.threshold_gy ? figure.threshold_gy : common,
                                ratio = alpha_beta_of(ledger, figure);
    const bool offered = figure.threshold_gy || (recommended(figure) && figure.reference.empty());
    if (!course || !threshold || !ratio || !offered) continue;
    verdicts.compared({&figure});
    const double eqd2 = eqd2_of(*course, *ratio);
    if (eqd2 >= *threshold - 1e-9) continue;
    const bool rounds_up = std::round(eqd2) >= *threshold;
    verdicts.find({"threshold", rounds_up ? AuditGrade::soft : AuditGrade::hard, figure.where, printed_of(figure),
                   with_decimals(eqd2, 2) + " Gy",
                   "EQD2 with alpha/beta " + shortest(*ratio) + " Gy is " + with_decimals(eqd2, 2) +
                       " Gy, below the threshold of " + shortest(*threshold) + " Gy that the course is offered for"});
  }
}

}  // namespace rtsurv::audit
