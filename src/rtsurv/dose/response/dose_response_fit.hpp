#pragma once
// Dose-response of local control, fitted to a cohort with censored follow-up. Start here: fit_dose_response().

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace rtsurv::dose {

/// The curves of tumour_control.hpp.
enum class DoseResponseModel {
  log_logistic,  ///< response_log_logistic(): linear in ln D on the logit scale
  poisson,       ///< response_poisson(): linear in D on the scale of ln(-ln P)
};

/// Patients in any order; the columns have the same length.
struct DoseResponseCohort {
  std::span<const double> dose_gy;      ///< finite, > 0
  std::span<const double> time;         ///< of the failure, or last time seen; finite, >= 0
  std::span<const std::uint8_t> event;  ///< 1 failed at `time`, 0 censored there
};

struct DoseResponseFitOptions {
  double landmark = 0.0;  ///< tau, > 0, in the unit of `time`
  DoseResponseModel model = DoseResponseModel::log_logistic;
  double confidence_level = 0.95;         ///< in (0, 1)
  std::span<const double> doses_gy = {};  ///< where the curve is wanted, each > 0
};

/// A parameter with its profile-likelihood limits; an empty limit: the likelihood does not rule out any value on that
/// side.
struct ProfileInterval {
  double estimate = 0.0;
  std::optional<double> lower, upper;
};

/// A fitted curve; the four columns have one entry per dose of the options.
struct FittedDoseResponse {
  ProfileInterval d50_gy;   ///< dose of 50 % control at the landmark
  ProfileInterval gamma50;  ///< as DoseResponse::gamma50

  double loglik = 0.0;        ///< at the maximum, jumps of the failure times included
  double loglik_null = 0.0;   ///< of the model without an effect of dose
  double control_null = 0.0;  ///< its control at the landmark: the Kaplan-Meier estimate
  double chi_square = 0.0;    ///< likelihood ratio of any effect of dose, 1 degree of freedom
  double p = 1.0;             ///< of chi_square

  std::size_t n = 0;         ///< patients
  std::size_t events = 0;    ///< failures up to and at the landmark
  std::size_t censored = 0;  ///< left before the landmark without failure

  std::vector<double> dose_gy, response, lower, upper;
};

/// Fits control at the landmark, P(D), as a function of dose by maximum likelihood. Patients who leave before tau stay
/// in: the likelihood is that of a mixture. A patient fails by tau with probability 1 - P(D); given that he does, his
/// time follows a distribution F0 on (0, tau]:
///
///     failure at t <= tau          (1 - P(D)) f0(t)
///     seen at tau without failure  P(D)
///     censored at c < tau          P(D) + (1 - P(D)) (1 - F0(c))
///
/// Assumption: F0 is the same at all doses - dose changes how many fail by tau, not when they do - and censoring says
/// nothing about failure. F0 is free otherwise: it jumps at the observed failures and is maximised out. A patient
/// censored at a time of failure was at risk of it; one censored after the last failure before tau counts as
/// controlled, as in Kaplan-Meier; a failure after tau is control at tau.
///
/// With x = ln D (log_logistic) or D (poisson) the curve is a line a + b x on its scale; D50 and gamma50 are functions
/// of a and b. All limits invert the likelihood ratio, chi-square with 1 degree of freedom: those of D50 and gamma50,
/// and at each dose those of P(D), so that the band crosses 50 % at the limits of D50. A limit of D50 is open when the
/// constrained curve would no longer rise or lies 10^4-fold away, one of gamma50 when it would be 0 or less. P(D) has
/// limits 0 and 1 where the likelihood gives none.
///
/// Without censoring before tau it is logistic regression on ln D, or regression with the complementary log-log link
/// on D. Without an effect of dose it is exactly Kaplan-Meier at tau.
/// Cost: some thousand scans of the n patients for a band of 40 doses: 0.2-0.3 s for n = 3,000.
/// Source: mixture of survivors and failures, Farewell, Biometrics 38 (1982) 1041-1046, with a free distribution of the
/// times, Taylor, Biometrics 51 (1995) 899-907; D50 and gamma50, Bentzen & Tucker, Int J Radiat Biol 71 (1997) 531-542.
/// Agrees with: R glm and a maximiser of the same likelihood written in R, see tests/oracle/dose_response/.
/// Throws InvalidOption for columns that differ in length, values and options outside their range; NotEstimable with
/// the reason: no failure by tau, nobody followed to tau without failure, one dose only, control that does not rise
/// with dose, failures and controls parted by dose (no maximum), more than 50 % control at dose 0 (poisson).
[[nodiscard]] FittedDoseResponse fit_dose_response(const DoseResponseCohort& cohort,
                                                   const DoseResponseFitOptions& options);

}  // namespace rtsurv::dose
