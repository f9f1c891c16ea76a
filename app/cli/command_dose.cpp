#include <memory>
#include <utility>

#include "command_dose_options.hpp"
#include "commands.hpp"
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

/// Doses per fraction that --reach tries when none are given (Gy).
const std::vector<double> clinical_doses_gy{1.8, 2, 2.5, 2.67, 3, 3.5, 4, 4.5, 5, 6, 7, 8, 10};

DoseSchedule with_days(regimens::WrittenSchedule written, const DoseOptions& options) {
  if (!written.overall_days) written.overall_days = options.overall_days;
  return {std::move(written.phases), written.overall_days};
}

void add_prescription(const DoseOptions& options, DoseCall& call) {
  const bool searched = options.reach.has_value();
  if (searched && (options.total || options.fractions))
    throw InvalidOption("--reach searches the number of fractions; leave --total and --fractions out");
  if (searched || (!options.total && !options.fractions && options.dose_per_fraction.empty())) return;
  if (options.dose_per_fraction.size() > 1)
    throw InvalidOption("--dose-per-fraction takes one dose here; only --reach tries several");
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

DoseCall::Reach reach_of(const DoseOptions& options) {
  DoseCall::Reach reach{
      regimens::dose_of("--reach", *options.reach, dose::largest_total_gy), options.max_fractions, {}};
  reach.dose_per_fraction_gy = options.dose_per_fraction.empty()
                                   ? clinical_doses_gy
                                   : fractions_in_gray("--dose-per-fraction", options.dose_per_fraction);
  return reach;
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
  if (options.reach) call.reach = reach_of(options);
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
                                  "--kick-off-days 21");
  auto options = std::make_shared<DoseOptions>();
  add_schedule_options(command, *options);
  add_comparison_options(command, *options);
  add_model_options(command, *options);
  command.add_flag("--json", options->json, "print one JSON object instead of tables");
  command.callback([options] {
    const results::DoseResult result = answer(*options);
    print(options->json ? results::to_json(result) : report::to_text(result));
  });
}

}  // namespace rtsurv::cli
