#pragma once
// How two treatments are made comparable, and for whom they are compared.

#include <cstdint>

namespace rtsurv::survival {

/// How the difference in covariates is taken out.
enum class Adjustment : std::uint8_t {
  iptw,         ///< inverse-probability-of-treatment weights
  standardise,  ///< the g-formula over a Cox model
};

/// In whom two treatments are compared.
enum class Estimand : std::uint8_t {
  ate,  ///< average treatment effect: in all patients
  att,  ///< average effect in the treated: in those who had the second treatment
};

}  // namespace rtsurv::survival
