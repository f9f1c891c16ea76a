// libFuzzer's door to a target.

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "rtsurv/core/error.hpp"
#include "target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    rtsurv::fuzz::run({reinterpret_cast<const char*>(data), size});
  } catch (const rtsurv::Error& error) {
    if (*error.what() == '\0') std::abort();
  }
  return 0;
}
