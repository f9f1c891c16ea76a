// The log-rank tests beside their definition, written down without any cleverness.
#include <cmath>
#include <set>

#include <gtest/gtest.h>
#include <Eigen/Dense>

#include "rtsurv/survival/curve/log_rank.hpp"
#include "survival/curve/grouped_cohort.hpp"

namespace rtsurv::survival {
namespace {

/// Patients of each group with chosen properties, counted from scratch.
template <typename Choose>
Eigen::Vector4d count(const GroupedCohort& cohort, int stratum, Choose choose) {
  Eigen::Vector4d counts = Eigen::Vector4d::Zero();
  for (std::size_t i = 0; i < cohort.time.size(); ++i) {
    if (!cohort.stratum.empty() && cohort.stratum[i] != stratum) continue;
    if (choose(i)) counts(cohort.group[i]) += cohort.weight.empty() ? 1.0 : cohort.weight[i];
  }
  return counts;
}

double naive_weight(const LogRankOptions& options, double n, double survival) {
  if (options.weight == LogRankWeight::at_risk) return n;
  if (options.weight == LogRankWeight::root_at_risk) return std::sqrt(n);
  return std::pow(survival, options.rho) * std::pow(1.0 - survival, options.gamma);
}

/// The chi-square by definition, with the Moore-Penrose inverse of V.
double naive_chi_square(const GroupedCohort& cohort, const LogRankOptions& options) {
  Eigen::Vector4d difference = Eigen::Vector4d::Zero();
  Eigen::Matrix4d variance = Eigen::Matrix4d::Zero();
  const std::set<double> times(cohort.time.begin(), cohort.time.end());
  for (int stratum = 0; stratum < 3 && (stratum == 0 || !cohort.stratum.empty()); ++stratum) {
    double survival = 1.0;
    for (const double t : times) {
      const Eigen::Vector4d failed =
          count(cohort, stratum, [&](std::size_t i) { return cohort.time[i] == t && cohort.event[i] == 1; });
      const Eigen::Vector4d at_risk = count(cohort, stratum, [&](std::size_t i) {
        return cohort.time[i] >= t && (cohort.entry.empty() || cohort.entry[i] < t);
      });
      const double d = failed.sum(), n = at_risk.sum();
      if (d == 0.0) continue;
      const double w = naive_weight(options, n, survival);
      const Eigen::Vector4d share = at_risk / n;
      difference += w * (failed - d * share);
      const Eigen::Matrix4d spread = Eigen::Matrix4d(share.asDiagonal()) - share * share.transpose();
      if (n > 1.0) variance += w * w * d * (n - d) / (n - 1.0) * spread;
      survival *= (n - d) / n;
    }
  }
  return difference.dot(variance.completeOrthogonalDecomposition().pseudoInverse() * difference);
}

TEST(LogRank, equals_its_definition_with_entry_weights_and_strata) {
  const std::vector<LogRankOptions> tests{
      {}, {.weight = LogRankWeight::at_risk}, {.weight = LogRankWeight::root_at_risk}};
  for (unsigned seed = 0; seed < 40; ++seed)
    for (const LogRankOptions& options : tests) {
      const GroupedCohort cohort = random_grouped_cohort(seed);
      const double expected = naive_chi_square(cohort, options);
      EXPECT_NEAR(cohort.test(options).test.chi_square, expected, 1e-9 * expected) << seed;
    }
}

TEST(LogRank, equals_its_definition_with_rho_and_gamma_where_survival_stays_above_0) {
  int compared = 0;
  for (unsigned seed = 0; seed < 40; ++seed) {
    const LogRankOptions options{.rho = (1 + seed % 3) * 0.5, .gamma = seed % 5 * 0.5};
    const GroupedCohort cohort = random_grouped_cohort(seed);
    try {
      const double chi_square = cohort.test(options).test.chi_square, expected = naive_chi_square(cohort, options);
      EXPECT_NEAR(chi_square, expected, 1e-9 * expected) << seed;
      ++compared;
    } catch (const NotEstimable&) {
      EXPECT_FALSE(cohort.entry.empty()) << seed;
    }
  }
  EXPECT_GE(compared, 30);
}

}  // namespace
}  // namespace rtsurv::survival
