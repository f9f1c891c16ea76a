#include "rtsurv/dose/response/dose_response_fit.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "rtsurv/core/error.hpp"
#include "rtsurv/dose/response/detail/line_fit.hpp"
#include "rtsurv/dose/response/detail/mixture_likelihood.hpp"
#include "rtsurv/math/confidence_level.hpp"
#include "rtsurv/math/distributions.hpp"

namespace rtsurv::dose {
namespace {

constexpr double farthest_fold = 1e4;  // of a limit of D50

bool positive(double value) { return std::isfinite(value) && value > 0.0; }

void require_valid(const DoseResponseCohort& cohort, const DoseResponseFitOptions& options) {
  if (cohort.time.size() != cohort.dose_gy.size() || cohort.event.size() != cohort.dose_gy.size())
    throw InvalidOption("doses, times and events must have the same number of patients");
  if (!std::ranges::all_of(cohort.dose_gy, positive)) throw InvalidOption("every dose (Gy) must be a positive number");
  if (!std::ranges::all_of(cohort.time, [](double time) { return std::isfinite(time) && time >= 0.0; }))
    throw InvalidOption("every time must be a number, 0 or more");
  if (!positive(options.landmark)) throw InvalidOption("the landmark must be a positive number");
  if (!std::ranges::all_of(options.doses_gy, positive))
    throw InvalidOption("every dose of the curve (Gy) must be a positive number");
}

void require_estimable(const detail::MixtureLikelihood& likelihood) {
  if (likelihood.events() == 0) throw NotEstimable("nobody failed by the landmark");
  if (likelihood.followed() == 0) throw NotEstimable("nobody was followed to the landmark without failure");
  if (!(likelihood.scale() > 0.0)) throw NotEstimable("all patients have the same dose");
}

ProfileInterval d50_of(const detail::MixtureLikelihood& likelihood, const detail::LineFit& fit, double z) {
  const double level = detail::middle(likelihood.model());
  const double position = (level - fit.line().intercept) / fit.line().slope;
  const double d50 = likelihood.dose(position);
  if (!(d50 > 0.0)) throw NotEstimable("the curve has more than 50 % control at dose 0, so that there is no D50");
  const auto dose_of = [&](const std::optional<double>& limit) {
    return limit ? std::optional(likelihood.dose(*limit)) : std::nullopt;
  };
  return {d50, dose_of(fit.crossing_limit(level, -z, position - likelihood.position(d50 / farthest_fold))),
          dose_of(fit.crossing_limit(level, z, likelihood.position(d50 * farthest_fold) - position))};
}

/// gamma50 is slope / 4 per unit of ln D, or the fall of zeta from D50 to dose 0 by e.
ProfileInterval gamma50_of(const detail::MixtureLikelihood& likelihood, const detail::LineFit& fit, double z) {
  ProfileInterval gamma50;
  if (likelihood.model() == DoseResponseModel::log_logistic) {
    const detail::Line weight = {0.0, 0.25 / likelihood.scale()};
    gamma50 = {weight.slope * fit.line().slope, fit.limit(weight, -z), fit.limit(weight, z)};
  } else {
    const detail::Line at_zero = {1.0, likelihood.position(0.0)};
    const auto gamma_of = [&](double zeta) { return (detail::middle(likelihood.model()) - zeta) / std::numbers::e; };
    gamma50.estimate = gamma_of(fit.line().intercept + at_zero.slope * fit.line().slope);
    if (const auto limit = fit.limit(at_zero, z)) gamma50.lower = gamma_of(*limit);
    if (const auto limit = fit.limit(at_zero, -z)) gamma50.upper = gamma_of(*limit);
  }
  if (gamma50.lower && !(*gamma50.lower > 0.0)) gamma50.lower.reset();
  return gamma50;
}

void add_curve(FittedDoseResponse& fitted, const detail::MixtureLikelihood& likelihood, const detail::LineFit& fit,
               double z) {
  const auto p = [&](double zeta) { return detail::control(likelihood.model(), zeta).p; };
  for (const double dose : fitted.dose_gy) {
    const detail::Line weight = {1.0, likelihood.position(dose)};
    const auto lower = fit.limit(weight, -z), upper = fit.limit(weight, z);
    fitted.response.push_back(p(fit.line().intercept + weight.slope * fit.line().slope));
    fitted.lower.push_back(lower ? p(*lower) : 0.0);
    fitted.upper.push_back(upper ? p(*upper) : 1.0);
  }
}

}  // namespace

FittedDoseResponse fit_dose_response(const DoseResponseCohort& cohort, const DoseResponseFitOptions& options) {
  require_valid(cohort, options);
  const double z = math::ConfidenceLevel(options.confidence_level).z();
  detail::MixtureLikelihood likelihood(cohort, options);
  require_estimable(likelihood);
  const detail::LineFit fit(likelihood);

  FittedDoseResponse fitted;
  fitted.d50_gy = d50_of(likelihood, fit, z);
  fitted.gamma50 = gamma50_of(likelihood, fit, z);
  fitted.loglik = fit.loglik();
  fitted.loglik_null = likelihood.loglik_null();
  fitted.control_null = likelihood.control_null();
  fitted.chi_square = std::max(0.0, 2.0 * (fitted.loglik - fitted.loglik_null));
  fitted.p = math::chi_square_upper_tail(fitted.chi_square, 1.0);
  fitted.n = likelihood.n();
  fitted.events = likelihood.events();
  fitted.censored = fitted.n - fitted.events - likelihood.followed();
  fitted.dose_gy.assign(options.doses_gy.begin(), options.doses_gy.end());
  add_curve(fitted, likelihood, fit, z);
  return fitted;
}

}  // namespace rtsurv::dose
