// Survival at chosen times, and the median, of six patients.
#include <cstdio>
#include <rtsurv/survival/curve/kaplan_meier.hpp>
#include <vector>

using namespace rtsurv::survival;

int main() {
  const std::vector<double> months{5, 8, 12, 20, 24, 30};
  const std::vector<int> died{1, 0, 1, 1, 0, 1};

  const KaplanMeier curve = kaplan_meier(FollowUp(months, died), {.at = {12, 24}});
  for (const SurvivalAt& there : curve.at)
    std::printf("%2.0f months: %.3f, 95%% %.3f to %.3f, %.0f at risk\n", there.time, *there.survival, *there.lower,
                *there.upper, there.at_risk);
  std::printf("median %.0f months\n", *curve.median.estimate);
}
//> 12 months: 0.625, 95% 0.320 to 1.000, 4 at risk
//> 24 months: 0.417, 95% 0.147 to 1.000, 2 at risk
//> median 20 months
