#include "rtsurv/chain/check_plan.hpp"

#include <algorithm>
#include <cmath>

#include "rtsurv/core/error.hpp"

namespace rtsurv::chain {
namespace {

void require(bool holds, const std::string& what) {
  if (!holds) throw InvalidOption("the plan of a chain does not fit: " + what);
}

void require_causes(const Plan& plan, std::size_t endpoint, Test test) {
  require(test == Test::log_rank || plan.endpoints[endpoint].causes,
          "Gray's test needs the competing events of " + plan.endpoints[endpoint].name);
}

void check_factor(const Plan& plan, const Factor& factor) {
  for (const std::size_t cut : factor.cuts)
    require(cut < plan.cuts.size(), factor.name + " names a cut-point that is not there");
  if (factor.is_risk_group) {
    require(plan.groups.has_value(), factor.name + " is the risk group, and there are none");
    return;
  }
  require(factor.values.size() == std::size_t{1} << factor.cuts.size(),
          factor.name + " needs a column for every state of its cut-points");
  for (const std::vector<double>& values : factor.values) {
    require(values.size() == plan.patients, factor.name + " needs a value per patient");
    const auto fits = [&](double value) {
      return std::isnan(value) || factor.levels.empty() ||
             (value >= 0.0 && value < static_cast<double>(factor.levels.size()) && value == std::floor(value));
    };
    require(std::ranges::all_of(values, fits), factor.name + " has a code without a level");
  }
}

void check_groups(const Plan& plan) {
  const RiskGroups& groups = *plan.groups;
  for (const std::size_t f : groups.factors)
    require(f < plan.factors.size() && !plan.factors[f].is_risk_group,
            "a risk group is counted from a factor that is not there");
  require(groups.group_of_count.size() == groups.factors.size() + 1, "risk groups need an entry for every count");
  for (const int group : groups.group_of_count)
    require(group < static_cast<int>(groups.names.size()), "a count has a risk group that is not there");
  require(std::ranges::any_of(plan.factors, &Factor::is_risk_group), "risk groups need the factor of their codes");
}

}  // namespace

void check_plan(const Plan& plan) {
  require(plan.patients > 0, "it has no patients");
  require(plan.cluster.empty() || plan.cluster.size() == plan.patients, "clusters need an entry per patient");
  for (const Endpoint& endpoint : plan.endpoints)
    require(endpoint.follow_up.caller_size() == plan.patients &&
                (!endpoint.causes || endpoint.causes->any().caller_size() == plan.patients),
            endpoint.name + " needs an entry per patient");
  for (const Cut& cut : plan.cuts) {
    require(cut.endpoint < plan.endpoints.size(), cut.name + " names an endpoint that is not there");
    require(cut.x.size() == plan.patients, cut.name + " needs a value per patient");
    require_causes(plan, cut.endpoint, cut.test);
  }
  for (const Factor& factor : plan.factors) check_factor(plan, factor);
  if (plan.groups) check_groups(plan);
  for (const Model& model : plan.models) {
    require(model.endpoint < plan.endpoints.size(), "a model names an endpoint that is not there");
    require_causes(plan, model.endpoint, model.test);
    require(std::ranges::count(plan.models, model.endpoint, &Model::endpoint) == 1, "an endpoint has two models");
    require(model.stratum.empty() || model.stratum.size() == plan.patients, "strata need an entry per patient");
    for (const std::size_t f : model.factors)
      require(f < plan.factors.size(), "a model names a factor that is not there");
  }
  for (const Effect& effect : plan.effects)
    require(effect.variable < plan.factors.size() && effect.within < plan.factors.size() &&
                effect.endpoint < plan.endpoints.size() && !plan.factors[effect.within].levels.empty(),
            "an effect names a part that is not there, or lies within a number");
}

}  // namespace rtsurv::chain
