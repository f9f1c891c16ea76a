#pragma once
// The lines below a terminal table: who was counted, and what to be warned of.

#include <string>
#include <vector>

#include "rtsurv/results/methods/methods.hpp"

namespace rtsurv::report {

/// "n = 686, 299 events; 3 rows left out because a value is missing." with a newline, and a line of rows_phrase().
[[nodiscard]] std::string sample_line(const results::Sample& sample);

/// A headed list; empty without warnings.
[[nodiscard]] std::string warning_lines(const std::vector<std::string>& warnings);

/// "Convention: ", or "Convention of SAS where the call says nothing else: " for the word of a program.
[[nodiscard]] std::string convention_head(const std::string& as);

/// "Title\n", followed by " by x" when `by` is given.
[[nodiscard]] std::string heading(const std::string& title, const std::string& by = "");

}  // namespace rtsurv::report
