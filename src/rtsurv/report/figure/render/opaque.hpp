#pragma once
// SVG without transparency, which EPS does not know.

#include <string>

namespace rtsurv::report::render {

/// Every fill and stroke with an opacity a in the colour that it has on white, a c + (1 - a) 255 per channel. Where two
/// of them overlap the later one hides the other.
[[nodiscard]] std::string opaque(const std::string& svg);

}  // namespace rtsurv::report::render
