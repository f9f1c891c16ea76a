// ratio_p: the P value that a ratio and its interval imply (Wald), over the whole box of their rounding intervals,
// against the rounding interval of the printed P. "<0.001" is everything below, "0.009" is 0.0085 to 0.0095.
// Consistent: the two meet. Decision flips: they lie on different sides of 0.05; hard. Off: they do not meet; hard when
// the z of the nearest ends differ by more than 5 %, soft below that or when the figures may have been cut off instead
// of rounded, because a likelihood-ratio or score test of the same model differs a little. Source: Altman & Bland, BMJ
// 343 (2011) d2304; grades as in statcheck (Nuijten et al., Behav Res Methods 48 (2016)).
#include <algorithm>
#include <cmath>

#include "rtsurv/audit/ratio.hpp"
#include "rtsurv/audit/rules/rules.hpp"
#include "rtsurv/audit/wording.hpp"

namespace rtsurv::audit {
namespace {

constexpr double decision = 0.05, other_test = 0.05;

std::string p_text(double p) {
  if (p < 1e-4) return "<0.0001";
  return with_decimals(p, p < 0.1 ? 4 : 2);
}

bool decision_flips(const Range& printed, const PRange& implied) {
  return (printed.upper < decision && implied.lower > decision) ||
         (printed.lower > decision && implied.upper < decision);
}

/// Relative distance of the z values at the ends that face each other.
double apart(const Range& printed, const PRange& implied) {
  const bool smaller = printed.upper < implied.lower;
  const double z_printed = z_of_p(smaller ? printed.upper : printed.lower);
  const double z_implied = z_of_p(smaller ? implied.lower : implied.upper);
  return std::abs(z_printed - z_implied) / std::max(z_implied, 1e-3);
}

bool explained_by_truncation(const Figure& figure) {
  const std::optional<RatioBox> box = box_of(figure, true);
  if (!box) return false;
  const PRange implied = p_of(*box, figure);
  return figure.p->possible().meets({implied.lower, implied.upper});
}

void check(Verdicts& verdicts, const Figure& figure, const RatioBox& box) {
  const PRange implied = p_of(box, figure);
  const Range printed = figure.p->rounded();
  if (printed.meets({implied.lower, implied.upper})) return;
  const bool flips = decision_flips(printed, implied), cut_off = explained_by_truncation(figure);
  const bool other = speaks_of(figure.test, {"log", "likelihood", "score", "wilcoxon"});
  const bool hard = flips ? !cut_off && !other : apart(printed, implied) > other_test && !cut_off && !other;
  const std::string range =
      p_text(implied.point) + " (" + p_text(implied.lower) + "\u2013" + p_text(implied.upper) + ")";
  std::string message = "the ratio and its interval give P = " + range + ", printed P " +
                        (figure.p->bound == '=' ? "= " : "") + figure.p->shown();
  message += flips ? "; decision flips at 0.05" : "; off";
  if (cut_off) message += "; possible if the figures were cut off, not rounded";
  if (!hard && !cut_off) message += "; another test of the same model could give it";
  verdicts.find({"ratio_p", hard ? AuditGrade::hard : AuditGrade::soft, figure.where, printed_of(figure),
                 "P = " + range, message});
}

}  // namespace

void check_ratio_p(Verdicts& verdicts) {
  for (const Figure& figure : verdicts.ledger().figures) {
    const std::optional<RatioBox> box = box_of(figure);
    if (!box || !figure.p) continue;
    verdicts.compared({&figure});
    check(verdicts, figure, *box);
  }
}

}  // namespace rtsurv::audit
