#include <chrono>
#include <memory>

#include "checks.hpp"
#include "commands.hpp"
#include "first_protocol.hpp"
#include "options.hpp"
#include "progress.hpp"
#include "protocol_trail.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/parallel/parallel_for.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/study/parts/run.hpp"

namespace rtsurv::cli {
namespace {

struct ValidateOptions {
  std::string protocol;
  std::optional<std::size_t> replicates, permutations;
  std::optional<std::uint64_t> seed;
  std::size_t threads = 0;
  bool json = false, timings = false, quiet = false;
};

/// The protocol with what the call sets differently.
ProtocolFile protocol_of(const ValidateOptions& options) {
  require_protocol(options.protocol);
  ProtocolFile file = protocol_file(options.protocol);
  study::Protocol& protocol = file.protocol;
  study::ValidationRule rule = protocol.validation.value_or(study::ValidationRule{});
  rule.replicates = options.replicates.value_or(rule.replicates);
  rule.permutations = options.permutations.value_or(rule.permutations);
  protocol.validation = rule;
  protocol.seed = options.seed.value_or(protocol.seed);
  return file;
}

void run_validate(const ValidateOptions& options) {
  parallel::set_threads(options.threads);
  study::ValidationRun run;
  {
    ProgressLine progress(options.quiet);
    const ProtocolFile file = protocol_of(options);
    table::Table cohort = study::read_cohort(file.protocol);
    const std::string data = cohort.sha256();
    run = study::validate(file.protocol, std::move(cohort), [&](const std::string& part) { progress.show(part); });
    tell_if_not(record(trail::path_of(options.protocol), {.action = trail::Entry::Action::validate,
                                                          .protocol = file.bytes,
                                                          .data_sha256 = data,
                                                          .seed = file.protocol.seed,
                                                          .time = std::chrono::system_clock::now()}));
  }
  const auto seconds = options.timings ? std::optional(run.seconds) : std::nullopt;
  print(options.json ? results::to_json(run.validation, run.sample, seconds)
                     : report::to_text(run.validation, run.sample));
}

}  // namespace

void add_validate(CLI::App& program) {
  CLI::App& command = add_command(program, "validate", "the whole analysis of a study on every bootstrap replicate",
                                  "rtsurv validate study.toml --replicates 2000");
  auto options = std::make_shared<ValidateOptions>();
  command.add_option("STUDY.toml", options->protocol, "study protocol")->required()->type_name("");
  command.add_option("--replicates", options->replicates, "bootstrap samples; default: the protocol's, else 2000")
      ->type_name("N")
      ->check(CLI::Range(1, 1'000'000));
  command
      .add_option("--permutations", options->permutations,
                  "permutations of the outcome; default: the protocol's, else 1000")
      ->type_name("N")
      ->check(CLI::Range(0, 1'000'000));
  command.add_option("--seed", options->seed, "seed instead of the protocol's")->type_name("N")->check(whole_number());
  add_threads(command, options->threads);
  command.add_flag("--json", options->json, "print one JSON object instead of tables");
  command.add_flag("--timings", options->timings, "add the seconds of the replicates to the JSON");
  command.add_flag("--quiet", options->quiet, "no progress on standard error");
  command.callback([options] { run_validate(*options); });
}

}  // namespace rtsurv::cli
