// survival_order: a survival rate never rises with time, a cumulative incidence never falls; at times before the median
// the rate is at least 50 %, after it at most 50 %. Each print stands for its rounding and truncation interval.
// Soft: a rate of survival without progression above overall survival, at one time; it can only be when deaths are not
// counted as events.
// Source: Kaplan & Meier, JASA 53 (1958) 457-481.
#include <algorithm>
#include <map>
#include <tuple>

#include "rtsurv/audit/rules/rules.hpp"
#include "rtsurv/audit/wording.hpp"

namespace rtsurv::audit {
namespace {

using Curve = std::vector<const Figure*>;

bool is_timed_rate(const Figure& figure) {
  return figure.is_rate() && figure.percent && figure.percent->bound == '=' && figure.time_months &&
         !figure.endpoint.empty();
}

bool rises(const Figure& figure) {
  if (speaks_of(figure.endpoint + " " + figure.statement,
                {"free", "pfs", "lpfs", "ffs", "dfs", "efs", "rfs", "mfs", "dmfs"}))
    return false;
  return speaks_of(figure.endpoint + " " + figure.statement, {"incidence", "failure", "recurrence", "relapse",
                                                              "progression", "toxicity", "cif", "mortality", "death"});
}

std::string group_of(const Figure& figure) { return figure.group.empty() ? "all" : figure.group; }

std::map<std::string, Curve> curves(const Ledger& ledger) {
  std::map<std::string, Curve> all;
  for (const Figure& figure : ledger.figures)
    if (is_timed_rate(figure))
      all[figure.reference + "|" + figure.endpoint + "|" + group_of(figure)].push_back(&figure);
  for (auto& [name, curve] : all) std::ranges::stable_sort(curve, {}, [](const Figure* f) { return *f->time_months; });
  return all;
}

void check_order(Verdicts& verdicts, const Curve& curve) {
  for (std::size_t i = 1; i < curve.size(); ++i) {
    const Figure &early = *curve[i - 1], &late = *curve[i];
    if (*late.time_months <= *early.time_months) continue;
    verdicts.compared({&early, &late});
    const Range before = early.percent->possible(), after = late.percent->possible();
    const bool up = rises(early);
    if (up ? after.upper >= before.lower : after.lower <= before.upper) continue;
    verdicts.find({"survival_order", AuditGrade::hard, places({&early, &late}),
                   early.percent->text + " % at " + shortest(*early.time_months) + " months, " + late.percent->text +
                       " % at " + shortest(*late.time_months) + " months",
                   up ? "not falling" : "not rising",
                   std::string("the rate ") + (up ? "falls" : "rises") + " with time: " + label_of(early) + ", " +
                       label_of(late)});
  }
}

/// Months, from the unit printed; months without one.
double in_months(const Figure& figure, double value) {
  if (figure.units.starts_with("year")) return 12.0 * value;
  if (figure.units.starts_with("week")) return value * 12.0 / 52.178571;
  if (figure.units.starts_with("day")) return value / 30.4375;
  return value;
}

void check_median(Verdicts& verdicts, const Figure& median, const Figure& rate) {
  const Range at = median.value->possible();
  const Range share = rate.percent->possible();
  verdicts.compared({&median, &rate});
  const bool before = *rate.time_months < in_months(median, at.lower);
  const bool after = *rate.time_months > in_months(median, at.upper);
  if ((!before || share.upper >= 50.0) && (!after || share.lower <= 50.0)) return;
  verdicts.find({"survival_order", AuditGrade::hard, places({&median, &rate}),
                 "median " + median.value->text + " " + median.units + ", " + rate.percent->text + " % at " +
                     shortest(*rate.time_months) + " months",
                 before ? "at least 50 %" : "at most 50 %",
                 std::string("a rate ") + (before ? "before the median is at least" : "after the median is at most") +
                     " 50 %: " + label_of(median) + ", " + label_of(rate)});
}

void check_medians(Verdicts& verdicts) {
  for (const Figure& median : verdicts.ledger().figures) {
    if (median.kind != "median" || !median.value || median.value->bound != '=' || median.endpoint.empty()) continue;
    for (const Figure& rate : verdicts.ledger().figures)
      if (is_timed_rate(rate) && rate.endpoint == median.endpoint && rate.reference == median.reference &&
          group_of(rate) == group_of(median) && !rises(rate))
        check_median(verdicts, median, rate);
  }
}

bool counts_deaths(const Figure& figure) {
  return speaks_of(figure.endpoint, {"pfs", "dfs", "efs", "rfs", "lpfs", "mfs", "dmfs", "dmpfs", "lrfs"});
}

void check_against_overall(Verdicts& verdicts) {
  std::map<std::tuple<std::string, std::string, double>, const Figure*> overall;
  for (const Figure& figure : verdicts.ledger().figures)
    if (is_timed_rate(figure) && figure.endpoint == "OS")
      overall.try_emplace({figure.reference, group_of(figure), *figure.time_months}, &figure);
  for (const Figure& figure : verdicts.ledger().figures) {
    if (!is_timed_rate(figure) || !counts_deaths(figure)) continue;
    const auto os = overall.find({figure.reference, group_of(figure), *figure.time_months});
    if (os == overall.end()) continue;
    verdicts.compared({&figure, os->second});
    if (figure.percent->possible().lower <= os->second->percent->possible().upper) continue;
    verdicts.find(
        {"survival_order", AuditGrade::soft, places({&figure, os->second}),
         figure.endpoint + " " + figure.percent->text + " %, OS " + os->second->percent->text + " %",
         figure.endpoint + " at most OS",
         figure.endpoint + " is above OS at the same time; it cannot be if deaths are events of " + figure.endpoint});
  }
}

}  // namespace

void check_survival_order(Verdicts& verdicts) {
  for (const auto& [name, curve] : curves(verdicts.ledger())) check_order(verdicts, curve);
  check_medians(verdicts);
  check_against_overall(verdicts);
}

}  // namespace rtsurv::audit
