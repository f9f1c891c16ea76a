#pragma once
// The sections of the report: a line of sections.cpp for each.

#include <span>
#include <string>

#include "rtsurv/report/html/page/page.hpp"

namespace rtsurv::report::html {

struct NamedSection {
  std::string id, title;
  Section (*write)(Page& page);
};

/// In the order of the report. A section whose body is empty is left out.
[[nodiscard]] std::span<const NamedSection> sections();

}  // namespace rtsurv::report::html
