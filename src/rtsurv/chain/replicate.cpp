#include "rtsurv/chain/replicate.hpp"

#include <utility>

namespace rtsurv::chain {
namespace {

Conclusions conclude(const Plan& plan, const Sample& sample, const Rule& rule) {
  Conclusions conclusions;
  for (const Effect& effect : plan.effects) conclusions.push_back(best_group(plan, effect, sample, rule));
  return conclusions;
}

std::vector<double> reordered(const std::vector<double>& values, const std::vector<std::size_t>& order) {
  std::vector<double> result;
  result.reserve(order.size());
  for (const std::size_t i : order) result.push_back(values[i]);
  return result;
}

/// The estimates in the original patients under another sample's rule and models.
std::vector<double> test(const Chain& chain, const Original& original, const Rule& rule,
                         const std::vector<std::optional<Regression>>& predictors) {
  const Values values(chain.plan(), rule.cuts);
  Failures not_of_the_sample;
  const auto refitted = chain.models(original.fits, values, rule, not_of_the_sample);
  return chain.estimate(original.fits, values, refitted, predictors, not_of_the_sample);
}

}  // namespace

Original::Original(const Chain& chain)
    : sample(chain.plan(), std::vector<double>(chain.plan().patients, 1.0)), fits(chain.plan(), sample) {
  Failures failures;
  rule = chain.decide(sample, failures);
  const Values values(chain.plan(), rule.cuts);
  const auto fitted = chain.models(fits, values, rule, failures);
  estimates = chain.estimate(fits, values, fitted, fitted, failures);
}

Replicate replicate(const Chain& chain, const Original& original, std::vector<double> weight) {
  const Sample sample(chain.plan(), std::move(weight));
  Replicate result;
  result.rule = chain.decide(sample, result.failures);
  const Values values(chain.plan(), result.rule.cuts);
  const Fits fits(chain.plan(), sample);
  const auto fitted = chain.models(fits, values, result.rule, result.failures);
  result.estimates = chain.estimate(fits, values, fitted, fitted, result.failures);
  result.in_original = test(chain, original, result.rule, fitted);
  result.conclusions = conclude(chain.plan(), sample, result.rule);
  return result;
}

Conclusions permutation(const Plan& plan, const std::vector<std::size_t>& order) {
  Plan permuted = plan;
  for (Cut& cut : permuted.cuts) cut.x = reordered(cut.x, order);
  for (Factor& factor : permuted.factors)
    for (std::vector<double>& values : factor.values) values = reordered(values, order);
  const Chain chain(permuted);
  const Sample sample(permuted, std::vector<double>(plan.patients, 1.0));
  Failures failures;
  return conclude(permuted, sample, chain.search(sample, failures));
}

}  // namespace rtsurv::chain
