#include <algorithm>
#include <chrono>
#include <filesystem>
#include <memory>

#include "commands.hpp"
#include "figure_file.hpp"
#include "first_protocol.hpp"
#include "output_folder.hpp"
#include "progress.hpp"
#include "protocol_trail.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/parallel/parallel_for.hpp"
#include "rtsurv/report/figure/all_figures.hpp"
#include "rtsurv/report/figure/figure.hpp"
#include "rtsurv/report/html/report.hpp"
#include "rtsurv/report/manuscript/manuscript.hpp"
#include "rtsurv/report/table/files.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/notices.hpp"
#include "rtsurv/study/parts/run.hpp"
#include "rtsurv/table/read/hash.hpp"

namespace rtsurv::cli {
namespace {

struct RunOptions {
  std::string protocol, out;
  std::size_t threads = 0;
  bool quiet = false, json = false;
  TableOptions table;
};

/// The protocol of a table, in the folder of its report.
constexpr const char* own_protocol = "study.toml";

/// "study.toml" -> "study-report" in the folder of the protocol.
std::filesystem::path default_folder(const std::string& protocol) {
  const std::filesystem::path path(protocol);
  return path.parent_path() / (path.stem().string() + "-report");
}

/// What [figures] asks for: the report has curves at the width of a column, two in a row, unless it says a width.
report::FigureStyle style_of(const results::Study& study) {
  report::FigureStyle style{.panel_mm = report::column_mm};
  if (!study.figures) return style;
  style.title = study.figures->title.value_or(style.title);
  if (const auto width = study.figures->width()) {
    style.width_mm = *width;
    style.panel_mm.reset();
  }
  return style;
}

/// SVG and PDF, or what [figures] asks for, as far as this build draws them.
std::vector<std::string> formats_of(const results::Study& study) {
  std::vector<std::string> formats{"svg", "pdf"};
  if (study.figures && !study.figures->formats.empty()) formats = study.figures->formats;
  std::erase_if(formats, [](const std::string& format) {
    return std::ranges::find(drawable_formats(), format) == drawable_formats().end();
  });
  return formats;
}

/// Returns what missing_letters() says.
std::string write_figures(OutputFolder& folder, const std::vector<report::Figure>& figures,
                          const results::Study& study) {
  const std::vector<std::string> formats = formats_of(study);
  const double dpi = study.figures ? study.figures->dpi.value_or(usual_dpi) : usual_dpi;
  parallel::parallel_for(figures.size(), [&](std::size_t i) {
    for (const std::string& format : formats)
      folder.write("figures/" + figures[i].name + "." + format, drawn_as(figures[i], format, dpi));
  });
  return missing_letters(figures);
}

/// Word and CSV of each table, and one document of all.
void write_tables(OutputFolder& folder, const results::Study& results) {
  const std::vector<report::PlacedTable> tables = report::all_tables(results);
  const report::WordOptions options{.title = results.title};
  const std::string beside = std::string(report::table_folder) + "/";
  parallel::parallel_for(tables.size(), [&](std::size_t i) {
    const report::PlacedTable& one = tables[i];
    folder.write(beside + one.table.name + ".docx", report::to_word({&one, 1}, options));
    folder.write(beside + one.table.name + ".csv", report::to_csv(one.table, options.style));
  });
  folder.write(beside + "tables.docx", report::to_word(tables, options));
}

/// What could not be analysed, and where things are, for the person who called.
std::string summary(const results::Study& results, const std::filesystem::path& out,
                    const std::filesystem::path& kept) {
  std::string text;
  for (const results::FailedPart& failed : results.failed_parts)
    text += "not analysed: " + failed.part + ": " + failed.reason + "\n";
  text += "report:  " + (out / "report.html").string() + "\nresults: " + (out / "results.json").string() +
          "\nfigures: " + (out / "figures").string() + "\ntables:  " + (out / report::table_folder).string() +
          "\ntext:    " + (out / "manuscript.txt").string() + "\n";
  if (!kept.empty()) text += "The earlier report is kept in " + kept.string() + "\n";
  return text;
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
  std::string own = {};      ///< empty: the protocol is the user's
  std::string confirm = {};  ///< what the program took for granted, and how it read the table
};

Chosen choose_protocol(RunOptions& options, const std::filesystem::path& out) {
  options.table.data = options.protocol;
  if (is_protocol(options.protocol)) {
    refuse_table_options(options.table);
    return {.file = protocol_file(options.protocol)};
  }
  const FirstProtocol first = protocol_of_table(options.table, out);
  study::Protocol protocol = study::parse_protocol(first.protocol, own_protocol);
  protocol.data = options.protocol;  // the folder of the report is not there yet
  return {{first.protocol, std::move(protocol)}, first.protocol, to_confirm(first) + how_it_was_read(first.reading)};
}

results::Study analyse(const Chosen& chosen, ProgressLine& progress) {
  const study::Protocol& protocol = chosen.file.protocol;
  progress.show("Reading " + protocol.data);
  results::Study study =
      study::run(protocol, study::read_cohort(protocol), [&](const std::string& part) { progress.show(part); });
  if (chosen.own.empty()) find_lock(chosen.file, study);
  return study;
}

/// A protocol that the program has written itself lies in the folder of its report, and has no trail.
std::optional<Recorded> record_run(const Chosen& chosen, const results::Manifest& manifest, const std::string& json) {
  if (!chosen.own.empty()) return std::nullopt;
  return record(trail::path_of(chosen.file.protocol.path), {.action = trail::Entry::Action::run,
                                                            .protocol = chosen.file.bytes,
                                                            .data_sha256 = manifest.data_sha256,
                                                            .results_sha256 = table::sha256_hex(json),
                                                            .seed = manifest.seed,
                                                            .time = std::chrono::system_clock::now()});
}

/// Writes no file, and so does not enter the trail.
void print_results(const Chosen& chosen, ProgressLine& progress) { print(results::to_json(analyse(chosen, progress))); }

void write_report(const Chosen& chosen, const std::filesystem::path& out, ProgressLine& progress) {
  OutputFolder folder(out);
  const bool is_own = !chosen.own.empty();
  if (is_own) folder.write(own_protocol, chosen.own);
  const results::Study results = analyse(chosen, progress);
  const std::string json = results::to_json(results);
  progress.show("Figures, tables and report");
  const std::vector<report::Figure> figures = report::all_figures(results, style_of(results));
  folder.write("results.json", json);
  folder.write("report.html", report::html_report(results, figures));
  const std::string letters = write_figures(folder, figures, results);
  write_tables(folder, results);
  folder.write("manuscript.txt", report::manuscript::manuscript_text(results));
  folder.write("references.bib", report::manuscript::references_bib(results));
  folder.write_hashes();
  const std::string where = is_own ? "protocol: " + (out / own_protocol).string() + "\n" : std::string();
  std::string text = summary(results, out, folder.publish());
  if (const auto recorded = record_run(chosen, results.manifest, json)) text += "trail:   " + recorded->line + "\n";
  text += lock_line(results);
  print(noticed(results.noticed, is_own, chosen.file.protocol.path) + where + chosen.confirm + text + letters +
        report::to_text(results));
}

void run_study(RunOptions& options) {
  parallel::set_threads(options.threads);
  ProgressLine progress(options.quiet);
  const std::filesystem::path out =
      options.out.empty() ? default_folder(options.protocol) : std::filesystem::path(options.out);
  const Chosen chosen = choose_protocol(options, out);
  try {
    if (options.json)
      print_results(chosen, progress);
    else
      write_report(chosen, out, progress);
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
  command.add_option("--threads", options->threads, "threads to use; 0 is one per core; results do not depend on it");
  command.add_flag("--quiet", options->quiet, "no progress on standard error");
  command.callback([options] { run_study(*options); });
}

}  // namespace rtsurv::cli
