// Checks that a validation makes possible.
#include "rtsurv/judgement/validated.hpp"

#include <algorithm>
#include <cmath>

#include "rtsurv/core/reserved_columns.hpp"
#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/judgement/checks.hpp"

namespace rtsurv::judgement {
namespace {

using chain::Corrected, chain::Quantity, results::Study;
using Kind = Quantity::Kind;
using Outcome = Check::Outcome;

/// The lower limit of the difference between the best and the worst corrected rate at a landmark.
std::optional<double> lower_gap(const std::vector<const Corrected*>& rates) {
  if (rates.size() < 2) return {};
  const auto by_rate = [](const Corrected* one) { return *one->corrected; };
  const Corrected& best = **std::ranges::max_element(rates, {}, by_rate);
  const Corrected& worst = **std::ranges::min_element(rates, {}, by_rate);
  return *best.corrected - *worst.corrected -
         std::hypot(*best.corrected - *best.lower, *worst.upper - *worst.corrected);
}

}  // namespace

double share_by_chance(const chain::Conclusion& conclusion) {
  return static_cast<double>(conclusion.claimed_permuted) / static_cast<double>(conclusion.permutations);
}

bool more_than_chance(const chain::Conclusion& conclusion) {
  if (conclusion.permutations == 0) return false;
  const double error = std::sqrt(thresholds::p * (1.0 - thresholds::p) / static_cast<double>(conclusion.permutations));
  return share_by_chance(conclusion) > thresholds::p + 2.0 * error;
}

Check optimism(const Study& study, const Quantity& wanted) {
  Check check{Check::Id::optimism, Outcome::not_done, {}, 1.0};
  if (!study.validation) return check;
  for (const Corrected& one : study.validation->corrected) {
    if (one.quantity != wanted || !one.corrected || !one.lower || !one.upper) continue;
    const bool beyond = *one.lower > 1.0 || *one.upper < 1.0;
    check.value = *one.corrected > 1.0 ? one.lower : one.upper;
    check.outcome = beyond ? Outcome::passed : Outcome::failed;
  }
  return check;
}

Check optimism_of_groups(const Study& study, const std::string& endpoint) {
  Check check{Check::Id::optimism, Outcome::not_done, {}, 0.0};
  if (!study.validation) return check;
  std::optional<double> last;
  std::vector<const Corrected*> rates;
  for (const double landmark : study.landmarks) {
    rates.clear();
    for (const Corrected& one : study.validation->corrected)
      if (one.quantity.kind == Kind::group_rate && one.quantity.endpoint == endpoint &&
          one.quantity.landmark == landmark && one.corrected && one.lower && one.upper)
        rates.push_back(&one);
    if (const auto gap = lower_gap(rates)) last = gap;
  }
  if (!last) return check;
  check.value = last;
  check.outcome = *last > 0.0 ? Outcome::passed : Outcome::failed;
  return check;
}

std::optional<Check> selection(const Study& study, const results::EndpointResult& endpoint, const std::string& factor) {
  if (!endpoint.multivariable || !endpoint.multivariable->screened_below) return {};
  Check check{Check::Id::selection, Outcome::not_done, {}, thresholds::share_selected};
  if (!study.validation || study.validation->replicates == 0) return check;
  for (const chain::Selection& model : study.validation->selection) {
    if (model.endpoint != endpoint.name) continue;
    const auto found = std::ranges::find(model.factors, factor, &chain::Selection::Factor::factor);
    if (found == model.factors.end()) continue;
    check.value = static_cast<double>(found->times) / static_cast<double>(study.validation->replicates);
    check.outcome = *check.value >= thresholds::share_selected ? Outcome::passed : Outcome::failed;
  }
  return check;
}

}  // namespace rtsurv::judgement
