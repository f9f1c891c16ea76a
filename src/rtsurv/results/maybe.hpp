#pragma once
// A part of the results that the data may not give.

#include <optional>
#include <string>

#include "rtsurv/core/error.hpp"

namespace rtsurv::results {

/// A part that may not be estimable in these data; then `why` says so.
template <class T>
struct Maybe {
  std::optional<T> value;
  std::string why;
};

/// The result of `estimate`, or the reason why these data cannot give it.
template <class Estimate>
[[nodiscard]] auto maybe(Estimate&& estimate) -> Maybe<decltype(estimate())> {
  try {
    return {estimate(), {}};
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::not_estimable && error.kind() != ErrorKind::numerical) throw;
    return {std::nullopt, error.what()};
  }
}

}  // namespace rtsurv::results
