#include <filesystem>
#include <memory>

#include "commands.hpp"
#include "first_protocol.hpp"
#include "output_folder.hpp"
#include "rtsurv/core/error.hpp"

namespace rtsurv::cli {
namespace {

namespace fs = std::filesystem;

struct InitOptions : ReadingOptions {
  std::string out = "study.toml", time, event;
};

void run_init(const InitOptions& options) {
  if (options.out != "-" && fs::exists(options.out))
    throw Error(ErrorKind::io, "exists already; name another file with -o", {.file = options.out});
  const starter::Starter first = first_protocol(options, options.out, options.time, options.event);
  if (options.out == "-") {
    print(first.protocol);
  } else {
    write_file(options.out, first.protocol);
    print("Wrote " + options.out + ".\n");
  }
  if (!first.undecided.empty())
    throw Error(
        ErrorKind::data,
        "the protocol is written, but has no endpoint yet: fill in its block [[endpoint]], since " + first.undecided,
        {.file = options.data});
  if (options.out != "-") print("Read its comments, correct what was guessed, then: rtsurv run " + options.out + "\n");
}

}  // namespace

void add_init(CLI::App& program) {
  CLI::App& command = add_command(program, "init", "write a starter protocol from the columns of a table",
                                  "rtsurv init cohort.csv -o study.toml");
  auto options = std::make_shared<InitOptions>();
  add_reading_options(command, *options, "table: .csv .tsv (also .gz) .xlsx .parquet .sav .dta .sas7bdat .xpt");
  command.add_option("-o,--out", options->out, "protocol to write; - for standard output")
      ->capture_default_str()
      ->type_name("STUDY.toml");
  command.add_option("--time", options->time, "follow-up time, when the name does not tell")->type_name("COL");
  command.add_option("--event", options->event, "event, when the name does not tell")->type_name("EXPR");
  command.callback([options] { run_init(*options); });
}

}  // namespace rtsurv::cli
