#include "rtsurv/regimens/dose_call_checks.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rtsurv/core/error.hpp"
#include "rtsurv/dose/models/linear_quadratic.hpp"
#include "rtsurv/table/table.hpp"

namespace rtsurv::regimens {
namespace {

constexpr int most_fractions = 1000;

void require_overall_times(const DoseCall& call) {
  if (std::holds_alternative<std::monostate>(call.models.regrowth)) return;
  if (call.reach)
    throw InvalidOption("--reach: the overall time of the schedules found is not known; leave repopulation out");
  if (has_isoeffects(call))
    throw InvalidOption("the overall time of an isoeffective schedule is not known; leave repopulation out");
  const auto timed = [](const DoseSchedule& schedule) { return schedule.overall_days.has_value(); };
  if (!std::all_of(call.schedules.begin(), call.schedules.end(), timed) || (call.against && !timed(*call.against)))
    throw InvalidOption(
        "repopulation needs the overall time of every schedule: --overall-days for all, or behind each, such as "
        "45/15@19");
}

void require_models(const results::DoseModels& models) {
  if (models.fractions_per_day < 1) throw InvalidOption("--fractions-per-day must be 1, 2, 3, ...");
  if (models.repair && models.fractions_per_day == 1)
    throw InvalidOption("--interval-hours and --repair-half-time-hours need --fractions-per-day of 2 or more");
  if (models.lql && models.repair)
    throw InvalidOption("--lql-transition: the LQ-L model has no term for incomplete repair; leave one of them out");
  const double bent_from = std::max(2.0, models.x_gy.value_or(2.0));
  if (models.lql && models.lql->transition_gy < bent_from)
    throw InvalidOption(
        fmt::format("--lql-transition must be {} Gy or more: the doses per fraction of EQD2 and EQDx are by the "
                    "linear-quadratic model",
                    table::label(bent_from)));
}

void require_reach(const DoseCall::Reach& reach) {
  dose::require_positive(reach.eqd2_gy, "--reach (Gy)");
  if (reach.max_fractions < 1 || reach.max_fractions > most_fractions)
    throw InvalidOption("--max-fractions must be between 1 and 1000");
  for (const double d : reach.dose_per_fraction_gy) dose::require_positive(d, "the dose per fraction (Gy)");
}

void require_isoeffects(const DoseCall& call) {
  if (has_isoeffects(call) && call.schedules.empty() && !call.against)
    throw InvalidOption("isoeffective schedules need a reference: a schedule, or --against such as --against 50/25");
  for (const int n : call.isoeffect_fractions)
    if (n < 1 || n > most_fractions) throw InvalidOption("--isoeffect-fractions must be between 1 and 1000");
  for (const double d : call.isoeffect_doses_gy) dose::require_positive(d, "--isoeffect-dose (Gy)");
}

void require_reirradiation(const DoseCall& call) {
  if (call.earlier.empty()) {
    if (call.limit)
      throw InvalidOption("--limit is of earlier courses and the next one together: name them by --previous");
    return;
  }
  if (call.reach || has_isoeffects(call))
    throw InvalidOption(
        "--previous: a search for schedules that reach a dose or equal another takes no account of earlier courses; "
        "leave one of them out");
  if (!std::holds_alternative<std::monostate>(call.models.regrowth))
    throw InvalidOption("--previous is about normal tissue, which does not repopulate so; leave repopulation out");
  if (call.models.lql) throw InvalidOption("--previous adds effects by the linear-quadratic model; leave LQ-L out");
  for (const DoseCall::EarlierCourse& course : call.earlier) (void)dose::recovered_share(course.recovery);
  if (!call.limit) return;
  dose::require_positive(call.limit->eqd2_gy, "--limit (Gy)");
  for (const double d : call.limit->dose_per_fraction_gy) dose::require_positive(d, "the dose per fraction (Gy)");
}

/// Names of what has more than the limit in a fraction, photon-equivalent, each once.
std::vector<std::string> beyond_limit(const results::DoseResult& result) {
  std::vector<std::string> names;
  const auto note = [&](double dose_per_fraction, const std::string& name) {
    if (dose_per_fraction * result.models.rbe <= dose::lq_limit_gy * (1.0 + 1e-12)) return;
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  };
  if (result.reference) note(result.reference->schedule.largest_fraction_gy(), result.reference->schedule.name);
  if (result.reirradiation)
    for (const auto& course : result.reirradiation->courses)
      note(course.schedule.largest_fraction_gy(), course.schedule.name);
  for (const auto& regimen : result.regimens) note(regimen.schedule.largest_fraction_gy(), regimen.schedule.name);
  for (const auto& iso : result.isoeffects)
    note(iso.dose_per_fraction_gy,
         fmt::format("{} isoeffective fraction{}", iso.fractions, iso.fractions == 1 ? "" : "s"));
  return names;
}

/// The alpha/betas at which earlier courses leave nothing.
std::vector<std::string> passed_at(const results::DoseResult& result) {
  std::vector<std::string> passed;
  if (!result.reirradiation) return passed;
  for (const results::Reirradiation::At& at : result.reirradiation->at)
    if (at.left_eqd2_gy && *at.left_eqd2_gy < 0.0) passed.push_back(table::label(at.alpha_beta_gy));
  return passed;
}

}  // namespace

bool has_isoeffects(const DoseCall& call) {
  return !call.isoeffect_fractions.empty() || !call.isoeffect_doses_gy.empty();
}

void require_consistent(const DoseCall& call) {
  if (call.alpha_beta_gy.empty()) throw InvalidOption("at least one alpha/beta is needed");
  for (const double alpha_beta : call.alpha_beta_gy) dose::require_positive(alpha_beta, "alpha/beta (Gy)");
  if (call.schedules.empty() && !call.reach && !call.against && call.earlier.empty())
    throw InvalidOption(
        "no schedule: give two of --total, --fractions and --dose-per-fraction, schedules such as 45/15, --from FILE, "
        "or --reach GY");
  require_models(call.models);
  if (call.reach) require_reach(*call.reach);
  require_isoeffects(call);
  require_reirradiation(call);
  require_overall_times(call);
}

std::vector<std::string> warnings_of(const results::DoseResult& result) {
  std::vector<std::string> warnings;
  if (const auto names = beyond_limit(result); !names.empty())
    warnings.push_back(fmt::format(
        "more than 10 Gy per fraction ({}): the linear-quadratic model is doubtful there and overstates BED and EQD2{}",
        fmt::join(names, ", "),
        result.models.lql ? "; LQ-L stands beside it" : "; --lql-transition shows LQ-L beside it"));
  if (result.models.fractions_per_day > 1 && !result.models.repair)
    warnings.push_back(fmt::format(
        "{} fractions a day with complete repair between them; --interval-hours and --repair-half-time-hours take "
        "incomplete repair into account",
        result.models.fractions_per_day));
  if (const auto passed = passed_at(result); !passed.empty())
    warnings.push_back(fmt::format(
        "the earlier courses alone are above the limit of {} Gy at alpha/beta {} Gy: nothing is left for another one",
        table::label(*result.reirradiation->limit_eqd2_gy), fmt::join(passed, ", ")));
  return warnings;
}

}  // namespace rtsurv::regimens
