#include "rtsurv/survival/cox/dropped_columns.hpp"

#include <algorithm>
#include <limits>

#include "rtsurv/core/error.hpp"
#include "rtsurv/math/distributions.hpp"
#include "rtsurv/survival/cox/detail/maximum.hpp"

namespace rtsurv::survival {

ChiSquareTest likelihood_ratio_without(const FollowUp& follow_up, const Covariates& covariates, const CoxFit& fit,
                                       std::span<const std::uint8_t> dropped) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  if (dropped.size() != covariates.columns) throw InvalidOption("a dropped column needs one entry per covariate");
  if (std::ranges::all_of(dropped, [](std::uint8_t one) { return one != 0; })) return fit.likelihood_ratio;
  const detail::CoxMaximum without = detail::maximise({follow_up, covariates, fit.ties}, dropped);
  const double df = fit.likelihood_ratio.df - static_cast<double>(without.df);
  if (!without.converged) return {nan, df, nan};
  if (!(df > 0.0)) return {0.0, 0.0, nan};
  const double chi_square = std::max(0.0, 2.0 * (fit.loglik_model - without.loglik));
  return {chi_square, df, math::chi_square_upper_tail(chi_square, df)};
}

}  // namespace rtsurv::survival
