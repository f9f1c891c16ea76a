#pragma once
// Where the sources and the built program are. Only places.cpp knows, so that compiled tests serve every checkout.

#include <string>

namespace rtsurv::tests {

/// The path of a file of the project, such as "examples/gbsg/cohort.csv".
[[nodiscard]] std::string source_path(const std::string& file);

/// The built program.
[[nodiscard]] std::string program_path();

}  // namespace rtsurv::tests
