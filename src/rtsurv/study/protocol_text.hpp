#pragma once
// A text of the protocol with its place, so that later errors can point to it.

#include <cstddef>
#include <string>

namespace rtsurv::study {

struct Text {
  std::string text;
  std::size_t line = 0, position = 0;  ///< both from 1
};

}  // namespace rtsurv::study
