#pragma once
// P values of several tests that are read together. Start here: adjusted_p().

#include <span>
#include <vector>

namespace rtsurv::math {

enum class Adjustment { holm, bonferroni };

/// P values with which the chance of one false finding or more among m tests stays below the limit they are compared
/// with, whatever the dependence between the tests:
///
///     Bonferroni  min(1, m p_i)
///     Holm        max over p_j <= p_i of min(1, (m - rank_j + 1) p_j), rank 1 the smallest: never above Bonferroni's
///
/// in the order of `p`. Cost: O(m log m).
///
/// Source: Holm, Scand J Stat 6 (1979) 65-70. Agrees with: R p.adjust.
[[nodiscard]] std::vector<double> adjusted_p(std::span<const double> p, Adjustment adjustment);

}  // namespace rtsurv::math
