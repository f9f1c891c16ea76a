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

/// The main part, in its order. A section whose body is empty is left out, here and below.
[[nodiscard]] std::span<const NamedSection> sections();

/// What stands behind it: folded on the screen, an appendix in print.
[[nodiscard]] std::span<const NamedSection> appendices();

}  // namespace rtsurv::report::html
