#pragma once
// The files of a report; for commands/run.cpp.

#include <string>
#include <vector>

#include "output_folder.hpp"
#include "rtsurv/results/study.hpp"

namespace rtsurv::cli {

/// results.json, whose bytes are given, report.html, the texts, the figures in the formats of [figures] and the tables; of
/// a `page` the figures as SVG alone and no tables. Gives what missing_letters() says.
[[nodiscard]] std::string write_report_files(OutputFolder& folder, const results::Study& results,
                                             const std::string& json, bool page);

/// results.json, some of its figures as SVG, by their names, and the list of hashes; "first" is the first Kaplan-Meier
/// curve, if there is one. Throws InvalidOption when there is no figure of a name.
void write_sketch_files(OutputFolder& folder, const results::Study& results, const std::vector<std::string>& only);

}  // namespace rtsurv::cli
