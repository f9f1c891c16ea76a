#pragma once
// The report: one HTML file, no network, readable without scripts, printable.

#include <string>
#include <vector>

#include "rtsurv/report/figure/figure.hpp"
#include "rtsurv/results/study.hpp"

namespace rtsurv::report {

/// The whole page; `figures` are those of all_figures(), placed by their names.
[[nodiscard]] std::string html_report(const results::Study& study, const std::vector<Figure>& figures);

}  // namespace rtsurv::report
