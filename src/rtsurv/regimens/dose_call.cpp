#include "rtsurv/regimens/dose_call.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rtsurv/core/error.hpp"
#include "rtsurv/dose/models/high_dose.hpp"
#include "rtsurv/dose/models/incomplete_repair.hpp"
#include "rtsurv/dose/models/isoeffect.hpp"
#include "rtsurv/dose/models/linear_quadratic.hpp"
#include "rtsurv/regimens/dose_call_checks.hpp"
#include "rtsurv/table/table.hpp"

namespace rtsurv::regimens {
namespace {

using results::DoseModels;
using results::DoseResult;

constexpr double reached_tolerance = 1e-12;

results::Schedule named(const DoseSchedule& given, const DoseModels& models) {
  constexpr double decimals = 1e6;  // 15 x 2.67 is 40.05
  results::Schedule schedule{{}, {}, models.rbe, models.fractions_per_day};
  for (const dose::Course& phase : given.phases) {
    schedule.phases.push_back({phase.total.value, phase.fractions, phase.dose_per_fraction().value});
    schedule.name += fmt::format("{}{}/{}", schedule.name.empty() ? "" : "+",
                                 table::label(std::round(phase.total.value * decimals) / decimals), phase.fractions);
  }
  return schedule;
}

/// The effect of schedules at the alpha/betas of a call.
class Effects {
 public:
  explicit Effects(const DoseCall& call) : call_(call), models_(call.models) {}

  dose::Tissue tissue(double alpha_beta) const { return {{alpha_beta}, models_.repair, models_.regrowth}; }

  DoseResult::Regimen regimen(const DoseSchedule& given) const {
    DoseResult::Regimen regimen{named(given, models_), given.label, given.n, given.overall_days};
    const dose::Treatment treatment = treated(given);
    if (!std::holds_alternative<std::monostate>(models_.regrowth))
      regimen.lost_bed_gy = dose::lost_to_repopulation(treatment, tissue(call_.alpha_beta_gy.front())).value;
    for (const double alpha_beta : call_.alpha_beta_gy) regimen.effects.push_back(effect(treatment, alpha_beta));
    return regimen;
  }

  DoseResult::Effect effect(const dose::Treatment& treatment, double alpha_beta) const {
    const Gray bed = dose::bed(treatment, tissue(alpha_beta));
    DoseResult::Effect effect{alpha_beta, bed.value, dose::eqd2_of_bed(bed, {alpha_beta}).value};
    if (models_.x_gy) effect.eqdx_gy = dose::eqdx_of_bed(bed, {*models_.x_gy}, {alpha_beta}).value;
    if (models_.lql) {
      const GrayPerFraction transition{models_.lql->transition_gy};
      const double slope = models_.lql->gamma_over_alpha.value_or(dose::tangent_slope(transition, {alpha_beta}));
      const Gray lql = dose::bed_lql(treatment, tissue(alpha_beta), {transition, slope});
      effect.bed_lql_gy = lql.value;
      effect.eqd2_lql_gy = dose::eqd2_of_bed(lql, {alpha_beta}).value;
    }
    if (call_.reach) effect.reaches = effect.eqd2_gy >= call_.reach->eqd2_gy * (1.0 - reached_tolerance);
    return effect;
  }

  dose::Treatment treated(const DoseSchedule& given) const {
    dose::Treatment treatment{{}, given.overall_days};
    for (const dose::Course& course : given.phases)
      treatment.phases.push_back({course, models_.rbe, models_.fractions_per_day});
    return treatment;
  }

  /// With the factor H of incomplete repair, n d (1 + (1 + H) d / r) is the BED of d at r / (1 + H).
  AlphaBeta effective(double alpha_beta) const {
    if (!models_.repair) return {alpha_beta};
    return {alpha_beta / (1.0 + dose::incomplete_repair_factor({models_.fractions_per_day, models_.repair->interval_h,
                                                                models_.repair->half_time_h}))};
  }

  int fractions_for(double bed, double dose_per_fraction, double alpha_beta) const {
    return dose::fractions_for({bed}, {dose_per_fraction * models_.rbe}, effective(alpha_beta));
  }

  double dose_for(double bed, int fractions, double alpha_beta) const {
    return dose::dose_per_fraction_for({bed}, fractions, effective(alpha_beta)).value / models_.rbe;
  }

 private:
  const DoseCall& call_;
  const DoseModels& models_;
};

void search(const DoseCall& call, const Effects& effects, DoseResult& result) {
  const double alpha_beta = call.alpha_beta_gy.front();
  const double bed = call.reach->eqd2_gy * (1.0 + 2.0 / alpha_beta);
  DoseResult::Reach reach{
      call.reach->eqd2_gy, alpha_beta, call.reach->max_fractions, call.reach->dose_per_fraction_gy, {}};
  for (const double d : reach.dose_per_fraction_gy) {
    const int fractions = effects.fractions_for(bed, d, alpha_beta);
    if (fractions > reach.max_fractions) {
      reach.not_reached_gy.push_back(d);
      continue;
    }
    result.regimens.push_back(effects.regimen({{dose::course(fractions, {d})}}));
    result.regimens.back().found = true;
  }
  result.reach = std::move(reach);
}

DoseResult::Isoeffect isoeffect(const Effects& effects, dose::Course course, double alpha_beta) {
  const dose::Treatment treatment = effects.treated({{course}});
  return {false, course.fractions, course.dose_per_fraction().value, effects.effect(treatment, alpha_beta)};
}

void add_isoeffects(const DoseCall& call, const Effects& effects, DoseResult& result) {
  for (const int fractions : call.isoeffect_fractions)
    for (const DoseResult::Effect& reference : result.reference->effects) {
      const double d = effects.dose_for(reference.bed_gy, fractions, reference.alpha_beta_gy);
      result.isoeffects.push_back(isoeffect(effects, dose::course(fractions, {d}), reference.alpha_beta_gy));
      result.isoeffects.back().of_fractions = true;
    }
  for (const double d : call.isoeffect_doses_gy)
    for (const DoseResult::Effect& reference : result.reference->effects) {
      const int fractions = effects.fractions_for(reference.bed_gy, d, reference.alpha_beta_gy);
      result.isoeffects.push_back(isoeffect(effects, dose::course(fractions, {d}), reference.alpha_beta_gy));
    }
}

void add_differences(DoseResult& result) {
  for (DoseResult::Regimen& regimen : result.regimens)
    for (std::size_t k = 0; k < regimen.effects.size(); ++k)
      regimen.effects[k].eqd2_difference_gy = regimen.effects[k].eqd2_gy - result.reference->effects[k].eqd2_gy;
}

}  // namespace

DoseResult regimens(const DoseCall& call) {
  require_consistent(call);
  const Effects effects(call);
  DoseResult result{call.models, call.alpha_beta_gy, {}, {}, {}, {}, 0, {}};
  for (const DoseSchedule& schedule : call.schedules) result.regimens.push_back(effects.regimen(schedule));
  if (call.against)
    result.reference = effects.regimen(*call.against);
  else if (call.schedules.size() > 1 || has_isoeffects(call))
    result.reference = result.regimens.front();
  if (call.reach) search(call, effects, result);
  if (result.reference) add_differences(result);
  add_isoeffects(call, effects, result);
  if (call.sort)
    std::stable_sort(result.regimens.begin(), result.regimens.end(), [](const auto& a, const auto& b) {
      return a.effects.front().eqd2_gy > b.effects.front().eqd2_gy;
    });
  result.warnings = warnings_of(result);
  return result;
}

}  // namespace rtsurv::regimens
