#pragma once
// One table as a page of its own, to be opened and pasted into a manuscript.

#include <string>

#include "rtsurv/report/table/style.hpp"
#include "rtsurv/report/table/table.hpp"

namespace rtsurv::report {

/// The table as the journal prints it; without scripts, and without anything of the report around it.
[[nodiscard]] std::string to_html(const PlacedTable& placed, TableStyle style);

}  // namespace rtsurv::report
