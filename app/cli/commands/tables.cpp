#include <algorithm>
#include <filesystem>
#include <memory>

#include <fmt/format.h>

#include "commands.hpp"
#include "options.hpp"
#include "output_folder.hpp"
#include "progress.hpp"
#include "report_folder.hpp"
#include "rtsurv/parallel/parallel_for.hpp"
#include "rtsurv/report/html/report.hpp"
#include "rtsurv/report/html/table_page.hpp"
#include "rtsurv/report/table/files.hpp"
#include "rtsurv/table/read/bytes.hpp"

namespace rtsurv::cli {
namespace {

/// The captions of all tables in the folder; the folder is known by it.
constexpr const char* table_list = "captions.txt";
constexpr std::size_t largest_template = 100'000'000;

const std::vector<std::string> table_formats{"docx", "csv", "tex", "html"};

struct TableCall {
  std::string folder, out, style = "vancouver", document;
  std::vector<std::string> formats{"docx", "csv"}, only;
  std::size_t threads = 0;
  bool quiet = false;
};

std::filesystem::path tables_out(const TableCall& call) {
  return call.out.empty() ? folder_beside(call.folder, "tables-" + call.style) : std::filesystem::path(call.out);
}

std::vector<report::PlacedTable> chosen_tables(const TableCall& call, const results::Study& study) {
  std::vector<report::PlacedTable> tables = report::all_tables(study);
  std::vector<std::string> known;
  for (const report::PlacedTable& one : tables) known.push_back(one.table.name);
  require_names(call.only, known, "table");
  if (!call.only.empty())
    std::erase_if(tables, [&](const report::PlacedTable& one) {
      return std::ranges::find(call.only, one.table.name) == call.only.end();
    });
  return tables;
}

std::string list_of(const std::vector<report::PlacedTable>& tables) {
  std::string text;
  for (const report::PlacedTable& one : tables)
    text += one.table.name + "\n" + one.number + ". " + one.table.caption + "\n\n";
  return text;
}

std::string table_file(const report::PlacedTable& table, const std::string& format,
                       const report::WordOptions& options) {
  if (format == "csv") return report::to_csv(table.table, options.style);
  if (format == "tex") return report::to_latex(table, options.style);
  return format == "html" ? report::to_html(table, options.style) : report::to_word({&table, 1}, options);
}

report::WordOptions word_options(const TableCall& call, const results::Study& study) {
  report::WordOptions options{.title = study.title, .style = report::table_style(call.style)};
  if (!call.document.empty())
    options.document = report::UserDocument{table::read_bytes(call.document, largest_template), call.document};
  return options;
}

void write_chosen(const TableCall& call) {
  parallel::set_threads(call.threads);
  ProgressLine progress(call.quiet);
  const std::filesystem::path out = tables_out(call);
  const results::Study study = study_of_report(call.folder);
  const std::vector<report::PlacedTable> tables = chosen_tables(call, study);
  const report::WordOptions options = word_options(call, study);
  OutputFolder folder(out, table_list);
  progress.show("Tables");
  folder.write(table_list, list_of(tables));
  parallel::parallel_for(tables.size(), [&](std::size_t i) {
    for (const std::string& format : call.formats)
      folder.write(tables[i].table.name + "." + format, table_file(tables[i], format, options));
  });
  if (std::ranges::find(call.formats, "docx") != call.formats.end())
    folder.write("tables.docx", report::to_word(tables, options));
  const std::filesystem::path kept = folder.publish();
  print(fmt::format("tables: {} in {}\n{}", tables.size(), out.string(),
                    kept.empty() ? "" : "The earlier ones are kept in " + kept.string() + "\n"));
}

}  // namespace

void add_tables(CLI::App& program) {
  CLI::App& command = add_command(program, "tables", "the tables of a report for Word, LaTeX and spreadsheets",
                                  "rtsurv tables report --format docx,csv --style jama --template manuscript.docx");
  auto call = std::make_shared<TableCall>();
  command.add_option("OUT", call->folder, "folder that rtsurv run wrote")->required()->type_name("");
  command.add_option("--format", call->formats, "docx, csv, tex, html, separated by commas; default: docx,csv")
      ->type_name("LIST")
      ->delimiter(',')
      ->check(CLI::IsMember(table_formats));
  command
      .add_option("--style", call->style,
                  "how P values, decimal points and intervals are printed: vancouver (as in the report), jama, lancet, "
                  "nejm")
      ->type_name("NAME")
      ->check(CLI::IsMember(report::table_style_names()));
  command
      .add_option("--template", call->document,
                  "a .docx or .dotx whose styles, headers and page the Word files take; captions take its style "
                  "\"caption\", cells \"Table text\", notes \"Table note\"")
      ->type_name("FILE");
  command.add_option("--only", call->only, "tables by name, separated by commas")->type_name("NAMES")->delimiter(',');
  command.add_option("--out", call->out, "folder to write; default: OUT-tables-STYLE")->type_name("DIR");
  add_threads(command, call->threads);
  command.add_flag("--quiet", call->quiet, "no progress on standard error");
  command.callback([call] { write_chosen(*call); });
}

}  // namespace rtsurv::cli
