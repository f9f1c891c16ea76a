#pragma once
// The intervals of a study: conf_type and conf_level of [study].

#include "rtsurv/survival/curve/kaplan_meier.hpp"

namespace rtsurv::study {

/// Of the calls that name none of their own.
struct Confidence {
  survival::ConfidenceType type = survival::ConfidenceType::log;  ///< scale of the limits of survival
  double level = 0.95;
};

}  // namespace rtsurv::study
