#pragma once
// What statistics programs do where nothing is asked: everything in which their numbers differ. Sources and what is not
// repeated: docs/conventions.md.

#include <algorithm>
#include <array>
#include <string_view>

#include "rtsurv/survival/cox/cox.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"

namespace rtsurv::results {

struct Convention {
  std::string_view word;                ///< of --as
  std::string_view program;             ///< for people
  survival::ConfidenceType confidence;  ///< of survival, and through it of the median
  survival::MedianRule median_rule;
  survival::ObservedQuantile quantile;  ///< of the observed times
  survival::Ties ties;                  ///< of Cox regression
};

inline constexpr std::array<Convention, 5> conventions{{
    {"r", "R", survival::ConfidenceType::log, survival::MedianRule::middle, survival::ObservedQuantile::type7,
     survival::Ties::efron},
    {"sas", "SAS", survival::ConfidenceType::log_log, survival::MedianRule::middle, survival::ObservedQuantile::type2,
     survival::Ties::breslow},
    {"spss", "SPSS", survival::ConfidenceType::plain, survival::MedianRule::first, survival::ObservedQuantile::type6,
     survival::Ties::breslow},
    {"stata", "Stata", survival::ConfidenceType::log_log, survival::MedianRule::first,
     survival::ObservedQuantile::type2, survival::Ties::breslow},
    {"lifelines", "lifelines", survival::ConfidenceType::log_log, survival::MedianRule::first,
     survival::ObservedQuantile::type7, survival::Ties::efron},
}};

/// The convention of a word of --as; that of R for any other, which is also what happens without one.
[[nodiscard]] constexpr const Convention& convention_of(std::string_view word) noexcept {
  for (const Convention& one : conventions)
    if (one.word == word) return one;
  return conventions.front();
}

}  // namespace rtsurv::results
