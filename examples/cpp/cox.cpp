// A Cox model of plain numbers: each coefficient with its hazard ratio and limits, then concordance.
#include <cstdio>
#include <rtsurv/survival/cox/cox.hpp>
#include <vector>

using namespace rtsurv::survival;

int main() {
  const std::vector<double> months{5, 8, 12, 20, 24, 30};
  const std::vector<bool> died{true, false, true, true, false, true};
  const Covariates age{.rows = 6, .columns = 1, .values = {61, 55, 70, 48, 66, 59}};

  const CoxFit fit = cox(FollowUp(months, died), age);
  const Coefficient& per_year = fit.coefficient[0];
  if (per_year.state == CoefficientState::estimated)
    std::printf("hazard ratio per year %.3f, 95%% %.3f to %.3f, P = %.2f\n", per_year.hazard_ratio, per_year.lower,
                per_year.upper, per_year.p);
  std::printf("concordance %.2f of %zu patients\n", fit.concordance->c, fit.n);
}
//> hazard ratio per year 1.004, 95% 0.865 to 1.165, P = 0.95
//> concordance 0.60 of 6 patients
