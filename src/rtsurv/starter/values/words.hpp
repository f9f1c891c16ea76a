#pragma once
// What the names of columns say is read as everywhere: these are the names that a first protocol uses.

#include "rtsurv/naming/words.hpp"

namespace rtsurv::starter {

using naming::endpoint_title;
using naming::EndpointTitle;
using naming::Meaning;
using naming::NameWords;
using naming::read_name;
using naming::readable;

}  // namespace rtsurv::starter
