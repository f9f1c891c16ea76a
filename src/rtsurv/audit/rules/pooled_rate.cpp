// pooled_rate: the rate of all lies between the rates of the groups that make up all. Outside, it is hard when the
// groups are known to be complete (two sides of a cut, or sizes that add up), else soft: curves that cross with unequal
// follow-up could do it only by a little.
// Hint (soft): the mean of the groups weighted by their sizes differs by more than 2.5 points from the pooled rate. The
// Kaplan-Meier estimate of all equals that mean only under equal censoring.
// Rounding: each rate stands for its rounding and truncation interval.
// Source: weighted means of binomial proportions; Kaplan & Meier, JASA 53 (1958) 457-481.
#include <algorithm>
#include <cmath>
#include <map>

#include "rtsurv/audit/rate_groups.hpp"
#include "rtsurv/audit/rules/rules.hpp"

namespace rtsurv::audit {
namespace {

constexpr double far_from_mean = 2.5;  // points

struct Sizes {
  double total = 0.0, weighted = 0.0;
  std::string text;
};

/// Nothing unless every group has a size.
std::optional<Sizes> sizes_of(const Ledger& ledger, const RateFamily& family) {
  Sizes sizes;
  for (const Figure* rate : family.groups) {
    const std::optional<std::int64_t> n = size_of(ledger, *rate, family);
    if (!n) return std::nullopt;
    sizes.total += static_cast<double>(*n);
    sizes.weighted += static_cast<double>(*n) * rate->percent->value;
    sizes.text += (sizes.text.empty() ? "" : ", ") + std::to_string(*n) + " with " + rate->percent->text + " %";
  }
  if (sizes.total <= 0.0) return std::nullopt;
  return sizes;
}

/// Share of the first of two groups that makes the pooled rate.
std::string implied_share(const RateFamily& family) {
  if (family.groups.size() != 2) return {};
  const double a = family.groups[0]->percent->value, b = family.groups[1]->percent->value;
  const double share = (family.pooled->percent->value - b) / (a - b);
  return "; a share of " + with_decimals(100.0 * share, 1) + " % in the first group would give it";
}

std::vector<const Figure*> all_of(const RateFamily& family) {
  std::vector<const Figure*> figures{family.pooled};
  figures.insert(figures.end(), family.groups.begin(), family.groups.end());
  return figures;
}

void check_mean(Verdicts& verdicts, const RateFamily& family, const Sizes& sizes) {
  const double mean = sizes.weighted / sizes.total, printed = family.pooled->percent->value;
  if (std::abs(mean - printed) <= far_from_mean) return;
  verdicts.find({"pooled_rate", AuditGrade::soft, places(all_of(family)), family.pooled->percent->text + " %",
                 with_decimals(mean, 1) + " %",
                 "the groups (" + sizes.text + ") have a weighted mean of " + with_decimals(mean, 1) +
                     " %, the pooled rate is " + family.pooled->percent->text + " %" + implied_share(family) +
                     "; equal only if both are censored alike"});
}

void check(Verdicts& verdicts, const RateFamily& family) {
  verdicts.compared(all_of(family));
  Range range{1e300, -1e300};
  for (const Figure* rate : family.groups) {
    range.lower = std::min(range.lower, rate->percent->rounded().lower);
    range.upper = std::max(range.upper, rate->percent->possible().upper);
  }
  const std::optional<Sizes> sizes = sizes_of(verdicts.ledger(), family);
  if (family.pooled->percent->possible().meets(range)) {
    if (sizes) check_mean(verdicts, family, *sizes);
    return;
  }
  const std::optional<std::int64_t> all = size_of(verdicts.ledger(), *family.pooled, family);
  const bool complete = family.complement || (sizes && all && static_cast<double>(*all) == sizes->total);
  const std::string bounds = with_decimals(range.lower, 1) + " to " + with_decimals(range.upper, 1) + " %";
  verdicts.find(
      {"pooled_rate", complete ? AuditGrade::hard : AuditGrade::soft, places(all_of(family)),
       family.pooled->percent->text + " %", bounds,
       "the rate of all, " + family.pooled->percent->text + " %, lies outside the rates of its groups, " + bounds});
}

}  // namespace

void check_pooled_rate(Verdicts& verdicts) {
  for (const RateFamily& family : rate_families(verdicts.ledger())) check(verdicts, family);
}

}  // namespace rtsurv::audit
