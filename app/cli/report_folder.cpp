#include "report_folder.hpp"

#include <algorithm>

#include "options.hpp"
#include "rtsurv/core/text.hpp"
#include "rtsurv/results/json/json.hpp"
#include "rtsurv/results/json/read.hpp"
#include "rtsurv/table/read/bytes.hpp"

namespace rtsurv::cli {

results::Study study_of_report(const std::string& folder) {
  constexpr std::size_t largest = 1'000'000'000;
  const std::string path = (std::filesystem::path(folder) / "results.json").string();
  return results::read_study(table::read_bytes(path, largest), path);
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
