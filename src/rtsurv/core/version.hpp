#pragma once
// What this build is.

#include <string_view>

namespace rtsurv {

[[nodiscard]] std::string_view version() noexcept;   ///< "0.1.0"
[[nodiscard]] std::string_view commit() noexcept;    ///< what was built: 12 digits, "-dirty" with changes; or "unknown"
[[nodiscard]] std::string_view compiler() noexcept;  ///< "g++ 12.2.0"

}  // namespace rtsurv
