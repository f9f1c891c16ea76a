#pragma once
// Where the cohort says when the patients of an endpoint are seen.

#include <string>

namespace rtsurv::study {

/// Columns or expressions; what the protocol gives as dates has become columns of durations.
struct EndpointColumns {
  std::string time;   ///< empty when it is wrong
  std::string entry;  ///< empty without delayed entry
};

}  // namespace rtsurv::study
