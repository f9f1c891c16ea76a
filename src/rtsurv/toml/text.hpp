#pragma once
// A text of a file with its place, so that later errors can point to it.

#include <cstddef>
#include <string>

namespace rtsurv::toml {

struct Text {
  std::string text;
  std::size_t line = 0, position = 0;  ///< both from 1
};

}  // namespace rtsurv::toml
