#pragma once
// The absolute effect of a variable with two sides, inside a group or over all of them.

#include <optional>
#include <string>
#include <vector>

#include "rtsurv/survival/curve/absolute_effect.hpp"

namespace rtsurv::results {

/// Second side minus first, in being without the event (or, of the cumulative incidence, in having had it).
struct EffectDifference {
  struct At {
    double time = 0.0;
    std::optional<double> first, second;                  ///< of each side; empty for all groups together
    std::optional<survival::Contrast> difference;         ///< empty: `why`
    std::optional<survival::NumberNeeded> number_needed;  ///< of the Kaplan-Meier difference only
    std::string why;
    std::vector<std::string> left_out = {};  ///< over all groups: those without a difference at that time
  };
  /// Mean time without the event up to tau.
  struct Mean {
    double tau = 0.0;
    std::optional<double> first, second;
    survival::Contrast difference;
    std::optional<survival::Contrast> ratio;  ///< of a group only
    std::vector<std::string> left_out = {};   ///< over all groups: those not followed to the first landmark
  };
  std::string first, second;  ///< levels
  std::vector<At> at;         ///< Kaplan-Meier, one per landmark
  std::vector<At> incidence;  ///< cumulative incidence of the event; empty without a competing one
  std::optional<Mean> mean;
  std::string mean_why;  ///< why there is none
};

}  // namespace rtsurv::results
