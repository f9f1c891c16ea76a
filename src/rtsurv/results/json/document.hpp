#pragma once
// The whole of results.json as a value.

#include "rtsurv/results/json/write.hpp"
#include "rtsurv/results/study.hpp"

namespace rtsurv::results {

[[nodiscard]] Json document(const Study& study);

}  // namespace rtsurv::results
