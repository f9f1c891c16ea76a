#include "places.hpp"

namespace rtsurv::tests {

std::string source_path(const std::string& file) { return std::string(RTSURV_SOURCE_DIR) + "/" + file; }

std::string program_path() { return RTSURV_PROGRAM; }

}  // namespace rtsurv::tests
