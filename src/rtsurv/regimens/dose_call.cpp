#include "rtsurv/regimens/dose_call.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rtsurv/core/error.hpp"
#include "rtsurv/dose/models/high_dose.hpp"
#include "rtsurv/dose/models/incomplete_repair.hpp"
#include "rtsurv/dose/models/isoeffect.hpp"
#include "rtsurv/dose/models/linear_quadratic.hpp"
#include "rtsurv/dose/models/recovery.hpp"
#include "rtsurv/regimens/dose_call_checks.hpp"
#include "rtsurv/table/table.hpp"

namespace rtsurv::regimens {
namespace {

using results::DoseModels;
using results::DoseResult;
using results::Reirradiation;

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
    if (!call_.earlier.empty()) add_earlier(effect);
    return effect;
  }

  /// BED of all earlier courses at an alpha/beta.
  struct Earlier {
    double given = 0.0, remembered = 0.0;
  };
  Earlier earlier(double alpha_beta) const {
    Earlier sum;
    for (const DoseCall::EarlierCourse& course : call_.earlier) {
      const Gray bed = dose::bed(treated(course.schedule), tissue(alpha_beta));
      sum.given += bed.value;
      sum.remembered += dose::remembered(bed, course.recovery).value;
    }
    return sum;
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

  int fractions_within(double bed, double dose_per_fraction, double alpha_beta) const {
    return dose::fractions_within({bed}, {dose_per_fraction * models_.rbe}, effective(alpha_beta));
  }

  int fractions_for(double bed, double dose_per_fraction, double alpha_beta) const {
    return dose::fractions_for({bed}, {dose_per_fraction * models_.rbe}, effective(alpha_beta));
  }

  double dose_for(double bed, int fractions, double alpha_beta) const {
    return dose::dose_per_fraction_for({bed}, fractions, effective(alpha_beta)).value / models_.rbe;
  }

 private:
  void add_earlier(DoseResult::Effect& effect) const {
    const AlphaBeta alpha_beta{effect.alpha_beta_gy};
    effect.cumulative_bed_gy = effect.bed_gy + earlier(alpha_beta.value).remembered;
    effect.cumulative_eqd2_gy = dose::eqd2_of_bed({*effect.cumulative_bed_gy}, alpha_beta).value;
    if (call_.limit)
      effect.within_limit = *effect.cumulative_eqd2_gy <= call_.limit->eqd2_gy * (1.0 + reached_tolerance);
  }

  const DoseCall& call_;
  const DoseModels& models_;
};

Reirradiation::Course named(const DoseCall::EarlierCourse& given, const DoseModels& models) {
  Reirradiation::Course course{named(given.schedule, models), dose::recovered_share(given.recovery)};
  if (const auto* timed = std::get_if<dose::RecoveryHalfTime>(&given.recovery)) {
    course.half_time_months = timed->half_time_months;
    course.months_since = timed->months_since;
  }
  return course;
}

Reirradiation::At earlier_at(const DoseCall& call, const Effects& effects, double alpha_beta) {
  const auto eqd2 = [&](double bed) { return dose::eqd2_of_bed({bed}, {alpha_beta}).value; };
  const Effects::Earlier earlier = effects.earlier(alpha_beta);
  Reirradiation::At at{alpha_beta, earlier.given, eqd2(earlier.given), earlier.remembered, eqd2(earlier.remembered)};
  if (call.limit) {
    at.left_eqd2_gy = call.limit->eqd2_gy - at.remembered_eqd2_gy;
    at.left_bed_gy = *at.left_eqd2_gy * (1.0 + 2.0 / alpha_beta);
  }
  return at;
}

Reirradiation::Fitting fitting(const Effects& effects, const Reirradiation::At& at, double dose_per_fraction) {
  const double alpha_beta = at.alpha_beta_gy;
  Reirradiation::Fitting one{dose_per_fraction, alpha_beta,
                             effects.fractions_within(*at.left_bed_gy, dose_per_fraction, alpha_beta), 0.0,
                             at.remembered_eqd2_gy};
  if (one.fractions == 0) return one;
  const dose::Course course = dose::course(one.fractions, {dose_per_fraction});
  const DoseResult::Effect effect = effects.effect(effects.treated({{course}}), alpha_beta);
  one.eqd2_gy = effect.eqd2_gy;
  one.cumulative_eqd2_gy = *effect.cumulative_eqd2_gy;
  return one;
}

Reirradiation reirradiation(const DoseCall& call, const Effects& effects) {
  Reirradiation result;
  for (const DoseCall::EarlierCourse& course : call.earlier) result.courses.push_back(named(course, call.models));
  for (const double alpha_beta : call.alpha_beta_gy) result.at.push_back(earlier_at(call, effects, alpha_beta));
  if (!call.limit) return result;
  result.limit_eqd2_gy = call.limit->eqd2_gy;
  for (const double d : call.limit->dose_per_fraction_gy)
    for (const Reirradiation::At& at : result.at) result.fitting.push_back(fitting(effects, at, d));
  return result;
}

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
  if (!call.earlier.empty()) result.reirradiation = reirradiation(call, effects);
  if (call.sort)
    std::stable_sort(result.regimens.begin(), result.regimens.end(), [](const auto& a, const auto& b) {
      return a.effects.front().eqd2_gy > b.effects.front().eqd2_gy;
    });
  result.warnings = warnings_of(result);
  return result;
}

}  // namespace rtsurv::regimens
