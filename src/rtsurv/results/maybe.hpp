#pragma once
// A part of the results that the data may not give.

#include <optional>
#include <string>

namespace rtsurv::results {

/// A part that may not be estimable in these data; then `why` says so.
template <class T>
struct Maybe {
  std::optional<T> value;
  std::string why;
};

}  // namespace rtsurv::results
