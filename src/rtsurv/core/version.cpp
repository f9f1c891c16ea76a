#include "rtsurv/core/version.hpp"

namespace rtsurv {

std::string_view version() noexcept { return RTSURV_VERSION; }

std::string_view compiler() noexcept {
#if defined(__clang__)
  return "clang++ " __clang_version__;
#else
  return "g++ " __VERSION__;
#endif
}

}  // namespace rtsurv
