#pragma once
// The JSON Schema (draft 7) of results.json and of what the commands print, from the fields of the results.

#include <string>

namespace rtsurv::results {

/// The page docs/results.schema.json: the document of `rtsurv run`; the object that a method command prints is the
/// definition of its name.
[[nodiscard]] std::string schema();

}  // namespace rtsurv::results
