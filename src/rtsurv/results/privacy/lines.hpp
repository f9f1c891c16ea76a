#pragma once
// The lines of a study's tables: which of its counts add up.

#include <string>

#include "rtsurv/results/privacy/margins.hpp"

namespace rtsurv::results::privacy {

/// Adds the lines of one object; `definition` as in docs/results.schema.json.
void add_lines(const std::string& definition, Json& object, Margins& margins);

}  // namespace rtsurv::results::privacy
