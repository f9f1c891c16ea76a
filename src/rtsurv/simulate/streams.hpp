#pragma once
// Which stream of random numbers each step uses, so that a change of one does not move the others.

#include <cstdint>

namespace rtsurv::simulate::streams {

inline constexpr std::uint64_t frailty = 1;
inline constexpr std::uint64_t search = 2;
inline constexpr std::uint64_t clash = 3;
inline constexpr std::uint64_t first_event = 1'000;
inline constexpr std::uint64_t first_column = 1'000'000;

}  // namespace rtsurv::simulate::streams
