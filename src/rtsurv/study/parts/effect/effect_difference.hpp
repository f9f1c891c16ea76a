#pragma once
// The absolute effects of an [[effect]].

#include <cstdint>
#include <optional>
#include <span>

#include "rtsurv/study/analysis/analysis.hpp"

namespace rtsurv::study {

/// In the patients of `rows` (one flag per row). Nothing when the variable has no two sides among them. The restricted
/// mean goes up to the last landmark, or to the end of the shorter follow-up of the two sides when that is earlier. A
/// side whose curve has come to 0 stays there with error 0, and does not end. `incidence` is that of the sides in these
/// patients, where there is a competing event.
[[nodiscard]] std::optional<results::EffectDifference> difference_within(
    Analysis& analysis, const EffectRule& rule, std::span<const std::uint8_t> rows,
    const std::optional<results::Maybe<results::IncidenceResult>>& incidence);

/// Over all groups of the effect, each with the share of its patients as weight:
///
///     difference = sum_g w_g difference_g,   se^2 = sum_g w_g^2 se_g^2,   w_g = n_g / n
///
/// where n_g is the sum of their weights: a row of weight 3 is three patients, and sampling weights make the population
/// (direct standardisation to the patients of these groups). A group whose sides are both at 0 or 1 without an error
/// counts with their difference and se_g = 0. One of which a side is not known at a landmark is left out there, and
/// named; so is one that is not followed to the first landmark from the restricted mean, which goes up to the shortest
/// tau of the others. Nothing when no group has a difference.
[[nodiscard]] std::optional<results::EffectDifference> difference_overall(
    Analysis& analysis, const EffectRule& rule, const std::vector<results::Effect::Group>& groups);

}  // namespace rtsurv::study
