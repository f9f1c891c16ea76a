#include <memory>
#include <utility>

#include "commands.hpp"
#include "commands/dose_options.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/dose/course/prescription.hpp"
#include "rtsurv/regimens/dose_call.hpp"
#include "rtsurv/regimens/dose_words.hpp"
#include "rtsurv/regimens/schedule_list.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/results/json/json.hpp"
#include "rtsurv/table/table.hpp"

namespace rtsurv::cli {
namespace {

using regimens::DoseCall;
using regimens::DoseSchedule;

/// Doses per fraction that --reach and --limit try when none are given (Gy).
const std::vector<double> clinical_doses_gy{1.8, 2, 2.5, 2.67, 3, 3.5, 4, 4.5, 5, 6, 7, 8, 10};

DoseSchedule with_days(regimens::WrittenSchedule written, const DoseOptions& options) {
  if (!written.overall_days) written.overall_days = options.overall_days;
  return {std::move(written.phases), written.overall_days};
}

/// --dose-per-fraction names the doses to try, not that of a prescription.
bool tries_doses(const DoseOptions& options) {
  return options.reach || (options.limit && !options.total && !options.fractions);
}

void add_prescription(const DoseOptions& options, DoseCall& call) {
  if (options.reach && (options.total || options.fractions))
    throw InvalidOption("--reach searches the number of fractions; leave --total and --fractions out");
  if (tries_doses(options) || (!options.total && !options.fractions && options.dose_per_fraction.empty())) return;
  if (options.dose_per_fraction.size() > 1)
    throw InvalidOption("--dose-per-fraction takes one dose here; only --reach and --limit try several");
  regimens::WrittenPrescription written{options.total, options.fractions, {}};
  if (!options.dose_per_fraction.empty()) written.dose_per_fraction = options.dose_per_fraction.front();
  call.schedules.push_back(with_days(regimens::schedule_of(written), options));
}

std::optional<regimens::DoseUnit> unit_of(const std::string& word) {
  if (word.empty()) return std::nullopt;
  return word == "cGy" ? regimens::DoseUnit::centigray : regimens::DoseUnit::gray;
}

/// Gives the rows left out.
std::size_t add_file(const DoseOptions& options, DoseCall& call) {
  if (options.data.empty()) {
    if (!options.unit.empty() || !options.columns.empty() || says_how_to_read(options))
      throw InvalidOption("--unit, --columns and how a table is read need --from FILE");
    return 0;
  }
  regimens::ScheduleList list = regimens::read_schedules(
      {read_options(options), unit_of(options.unit), regimens::columns_of("--columns", options.columns)});
  for (DoseSchedule& schedule : list.schedules) {
    if (!schedule.overall_days) schedule.overall_days = options.overall_days;
    call.schedules.push_back(std::move(schedule));
  }
  return list.n_missing;
}

std::vector<double> fractions_in_gray(const char* option, const std::vector<std::string>& texts) {
  std::vector<double> doses = regimens::values_of(option, texts);
  for (const double gy : doses) (void)regimens::dose_of(option, table::label(gy), dose::largest_fraction_gy);
  return doses;
}

std::vector<double> tried_doses(const DoseOptions& options) {
  if (!tries_doses(options) || options.dose_per_fraction.empty()) return clinical_doses_gy;
  return fractions_in_gray("--dose-per-fraction", options.dose_per_fraction);
}

results::DoseResult answer(const DoseOptions& options) {
  DoseCall call;
  call.alpha_beta_gy = regimens::values_of("--alpha-beta", options.alpha_beta);
  call.models = models_of(options);
  for (const std::string& text : options.schedules)
    call.schedules.push_back(with_days(regimens::schedule_of(text), options));
  add_prescription(options, call);
  const std::size_t n_missing = add_file(options, call);
  if (options.against) call.against = with_days(regimens::schedule_of(*options.against), options);
  if (options.reach)
    call.reach = DoseCall::Reach{regimens::dose_of("--reach", *options.reach, dose::largest_total_gy),
                                 options.max_fractions, tried_doses(options)};
  call.earlier = earlier_courses(options);
  if (options.limit)
    call.limit =
        DoseCall::Limit{regimens::dose_of("--limit", *options.limit, dose::largest_total_gy), tried_doses(options)};
  call.isoeffect_fractions = options.isoeffect_fractions;
  call.isoeffect_doses_gy = fractions_in_gray("--isoeffect-dose", options.isoeffect_dose);
  call.sort = options.sort;
  results::DoseResult result = regimens::regimens(call);
  result.n_missing = n_missing;
  return result;
}

}  // namespace

void add_dose(CLI::App& program) {
  CLI::App& command = add_command(program, "dose", "BED and EQD2 of schedules, and schedules that reach a dose",
                                  "rtsurv dose --total 45 --fractions 15 --alpha-beta 3.5\n"
                                  "  rtsurv dose 45/15 54/18 2.67x15 50/25+16/8 --alpha-beta 3.5,10\n"
                                  "  rtsurv dose --from schedules.csv --unit cGy --alpha-beta 1.2:5.7:0.5\n"
                                  "  rtsurv dose 36/6 --reach 63 --alpha-beta 3.5,4\n"
                                  "  rtsurv dose --against 50/25 --isoeffect-fractions 5,15 --alpha-beta 3.5\n"
                                  "  rtsurv dose 70/35@46 --alpha-beta 10 --alpha 0.35 --doubling-days 3 "
                                  "--kick-off-days 21\n"
                                  "  rtsurv dose 30/10 --previous 50/25 --recovered 25% --limit 60 --alpha-beta 2");
  auto options = std::make_shared<DoseOptions>();
  add_schedule_options(command, *options);
  add_comparison_options(command, *options);
  add_reirradiation_options(command, *options);
  add_model_options(command, *options);
  command.add_flag("--json", options->json, "print one JSON object instead of tables");
  command.callback([options] {
    const results::DoseResult result = answer(*options);
    print(options->json ? results::to_json(result) : report::to_text(result));
  });
}

}  // namespace rtsurv::cli
