#pragma once
// How alike two treatments' patients are, before and after weighting. Start here: standardised_differences().

#include <cstdint>
#include <span>
#include <vector>

#include "rtsurv/survival/cox/cox_fit.hpp"
#include "rtsurv/survival/treatment/weights.hpp"

namespace rtsurv::survival {

/// Second treatment minus first; NaN where a mean differs although nobody varies within a treatment.
struct StandardisedDifference {
  double before = 0.0;  ///< without weights
  double after = 0.0;   ///< with them; the same as before without any
};

/// Of each column.
///
///     d = (mean_second - mean_first) / s,   s^2 = (s_first^2 + s_second^2) / 2 (ATE),  s_second^2 (ATT)
///
/// Means are weighted in `after`; s is that of the unweighted patients in both, so that a change is one of the means and
/// not of the spread. s_arm^2 divides by n - 1; of a column of 0 and 1 it is p (1 - p).
///
/// Source: Austin, Stat Med 28 (2009) 3083-3107; the same s before and after: Stuart, Stat Sci 25 (2010) 1-21.
///
/// Agrees with: R cobalt::bal.tab (binary = "std") by its documentation, and with the formula in R, see
/// tests/oracle/treatment/.
///
/// Throws InvalidOption when lengths differ; NotEstimable when a treatment has no patients.
[[nodiscard]] std::vector<StandardisedDifference> standardised_differences(std::span<const std::uint8_t> treated,
                                                                           const Covariates& columns, Estimand estimand,
                                                                           std::span<const double> weight = {});

}  // namespace rtsurv::survival
