#pragma once
// The hazard ratio of a searched cut, and what is left of it in patients who had no part in the search.

#include <cstdint>
#include <span>

#include "rtsurv/survival/competing/cause_follow_up.hpp"
#include "rtsurv/survival/cutpoint/cut_range.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival {

struct CutShrinkageOptions {
  CutRange range = {};
  std::size_t folds = 10;
  std::uint64_t seed = 1;
};

struct CutShrinkage {
  double cut = 0.0;
  double coefficient = 0.0;  ///< log hazard ratio of x > cut, as if the cut had been known: too far from 0
  double std_error = 0.0;
  double factor = 0.0;  ///< c, in [0, 1]
  [[nodiscard]] double shrunken() const noexcept { return factor * coefficient; }
};

/// Shrinkage by cross-validation. The patients are cut into folds at random; the cut and its coefficient are found
/// without a fold, which gives the index of its patients,
///
///     index_i = b_(-fold) 1{x_i > cut_(-fold)},
///
/// and c is the coefficient of that index in a Cox model of all patients, kept within [0, 1]: 1 when nothing was gained
/// by the search, 0 when the cut says nothing about patients outside of it.
///
/// Cost: folds + 2 Cox models and folds searches.
///
/// Source: Verweij & van Houwelingen, Stat Med 12 (1993) 2305-2314; Schumacher, Hollaender & Sauerbrei, Stat Med 16
/// (1997) 2813-2827.
///
/// Throws NotEstimable without a cut, when a coefficient is without bound, and when all indices are equal;
/// InvalidOption for fewer than 2 folds or an `x` that does not fit.
[[nodiscard]] CutShrinkage cut_shrinkage(const FollowUp& follow_up, std::span<const double> x,
                                         const CutShrinkageOptions& options);
/// The same with the cut by Gray's scores for cause 1 and the coefficients of Fine-Gray models.
[[nodiscard]] CutShrinkage cut_shrinkage(const CauseFollowUp& follow_up, std::span<const double> x,
                                         const CutShrinkageOptions& options);

}  // namespace rtsurv::survival
