#include "rtsurv/chain/summary.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/math/confidence_level.hpp"
#include "rtsurv/math/quantile.hpp"

namespace rtsurv::chain {
namespace {

constexpr std::size_t fewest_replicates = 20;
constexpr double smallest_share = 0.9;

struct Interval {
  double lower = 0.0, upper = 0.0;
};

/// Percentiles of at least one value.
Interval percentiles(std::vector<double> values, const math::ConfidenceLevel& level) {
  std::ranges::sort(values);
  return {math::quantile_sorted(values, level.tail()), math::quantile_sorted(values, 1.0 - level.tail())};
}

CutDistribution distribution(const Plan& plan, std::size_t k, const Original& original, const Runs& runs) {
  const Cut& cut = plan.cuts[k];
  CutDistribution result{.name = cut.name,
                         .variable = cut.variable,
                         .endpoint = plan.endpoints[cut.endpoint].name,
                         .fixed = cut.fixed,
                         .original = original.rule.searched[k]};
  std::map<double, std::size_t> counts;
  std::vector<double> found;
  for (const Replicate& replicate : runs.replicates)
    if (const auto& searched = replicate.rule.searched[k]) {
      ++counts[*searched];
      found.push_back(*searched);
    }
  result.counts.assign(counts.begin(), counts.end());
  result.found = found.size();
  if (found.size() < fewest_replicates) return result;
  const Interval interval = percentiles(std::move(found), math::ConfidenceLevel(runs.options.confidence_level));
  result.lower = interval.lower;
  result.upper = interval.upper;
  return result;
}

/// Places of `chosen` in the list of the model.
std::vector<std::size_t> places(const Model& model, const std::vector<std::size_t>& chosen) {
  std::vector<std::size_t> result;
  for (std::size_t k = 0; k < model.factors.size(); ++k)
    if (std::ranges::find(chosen, model.factors[k]) != chosen.end()) result.push_back(k);
  return result;
}

Selection selection(const Plan& plan, std::size_t m, const Original& original, const Runs& runs) {
  const Model& model = plan.models[m];
  Selection result;
  result.endpoint = plan.endpoints[model.endpoint].name;
  for (const std::size_t f : model.factors) result.factors.push_back({plan.factors[f].name, 0, false});
  const std::vector<std::size_t> of_all = places(model, original.rule.selected[m]);
  for (const std::size_t k : of_all) result.factors[k].in_original = true;
  std::map<std::vector<std::size_t>, std::size_t> sets;
  for (const Replicate& replicate : runs.replicates) {
    const std::vector<std::size_t> set = places(model, replicate.rule.selected[m]);
    for (const std::size_t k : set) ++result.factors[k].times;
    ++sets[set];
  }
  if (const auto same = sets.find(of_all); same != sets.end()) result.times_original = same->second;
  for (const auto& [set, times] : sets) {
    Selection::Set& one = result.sets.emplace_back();
    for (const std::size_t k : set) one.factors.push_back(result.factors[k].factor);
    one.times = times;
  }
  std::ranges::stable_sort(result.sets, std::ranges::greater{}, &Selection::Set::times);
  return result;
}

/// A term can be estimated only where the screen selects it. Of anything else the replicates that cannot estimate it
/// differ from those that can, and would leave a bias.
std::size_t fewest_used(Quantity::Kind kind, std::size_t replicates) {
  if (kind == Quantity::Kind::model_term) return fewest_replicates;
  return std::max(fewest_replicates,
                  static_cast<std::size_t>(std::ceil(smallest_share * static_cast<double>(replicates))));
}

Corrected correct(const Quantity& quantity, std::size_t q, double apparent, const Runs& runs) {
  Corrected result{.quantity = quantity, .apparent = apparent};
  std::vector<double> estimates;
  double optimism = 0.0;
  for (const Replicate& replicate : runs.replicates) {
    if (std::isnan(replicate.estimates[q]) || std::isnan(replicate.in_original[q])) continue;
    estimates.push_back(replicate.estimates[q]);
    optimism += replicate.estimates[q] - replicate.in_original[q];
  }
  result.used = estimates.size();
  if (result.used < fewest_used(quantity.kind, runs.replicates.size())) return result;
  result.optimism = optimism / static_cast<double>(result.used);
  result.corrected = apparent - *result.optimism;
  const Interval interval = percentiles(std::move(estimates), math::ConfidenceLevel(runs.options.confidence_level));
  result.lower = interval.lower - *result.optimism;
  result.upper = interval.upper - *result.optimism;
  return result;
}

/// From the scale of the correction to that of people: a hazard ratio is one, a proportion stays in [0, 1].
void show(Corrected& one) {
  const bool is_ratio = one.quantity.is_ratio();
  const auto shown = [is_ratio](double value) { return is_ratio ? std::exp(value) : std::clamp(value, 0.0, 1.0); };
  one.apparent = is_ratio ? std::exp(one.apparent) : one.apparent;
  for (std::optional<double>* value : {&one.corrected, &one.lower, &one.upper})
    if (*value) *value = shown(**value);
  if (one.corrected) one.optimism = one.apparent - *one.corrected;
}

Conclusion conclusion(const Plan& plan, std::size_t k, const Runs& runs) {
  const Effect& effect = plan.effects[k];
  Conclusion result;
  result.variable = plan.factors[effect.variable].name;
  result.within = plan.factors[effect.within].name;
  result.endpoint = plan.endpoints[effect.endpoint].name;
  for (const std::string& level : plan.factors[effect.within].levels) result.best_group.emplace_back(level, 0);
  for (const Replicate& replicate : runs.replicates)
    if (const auto& best = replicate.conclusions[k]) {
      ++result.replicates;
      ++result.best_group[best->group].second;
      if (best->p < thresholds::p) ++result.claimed;
    }
  for (const Conclusions& conclusions : runs.permuted)
    if (const auto& best = conclusions[k]) {
      ++result.permutations;
      if (best->p < thresholds::p) ++result.claimed_permuted;
    }
  return result;
}

void count_failures(const Runs& runs, Validation& validation) {
  std::map<std::string, std::size_t> reasons;
  for (const Replicate& replicate : runs.replicates) {
    if (!replicate.failures.empty()) ++validation.failed;
    for (const std::string& reason : replicate.failures) ++reasons[reason];
  }
  validation.reasons.assign(reasons.begin(), reasons.end());
}

}  // namespace

Validation summary(const Chain& chain, const Original& original, const Runs& runs) {
  const Plan& plan = chain.plan();
  Validation validation;
  validation.replicates = runs.replicates.size();
  validation.permutations = runs.permuted.size();
  validation.confidence_level = runs.options.confidence_level;
  validation.seed = runs.options.seed;
  validation.not_followed = plan.not_followed;
  count_failures(runs, validation);
  for (std::size_t k = 0; k < plan.cuts.size(); ++k)
    validation.cutpoints.push_back(distribution(plan, k, original, runs));
  for (std::size_t m = 0; m < plan.models.size(); ++m)
    if (plan.models[m].select_below) validation.selection.push_back(selection(plan, m, original, runs));
  for (std::size_t q = 0; q < chain.targets().size(); ++q) {
    if (std::isnan(original.estimates[q])) continue;
    validation.corrected.push_back(correct(chain.targets()[q].quantity, q, original.estimates[q], runs));
    show(validation.corrected.back());
  }
  for (std::size_t k = 0; k < plan.effects.size(); ++k)
    if (cut_of(plan, plan.effects[k].variable)) validation.conclusions.push_back(conclusion(plan, k, runs));
  return validation;
}

}  // namespace rtsurv::chain
