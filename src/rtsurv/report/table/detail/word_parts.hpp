#pragma once
// The parts of a Word document around its text (Open Packaging Conventions, ISO/IEC 29500-2).

#include <string>

#include "rtsurv/report/table/detail/word_body.hpp"
#include "rtsurv/report/table/detail/zip.hpp"

namespace rtsurv::report::detail {

/// How our own document looks: Arial, 9 points in tables, A4.
[[nodiscard]] WordLook own_look();

/// Our own document around that body.
[[nodiscard]] ZipParts own_document(const std::string& body, const std::string& title);

/// docProps/core.xml and docProps/app.xml: title and program, nobody's name, no day.
[[nodiscard]] std::string core_properties(const std::string& title);
[[nodiscard]] std::string app_properties();

}  // namespace rtsurv::report::detail
