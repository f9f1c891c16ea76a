#include <algorithm>
#include <chrono>
#include <filesystem>
#include <memory>
#include <tuple>

#include <fmt/format.h>

#include "commands.hpp"
#include "hash_list.hpp"
#include "options.hpp"
#include "progress.hpp"
#include "report_folder.hpp"
#include "report_trail.hpp"
#include "rtsurv/parallel/parallel_for.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/results/compare/compare.hpp"
#include "rtsurv/results/json/json.hpp"
#include "rtsurv/study/parts/run.hpp"
#include "rtsurv/table/read/bytes.hpp"
#include "rtsurv/table/read/hash.hpp"

namespace rtsurv::cli {
namespace {

struct VerifyCall {
  std::string folder, data, protocol;
  std::size_t threads = 0;
  bool all = false, quiet = false;
};

/// What was found, for the person who called, and whether the report stands.
struct Finding {
  std::string text;
  bool stands = true;
};

std::string lines(const std::string& head, const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += "  " + head + ": " + name + "\n";
  return text;
}

/// A file of every report: who took it out of the list has changed the report.
bool is_always_written(const std::string& name) { return name == "report.html" || name == "results.json"; }

Finding verify_files(const std::filesystem::path& folder) {
  const std::filesystem::path list = folder / hash_list;
  const std::string bytes = table::read_bytes(list.string());
  const HashList hashes = parse_hashes(bytes, list.string());
  const HashCheck check = check_hashes(hashes, folder);
  const std::size_t same = hashes.size() - check.changed.size() - check.missing.size();
  return {fmt::format("files: {} of {} are as they were written; SHA-256 of {}: {}\n", same, hashes.size(), hash_list,
                      table::sha256_hex(bytes)) +
              lines("changed", check.changed) + lines("missing", check.missing) +
              lines("not of the report", check.added),
          same == hashes.size() && std::ranges::none_of(check.added, is_always_written)};
}

Finding not_computed(const std::string& why) { return {"numbers: not computed again: " + why + "\n", true}; }

/// Sources that are not those of the report, though its numbers may be the same.
Finding verify_sources(const results::Manifest& then, const results::Manifest& now,
                       const results::Comparison& comparison) {
  Finding finding;
  for (const auto& [what, before, after] : {std::tuple("table", &then.data_sha256, &now.data_sha256),
                                            std::tuple("protocol", &then.protocol_sha256, &now.protocol_sha256)}) {
    if (*before == *after) continue;
    finding.text += std::string("  the ") + what + " is not that of the report: its SHA-256 differs\n";
    finding.stands = false;
  }
  const bool other_lock = std::ranges::any_of(
      comparison.reasons, [](const results::Difference& one) { return one.address.starts_with("lock"); });
  if (other_lock) finding.text += "  the lock is not that of the report\n";
  finding.stands = finding.stands && !other_lock;
  return finding;
}

/// What is needed to compute the numbers of a report again.
struct Sources {
  results::ResultsFile report;
  std::string protocol;  ///< its path; empty when it is not at hand
  ReportTrail trail;
};

/// A trail that is there learns of the verification.
std::string record_verification(const Sources& sources, const ProtocolFile& file, const results::Manifest& manifest) {
  if (sources.trail.path.empty()) return {};
  return "trail: " +
         record(sources.trail.path, {.action = trail::Entry::Action::verify,
                                     .protocol = file.bytes,
                                     .data_sha256 = manifest.data_sha256,
                                     .results_sha256 = table::sha256_hex(sources.report.json),
                                     .seed = manifest.seed,
                                     .time = std::chrono::system_clock::now()})
             .line +
         "\n";
}

Finding computed_again(const VerifyCall& call, const ProtocolFile& file, const Sources& sources) {
  constexpr std::size_t usual_limit = 50;
  const study::Protocol& protocol = file.protocol;
  ProgressLine progress(call.quiet);
  progress.show("Reading " + protocol.data);
  results::Study again =
      study::run(protocol, study::read_cohort(protocol), [&](const std::string& part) { progress.show(part); });
  sources.trail.find_lock(file.bytes, sources.report, again);
  const results::Comparison comparison = results::compare(sources.report, {results::to_json(again), "computed again"});
  Finding finding = verify_sources(results::manifest_of(sources.report), again.manifest, comparison);
  finding.text = "numbers: computed again from " + protocol.data + "\n" + finding.text +
                 report::to_text(comparison, call.all ? comparison.differences.size() : usual_limit) +
                 record_verification(sources, file, again.manifest);
  finding.stands = finding.stands && comparison.moved() == 0;
  return finding;
}

Finding verify_numbers(const VerifyCall& call, const Sources& sources) {
  if (sources.protocol.empty()) {
    const std::string why =
        "the protocol of the report lies, unchanged, neither in its folder nor beside it; --protocol names it";
    if (!call.data.empty()) throw InvalidOption(why);
    return not_computed(why);
  }
  ProtocolFile file = protocol_file(sources.protocol);
  if (!call.data.empty()) file.protocol.data = call.data;
  if (call.data.empty() && !std::filesystem::exists(file.protocol.data))
    return not_computed("there is no " + file.protocol.data + "; --data names the table");
  return computed_again(call, file, sources);
}

Sources sources_of(const VerifyCall& call) {
  Sources sources{results_file(call.folder), {}, {}};
  sources.protocol = protocol_path(call.protocol, sources.report);
  sources.trail = trail_of_report(sources.report, sources.protocol);
  return sources;
}

void verify(const VerifyCall& call) {
  parallel::set_threads(call.threads);
  const Finding files = verify_files(call.folder);
  const Sources sources = sources_of(call);
  const Finding numbers = verify_numbers(call, sources);
  print(files.text + sources.trail.text + numbers.text);
  if (!files.stands || !sources.trail.stands || !numbers.stands) throw CLI::RuntimeError(1);
}

}  // namespace

void add_verify(CLI::App& program) {
  CLI::App& command = add_command(
      program, "verify",
      "whether a report is as it was written, its trail whole, and its numbers follow from table and protocol; exit code 0: "
      "yes, 1: no",
      "rtsurv verify report --data cohort.xlsx");
  auto call = std::make_shared<VerifyCall>();
  command.add_option("OUT", call->folder, "folder that rtsurv run wrote")->required()->type_name("");
  command.add_option("--data", call->data, "the table; default: the one that the protocol names, where it is there")
      ->type_name("FILE");
  command
      .add_option("--protocol", call->protocol, "the protocol; default: that of the report, in its folder or beside it")
      ->type_name("FILE");
  command.add_flag("--all", call->all, "every difference; else the first 50, gravest first");
  add_threads(command, call->threads);
  command.add_flag("--quiet", call->quiet, "no progress on standard error");
  command.callback([call] { verify(*call); });
}

}  // namespace rtsurv::cli
