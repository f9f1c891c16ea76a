#include "rtsurv/judgement/doubts.hpp"

#include <algorithm>

#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/judgement/models.hpp"
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

void turning(const Study& study, std::vector<Doubt>& found) {
  if (!study.sweep) return;
  std::vector<std::string> schedules;
  double changing = 0.0;
  for (const results::SweptConclusion& conclusion : study.sweep->conclusions) {
    if (conclusion.changes.empty()) continue;
    ++changing;
    if (conclusion.kind == results::SweptConclusion::Kind::schedule_reaches) schedules.push_back(conclusion.subject);
  }
  if (changing == 0.0) return;
  found.push_back({Doubt::Id::alpha_beta,
                   "dose",
                   {{"turning", changing},
                    {"conclusions", static_cast<double>(study.sweep->conclusions.size())},
                    {"from_gy", study.sweep->from_gy},
                    {"to_gy", study.sweep->to_gy},
                    {"schedules", schedules}}});
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

void doubt_dose(const Study& study, std::vector<Doubt>& found) {
  turning(study, found);
  if (study.recommendation && study.recommendation->searched && !study.recommendation->groups.empty())
    found.push_back({Doubt::Id::searched_threshold, study.recommendation->variable, {}});
  if (!study.schedules) return;
  std::size_t n = 0;
  for (const results::ScheduleTable::Row& row : study.schedules->rows) n += row.schedule.beyond_lq() ? row.n : 0;
  if (n > 0) found.push_back({Doubt::Id::beyond_linear_quadratic, "dose", {{"patients", static_cast<double>(n)}}});
}

std::vector<Doubt> doubts(const Study& study) {
  std::vector<Doubt> found;
  for (const auto look : {doubt_models, doubt_patients, doubt_cuts, doubt_dose}) look(study, found);
  std::ranges::stable_sort(found, {}, &Doubt::id);
  const auto repeated = std::ranges::unique(found, {}, &Doubt::id);
  found.erase(repeated.begin(), repeated.end());
  return found;
}

}  // namespace rtsurv::judgement
