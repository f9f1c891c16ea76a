#include "rtsurv/chain/targets.hpp"

namespace rtsurv::chain {
namespace {

using Kind = Quantity::Kind;

/// The level of a column in words; empty for a number.
std::string level_of(const Plan& plan, const Column& column) {
  const std::vector<std::string>& levels = plan.factors[column.factor].levels;
  return levels.empty() ? std::string() : levels[column.level];
}

void add_model(const Plan& plan, std::size_t m, std::vector<Target>& all) {
  const std::size_t e = plan.models[m].endpoint;
  const std::string& endpoint = plan.endpoints[e].name;
  all.push_back({.quantity = {.kind = Kind::concordance, .endpoint = endpoint}, .model = m, .endpoint = e});
  for (const Column& column : columns_of(plan, plan.models[m].factors)) {
    if (plan.factors[column.factor].is_basis) continue;
    all.push_back({.quantity = {.kind = Kind::model_term,
                                .endpoint = endpoint,
                                .factor = plan.factors[column.factor].name,
                                .level = level_of(plan, column)},
                   .model = m,
                   .endpoint = e,
                   .column = column});
  }
}

void add_rates(const Plan& plan, std::vector<Target>& all) {
  const std::string& within = plan.factors[risk_group_factor(plan)].name;
  for (std::size_t e = 0; e < plan.endpoints.size(); ++e)
    for (std::size_t g = 0; g < plan.groups->names.size(); ++g)
      for (const double landmark : plan.landmarks)
        all.push_back({.quantity = {.kind = Kind::group_rate,
                                    .endpoint = plan.endpoints[e].name,
                                    .within = within,
                                    .group = plan.groups->names[g],
                                    .landmark = landmark},
                       .endpoint = e,
                       .group = g});
}

void add_effect(const Plan& plan, std::size_t k, std::vector<Target>& all) {
  const Effect& effect = plan.effects[k];
  const Factor& within = plan.factors[effect.within];
  const auto add = [&](Kind kind, std::size_t g) {
    for (const Column& column : columns_of(plan, {effect.variable}))
      all.push_back({.quantity = {.kind = kind,
                                  .endpoint = plan.endpoints[effect.endpoint].name,
                                  .factor = plan.factors[column.factor].name,
                                  .level = level_of(plan, column),
                                  .within = within.name,
                                  .group = kind == Kind::effect_in_group ? within.levels[g] : std::string()},
                     .effect = k,
                     .endpoint = effect.endpoint,
                     .column = column,
                     .group = g});
  };
  for (std::size_t g = 0; g < within.levels.size(); ++g) add(Kind::effect_in_group, g);
  add(Kind::effect_overall, 0);
}

}  // namespace

std::vector<Target> targets(const Plan& plan) {
  std::vector<Target> all;
  for (std::size_t m = 0; m < plan.models.size(); ++m) add_model(plan, m, all);
  if (plan.groups) add_rates(plan, all);
  for (std::size_t k = 0; k < plan.effects.size(); ++k) add_effect(plan, k, all);
  return all;
}

}  // namespace rtsurv::chain
