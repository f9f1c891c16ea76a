#include <memory>
#include <optional>

#include "commands.hpp"
#include "method_commands.hpp"
#include "method_table.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/results/json/names.hpp"

namespace rtsurv::cli {
namespace {

void run_cox(const CoxOptions& options) {
  const study::CoxCall call = call_of(options);
  MethodTable table(options);
  const auto result = table.cox(call);
  print(options.json ? results::to_json(result, table.timings()) : report::to_text(result));
}

}  // namespace

study::CoxCall call_of(const CoxOptions& options) {
  return {.outcome = options.outcome,
          .terms = study::parse_model(options.terms),
          .strata = options.strata,
          .ties = options.ties ? results::ties(*options.ties) : std::nullopt,
          .robust = options.robust,
          .zph = options.zph ? results::zph_transform(options.zph_transform) : std::nullopt,
          .firth = options.firth,
          .confidence_level = options.confidence_level,
          .rows = {},
          .as = options.as};
}

CLI::App& add_cox(CLI::App& program, CoxOptions& options) {
  CLI::App& command =
      add_command(program, "cox", "proportional hazards regression",
                  "rtsurv cox cohort.csv --time months --event died --terms \"age,factor(grade, ref=2)\" --zph");
  add_table_options(command, options);
  add_memory(command, options);
  add_outcome_options(command, options);
  command
      .add_option("--terms", options.terms,
                  "covariates: a, factor(a), factor(a, ref=x), spline(a, 3); a:b their interaction, a*b both and it")
      ->required()
      ->type_name("LIST");
  add_strata(command, options);
  add_confidence_level(command, options);
  command.add_option("--ties", options.ties, "efron or breslow")
      ->default_str("efron")
      ->check(CLI::IsMember({"efron", "breslow"}));
  add_as(command, options);
  command.add_flag("--robust", options.robust, "sandwich variance, also without clusters");
  command.add_flag("--zph", options.zph, "test proportional hazards");
  command.add_option("--zph-transform", options.zph_transform, "time scale of that test: km, identity, rank or log")
      ->capture_default_str()
      ->check(CLI::IsMember({"km", "identity", "rank", "log"}));
  command.add_flag("--firth", options.firth, "Firth's penalty beside it, also without separation");
  return command;
}

void add_cox(CLI::App& program) {
  auto options = std::make_shared<CoxOptions>();
  add_cox(program, *options).callback([options] { run_cox(*options); });
}

}  // namespace rtsurv::cli
