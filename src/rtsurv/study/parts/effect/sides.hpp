#pragma once
// The two sides of the variable of an [[effect]] in some of the patients, and their restricted means.

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "rtsurv/study/analysis/analysis.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::study {

inline constexpr double effect_level = 0.95;  ///< of every interval of an absolute effect

/// In the order of the levels.
struct Sides {
  std::string first, second;
  survival::FollowUp of_first, of_second;

  /// The time up to which both curves are known; infinity when both have come to 0.
  [[nodiscard]] double known_until() const;
};

/// In the patients of `rows` (one flag per row) with known values. Nothing when the variable has no two sides among
/// them, and with clusters, of which one may have patients on both sides.
[[nodiscard]] std::optional<Sides> sides_of(Analysis& analysis, const EffectRule& rule,
                                            std::span<const std::uint8_t> rows);

/// The end of the restricted mean in all `groups`: the last landmark, or the end of the shortest known curve when that
/// is earlier. Without either it is the last time at which anybody is seen.
[[nodiscard]] double tau_of(const Analysis& analysis, std::span<const Sides> groups);

/// Means up to `tau`, which is at most known_until().
[[nodiscard]] results::EffectDifference::Mean mean_of(const Sides& sides, double tau);

}  // namespace rtsurv::study
