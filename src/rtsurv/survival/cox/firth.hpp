#pragma once
// Cox regression with Firth's penalty, which keeps estimates finite under separation. Start here: firth_cox().

#include <cstdint>
#include <vector>

#include "rtsurv/survival/cox/cox_fit.hpp"
#include "rtsurv/survival/time/estimate.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival {

struct FirthOptions {
  Ties ties = Ties::efron;
  double confidence_level = 0.95;
};

/// Per unit of each column; every number of a redundant column is NaN.
struct FirthCox {
  std::vector<double> coefficient;
  std::vector<double> std_error;     ///< from the inverse of I at the estimate
  std::vector<double> lower, upper;  ///< profile limits; infinite where the profile does not fall so far
  std::vector<ChiSquareTest> test;   ///< penalised likelihood ratio of each coefficient being 0; df 1
  ChiSquareTest likelihood_ratio;    ///< of all being 0
  int iterations = 0;
  bool converged = false;  ///< false: every number above is NaN
};

/// Maximises l*(b) = l(b) + log |I(b)| / 2, with I the information of the partial likelihood l, for the same ties,
/// weights, strata and entry times. Its score adds tr(I^-1 dI/db_t) / 2 to that of column t.
///
/// A profile fixes one coefficient and maximises over the others; the penalty keeps the determinant of the whole I
/// there, so that all profiles and tests are of one function. Limits are where 2 (l*_max - l*) reaches the quantile of
/// chi-square with 1 df. Scoring steps with I, halved until l* rises; O(n p^2) each. Columns that are redundant in the
/// unpenalised model are left out.
///
/// Source: Firth, Biometrika 80 (1993) 27-38; Heinze & Schemper, Biometrics 57 (2001) 114-119.
///
/// Agrees with: the definition evaluated in plain R, within 1e-7 relative, see tests/oracle/firth/; R's coxphf takes
/// Breslow's ties.
///
/// Throws as cox(), and InvalidOption for a confidence level that ConfidenceLevel refuses.
[[nodiscard]] FirthCox firth_cox(const FollowUp& follow_up, const Covariates& covariates,
                                 const FirthOptions& options = {});

}  // namespace rtsurv::survival
