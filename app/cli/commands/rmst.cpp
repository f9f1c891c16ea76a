#include <memory>

#include "commands.hpp"
#include "rtsurv/report/text/text.hpp"

namespace rtsurv::cli {
namespace {

struct RmstOptions : MethodOptions {
  double tau = 0.0;
};

void run_rmst(const RmstOptions& options) {
  const LoadedTable loaded = load(options);
  study::CallTimes times;
  const auto result = study::restricted_mean(
      loaded.table,
      {.outcome = options.outcome, .by = options.by, .tau = options.tau, .confidence_level = options.confidence_level},
      &times);
  print(options.json ? results::to_json(result, timings(options, loaded.read_s, times)) : report::to_text(result));
}

}  // namespace

void add_rmst(CLI::App& program) {
  CLI::App& command = add_command(program, "rmst", "restricted mean survival time, difference and ratio",
                                  "rtsurv rmst cohort.csv --time months --event died --by arm --tau 24");
  auto options = std::make_shared<RmstOptions>();
  add_table_options(command, *options);
  add_outcome_options(command, *options);
  command.add_option("--tau", options->tau, "end of the window, in the unit of time")->required();
  command.add_option("--by", options->by, "one mean per level of this column")->type_name("COL");
  add_confidence_level(command, *options);
  command.callback([options] { run_rmst(*options); });
}

}  // namespace rtsurv::cli
