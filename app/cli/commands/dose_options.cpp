#include "commands/dose_options.hpp"

#include <utility>

#include "rtsurv/core/error.hpp"
#include "rtsurv/dose/course/course.hpp"
#include "rtsurv/dose/course/prescription.hpp"
#include "rtsurv/regimens/dose_words.hpp"

namespace rtsurv::cli {
namespace {

const char* const schedules_group = "Schedules";
const char* const comparison_group = "Comparison";
const char* const reirradiation_group = "Re-irradiation";
const char* const model_group = "Models";

double fraction_dose(const char* option, const std::string& text) {
  const double gy = regimens::dose_of(option, text, dose::largest_fraction_gy);
  dose::require_positive(gy, (std::string(option) + " (Gy)").c_str());
  return gy;
}

/// The tissue is one.
std::string one_half_time(const std::string& text) {
  return text.find(',') == std::string::npos
             ? ""
             : "takes one number, the half-time of the tissue in all courses; only --months-since takes a list";
}

void set_repair(const DoseOptions& options, results::DoseModels& models) {
  if (options.interval_hours.has_value() != options.repair_half_time_hours.has_value())
    throw InvalidOption("incomplete repair needs both --interval-hours and --repair-half-time-hours");
  if (options.interval_hours)
    models.repair = dose::DailyRepair{*options.interval_hours, *options.repair_half_time_hours};
}

void set_regrowth(const DoseOptions& options, results::DoseModels& models) {
  const bool doubling = options.alpha || options.doubling_days || options.kick_off_days;
  const bool daily = options.gy_per_day || options.delay_days;
  if (doubling && daily)
    throw InvalidOption(
        "repopulation is either --alpha, --doubling-days and --kick-off-days, or --gy-per-day and --delay-days");
  if (doubling && !(options.alpha && options.doubling_days))
    throw InvalidOption("repopulation by doubling needs both --alpha and --doubling-days");
  if (daily && !options.gy_per_day) throw InvalidOption("--delay-days needs --gy-per-day");
  if (doubling)
    models.regrowth = dose::Repopulation{*options.alpha, *options.doubling_days, options.kick_off_days.value_or(0.0)};
  else if (daily)
    models.regrowth = dose::DailyLoss{*options.gy_per_day, options.delay_days.value_or(0.0)};
  else if (options.overall_days)
    throw InvalidOption("--overall-days matters only with repopulation: --alpha with --doubling-days, or --gy-per-day");
}

/// The value of course `index`: its own, or the one that is of all.
template <class Value>
const Value& value_for(const char* option, const std::vector<Value>& values, const DoseOptions& options,
                       std::size_t index) {
  if (values.size() != 1 && values.size() != options.previous.size())
    throw InvalidOption(std::string(option) + ": give one value, or one for each --previous");
  return values.size() == 1 ? values.front() : values[index];
}

dose::Recovery recovery_of(const DoseOptions& options, std::size_t index) {
  if (options.recovery_half_time)
    return dose::RecoveryHalfTime{*options.recovery_half_time,
                                  value_for("--months-since", options.months_since, options, index)};
  if (options.recovered.empty()) return dose::RecoveredShare{};
  return dose::RecoveredShare{
      regimens::share_of("--recovered", value_for("--recovered", options.recovered, options, index))};
}

}  // namespace

void add_schedule_options(CLI::App& command, DoseOptions& options) {
  command
      .add_option("SCHEDULE", options.schedules,
                  "D/n such as 45/15, or dxn such as 3x15; phases 50/25+16/8; overall time 45/15@19 (days)")
      ->type_name("")
      ->group(schedules_group);
  const auto text = [&](const char* name, auto& value, const char* what, const char* type) {
    return command.add_option(name, value, what)->type_name(type)->group(schedules_group);
  };
  text("--alpha-beta", options.alpha_beta,
       "alpha/beta of the tissue in Gy: 3.5, a list 3.5,10, or a range 1.2:5.7:0.5 (FROM:TO:STEP); repeatable", "GY")
      ->required()
      ->allow_extra_args(false);
  text("--total", options.total, "total dose: 45, 45Gy or 4500cGy", "DOSE");
  text("--fractions", options.fractions, "number of fractions", "N");
  text("--dose-per-fraction", options.dose_per_fraction,
       "dose of a fraction: any two of the three give the third; for --reach and --limit a list or range", "DOSE")
      ->allow_extra_args(false);
  text("--from", options.data,
       "file with the columns total, fractions, dose_per_fraction (any two; _gy or _cgy behind a dose), and name, "
       "overall_days; equal rows count as one schedule",
       "FILE");
  text("--unit", options.unit, "of the doses in the file: Gy or cGy", "UNIT")->check(CLI::IsMember({"Gy", "cGy"}));
  text("--columns", options.columns, "columns of the file that are called otherwise: total=rt_dose,fractions=rt_fx",
       "ROLE=COL")
      ->delimiter(',')
      ->allow_extra_args(false);
  add_reading_keys(command, options);
}

void add_comparison_options(CLI::App& command, DoseOptions& options) {
  const auto add = [&](const char* name, auto& value, const char* what, const char* type) {
    return command.add_option(name, value, what)->type_name(type)->group(comparison_group);
  };
  add("--reach", options.reach,
      "schedules that reach this EQD2 at the first alpha/beta, fewest fractions for each dose per fraction", "DOSE");
  add("--max-fractions", options.max_fractions, "of --reach", "N")->capture_default_str();
  add("--against", options.against, "reference of differences; the first schedule otherwise", "SCHEDULE");
  add("--isoeffect-fractions", options.isoeffect_fractions,
      "dose per fraction with which so many fractions equal the reference", "N")
      ->delimiter(',')
      ->allow_extra_args(false);
  add("--isoeffect-dose", options.isoeffect_dose, "fewest fractions of this dose that reach the reference", "DOSE")
      ->allow_extra_args(false);
  command.add_flag("--sort", options.sort, "highest EQD2 first")->group(comparison_group);
}

void add_reirradiation_options(CLI::App& command, DoseOptions& options) {
  const auto add = [&](const char* name, auto& value, const char* what, const char* type) {
    return command.add_option(name, value, what)->type_name(type)->group(reirradiation_group);
  };
  add("--previous", options.previous, "an earlier course in the same volume; repeatable", "SCHEDULE")
      ->allow_extra_args(false);
  add("--recovered", options.recovered,
      "share of its effect that has recovered: 25% or 0.25; none otherwise; of several courses a list", "SHARE")
      ->delimiter(',')
      ->allow_extra_args(false);
  add("--recovery-half-time", options.recovery_half_time, "recovery by half-times instead, with --months-since",
      "MONTHS")
      ->check(one_half_time);
  add("--months-since", options.months_since, "from the earlier course to this one; of several courses a list",
      "MONTHS")
      ->delimiter(',')
      ->allow_extra_args(false);
  add("--limit", options.limit,
      "EQD2 that all courses together may have: what is left of it, and the most fractions of each dose per fraction",
      "DOSE");
}

std::vector<regimens::DoseCall::EarlierCourse> earlier_courses(const DoseOptions& options) {
  if (options.previous.empty() &&
      (!options.recovered.empty() || options.recovery_half_time || !options.months_since.empty()))
    throw InvalidOption("recovery is of an earlier course: name it by --previous, such as --previous 50/25");
  if (options.recovery_half_time && !options.recovered.empty())
    throw InvalidOption("recovery is either a share, --recovered, or by --recovery-half-time and --months-since");
  if (options.recovery_half_time.has_value() == options.months_since.empty())
    throw InvalidOption("recovery by half-times needs both --recovery-half-time and --months-since");
  std::vector<regimens::DoseCall::EarlierCourse> courses;
  for (std::size_t i = 0; i < options.previous.size(); ++i) {
    regimens::WrittenSchedule written = regimens::schedule_of(options.previous[i]);
    courses.push_back({{std::move(written.phases), written.overall_days}, recovery_of(options, i)});
  }
  return courses;
}

void add_model_options(CLI::App& command, DoseOptions& options) {
  const auto add = [&](const char* name, auto& value, const char* what, const char* type) {
    return command.add_option(name, value, what)->type_name(type)->group(model_group);
  };
  add("--x", options.x_gy, "EQDx beside EQD2: the dose in fractions of x", "DOSE");
  add("--rbe", options.rbe, "relative biological effectiveness, 1.1 for protons by convention", "NUMBER");
  add("--fractions-per-day", options.fractions_per_day, "several fractions a day", "N");
  add("--interval-hours", options.interval_hours, "between the fractions of a day", "H");
  add("--repair-half-time-hours", options.repair_half_time_hours, "of the tissue", "H");
  add("--overall-days", options.overall_days, "first to last fraction, for schedules without @DAYS", "DAYS");
  add("--alpha", options.alpha, "repopulation by doubling: radiosensitivity in 1/Gy", "NUMBER");
  add("--doubling-days", options.doubling_days, "repopulation by doubling: potential doubling time", "DAYS");
  add("--kick-off-days", options.kick_off_days, "repopulation by doubling: starts after so many days", "DAYS");
  add("--gy-per-day", options.gy_per_day, "repopulation as BED lost per day, instead", "GY");
  add("--delay-days", options.delay_days, "the loss per day starts after so many days", "DAYS");
  add("--lql-transition", options.lql_transition, "LQ-L beside LQ: straight beyond this dose per fraction", "DOSE");
  add("--lql-slope", options.lql_slope, "gamma/alpha of the straight part; the slope of LQ there otherwise", "NUMBER");
}

results::DoseModels models_of(const DoseOptions& options) {
  results::DoseModels models;
  dose::require_positive(options.rbe, "--rbe");
  models.rbe = options.rbe;
  models.fractions_per_day = options.fractions_per_day;
  if (options.x_gy) models.x_gy = fraction_dose("--x", *options.x_gy);
  set_repair(options, models);
  set_regrowth(options, models);
  if (options.lql_slope && !options.lql_transition) throw InvalidOption("--lql-slope needs --lql-transition");
  if (options.lql_transition)
    models.lql =
        results::DoseModels::Lql{fraction_dose("--lql-transition", *options.lql_transition), options.lql_slope};
  return models;
}

}  // namespace rtsurv::cli
