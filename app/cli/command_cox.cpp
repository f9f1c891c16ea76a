#include <memory>
#include <optional>

#include "commands.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/results/json/names.hpp"

namespace rtsurv::cli {
namespace {

struct CoxOptions : MethodOptions {
  std::optional<std::string> ties;
  std::string zph_transform = "km";
  bool robust = false, zph = false, firth = false;
};

void run_cox(const CoxOptions& options) {
  const auto terms = study::parse_model(options.terms);
  const LoadedTable loaded = load(options);
  study::CallTimes times;
  const auto result = study::cox(loaded.table,
                                 {.outcome = options.outcome,
                                  .terms = terms,
                                  .strata = options.strata,
                                  .ties = options.ties ? results::ties(*options.ties) : std::nullopt,
                                  .robust = options.robust,
                                  .zph = options.zph ? results::zph_transform(options.zph_transform) : std::nullopt,
                                  .firth = options.firth,
                                  .confidence_level = options.confidence_level,
                                  .rows = {},
                                  .as = options.as},
                                 &times);
  print(options.json ? results::to_json(result, timings(options, loaded.read_s, times)) : report::to_text(result));
}

}  // namespace

void add_cox(CLI::App& program) {
  CLI::App& command =
      add_command(program, "cox", "proportional hazards regression",
                  "rtsurv cox cohort.csv --time months --event died --terms \"age,factor(grade, ref=2)\" --zph");
  auto options = std::make_shared<CoxOptions>();
  add_table_options(command, *options);
  add_outcome_options(command, *options);
  command
      .add_option("--terms", options->terms,
                  "covariates: a, factor(a), factor(a, ref=x), spline(a, 3); a:b their interaction, a*b both and it")
      ->required()
      ->type_name("LIST");
  add_strata(command, *options);
  add_confidence_level(command, *options);
  command.add_option("--ties", options->ties, "efron or breslow")
      ->default_str("efron")
      ->check(CLI::IsMember({"efron", "breslow"}));
  add_as(command, *options);
  command.add_flag("--robust", options->robust, "sandwich variance, also without clusters");
  command.add_flag("--zph", options->zph, "test proportional hazards");
  command.add_option("--zph-transform", options->zph_transform, "time scale of that test: km, identity, rank or log")
      ->capture_default_str()
      ->check(CLI::IsMember({"km", "identity", "rank", "log"}));
  command.add_flag("--firth", options->firth, "Firth's penalty beside it, also without separation");
  command.callback([options] { run_cox(*options); });
}

}  // namespace rtsurv::cli
