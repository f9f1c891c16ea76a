#include <chrono>
#include <filesystem>
#include <memory>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "commands.hpp"
#include "first_protocol.hpp"
#include "options.hpp"
#include "output_folder.hpp"
#include "progress.hpp"
#include "protocol_trail.hpp"
#include "report_files.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/parallel/parallel_for.hpp"
#include "rtsurv/report/table/files.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/notices.hpp"
#include "rtsurv/study/parts/run.hpp"
#include "rtsurv/table/read/bytes.hpp"
#include "rtsurv/table/read/hash.hpp"

namespace rtsurv::cli {
namespace {

struct RunOptions {
  std::string protocol, out;
  std::size_t threads = 0;
  bool quiet = false, progress = false, json = false;
  bool page = false, standard_input = false, no_validation = false, no_sweep = false;
  std::vector<std::string> only;   ///< figures, of a page that is no more than these
  std::vector<std::string> parts;  ///< tables of the protocol that are analysed; empty: all
  TableOptions table;
};

/// The protocol of a table, in the folder of its report.
constexpr const char* own_protocol = "study.toml";

/// "study.toml" -> "study-report" in the folder of the protocol.
std::filesystem::path default_folder(const std::string& protocol) {
  const std::filesystem::path path(protocol);
  return path.parent_path() / (path.stem().string() + "-report");
}

/// What could not be analysed, and where things are, for the person who called.
std::string summary(const results::Study& results, const std::filesystem::path& out, bool page) {
  std::string text;
  for (const results::FailedPart& failed : results.failed_parts)
    text += "not analysed: " + failed.part + ": " + failed.reason + "\n";
  text += "report:  " + (out / "report.html").string() + "\nresults: " + (out / "results.json").string() +
          "\nfigures: " + (out / "figures").string() + "\n";
  if (!page) text += "tables:  " + (out / report::table_folder).string() + "\n";
  return text + "text:    " + (out / "manuscript.txt").string() + "\n";
}

/// Values that were analysed as they stand and change the results if they are not meant so.
bool is_grave(const results::Notice& notice) {
  using enum results::Notice::Id;
  return notice.id == footer_row || notice.id == empty_column || notice.id == missing_code || notice.id == missing_word;
}

/// What was noticed: in full for a protocol that nobody has seen yet, else what is grave, and that there is more.
std::string noticed(const std::vector<results::Notice>& notices, bool in_full, const std::string& protocol) {
  if (in_full || notices.empty()) return report::to_text(notices);
  std::string grave;
  for (const results::Notice& notice : notices)
    if (is_grave(notice)) grave += "  " + report::notice_line(notice) + "\n";
  if (!grave.empty()) grave = "Analysed as they stand, though they may not be meant so\n" + grave;
  return grave + "noticed: " + report::counted(static_cast<double>(notices.size()), "oddity", "oddities") +
         " of table and protocol; rtsurv check " + protocol + " lists them\n";
}

bool is_protocol(const std::string& path) { return std::filesystem::path(path).extension() == ".toml"; }

/// The protocol that a table without one gets. Throws Error(data) when its outcome cannot be decided.
FirstProtocol protocol_of_table(const TableOptions& table, const std::filesystem::path& out) {
  FirstProtocol first = first_protocol(table, (out / own_protocol).string());
  if (!first.undecided.empty())
    throw Error(ErrorKind::data,
                first.undecided + ". Nothing is analysed; \"rtsurv init\" writes a protocol to fill in",
                {.file = table.data});
  return first;
}

/// A protocol says itself how its table is read.
void refuse_table_options(const TableOptions& table) {
  if (says_how_to_read(table))
    throw Error(
        ErrorKind::usage,
        "--missing, --sheet, --header, --encoding, --dates, --decimal and --century are for a table without a protocol; "
        "write them in [study]");
  if (!table.time.empty() || !table.event.empty())
    throw Error(ErrorKind::usage, "--time and --event are for a table without a protocol; write them in [[endpoint]]");
}

/// The protocol to run, with its text where the program has written it itself.
struct Chosen {
  ProtocolFile file;
  bool is_recorded = true;   ///< its run enters the trail
  std::string own = {};      ///< empty: the protocol is the user's
  std::string confirm = {};  ///< what the program took for granted, and how it read the table
};

/// The text on standard input, as though it stood in the file.
Chosen protocol_of_input(const std::string& path) {
  constexpr std::size_t largest = 16'000'000;
  std::string bytes = table::read_bytes("-", largest);
  study::Protocol protocol = study::parse_protocol(bytes, path);
  const bool stands_there = std::filesystem::exists(path) && table::read_text_file(path) == bytes;
  return {.file = {std::move(bytes), std::move(protocol)}, .is_recorded = stands_there};
}

Chosen choose_protocol(RunOptions& options, const std::filesystem::path& out) {
  options.table.data = options.protocol;
  if (is_protocol(options.protocol)) {
    refuse_table_options(options.table);
    return options.standard_input ? protocol_of_input(options.protocol)
                                  : Chosen{.file = protocol_file(options.protocol)};
  }
  if (options.standard_input)
    throw Error(ErrorKind::usage, "--stdin takes the text of a protocol; name the file in which it would stand");
  const FirstProtocol first = protocol_of_table(options.table, out);
  study::Protocol protocol = study::parse_protocol(first.protocol, own_protocol);
  protocol.data = options.protocol;  // the folder of the report is not there yet
  return {.file = {first.protocol, std::move(protocol)},
          .is_recorded = false,  // it lies in the folder of its report
          .own = first.protocol,
          .confirm = to_confirm(first) + how_it_was_read(first.reading)};
}

results::Study analyse(const Chosen& chosen, ProgressLine& progress) {
  const study::Protocol& protocol = chosen.file.protocol;
  progress.show("Reading " + protocol.data);
  results::Study study =
      study::run(protocol, study::read_cohort(protocol), [&](const std::string& part) { progress.show(part); });
  if (chosen.own.empty()) find_lock(chosen.file, study);
  return study;
}

std::optional<Recorded> record_run(const Chosen& chosen, const results::Manifest& manifest, const std::string& json) {
  if (!chosen.is_recorded) return std::nullopt;
  return record(trail::path_of(chosen.file.protocol.path), {.action = trail::Entry::Action::run,
                                                            .protocol = chosen.file.bytes,
                                                            .data_sha256 = manifest.data_sha256,
                                                            .results_sha256 = table::sha256_hex(json),
                                                            .seed = manifest.seed,
                                                            .time = std::chrono::system_clock::now()});
}

/// Writes no file, and so does not enter the trail.
void print_results(const Chosen& chosen, ProgressLine& progress) { print(results::to_json(analyse(chosen, progress))); }

void write_report(const Chosen& chosen, const std::filesystem::path& out, bool page, ProgressLine& progress) {
  OutputFolder folder(out);
  const bool is_own = !chosen.own.empty();
  if (is_own) folder.write(own_protocol, chosen.own);
  const results::Study results = analyse(chosen, progress);
  const std::string json = results::to_json(results);
  progress.show(page ? "Report" : "Figures, tables and report");
  const std::string letters = write_report_files(folder, results, json, page);
  folder.write_hashes();
  const std::string where = is_own ? "protocol: " + (out / own_protocol).string() + "\n" : std::string();
  const std::filesystem::path kept = folder.publish();
  std::string text =
      summary(results, out, page) + (kept.empty() ? "" : "The earlier report is kept in " + kept.string() + "\n");
  if (const auto recorded = record_run(chosen, results.manifest, json)) text += "trail:   " + recorded->line + "\n";
  text += lock_line(results);
  print(noticed(results.noticed, is_own, chosen.file.protocol.path) + where + chosen.confirm + text + letters +
        report::to_text(results));
}

/// results.json and some figures, of which nothing is said.
void write_sketch(const Chosen& chosen, const std::filesystem::path& out, const std::vector<std::string>& only,
                  ProgressLine& progress) {
  OutputFolder folder(out);
  write_sketch_files(folder, analyse(chosen, progress), only);
  (void)folder.publish();
}

/// Analyses these tables alone, with the endpoints, whose labels all others say. What concludes from others is not one.
void ask_for(const std::vector<std::string>& keys, study::Protocol& protocol) {
  if (keys.empty()) return;
  std::vector<std::string> known;
  for (const study::Part& part : study::parts())
    if (part.stage != study::Stage::conclusions) known.emplace_back(part.key);
  for (const std::string& key : keys)
    if (std::ranges::find(known, key) == known.end())
      throw Error(ErrorKind::usage,
                  fmt::format(R"(--parts: "{}" is no table that is analysed by itself; these are: {})", key,
                              fmt::join(known, ", ")));
  protocol.asked.insert(keys.begin(), keys.end());
  protocol.asked.insert("endpoint");
}

void leave_out(const RunOptions& options, study::Protocol& protocol) {
  if (options.no_validation) {
    protocol.validation.reset();
    protocol.tables.erase("validation");
  }
  if (options.no_sweep) {
    if (protocol.dose) protocol.dose->sweep.reset();
    protocol.tables.erase("dose.sweep");
  }
  ask_for(options.parts, protocol);
}

void run_study(RunOptions& options) {
  parallel::set_threads(options.threads);
  ProgressLine progress(options.progress ? Progress::lines : options.quiet ? Progress::none : Progress::moving);
  const std::filesystem::path out =
      options.out.empty() ? default_folder(options.protocol) : std::filesystem::path(options.out);
  Chosen chosen = choose_protocol(options, out);
  if (options.page) chosen.is_recorded = false;  // other programs call it for every change of a draft
  leave_out(options, chosen.file.protocol);
  try {
    if (options.json)
      print_results(chosen, progress);
    else if (!options.only.empty())
      write_sketch(chosen, out, options.only, progress);
    else
      write_report(chosen, out, options.page, progress);
  } catch (const Error& error) {
    if (chosen.own.empty() || error.kind() != ErrorKind::protocol) throw;
    throw Error(ErrorKind::protocol,
                "the first protocol of this table does not fit it, and nothing is written; \"rtsurv init " +
                    options.protocol + "\" writes it, to be corrected there:\n" + error.what());
  }
}

}  // namespace

void add_run(CLI::App& program) {
  CLI::App& command = add_command(
      program, "run", "the whole study: protocol and cohort table in, report out; a table alone gets a first protocol",
      "rtsurv run study.toml --out report");
  auto options = std::make_shared<RunOptions>();
  command.add_option("STUDY.toml", options->protocol, "study protocol, or a table, for which one is written into DIR")
      ->required()
      ->type_name("");
  command.add_option("--out", options->out, "folder of the report; default: STUDY-report beside the protocol")
      ->type_name("DIR");
  add_outcome_names(command, options->table);
  add_reading_keys(command, options->table);
  command.add_flag("--json", options->json, "print results.json on standard output and write no report");
  command
      .add_flag("--page", options->page,
                "write results.json, report.html, figures as SVG and texts alone: no tables, no other formats")
      ->excludes("--json");
  command
      .add_option("--only", options->only,
                  "with --page: results.json and these figures alone, by name; first: the first Kaplan-Meier curve")
      ->type_name("LIST")
      ->delimiter(',')
      ->needs("--page");
  command.add_flag("--no-validation", options->no_validation, "leave [validation] out: its replicates take longest");
  command.add_flag("--no-sweep", options->no_sweep, "leave [dose.sweep] out: it does the study at each alpha/beta");
  command
      .add_option(
          "--parts", options->parts,
          "with --only: analyse these tables of the protocol alone, such as effect,dose, with the endpoints; all make their columns")
      ->type_name("LIST")
      ->delimiter(',')
      ->needs("--only");
  command.add_flag("--stdin", options->standard_input,
                   "the text of the protocol comes from standard input, as though it stood in STUDY.toml");
  add_threads(command, options->threads);
  command.add_flag("--quiet", options->quiet, "no progress on standard error");
  command
      .add_flag("--progress", options->progress, "a line for each part on standard error, for a program that reads it")
      ->excludes("--quiet");
  command.callback([options] { run_study(*options); });
}

}  // namespace rtsurv::cli
