#pragma once
// What a single SQL expression may take, and what becomes of one that cannot be stopped.

#include <chrono>
#include <cstddef>
#include <functional>

#include "rtsurv/core/error.hpp"

namespace rtsurv::table {

struct ExpressionLimits {
  std::chrono::milliseconds time{60'000};
  std::size_t memory = std::size_t{2'000'000'000};  ///< bytes beyond those of the process at its start
  std::chrono::milliseconds grace{1'000};           ///< from the interruption to the last resort
};

/// Called with the error, on another thread, when an expression that was interrupted does not end: the SQL engine cannot
/// be stopped in the middle of one value, such as a text of 10^9 characters. A program may leave() here. Without one the
/// evaluation waits for the engine and then throws the same error. Set it before the first expression.
using LastResort = std::function<void(const Error&)>;
void set_last_resort(LastResort last_resort);

}  // namespace rtsurv::table
