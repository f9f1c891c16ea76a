#include "report_folder.hpp"

#include <algorithm>

#include "options.hpp"
#include "rtsurv/core/text.hpp"
#include "rtsurv/results/json/json.hpp"
#include "rtsurv/results/json/read.hpp"
#include "rtsurv/table/read/bytes.hpp"
#include "rtsurv/table/read/hash.hpp"

namespace rtsurv::cli {

results::ResultsFile results_file(const std::string& report) {
  constexpr std::size_t largest = 1'000'000'000;
  const bool folder = std::filesystem::is_directory(report);
  const std::string path = folder ? (std::filesystem::path(report) / "results.json").string() : report;
  return {table::read_bytes(path, largest), path};
}

results::Study study_of_report(const std::string& folder) {
  const results::ResultsFile file = results_file((std::filesystem::path(folder) / "results.json").string());
  return results::read_study(file.json, file.path);
}

std::filesystem::path protocol_of_report(const results::ResultsFile& report) {
  const results::Manifest manifest = results::manifest_of(report);
  const std::filesystem::path folder = std::filesystem::absolute(report.path).parent_path();
  const std::filesystem::path name = std::filesystem::path(manifest.protocol_file).filename();
  if (name.empty()) return {};
  for (const std::filesystem::path& path : {folder / name, folder.parent_path() / name})
    if (std::filesystem::is_regular_file(path) &&
        table::sha256_hex(table::read_text_file(path.string())) == manifest.protocol_sha256)
      return path;
  return {};
}

std::string protocol_path(const std::string& named, const results::ResultsFile& report) {
  return named.empty() ? protocol_of_report(report).string() : named;
}

std::filesystem::path folder_beside(const std::string& folder, const std::string& what) {
  std::filesystem::path report(folder);
  if (!report.has_filename()) report = report.parent_path();  // "report/" is "report"
  return report += "-" + what;
}

void require_names(const std::vector<std::string>& only, const std::vector<std::string>& known,
                   const std::string& thing) {
  for (const std::string& name : only) {
    if (std::ranges::find(known, name) != known.end()) continue;
    const auto near = nearest(name, known);
    throw InvalidOption("--only: the report has no " + thing + " \"" + name + "\"" +
                        (near ? "; did you mean \"" + *near + "\"?" : "; its folder " + thing + "s/ has them by name"));
  }
}

}  // namespace rtsurv::cli
