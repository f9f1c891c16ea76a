#pragma once
// Tails and quantiles of the distributions that the tests and intervals of rtsurv need.
// All P values are tails computed directly, so that small ones keep their relative precision. A P value is never 0:
// below the smallest normal double (2.2e-308) it is that double.

namespace rtsurv::math {

/// The z with P(Z <= z) = p for a standard normal Z; p in (0, 1).
[[nodiscard]] double normal_quantile(double p);

/// P(Z <= z).
[[nodiscard]] double normal_cdf(double z);

/// Density of the standard normal.
[[nodiscard]] double normal_pdf(double z);

/// P(|Z| >= |z|).
[[nodiscard]] double normal_two_sided(double z);

/// P(X >= x) for X chi-square with `df` > 0 degrees of freedom; 1 for x <= 0.
[[nodiscard]] double chi_square_upper_tail(double x, double df);

/// The x with P(X <= x) = p for X chi-square with `df` > 0 degrees of freedom; p in (0, 1).
[[nodiscard]] double chi_square_quantile(double p, double df);

/// P(X >= x) for X ~ F(df1, df2); 1 for x <= 0.
[[nodiscard]] double f_upper_tail(double x, double df1, double df2);

/// P(|T| >= |t|) for Student's t with `df` > 0 degrees of freedom.
[[nodiscard]] double student_two_sided(double t, double df);

/// The x with P(X <= x) = p for X ~ Beta(a, b).
[[nodiscard]] double beta_quantile(double p, double a, double b);

}  // namespace rtsurv::math
