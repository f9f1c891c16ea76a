#pragma once
// What reporting guidelines ask of a study like this, and where its report has it. Items are in words of our own; their
// numbers are those of the guideline.

#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/results/study.hpp"

namespace rtsurv::report::manuscript {

/// An item, or a part of one.
struct GuidelineItem {
  std::string_view number, what;
  std::string_view place = {};  ///< id of the section of the report that has it; empty: none
  std::string left = {};        ///< what the report cannot say, or the key of the protocol that would let it
};

struct Guideline {
  std::string_view name, applies, source;  ///< "STROBE"; "cohort studies"; key of its source
  std::vector<GuidelineItem> items;
};

/// STROBE for every study; REMARK with factors or cut-points; TRIPOD+AI with a model or risk groups that are validated.
[[nodiscard]] std::vector<Guideline> guidelines(const results::Study& study);

}  // namespace rtsurv::report::manuscript
