// [validation]: the chain on every replicate, in the words of the protocol.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rtsurv/chain/validation.hpp"
#include "rtsurv/study/parts/validation/chain_plan.hpp"
#include "rtsurv/study/parts/validation/validate_chain.hpp"
#include "rtsurv/study/protocol/reserved_names.hpp"

namespace rtsurv::study {
namespace {

using results::CorrectedEstimate;

std::vector<results::ValidatedCut> cuts(const Protocol& protocol, const chain::Validation& validation) {
  std::vector<results::ValidatedCut> all;
  for (const chain::CutDistribution& one : validation.cuts) {
    const CutpointRule& rule = protocol.cutpoints[one.cut];
    all.push_back({rule.name.text, rule.variable.text, rule.endpoint.text, rule.fixed, one.original, one.lower,
                   one.upper, one.counts, one.found});
  }
  return all;
}

results::ValidatedSelection selection(const chain::Plan& plan, const chain::Selection& one) {
  const chain::Model& model = plan.models[one.model];
  const auto name = [&](std::size_t position) { return plan.factors[model.factors[position]].name; };
  results::ValidatedSelection result;
  result.endpoint = plan.endpoints[model.endpoint].name;
  for (std::size_t k = 0; k < model.factors.size(); ++k)
    result.factors.push_back({name(k), one.times[k], std::ranges::find(one.original, k) != one.original.end()});
  for (const auto& [positions, times] : one.sets) {
    results::ValidatedSelection::Set& set = result.sets.emplace_back();
    for (const std::size_t k : positions) set.factors.push_back(name(k));
    set.times = times;
    if (positions == one.original) result.times_original = times;
  }
  return result;
}

CorrectedEstimate::Kind kind_of(chain::Quantity::Kind kind) {
  switch (kind) {
    case chain::Quantity::Kind::concordance:
      return CorrectedEstimate::Kind::concordance;
    case chain::Quantity::Kind::model_term:
      return CorrectedEstimate::Kind::model_term;
    case chain::Quantity::Kind::group_rate:
      return CorrectedEstimate::Kind::group_rate;
    case chain::Quantity::Kind::effect_in_group:
      return CorrectedEstimate::Kind::effect_in_group;
    case chain::Quantity::Kind::effect_overall:
      return CorrectedEstimate::Kind::effect_overall;
  }
  return CorrectedEstimate::Kind::concordance;
}

/// What the number is of.
CorrectedEstimate named(const chain::Plan& plan, const chain::Quantity& quantity) {
  using Kind = chain::Quantity::Kind;
  CorrectedEstimate result;
  result.kind = kind_of(quantity.kind);
  result.endpoint = plan.endpoints[quantity.endpoint].name;
  if (quantity.kind == Kind::group_rate) {
    result.within = risk_group_column;
    result.group = plan.groups->names[quantity.group];
    result.landmark = quantity.landmark;
  }
  if (!result.is_ratio()) return result;
  const chain::Factor& factor = plan.factors[quantity.factor];
  result.factor = factor.name;
  if (!factor.levels.empty()) result.level = factor.levels[quantity.level];
  if (quantity.kind == Kind::model_term) return result;
  const chain::Factor& within = plan.factors[plan.effects[quantity.effect].within];
  result.within = within.name;
  if (quantity.kind == Kind::effect_in_group) result.group = within.levels[quantity.group];
  return result;
}

CorrectedEstimate corrected(const chain::Plan& plan, const chain::Corrected& one) {
  CorrectedEstimate result = named(plan, one.quantity);
  const auto shown = [&](double value) { return result.is_ratio() ? std::exp(value) : value; };
  const auto maybe_shown = [&](const std::optional<double>& value) {
    return value ? std::optional(shown(*value)) : std::nullopt;
  };
  result.apparent = shown(one.apparent);
  result.corrected = maybe_shown(one.corrected);
  if (result.corrected) result.optimism = result.apparent - *result.corrected;
  result.lower = maybe_shown(one.lower);
  result.upper = maybe_shown(one.upper);
  result.used = one.used;
  return result;
}

results::ValidatedConclusion conclusion(const chain::Plan& plan, const chain::Conclusion& one) {
  const chain::Effect& effect = plan.effects[one.effect];
  results::ValidatedConclusion result{plan.factors[effect.variable].name,
                                      plan.factors[effect.within].name,
                                      plan.endpoints[effect.endpoint].name,
                                      one.replicates,
                                      one.claimed,
                                      one.permutations,
                                      one.claimed_permuted,
                                      {}};
  for (std::size_t g = 0; g < one.best_group.size(); ++g)
    result.best_group.emplace_back(plan.factors[effect.within].levels[g], one.best_group[g]);
  return result;
}

results::Validation in_words(const Protocol& protocol, const ChainPlan& chain, const chain::Validation& validation) {
  results::Validation result;
  result.replicates = validation.replicates;
  result.permutations = validation.permutations;
  result.failed = validation.failed;
  result.confidence_level = validation.confidence_level;
  result.seed = protocol.seed;
  result.reasons = validation.reasons;
  result.cutpoints = cuts(protocol, validation);
  for (const chain::Selection& one : validation.selections) result.selection.push_back(selection(chain.plan, one));
  for (const chain::Corrected& one : validation.corrected) result.corrected.push_back(corrected(chain.plan, one));
  for (const chain::Conclusion& one : validation.conclusions) result.conclusions.push_back(conclusion(chain.plan, one));
  result.not_followed = chain.not_followed;
  return result;
}

}  // namespace

results::Validation validate_chain(Analysis& analysis) {
  const Protocol& protocol = analysis.protocol();
  const ChainPlan chain = chain_plan(analysis);
  const ValidationRule rule = protocol.validation.value_or(ValidationRule{});
  const bool searches = std::ranges::any_of(chain.plan.effects, [&](const chain::Effect& effect) {
    return !chain.plan.factors[effect.variable].cuts.empty();
  });
  const chain::ValidationOptions options{
      .replicates = rule.replicates, .permutations = searches ? rule.permutations : 0, .seed = protocol.seed};
  const auto count = [&](std::size_t done, std::size_t all) {
    analysis.tell(fmt::format("Validation: {} of {}", done, all));
  };
  return in_words(protocol, chain, chain::validate(chain.plan, options, count));
}

void run_validation(Analysis& analysis, results::Study& study) { study.validation = validate_chain(analysis); }

}  // namespace rtsurv::study
