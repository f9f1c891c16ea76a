// Doubts about cuts that were searched, and about conclusions that rest on them.
#include <algorithm>

#include "rtsurv/judgement/doubts.hpp"
#include "rtsurv/judgement/validated.hpp"

namespace rtsurv::judgement {
namespace {

using results::Doubt, results::Study;

/// True when some analysis uses the column as a factor.
bool is_factor(const Study& study, const std::string& column) {
  const auto used = [&](const std::vector<std::string>& factors) {
    return std::ranges::find(factors, column) != factors.end();
  };
  return std::ranges::any_of(study.endpoints,
                             [&](const results::EndpointResult& endpoint) {
                               return (endpoint.multivariable && used(endpoint.multivariable->factors)) ||
                                      std::ranges::find(endpoint.univariable, column,
                                                        &results::UnivariableRow::factor) != endpoint.univariable.end();
                             }) ||
         (study.risk_groups && used(study.risk_groups->factors)) ||
         std::ranges::find(study.effects, column, &results::Effect::variable) != study.effects.end();
}

}  // namespace

void doubt_cuts(const Study& study, std::vector<Doubt>& found) {
  for (const results::CutpointResult& cutpoint : study.cutpoints) {
    const std::vector<results::CutColumn> columns = cutpoint.columns();
    if (std::ranges::any_of(columns, [&](const auto& one) { return one.searched && is_factor(study, one.column); }))
      found.push_back({Doubt::Id::searched_cut, cutpoint.variable, {{"cutpoint", cutpoint.name}}});
  }
  if (!study.validation) return;
  for (const chain::Conclusion& one : study.validation->conclusions)
    if (more_than_chance(one))
      found.push_back({Doubt::Id::searched_conclusion,
                       one.variable,
                       {{"within", one.within},
                        {"endpoint", one.endpoint},
                        {"claimed", static_cast<double>(one.claimed_permuted)},
                        {"permutations", static_cast<double>(one.permutations)}}});
}

}  // namespace rtsurv::judgement
