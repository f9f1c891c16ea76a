#include <charconv>
#include <memory>
#include <string_view>

#include "commands.hpp"
#include "method_commands.hpp"
#include "method_table.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/report/text/text.hpp"

namespace rtsurv::cli {
namespace {

bool take_number(std::string_view text, double& number) {
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  return problem == std::errc{} && end == text.data() + text.size();
}

/// "RHO,GAMMA"; false for anything else.
bool take_powers(std::string_view text, survival::LogRankOptions& test) {
  const std::size_t comma = text.find(',');
  return comma != std::string_view::npos && take_number(text.substr(0, comma), test.rho) &&
         take_number(text.substr(comma + 1), test.gamma);
}

survival::LogRankOptions test_of(const LogRankOptions& options) {
  if (options.test.empty()) return {.rho = options.rho};
  survival::LogRankOptions powers;
  if (options.test.starts_with("fh:") && take_powers(std::string_view(options.test).substr(3), powers)) return powers;
  const auto test = results::log_rank_options(options.test);
  if (!test || options.test == "fh")
    throw InvalidOption("--test: \"" + options.test +
                        "\" is not among logrank, gehan, tarone-ware, peto and fh:RHO,GAMMA, such as fh:0,1");
  return *test;
}

std::optional<study::GroupPairs> pairs_of(const std::string& word) {
  if (word == "none") return std::nullopt;
  if (word == "bonferroni") return study::GroupPairs{.adjustment = math::Adjustment::bonferroni};
  return study::GroupPairs{.against = word == "holm" ? "" : word};
}

void run_logrank(const LogRankOptions& options) {
  const study::LogRankCall call = call_of(options);
  MethodTable table(options);
  const auto result = table.log_rank(call);
  print(options.json ? results::to_json(result, table.timings()) : report::to_text(result));
}

}  // namespace

study::LogRankCall call_of(const LogRankOptions& options) {
  return {.outcome = options.outcome,
          .by = options.by,
          .strata = options.strata,
          .options = test_of(options),
          .trend = options.trend,
          .pairwise = pairs_of(options.pairwise)};
}

CLI::App& add_logrank(CLI::App& program, LogRankOptions& options) {
  CLI::App& command =
      add_command(program, "logrank", "compare survival curves: log-rank and weighted tests, trend, pairs",
                  "rtsurv logrank cohort.csv --time months --event died --by stage");
  add_table_options(command, options);
  add_memory(command, options);
  add_outcome_options(command, options);
  command.add_option("--by", options.by, "groups to compare (column)")->required()->type_name("COL");
  add_strata(command, options);
  CLI::Option* rho =
      command.add_option("--rho", options.rho, "weight S(t-)^rho: 0 log-rank, 1 Peto-Peto")->capture_default_str();
  command
      .add_option("--test", options.test,
                  "logrank, gehan, tarone-ware, peto or fh:RHO,GAMMA, whose weight is S(t-)^RHO (1 - S(t-))^GAMMA")
      ->type_name("TEST")
      ->excludes(rho);
  command.add_flag("--trend", options.trend,
                   "also test for a trend along the groups: by their values if these are numbers, else by their order");
  command
      .add_option("--pairwise", options.pairwise,
                  "also compare the groups two by two: holm or bonferroni adjusts P; LEVEL: each other group against "
                  "that one, by Holm")
      ->capture_default_str()
      ->type_name("none|holm|bonferroni|LEVEL");
  return command;
}

void add_logrank(CLI::App& program) {
  auto options = std::make_shared<LogRankOptions>();
  add_logrank(program, *options).callback([options] { run_logrank(*options); });
}

}  // namespace rtsurv::cli
