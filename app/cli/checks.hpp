#pragma once
// What values of options must be. Each says so in the message of an option that it refuses.

#include <CLI/CLI.hpp>

namespace rtsurv::cli {

/// A whole number from 0 on: "-1" is not read as the largest number that there is.
[[nodiscard]] CLI::Validator whole_number();
/// A finite number from 0 on.
[[nodiscard]] CLI::Validator time_from_zero();
/// Above 0, and so far below 1 that rounding does not decide the limits.
[[nodiscard]] CLI::Validator level_of_confidence();
/// A finite number above 0.
[[nodiscard]] CLI::Validator gigabytes();

}  // namespace rtsurv::cli
