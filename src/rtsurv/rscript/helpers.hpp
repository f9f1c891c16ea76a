#pragma once
// The functions that the script defines for itself, and the packages that it needs.

#include <string>
#include <string_view>

namespace rtsurv::rscript {

/// library() of each package whose functions the lines call.
[[nodiscard]] std::string libraries_of(std::string_view lines);

/// The definitions of the functions that the lines call, compare() first.
[[nodiscard]] std::string helpers_of(std::string_view lines);

/// The last lines of the script: what agrees, and what differs.
[[nodiscard]] std::string_view conclusion() noexcept;

}  // namespace rtsurv::rscript
