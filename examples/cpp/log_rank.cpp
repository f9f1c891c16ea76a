// Do two arms differ? The log-rank test of eight patients.
#include <cstdio>
#include <rtsurv/survival/curve/log_rank.hpp>
#include <vector>

using namespace rtsurv::survival;

int main() {
  const std::vector<double> months{4, 6, 7, 9, 11, 15, 18, 21};
  const std::vector<int> died{1, 1, 1, 0, 1, 1, 0, 0};
  const std::vector<int> arm{0, 0, 0, 0, 1, 1, 1, 1};

  const LogRank result = log_rank(FollowUp(months, died), arm);
  for (const int group : {0, 1})
    std::printf("arm %d: %.0f patients, %.0f deaths, %.2f expected\n", group, result.n[group], result.observed[group],
                result.expected[group]);
  std::printf("chi-square %.2f on %.0f degree of freedom, P = %.3f\n", result.test.chi_square, result.test.df,
              result.test.p);
}
//> arm 0: 4 patients, 3 deaths, 1.26 expected
//> arm 1: 4 patients, 2 deaths, 3.74 expected
//> chi-square 4.21 on 1 degree of freedom, P = 0.040
