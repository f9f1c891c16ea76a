#pragma once
// Curves and hazard ratio of two treatments in patients weighted by how they came to them. Start here:
// marginal_hazard_ratio(), weighted_survival().

#include <cstdint>
#include <span>

#include "rtsurv/survival/competing/cause_follow_up.hpp"
#include "rtsurv/survival/cox/cox_fit.hpp"
#include "rtsurv/survival/time/follow_up.hpp"
#include "rtsurv/survival/treatment/standardised.hpp"

namespace rtsurv::survival {

/// Cox model of the treatment alone, weighted, with a robust error in which each row is a cluster: the error takes the
/// weights as given, which makes it a little too large for weights that were estimated.
///
/// Source: Hernan, Brumback & Robins, Epidemiology 11 (2000) 561-570; error: Lin & Wei, JASA 84 (1989) 1074-1078, its
/// size: Austin, Stat Med 35 (2016) 5642-5655.
///
/// Agrees with: R survival::coxph(weights =, robust = TRUE), see tests/oracle/treatment/.
///
/// Throws as cox().
[[nodiscard]] Coefficient marginal_hazard_ratio(const FollowUp& follow_up, std::span<const std::uint8_t> treated,
                                                std::span<const double> weight, double confidence_level = 0.95);

/// Weighted Kaplan-Meier estimates of each treatment. Source: Cole & Hernan, Comput Methods Programs Biomed 75 (2004)
/// 45-49. Throws as kaplan_meier().
[[nodiscard]] TwoArms weighted_survival(const FollowUp& follow_up, std::span<const std::uint8_t> treated,
                                        std::span<const double> weight, std::span<const double> times);

/// Weighted cumulative incidence of cause 1, the event, of each treatment. `causes` are in the order of `treated`, and
/// have no weights of their own. Throws as cumulative_incidence().
[[nodiscard]] TwoArms weighted_incidence(const CauseColumns& causes, std::span<const std::uint8_t> treated,
                                         std::span<const double> weight, std::span<const double> times);

}  // namespace rtsurv::survival
