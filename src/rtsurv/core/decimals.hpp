#pragma once
// Numbers with decimals, as people read them; the same in every locale.

#include <string>

namespace rtsurv {

/// Fixed decimals, "." as the mark, never "-0.0"; "not estimable" for what is not finite.
[[nodiscard]] std::string fixed(double value, int decimals);

/// "3" for 3, "2.5" for 2.5: at most `decimals`, no trailing zeros.
[[nodiscard]] std::string plain(double value, int decimals = 6);

}  // namespace rtsurv
