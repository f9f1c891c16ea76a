#include <memory>

#include "commands.hpp"
#include "rtsurv/report/text/text.hpp"

namespace rtsurv::cli {
namespace {

struct FineGrayOptions : MethodOptions {
  study::CauseOutcome causes;
  std::string cause;
};

void run_finegray(const FineGrayOptions& options) {
  const auto terms = study::parse_model(options.terms);
  const LoadedTable loaded = load(options);
  study::CallTimes times;
  const auto result = study::fine_gray(
      loaded.table,
      {.outcome = options.causes, .cause = options.cause, .terms = terms, .confidence_level = options.confidence_level},
      &times);
  print(options.json ? results::to_json(result, timings(options, loaded.read_s, times)) : report::to_text(result));
}

}  // namespace

void add_finegray(CLI::App& program) {
  CLI::App& command = add_command(
      program, "finegray", "regression on the cumulative incidence of a cause (Fine and Gray)",
      "rtsurv finegray cohort.csv --time months --status status --censor 0 --cause 1 --terms \"age,factor(grade)\"");
  auto options = std::make_shared<FineGrayOptions>();
  add_table_options(command, *options);
  add_cause_options(command, options->causes);
  command.add_option("--cause", options->cause, "the value of --status that is the event of interest")
      ->type_name("CODE");
  command.add_option("--terms", options->terms, "covariates: a, factor(a), factor(a, ref=x), spline(a, 3)")
      ->required()
      ->type_name("LIST");
  add_confidence_level(command, *options);
  command.callback([options] { run_finegray(*options); });
}

}  // namespace rtsurv::cli
