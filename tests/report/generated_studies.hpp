#pragma once
// Studies of every shape that a figure has to bear, made from a number.

#include <cstdint>

#include "rtsurv/results/study.hpp"

namespace rtsurv::report::generated {

/// Study `seed`: 1 to 6 or 8 groups with names of up to 40 letters of any script, between five and five million patients,
/// curves that come to 0, that never fall and that end early, an endpoint with competing events and a long name, a model,
/// risk groups, effects within two groupings, exclusions. The same number gives the same study. Its numbers are drawn,
/// not estimated: they agree where a figure needs it.
[[nodiscard]] results::Study study(std::uint64_t seed);

}  // namespace rtsurv::report::generated
