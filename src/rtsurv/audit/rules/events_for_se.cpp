// events_for_se: a hazard ratio of two groups needs events. Each adds at most 1/4 to the information on the log ratio,
// so SE^2 >= 4 / events; the log odds ratio of n people has SE^2 >= 16 / n. The SE comes from the interval, or from the
// ratio and its P when no interval is printed; the largest that the rounding allows counts.
// Hard when the ratio is known to compare two groups, soft otherwise: a continuous covariate has another bound.
// Source: Schoenfeld, Biometrics 39 (1983) 499-503.
#include <algorithm>
#include <cmath>

#include "rtsurv/audit/ratio.hpp"
#include "rtsurv/audit/rules/rules.hpp"
#include "rtsurv/audit/wording.hpp"

namespace rtsurv::audit {
namespace {

struct Available {
  std::optional<std::int64_t> count;
  bool events = false;  ///< else people, an upper bound of the events
};

Available available(const Ledger& ledger, const Figure& figure) {
  if (figure.events && !figure.odds) return {figure.events, true};
  if (figure.n_group) return {figure.n_group};
  if (figure.n) return {figure.n};
  if (figure.reference.empty() && !figure.from_text) return {ledger.cohort_n};
  return {};
}

/// The largest SE of the log ratio that is possible; nothing when the print says nothing about it.
std::optional<double> largest_se(const Figure& figure) {
  if (const std::optional<RatioBox> box = box_of(figure)) return standard_error(*box).upper;
  if (!figure.ratio || figure.ratio->value <= 0.0 || figure.interval || !figure.p) return std::nullopt;
  const Range ratio = figure.ratio->rounded();
  const double z = z_of_p(std::min(figure.p->rounded().upper, 1.0));
  if (ratio.lower <= 0.0 || z < 1e-6) return std::nullopt;
  return std::max(std::abs(std::log(ratio.lower)), std::abs(std::log(ratio.upper))) / z;
}

bool continuous(const Figure& figure) {
  return !figure.binary.value_or(true) || speaks_of(figure.statement, {"per", "each", "continuous", "increment"});
}

bool two_groups(const Figure& figure) {
  return figure.binary.value_or(speaks_of(figure.statement, {"vs", "versus", "compared"}) ||
                                wording_of(figure.statement).cut.has_value());
}

}  // namespace

void check_events_for_se(Verdicts& verdicts) {
  for (const Figure& figure : verdicts.ledger().figures) {
    const std::optional<double> se = largest_se(figure);
    const Available have = available(verdicts.ledger(), figure);
    if (!se || *se <= 0.0 || !have.count || continuous(figure)) continue;
    verdicts.compared({&figure});
    const double needed = (figure.odds ? 16.0 : 4.0) / (*se * *se);
    if (needed <= static_cast<double>(*have.count) + 1e-6) continue;
    const std::string least = "at least " + with_decimals(std::ceil(needed - 1e-9), 0);
    const char* what = figure.odds ? " people" : " events";
    verdicts.find({"events_for_se", two_groups(figure) ? AuditGrade::hard : AuditGrade::soft, figure.where,
                   printed_of(figure) + ", " + std::to_string(*have.count) + (have.events ? " events" : " people"),
                   least + what,
                   "a standard error of " + with_decimals(*se, 3) + " on the log scale needs " + least + what +
                       " when two groups are compared; there are " + std::to_string(*have.count) +
                       (have.events ? " events" : " people")});
  }
}

}  // namespace rtsurv::audit
