#pragma once
// What the commands share that take the folder of a report and write another beside it.

#include <filesystem>
#include <string>
#include <vector>

#include "rtsurv/results/study.hpp"

namespace rtsurv::cli {

/// The study of FOLDER/results.json. Throws Error(io) without one.
[[nodiscard]] results::Study study_of_report(const std::string& folder);

/// "report" or "report/" and "jama": "report-jama".
[[nodiscard]] std::filesystem::path folder_beside(const std::string& folder, const std::string& what);

/// Throws InvalidOption for a name of --only that no `thing` ("figure", "table") of the report has.
void require_names(const std::vector<std::string>& only, const std::vector<std::string>& known,
                   const std::string& thing);

}  // namespace rtsurv::cli
