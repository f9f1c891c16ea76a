#include <filesystem>
#include <iostream>
#include <memory>

#include "commands.hpp"
#include "first_protocol.hpp"
#include "output_folder.hpp"
#include "rtsurv/core/date.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/study/noticed/notice.hpp"
#include "rtsurv/study/prepare/prepared.hpp"

namespace rtsurv::cli {
namespace {

namespace fs = std::filesystem;

struct InitOptions : TableOptions {
  std::string out = "study.toml";
};

std::string indented(const std::string& lines) {
  std::string text = "  ";
  for (const char c : lines) text += c == '\n' ? std::string("\n  ") : std::string(1, c);
  return text + "\n";
}

/// What the table shows as the protocol reads it, and the faults for which it does not fit yet.
std::string noticed_by(const study::Protocol& protocol) {
  const table::Table cohort = study::read_cohort(protocol);
  try {
    return report::to_text(study::notice(protocol, study::prepare(protocol, cohort.copy()), today()));
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::data && error.kind() != ErrorKind::protocol) throw;
    return "Faults that stop the analysis; correct them, then let rtsurv check look again\n" + indented(error.what()) +
           report::to_text(study::notice(cohort, today()));
  }
}

/// Without an endpoint it is what the table alone shows. Nothing of standard input, which can be read only once.
std::string noticed(const InitOptions& options, const starter::Starter& first) {
  if (options.data == "-") return {};
  if (!first.undecided.empty())
    return report::to_text(study::notice(table::Table::read(read_options(options)), today()));
  study::Protocol protocol = study::parse_protocol(first.protocol, options.out);
  protocol.data = options.data;
  return noticed_by(protocol);
}

std::string next_step(const InitOptions& options, const starter::Starter& first) {
  if (!first.undecided.empty())
    return "It has no endpoint yet: " + first.undecided + ". Fill in its block [[endpoint]], then: rtsurv check " +
           options.out + "\n";
  return "Read its comments, correct what was guessed, then: rtsurv run " + options.out + "\n";
}

void run_init(const InitOptions& options) {
  const bool to_output = options.out == "-";
  if (!to_output && fs::exists(options.out))
    throw Error(ErrorKind::io, "exists already; name another file with -o", {.file = options.out});
  const FirstProtocol first = first_protocol(options, options.out);
  if (to_output)
    print(first.protocol);
  else
    write_file(options.out, first.protocol);
  const std::string said = (to_output ? std::string() : "Wrote " + options.out + ".\n") + to_confirm(first) +
                           how_it_was_read(first.reading) + noticed(options, first);
  if (to_output)
    std::cerr << said + (first.undecided.empty() ? "" : next_step(options, first));
  else
    print(said + next_step(options, first));
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
  add_outcome_names(command, *options);
  command.callback([options] { run_init(*options); });
}

}  // namespace rtsurv::cli
