#include "report_trail.hpp"

#include <limits>
#include <vector>

#include "rtsurv/core/error.hpp"
#include "rtsurv/table/read/hash.hpp"
#include "rtsurv/trail/chain.hpp"

namespace rtsurv::cli {
namespace {

namespace fs = std::filesystem;

fs::path find_trail(const results::ResultsFile& report, const std::string& protocol) {
  std::vector<fs::path> places;
  if (!protocol.empty()) places.push_back(trail::path_of(protocol));
  const fs::path folder = fs::absolute(report.path).parent_path();
  const fs::path name = fs::path(results::manifest_of(report).protocol_file).filename();
  if (!name.empty())
    for (const fs::path& place : {folder, folder.parent_path()}) places.push_back(trail::path_of(place / name));
  for (const fs::path& place : places)
    if (trail::stands(place)) return place;
  return {};
}

std::size_t run_of(const trail::Trail& trail, const std::string& results_sha256) {
  for (const trail::Entry& entry : trail.entries)
    if (entry.action == trail::Entry::Action::run && entry.results_sha256 == results_sha256) return entry.number;
  return 0;
}

void hold_against(ReportTrail& found, const results::ResultsFile& report) {
  const trail::Trail& trail = *found.trail;
  const std::vector<std::string> problems = trail::problems_of(trail);
  found.run = run_of(trail, table::sha256_hex(report.json));
  found.stands = problems.empty() && found.run > 0;
  found.text = "trail: " + found.path.string() + ": " + (problems.empty() ? "whole" : "not whole") + ", " +
               std::to_string(trail.entries.size()) + (trail.entries.size() == 1 ? " entry" : " entries");
  if (!trail.entries.empty()) found.text += "; SHA-256 of the last: " + trail.entries.back().hash;
  found.text += "\n";
  for (const std::string& problem : problems) found.text += "  " + problem + "\n";
  found.text += found.run > 0 ? "  this results.json was written by entry " + std::to_string(found.run) + "\n"
                              : std::string("  no run of the trail wrote this results.json\n");
}

}  // namespace

void ReportTrail::find_lock(const std::string& protocol, const results::ResultsFile& report,
                            results::Study& again) const {
  if (trail) {
    const std::size_t before = run > 0 ? run : std::numeric_limits<std::size_t>::max();
    again.lock = lock_for(*trail, protocol, again.manifest.data_sha256, before);
    if (!again.lock) again.lock_unknown = results::lock_unknown_of(report);  // the trail may have been lost then
  } else {
    again.lock = results::lock_of(report);
    again.lock_unknown = results::lock_unknown_of(report);
  }
}

ReportTrail trail_of_report(const results::ResultsFile& report, const std::string& protocol) {
  ReportTrail found;
  found.path = find_trail(report, protocol);
  if (found.path.empty()) {
    if (results::lock_of(report))
      found.text = "trail: none beside protocol or report, so that the lock that the report names is not checked\n";
    return found;
  }
  try {
    found.trail = trail::read(found.path);
    hold_against(found, report);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::io) throw;
    found.stands = false;
    found.text = std::string("trail: ") + error.what() + "\n";
  }
  return found;
}

}  // namespace rtsurv::cli
