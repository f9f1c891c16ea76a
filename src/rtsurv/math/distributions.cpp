#include "rtsurv/math/distributions.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

namespace rtsurv::math {
namespace {

double never_zero(double p) { return std::max(p, std::numeric_limits<double>::min()); }

}  // namespace

double normal_quantile(double p) { return boost::math::quantile(boost::math::normal(), p); }

double normal_cdf(double z) { return 0.5 * std::erfc(-z / std::numbers::sqrt2); }

double normal_pdf(double z) { return std::exp(-0.5 * z * z) * std::numbers::inv_sqrtpi / std::numbers::sqrt2; }

double normal_two_sided(double z) { return never_zero(std::erfc(std::fabs(z) / std::numbers::sqrt2)); }

double chi_square_upper_tail(double x, double df) {
  if (x <= 0.0) return 1.0;
  if (std::isinf(x)) return never_zero(0.0);
  return never_zero(boost::math::cdf(boost::math::complement(boost::math::chi_squared(df), x)));
}

double chi_square_quantile(double p, double df) { return boost::math::quantile(boost::math::chi_squared(df), p); }

double f_upper_tail(double x, double df1, double df2) {
  if (x <= 0.0) return 1.0;
  return never_zero(boost::math::cdf(boost::math::complement(boost::math::fisher_f(df1, df2), x)));
}

double student_two_sided(double t, double df) {
  return never_zero(2.0 * boost::math::cdf(boost::math::complement(boost::math::students_t(df), std::fabs(t))));
}

double beta_quantile(double p, double a, double b) {
  return boost::math::quantile(boost::math::beta_distribution<>(a, b), p);
}

}  // namespace rtsurv::math
