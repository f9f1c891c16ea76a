#pragma once
// The files of a report; for command_run.cpp.

#include <string>

#include "output_folder.hpp"
#include "rtsurv/results/study.hpp"

namespace rtsurv::cli {

/// results.json, whose bytes are given, report.html, the texts, the figures in the formats of [figures] and the tables; of
/// a `page` the figures as SVG alone and no tables. Gives what missing_letters() says.
[[nodiscard]] std::string write_report_files(OutputFolder& folder, const results::Study& results,
                                             const std::string& json, bool page);

}  // namespace rtsurv::cli
