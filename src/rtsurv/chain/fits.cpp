#include "rtsurv/chain/fits.hpp"

#include <cmath>

namespace rtsurv::chain {
namespace {

std::vector<int> as_strata(const std::vector<double>& codes) {
  std::vector<int> strata(codes.size());
  for (std::size_t i = 0; i < codes.size(); ++i) strata[i] = std::isfinite(codes[i]) ? static_cast<int>(codes[i]) : 0;
  return strata;
}

/// The patients of an effect: those of one group, or all in strata of the groups.
survival::FollowUp patients_of_effect(const Plan& plan, const Sample& sample, const Values& values,
                                      const Target& target) {
  const std::vector<double>& within = values.of(plan.effects[target.effect].within);
  const std::vector<const std::vector<double>*> needed{&values.of(target.column.factor), &within};
  if (target.quantity.kind == Quantity::Kind::effect_in_group)
    return known(sample, target.endpoint, needed, members(within, target.group));
  return known(sample, target.endpoint, needed).in_strata(as_strata(within));
}

}  // namespace

survival::FollowUp Fits::patients_of(const Values& values, std::size_t model,
                                     const std::vector<std::size_t>& factors) const {
  const Model& of_plan = plan_.models[model];
  std::vector<const std::vector<double>*> needed = values_of(values, factors);
  if (of_plan.stratum.empty()) return known(sample_, of_plan.endpoint, needed);
  needed.push_back(&of_plan.stratum);
  return known(sample_, of_plan.endpoint, needed).in_strata(as_strata(of_plan.stratum));
}

const std::optional<Regression>& Fits::model(const Values& values, std::size_t model,
                                             const std::vector<std::size_t>& factors) const {
  std::vector<std::size_t> place{model};
  place.insert(place.end(), factors.begin(), factors.end());
  return models_.find({std::move(place), values.cuts_under(factors)},
                      [&] { return regress(plan_, values, patients_of(values, model, factors), factors); });
}

const std::optional<Regression>& Fits::effect(const Values& values, const Target& target) const {
  const bool overall = target.quantity.kind == Quantity::Kind::effect_overall;
  const std::size_t factor = target.column.factor;
  return effects_.find({{target.effect, overall ? 1U : 0U, target.group},
                        values.cuts_under({factor, plan_.effects[target.effect].within})},
                       [&] {
                         const auto patients = patients_of_effect(plan_, sample_, values, target);
                         return regress(plan_, values, patients, {factor});
                       });
}

const std::vector<survival::SurvivalAt>& Fits::rates(const Values& values, const Target& target) const {
  const std::size_t groups = risk_group_factor(plan_);
  return rates_.find({{target.endpoint, target.group}, values.cuts_under({groups})}, [&] {
    const auto patients = known(sample_, target.endpoint, {}, members(values.of(groups), target.group));
    return survival::kaplan_meier(patients, {.at = plan_.landmarks}).at;
  });
}

}  // namespace rtsurv::chain
