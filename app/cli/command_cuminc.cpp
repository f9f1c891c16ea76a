#include <memory>

#include "commands.hpp"
#include "rtsurv/report/text/text.hpp"

namespace rtsurv::cli {
namespace {

struct CumincOptions : MethodOptions {
  study::CauseOutcome causes;
};

void run_cuminc(const CumincOptions& options) {
  const LoadedTable loaded = load(options);
  study::CallTimes times;
  const auto result = study::cumulative_incidence(loaded.table,
                                                  {.outcome = options.causes,
                                                   .by = options.by,
                                                   .strata = options.strata,
                                                   .confidence_level = options.confidence_level,
                                                   .at = options.at},
                                                  &times);
  print(options.json ? results::to_json(result, timings(options, loaded.read_s, times)) : report::to_text(result));
}

}  // namespace

void add_cuminc(CLI::App& program) {
  CLI::App& command =
      add_command(program, "cuminc", "cumulative incidence with competing causes, Gray's test",
                  "rtsurv cuminc cohort.csv --time months --status how_it_ended --censor alive --by arm --at 12,24");
  auto options = std::make_shared<CumincOptions>();
  add_table_options(command, *options);
  add_cause_options(command, options->causes);
  command.add_option("--by", options->by, "one curve per level of this column, and Gray's test")->type_name("COL");
  add_strata(command, *options);
  add_at(command, *options);
  add_confidence_level(command, *options);
  command.callback([options] { run_cuminc(*options); });
}

}  // namespace rtsurv::cli
