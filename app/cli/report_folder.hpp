#pragma once
// What the commands share that take the folder of a report.

#include <filesystem>
#include <string>
#include <vector>

#include "rtsurv/results/compare/compare.hpp"
#include "rtsurv/results/study.hpp"

namespace rtsurv::cli {

/// The study of FOLDER/results.json. Throws Error(io) without one.
[[nodiscard]] results::Study study_of_report(const std::string& folder);

/// The bytes of results.json: of the folder of a report, or the file itself. Throws Error(io) without one.
[[nodiscard]] results::ResultsFile results_file(const std::string& report);

/// The protocol of a report: in its folder or beside it, by its name and SHA-256 in the manifest; empty when it is
/// neither there nor unchanged.
[[nodiscard]] std::filesystem::path protocol_of_report(const results::ResultsFile& report);

/// The protocol to read: the one that was named, else that of the report; empty when that is not at hand.
[[nodiscard]] std::string protocol_path(const std::string& named, const results::ResultsFile& report);

/// "report" or "report/" and "jama": "report-jama".
[[nodiscard]] std::filesystem::path folder_beside(const std::string& folder, const std::string& what);

/// Throws InvalidOption for a name of --only that no `thing` ("figure", "table") of the report has.
void require_names(const std::vector<std::string>& only, const std::vector<std::string>& known,
                   const std::string& thing);

}  // namespace rtsurv::cli
