#pragma once
// The names of the columns that a study makes and that its results speak of.

#include <array>
#include <string>
#include <string_view>

namespace rtsurv {

inline constexpr std::string_view risk_group_column = "risk_group";  ///< of [risk_groups]
inline constexpr std::string_view eqd2_column = "eqd2";              ///< of [dose], at its first alpha/beta

/// Of the three groups that the two cuts of a cut-point make, and its levels.
inline constexpr std::array<const char*, 3> two_cut_groups{"low", "middle", "high"};
[[nodiscard]] inline std::string two_cut_column(const std::string& cutpoint) { return cutpoint + "_groups"; }

}  // namespace rtsurv
