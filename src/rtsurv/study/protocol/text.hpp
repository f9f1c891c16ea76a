#pragma once
// A text of the protocol with its place.

#include "rtsurv/toml/text.hpp"

namespace rtsurv::study {

using toml::Text;

}  // namespace rtsurv::study
