#include "rtsurv/chain/quantities.hpp"

#include "rtsurv/chain/regression.hpp"

namespace rtsurv::chain {
namespace {

using Kind = Quantity::Kind;

void add_model(const Plan& plan, std::size_t m, std::vector<Quantity>& all) {
  const Model& model = plan.models[m];
  all.push_back({.kind = Kind::concordance, .model = m, .endpoint = model.endpoint});
  for (const Column& column : columns_of(plan, model.factors))
    all.push_back({.kind = Kind::model_term,
                   .model = m,
                   .endpoint = model.endpoint,
                   .factor = column.factor,
                   .level = column.level});
}

void add_rates(const Plan& plan, std::vector<Quantity>& all) {
  for (std::size_t e = 0; e < plan.endpoints.size(); ++e)
    for (std::size_t g = 0; g < plan.groups->names.size(); ++g)
      for (const double landmark : plan.landmarks)
        all.push_back({.kind = Kind::group_rate, .endpoint = e, .group = g, .landmark = landmark});
}

void add_effect(const Plan& plan, std::size_t k, std::vector<Quantity>& all) {
  const Effect& effect = plan.effects[k];
  const auto add = [&](Kind kind, std::size_t group) {
    for (const Column& column : columns_of(plan, {effect.variable}))
      all.push_back({.kind = kind,
                     .effect = k,
                     .endpoint = effect.endpoint,
                     .factor = column.factor,
                     .level = column.level,
                     .group = group});
  };
  for (std::size_t g = 0; g < plan.factors[effect.within].levels.size(); ++g) add(Kind::effect_in_group, g);
  add(Kind::effect_overall, 0);
}

}  // namespace

std::vector<Quantity> quantities(const Plan& plan) {
  std::vector<Quantity> all;
  for (std::size_t m = 0; m < plan.models.size(); ++m) add_model(plan, m, all);
  if (plan.groups) add_rates(plan, all);
  for (std::size_t k = 0; k < plan.effects.size(); ++k) add_effect(plan, k, all);
  return all;
}

}  // namespace rtsurv::chain
