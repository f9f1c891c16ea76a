// quartile_share: quartiles fix how many lie beyond a cut. Q3 >= c means that at least a quarter is >= c, Q1 >= c at
// least three quarters; Q3 < c means at most a quarter. A median lies between its quartiles. Rounding: a quartile
// within its last printed place of the cut decides nothing; the conventions of quartiles differ by less than 1.5
// people. Source: Hyndman & Fan, Am Stat 50 (1996) 361-365.
#include <algorithm>

#include "rtsurv/audit/rules/rules.hpp"
#include "rtsurv/audit/wording.hpp"

namespace rtsurv::audit {
namespace {

constexpr double convention_people = 1.5;

struct Bounds {
  double least = 0.0, most = 1.0;  ///< share beyond the cut, upward
};

/// Bounds of the share above a cut from the quartiles that lie clearly on one side.
Bounds bounds_of(const Figure& spread, double cut) {
  Bounds bounds;
  const auto use = [&](const Printed& quantile, double above) {
    const double unit = 2.0 * quantile.half_unit();
    if (quantile.value - unit >= cut) bounds.least = std::max(bounds.least, above);
    if (quantile.value + unit < cut) bounds.most = std::min(bounds.most, above);
  };
  use((*spread.quartiles)[0], 0.75);
  if (spread.value) use(*spread.value, 0.5);
  use((*spread.quartiles)[1], 0.25);
  return bounds;
}

bool same_variable(const Figure& spread, const Figure& share, const Wording& wording) {
  if (spread.reference != share.reference || spread.group != share.group) return false;
  if (!spread.variable.empty() || !share.variable.empty()) return spread.variable == share.variable;
  const Wording about = wording_of(spread.statement);
  return !wording.about.empty() && std::ranges::includes(about.words, wording.about);
}

void check(Verdicts& verdicts, const Figure& spread, const Figure& share, const Cut& cut) {
  const bool upward = cut.upward();
  const Range percent = share.percent->possible();
  const double n = static_cast<double>(share.denominator.value_or(verdicts.ledger().cohort_n.value_or(100)));
  const double slack = 100.0 * convention_people / n;
  const Range above = upward ? percent : Range{100.0 - percent.upper, 100.0 - percent.lower};
  const Bounds bounds = bounds_of(spread, cut.value());
  verdicts.compared({&spread, &share});
  const bool too_few = above.upper<100.0 * bounds.least - slack, too_many = above.lower> 100.0 * bounds.most + slack;
  if (!too_few && !too_many) return;
  const double bound = 100.0 * (too_few ? bounds.least : bounds.most);
  const std::string implied = std::string(too_few == upward ? "at least " : "at most ") +
                              with_decimals(upward ? bound : 100.0 - bound, 0) + " %";
  verdicts.find({"quartile_share", share.from_text ? AuditGrade::soft : AuditGrade::hard, places({&share, &spread}),
                 printed_of(share) + " for " + cut.text(), implied,
                 "quartiles " + (*spread.quartiles)[0].text + " and " + (*spread.quartiles)[1].text + " mean that " +
                     implied + " are " + cut.text()});
}

void check_inside(Verdicts& verdicts, const Figure& spread) {
  const auto& [low, high] = *spread.quartiles;
  verdicts.compared({&spread});
  const bool ordered =
      low.value <= high.value && (!spread.value || (spread.value->possible().upper >= low.rounded().lower &&
                                                    spread.value->rounded().lower <= high.possible().upper));
  if (!ordered)
    verdicts.find({"quartile_share", AuditGrade::hard, spread.where, printed_of(spread), "",
                   "the median lies outside its quartiles, or they are in the wrong order"});
}

}  // namespace

void check_quartile_share(Verdicts& verdicts) {
  for (const Figure& spread : verdicts.ledger().figures) {
    if (!spread.quartiles) continue;
    check_inside(verdicts, spread);
    for (const Figure& share : verdicts.ledger().figures) {
      const Wording wording = wording_of(share.statement);
      const bool of_all = !share.is_rate() && share.of.empty();
      if (of_all && share.percent && share.percent->bound == '=' && wording.cut &&
          same_variable(spread, share, wording))
        check(verdicts, spread, share, *wording.cut);
    }
  }
}

}  // namespace rtsurv::audit
