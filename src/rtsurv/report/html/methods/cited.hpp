#pragma once
// A text with its citations as links into the reference list.

#include <string>
#include <string_view>

#include "rtsurv/report/html/page/markup.hpp"
#include "rtsurv/report/manuscript/citations.hpp"

namespace rtsurv::report::html {

/// A paragraph; "[1,2]" for each citation, each number a link.
[[nodiscard]] Html cited_paragraph(std::string_view sentences, manuscript::References& references);

/// The sources in their order, with the ids that the links lead to; nothing without any.
[[nodiscard]] Html reference_list(const manuscript::References& references);

}  // namespace rtsurv::report::html
