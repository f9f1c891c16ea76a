#pragma once
// The options of `dose`, as given on the command line.

#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "options.hpp"
#include "rtsurv/regimens/dose_call.hpp"
#include "rtsurv/results/dose/dose.hpp"

namespace rtsurv::cli {

/// As given on the command line; how a table is read is how the file of --from is.
struct DoseOptions : ReadingOptions {
  std::vector<std::string> schedules, alpha_beta;
  std::optional<std::string> total, fractions;
  std::vector<std::string> dose_per_fraction;
  std::string unit;
  std::vector<std::string> columns;
  std::optional<std::string> reach, against;
  int max_fractions = 30;
  std::vector<int> isoeffect_fractions;
  std::vector<std::string> isoeffect_dose;
  bool sort = false, json = false;
  std::vector<std::string> previous, recovered;
  std::optional<double> recovery_half_time;
  std::vector<double> months_since;
  std::optional<std::string> limit;
  std::optional<std::string> x_gy, lql_transition;
  std::optional<double> lql_slope, overall_days, alpha, doubling_days, kick_off_days, gy_per_day, delay_days;
  std::optional<double> interval_hours, repair_half_time_hours;
  double rbe = 1.0;
  int fractions_per_day = 1;
};

/// SCHEDULE..., --total, --fractions, --dose-per-fraction, --alpha-beta, --from, --unit, --columns and how a file is read.
void add_schedule_options(CLI::App& command, DoseOptions& options);

/// --reach, --max-fractions, --against, --isoeffect-fractions, --isoeffect-dose, --sort.
void add_comparison_options(CLI::App& command, DoseOptions& options);

/// --previous, --recovered, --recovery-half-time, --months-since, --limit.
void add_reirradiation_options(CLI::App& command, DoseOptions& options);

/// --x, --rbe, several fractions a day, repopulation, LQ-L.
void add_model_options(CLI::App& command, DoseOptions& options);

/// The courses of --previous with their recovery: one value for all of them, or one for each. Throws InvalidOption when
/// numbers of values differ, and for a share beside a half-time.
[[nodiscard]] std::vector<regimens::DoseCall::EarlierCourse> earlier_courses(const DoseOptions& options);

/// Throws InvalidOption when the options of a model are not all there, or those of two models that exclude each other.
[[nodiscard]] results::DoseModels models_of(const DoseOptions& options);

}  // namespace rtsurv::cli
