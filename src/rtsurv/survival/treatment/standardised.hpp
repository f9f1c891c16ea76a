#pragma once
// What would have been, had all patients had the one treatment or the other, by a Cox model. Start here:
// standardised_survival().

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "rtsurv/survival/cox/cox_fit.hpp"
#include "rtsurv/survival/time/follow_up.hpp"
#include "rtsurv/survival/treatment/weights.hpp"

namespace rtsurv::survival {

/// Probabilities of both treatments at given times; empty where they are not known.
struct TwoArms {
  std::vector<std::optional<double>> first, second;
};

struct StandardisedSurvival {
  TwoArms survival;
  Coefficient treatment;  ///< of the second treatment in the model: conditional on the covariates
};

/// The g-formula over a Cox model of treatment z and covariates x (Efron's ties, baseline as in baseline_hazard()):
///
///     S_a(t) = sum_i m_i exp( -H0(t) exp(c a + b'x_i) ) / sum_i m_i,   a = 0 first, 1 second
///
/// over all patients (ATE) or those who had the second treatment (ATT); m is how many patients a row stands for (the
/// weights of `follow_up`, all 1 without). Known up to the last observed time.
///
/// Cost: O(n p^2) per iteration of the model, O(n p + n times) for the means.
///
/// Source: Makuch, J Chron Dis 35 (1982) 437-443; Robins, Math Model 7 (1986) 1393-1512; Austin, Stat Med 29 (2010)
/// 2137-2148.
///
/// Agrees with: R survival::survfit(coxph, newdata) averaged over the patients, see tests/oracle/treatment/.
///
/// Throws as cox(); NotEstimable when a coefficient is infinite or redundant for the treatment.
[[nodiscard]] StandardisedSurvival standardised_survival(const FollowUp& follow_up,
                                                         std::span<const std::uint8_t> treated,
                                                         const Covariates& covariates, Estimand estimand,
                                                         std::span<const double> times);

}  // namespace rtsurv::survival
