#pragma once
// Does a text name a column?

#include <string_view>

namespace rtsurv::study {

/// The name stands in the text as a word, whatever the case.
[[nodiscard]] bool mentions(std::string_view text, std::string_view name);

}  // namespace rtsurv::study
