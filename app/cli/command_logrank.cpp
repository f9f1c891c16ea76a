#include <memory>

#include "commands.hpp"
#include "rtsurv/report/text/text.hpp"

namespace rtsurv::cli {
namespace {

struct LogRankOptions : MethodOptions {
  double rho = 0.0;
};

void run_logrank(const LogRankOptions& options) {
  const LoadedTable loaded = load(options);
  study::CallTimes times;
  const auto result = study::log_rank(
      loaded.table,
      {.outcome = options.outcome, .by = options.by, .levels = {}, .strata = options.strata, .rho = options.rho},
      &times);
  print(options.json ? results::to_json(result, timings(options, loaded.read_s, times)) : report::to_text(result));
}

}  // namespace

void add_logrank(CLI::App& program) {
  CLI::App& command = add_command(program, "logrank", "compare survival curves: log-rank and G-rho tests",
                                  "rtsurv logrank cohort.csv --time months --event died --by stage");
  auto options = std::make_shared<LogRankOptions>();
  add_table_options(command, *options);
  add_outcome_options(command, *options);
  command.add_option("--by", options->by, "groups to compare (column)")->required()->type_name("COL");
  add_strata(command, *options);
  command.add_option("--rho", options->rho, "weight S(t-)^rho: 0 log-rank, 1 Peto-Peto")->capture_default_str();
  command.callback([options] { run_logrank(*options); });
}

}  // namespace rtsurv::cli
