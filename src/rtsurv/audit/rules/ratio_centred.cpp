// ratio_centred: on the log scale a Wald interval has its estimate in the middle: estimate^2 = lower * upper.
// Rounding: some values of the three rounding (or truncation) intervals must fulfil it. An estimate outside its
// interval, limits in the wrong order, or a hazard ratio more than 0.3 standard errors off is hard; less is soft,
// because profile likelihood and exact intervals are somewhat skewed. Source: Altman & Bland, BMJ 343 (2011) d2304.
#include <algorithm>
#include <cmath>

#include "rtsurv/audit/ratio.hpp"
#include "rtsurv/audit/rules/rules.hpp"

namespace rtsurv::audit {
namespace {

constexpr double far_off = 0.3;  // standard errors

Range centre_of(const RatioBox& box) {
  return {std::sqrt(box.lower.lower * box.upper.lower), std::sqrt(box.lower.upper * box.upper.upper)};
}

/// Distance of estimate and centre in standard errors; 0 when the rounding explains it.
double off_centre(const RatioBox& box) {
  const Range centre = centre_of(box);
  if (centre.meets(box.estimate)) return 0.0;
  const double log_apart = box.estimate.lower > centre.upper ? std::log(box.estimate.lower / centre.upper)
                                                             : std::log(centre.lower / box.estimate.upper);
  const double se = standard_error(box).upper;
  return se > 0.0 ? log_apart / se : log_apart;
}

void report(Verdicts& verdicts, const Figure& figure, const std::string& message, AuditGrade grade) {
  const auto& [low, high] = *figure.interval;
  const double centre = std::sqrt(low.value * high.value);
  verdicts.find({"ratio_centred", grade, figure.where, printed_of(figure),
                 with_decimals(centre, figure.ratio->decimals + 1), message});
}

void check(Verdicts& verdicts, const Figure& figure) {
  const auto& [low, high] = *figure.interval;
  if (low.value > high.value)
    return report(verdicts, figure, "the lower limit is above the upper one", AuditGrade::hard);
  const std::optional<RatioBox> box = box_of(figure), cut_off = box_of(figure, true);
  if (!box || !cut_off) return;
  if (box->estimate.upper < box->lower.lower || box->estimate.lower > box->upper.upper)
    return report(verdicts, figure, "the estimate lies outside its interval", AuditGrade::hard);
  const double shift = std::min(off_centre(*box), off_centre(*cut_off));
  if (shift <= 1e-9) return;
  report(verdicts, figure,
         "the middle of the interval is " +
             with_decimals(std::sqrt(low.value * high.value), figure.ratio->decimals + 1) +
             " on the log scale, the estimate is off by " + with_decimals(shift, 2) + " standard errors",
         shift > far_off && !figure.odds ? AuditGrade::hard : AuditGrade::soft);
}

}  // namespace

void check_ratio_centred(Verdicts& verdicts) {
  for (const Figure& figure : verdicts.ledger().figures) {
    if (!figure.ratio || !figure.interval || figure.ratio->bound != '=') continue;
    verdicts.compared({&figure});
    check(verdicts, figure);
  }
}

}  // namespace rtsurv::audit
