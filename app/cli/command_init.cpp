#include <filesystem>
#include <memory>

#include "commands.hpp"
#include "options.hpp"
#include "output_folder.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/starter/starter.hpp"

namespace rtsurv::cli {
namespace {

namespace fs = std::filesystem;

struct InitOptions : ReadingOptions {
  std::string out = "study.toml", time, event;
};

/// The path of the data as the protocol writes it: relative to the protocol's folder.
std::string data_for(const std::string& data, const std::string& protocol) {
  if (fs::path(data).is_absolute() || protocol == "-") return data;
  const fs::path relative = fs::relative(data, fs::absolute(protocol).parent_path());
  return relative.empty() ? fs::absolute(data).string() : relative.string();
}

void run_init(const InitOptions& options) {
  if (options.out != "-" && fs::exists(options.out))
    throw Error(ErrorKind::io, "exists already; name another file with -o", {.file = options.out});
  const table::Table table = table::Table::read(read_options(options));
  const std::string text = starter::starter_protocol(table, {.data = data_for(options.data, options.out),
                                                             .time = options.time,
                                                             .event = options.event,
                                                             .missing = options.missing,
                                                             .reading = read_options(options)});
  if (options.out == "-") return print(text);
  write_file(options.out, text);
  print("Wrote " + options.out + ". Read its comments, correct what was guessed, then: rtsurv run " + options.out +
        "\n");
}

}  // namespace

void add_init(CLI::App& program) {
  CLI::App& command = add_command(program, "init", "write a starter protocol from the columns of a table",
                                  "rtsurv init cohort.csv -o study.toml");
  auto options = std::make_shared<InitOptions>();
  add_reading_options(command, *options, "table: .csv .tsv (also .gz) .xlsx .parquet");
  command.add_option("-o,--out", options->out, "protocol to write; - for standard output")
      ->capture_default_str()
      ->type_name("STUDY.toml");
  command.add_option("--time", options->time, "follow-up time, when the name does not tell")->type_name("COL");
  command.add_option("--event", options->event, "event, when the name does not tell")->type_name("EXPR");
  command.callback([options] { run_init(*options); });
}

}  // namespace rtsurv::cli
