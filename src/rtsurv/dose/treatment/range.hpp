#pragma once
// Where a treatment leaves the range of the models: every warning about a dose is made here. Start here:
// range_limits().

#include <string_view>
#include <vector>

#include "rtsurv/dose/treatment/treatment.hpp"

namespace rtsurv::dose {

/// A limit that was left, in the order of the warnings.
enum class RangeLimit {
  large_fraction,     ///< more than lq_limit_gy per fraction, RBE included
  small_fraction,     ///< less than lq_lower_limit_gy per fraction
  repair_ignored,     ///< several fractions a day, and the tissue has no repair half-time
  short_night,        ///< less than 3 half-times of repair between the days
  all_lost_regrowth,  ///< repopulation takes more than the whole BED, which is given as 0
};

/// The limits that a treatment leaves, each once; empty when the models hold. Throws as bed(treatment, tissue).
[[nodiscard]] std::vector<RangeLimit> range_limits(const Treatment& treatment, const Tissue& tissue);

/// The same for a course of single daily fractions without repopulation: large_fraction or small_fraction.
[[nodiscard]] std::vector<RangeLimit> range_limits(const Course& course);

/// What it means, as a sentence without a full stop: "more than 10 Gy per fraction: the linear-quadratic model ...".
[[nodiscard]] std::string_view message(RangeLimit limit);

}  // namespace rtsurv::dose
