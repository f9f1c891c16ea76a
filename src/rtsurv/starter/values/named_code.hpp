#pragma once
// Codes that the name of a column gives: "status (0=alive, 1=dead)".

#include <optional>
#include <string>

#include "rtsurv/starter/values/words.hpp"

namespace rtsurv::starter {

struct NamedCode {
  double code = 0.0;
  bool event = false;  ///< else the contrary of one
};

/// "Yes" in a column of this name is the good state.
[[nodiscard]] bool yes_is_good(const NameWords& name);

/// The first of the codes 0, 1 and 2 that stands beside a text which tells a side, parted from it by "=" or ":". "Yes"
/// and "no" are read with the words before the codes: "Alive (1=yes)" has the event at the other code. Nothing when
/// there is none.
[[nodiscard]] std::optional<NamedCode> code_in_name(const std::string& name);

}  // namespace rtsurv::starter
