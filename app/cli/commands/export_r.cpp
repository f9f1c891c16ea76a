#include <algorithm>
#include <filesystem>
#include <memory>

#include "commands.hpp"
#include "output_folder.hpp"
#include "report_folder.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/results/json/read.hpp"
#include "rtsurv/rscript/script.hpp"
#include "rtsurv/study/prepare/prepared.hpp"
#include "rtsurv/table/read/bytes.hpp"

namespace rtsurv::cli {
namespace {

struct ExportCall {
  std::string folder, data, protocol, script = "-", patients;
};

/// The script lays its numbers beside those of the report: they must be of the same patients by the same rules.
void require_same(const std::string& what, const std::string& report, const std::string& now, const std::string& file) {
  if (report != now)
    throw Error(ErrorKind::usage,
                "is not the " + what + " of the report: its SHA-256 differs. Name that one with --" +
                    (what == "table" ? "data" : what) + ", or run the study again",
                {.file = file});
}

study::Protocol protocol_of(const ExportCall& call, const results::ResultsFile& report) {
  const std::string path = protocol_path(call.protocol, report);
  if (path.empty())
    throw InvalidOption(
        "the protocol of the report lies, unchanged, neither in its folder nor beside it; --protocol names it");
  study::Protocol protocol = study::read_protocol(path);
  if (!call.data.empty()) protocol.data = call.data;
  return protocol;
}

void require_new(const std::string& path) {
  std::error_code ignored;
  if (std::filesystem::exists(path, ignored))
    throw Error(ErrorKind::io, "exists already, and may hold patients; name another file with --with-data",
                {.file = path});
}

/// A script may take the place of an earlier one, and of nothing else.
void require_script_or_new(const std::string& path) {
  std::error_code ignored;
  if (path == "-" || !std::filesystem::exists(path, ignored)) return;
  const bool is_file = std::filesystem::is_regular_file(path, ignored);
  if (!is_file || table::read_text_file(path).find(rscript::mark_of_a_script) == std::string::npos)
    throw Error(ErrorKind::io, "exists already, and is no script of export-r; name another file with -o",
                {.file = path});
}

/// The folder of a report is passed on.
void require_outside(const std::string& path, const std::string& folder) {
  std::error_code ignored;
  const auto whole = [&](const std::string& name) {
    const std::filesystem::path absolute = std::filesystem::weakly_canonical(name, ignored);
    return absolute.has_filename() ? absolute : absolute.parent_path();
  };
  const std::filesystem::path of_report = whole(folder), file = whole(path);
  if (std::ranges::mismatch(of_report, file).in1 == of_report.end())
    throw Error(ErrorKind::io,
                "lies in the folder of the report, which is passed on, and would hold patients; name a file elsewhere "
                "with --with-data",
                {.file = path});
}

void require_writable(const ExportCall& call) {
  if (!call.patients.empty()) require_new(call.patients);
  if (!call.patients.empty()) require_outside(call.patients, call.folder);
  require_script_or_new(call.script);
  if (!call.patients.empty() &&
      std::filesystem::path(call.patients).lexically_normal() == std::filesystem::path(call.script).lexically_normal())
    throw InvalidOption("-o and --with-data name the same file");
}

void export_r(const ExportCall& call) {
  require_writable(call);
  const results::ResultsFile report = results_file(call.folder);
  const results::Study study = results::read_study(report.json, report.path);
  const study::Protocol protocol = protocol_of(call, report);
  require_same("protocol", study.manifest.protocol_sha256, protocol.sha256, protocol.path);
  table::Table cohort = study::read_cohort(protocol);
  require_same("table", study.manifest.data_sha256, cohort.sha256(), protocol.data);
  const rscript::Patients patients = rscript::patients_of(protocol, study, std::move(cohort));
  const std::string script = rscript::r_script(study, protocol, patients, {.data = call.patients});
  if (!call.patients.empty()) write_file(call.patients, rscript::to_csv(patients));
  if (call.script == "-") return print(script);
  write_file(call.script, script);
  print("Wrote " + call.script + (call.patients.empty() ? "" : " and " + call.patients + ", which holds patients") +
        ".\n");
}

}  // namespace

void add_export_r(CLI::App& program) {
  CLI::App& command =
      add_command(program, "export-r", "the tables of a report as an R script that computes them again and compares",
                  "rtsurv export-r report -o analysis.R --with-data patients.csv");
  auto call = std::make_shared<ExportCall>();
  command.add_option("OUT", call->folder, "folder that rtsurv run wrote")->required()->type_name("");
  command.add_option("-o,--out", call->script, "script to write; default: standard output")->type_name("FILE");
  command
      .add_option(
          "--with-data", call->patients,
          "also write the columns that the script reads, one row per patient; without it no row leaves the table")
      ->type_name("FILE");
  command.add_option("--data", call->data, "the table; default: the one that the protocol names")->type_name("FILE");
  command
      .add_option("--protocol", call->protocol, "the protocol; default: that of the report, in its folder or beside it")
      ->type_name("FILE");
  command.callback([call] { export_r(*call); });
}

}  // namespace rtsurv::cli
