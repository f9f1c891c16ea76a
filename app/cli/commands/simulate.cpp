#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string>

#include "checks.hpp"
#include "commands.hpp"
#include "output_folder.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/report/text/grid.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/simulate/simulate.hpp"
#include "rtsurv/table/read/bytes.hpp"

namespace rtsurv::cli {
namespace {

namespace fs = std::filesystem;

struct SimulateOptions {
  std::string specification, out;
  std::optional<std::uint64_t> seed;
};

/// A table that this command did not write may hold patients.
void require_replaceable(const std::string& path) {
  std::error_code ignored;
  if (!fs::exists(path, ignored)) return;
  std::string header;
  if (fs::is_regular_file(path, ignored)) {
    std::ifstream file(path, std::ios::binary);
    std::getline(file, header);
  }
  if (!header.starts_with("simulated"))
    throw Error(ErrorKind::io, "exists already and is not a simulated table; name another file with -o",
                {.file = path});
}

std::string shown(double value, bool percent) {
  return percent ? report::fixed(100.0 * value, 1) : report::plain(value, 4);
}

std::string summary(const simulate::Specification& specification, const simulate::Cohort& cohort) {
  std::string text = (specification.title.empty() ? specification.path : specification.title) + "\n" +
                     std::to_string(cohort.sheet.rows) + " simulated patients, seed " +
                     std::to_string(specification.seed) + "; no row describes a person.\n";
  if (cohort.residuals.empty()) return text;
  report::Grid grid({"target", "least", "most", "obtained"});
  for (const simulate::Residual& residual : cohort.residuals)
    grid.add({residual.what, shown(residual.wanted.low, residual.is_proportion),
              shown(residual.wanted.high, residual.is_proportion), shown(*residual.obtained, residual.is_proportion)});
  return text + "\n" + grid.text() + "\nAll targets are met, after " + std::to_string(cohort.moves) +
         " moves. Rates in %, times in " + std::string(name(specification.time_unit)) + ".\n";
}

void run_simulate(const SimulateOptions& options) {
  const bool to_output = options.out == "-";
  if (!to_output) require_replaceable(options.out);
  auto specification =
      simulate::parse_specification(table::read_text_file(options.specification), options.specification);
  if (options.seed) specification.seed = *options.seed;
  const simulate::Cohort cohort = simulate::simulate(specification);
  if (to_output) return print(to_csv(cohort.sheet));
  write_file(options.out, to_csv(cohort.sheet));
  print(summary(specification, cohort) + "Wrote " + options.out + ".\n");
}

}  // namespace

void add_simulate(CLI::App& program) {
  CLI::App& command = add_command(program, "simulate", "make a cohort from margins, rates and hazard ratios",
                                  "rtsurv simulate synthesis.toml -o cohort-simulated.csv");
  auto options = std::make_shared<SimulateOptions>();
  command.add_option("SPEC.toml", options->specification, "specification of the cohort")->required()->type_name("");
  command.add_option("-o,--out", options->out, "table to write; - for standard output")
      ->required()
      ->type_name("COHORT.csv");
  command.add_option("--seed", options->seed, "seed instead of the one in the specification")
      ->type_name("N")
      ->check(whole_number());
  command.callback([options] { run_simulate(*options); });
}

}  // namespace rtsurv::cli
