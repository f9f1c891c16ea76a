#pragma once
// The report: one HTML file, no network, readable without scripts, printable; and its tables by themselves.

#include <string>
#include <vector>

#include "rtsurv/report/figure/figure.hpp"
#include "rtsurv/report/table/table.hpp"
#include "rtsurv/results/study.hpp"

namespace rtsurv::report {

/// The whole page; `figures` are those of all_figures(), placed by their names.
[[nodiscard]] std::string html_report(const results::Study& study, const std::vector<Figure>& figures);

/// Every table of the page, in its order and under its numbers.
[[nodiscard]] std::vector<PlacedTable> all_tables(const results::Study& study);

}  // namespace rtsurv::report
