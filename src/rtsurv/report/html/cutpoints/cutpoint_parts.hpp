#pragma once
// Parts of the section on cut-points.

#include "rtsurv/report/html/page/page.hpp"

namespace rtsurv::report::html {

/// Needs the evidence: every correction of P, the shrunken hazard ratio, the interval of the cut, the curve without it.
[[nodiscard]] Html cutpoint_evidence_part(Page& page, const results::CutpointResult& cutpoint);

/// Needs a search of two cuts: where they lie, how the three groups fare.
[[nodiscard]] Html two_cuts_part(Page& page, const results::CutpointResult& cutpoint);

}  // namespace rtsurv::report::html
