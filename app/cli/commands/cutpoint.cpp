#include <memory>

#include "commands.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/results/json/names.hpp"
#include "rtsurv/study/parts/cutpoint/cutpoint_evidence.hpp"

namespace rtsurv::cli {
namespace {

struct CutpointOptions : MethodOptions {
  std::string x, score, p_method = "condMC";
  survival::MaxstatOptions search;
  int cuts = 1;
  bool evidence = false;
};

survival::MaxstatScore usual_score(const study::Outcome& outcome) {
  return outcome.competing.empty() ? survival::MaxstatScore::log_rank : survival::MaxstatScore::gray;
}

void run_cutpoint(const CutpointOptions& options) {
  study::CutpointCall call{.outcome = options.outcome, .x = options.x, .options = options.search, .cuts = options.cuts};
  call.options.score = options.score.empty() ? usual_score(options.outcome) : *results::maxstat_score(options.score);
  call.options.p_method = *results::maxstat_p(options.p_method);
  call.options.seed = options.seed;
  const LoadedTable loaded = load(options);
  study::CallTimes times;
  const auto result = options.evidence ? study::cutpoint_with_evidence(loaded.table, call, &times)
                                       : study::cutpoint(loaded.table, call, &times);
  print(options.json ? results::to_json(result, timings(options, loaded.read_s, times)) : report::to_text(result));
}

}  // namespace

void add_cutpoint(CLI::App& program) {
  CLI::App& command = add_command(program, "cutpoint", "maximally selected rank statistic with a corrected P value",
                                  "rtsurv cutpoint cohort.csv --time months --event relapse --x eqd2");
  auto options = std::make_shared<CutpointOptions>();
  add_table_options(command, *options);
  add_outcome_options(command, *options);
  command.add_option("--x", options->x, "covariate to cut (column)")->required()->type_name("COL");
  command
      .add_option("--competing", options->outcome.competing,
                  "the event that makes the event impossible: the search is then by Gray's scores")
      ->type_name("EXPR");
  command
      .add_option("--score", options->score,
                  "logrank, gehan, or gray for the cumulative incidence (logrank; with --competing gray)")
      ->check(CLI::IsMember({"logrank", "gehan", "gray"}));
  command.add_option("--min-prop", options->search.min_proportion, "smallest share of patients at or below a cut")
      ->capture_default_str();
  command.add_option("--max-prop", options->search.max_proportion, "largest share of patients at or below a cut")
      ->capture_default_str();
  command.add_option("--p-method", options->p_method, "condMC (permutations), HL, Lau92, Lau94, exactGauss or exact")
      ->capture_default_str()
      ->check(CLI::IsMember({"condMC", "HL", "Lau92", "Lau94", "exactGauss", "exact"}));
  command.add_option("--replicates", options->search.replicates, "permutations of condMC")
      ->capture_default_str()
      ->check(CLI::Range(1, 1'000'000));
  command.add_option("--cuts", options->cuts, "2: also the best two cuts (three groups)")
      ->capture_default_str()
      ->check(CLI::Range(1, 2));
  command.add_flag(
      "--evidence", options->evidence,
      "also every other correction of P, the shrunken hazard ratio, where bootstrap samples put the cut, and "
      "the curve of the covariate without a cut");
  command.callback([options] { run_cutpoint(*options); });
}

}  // namespace rtsurv::cli
