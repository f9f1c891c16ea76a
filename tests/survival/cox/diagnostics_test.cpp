#include "rtsurv/survival/cox/diagnostics.hpp"

#include <cmath>
#include <numeric>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "oracle/oracle.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/survival/cox/cox.hpp"
#include "survival/cox_cohort.hpp"

namespace rtsurv::survival {
namespace {

CoxCohort simulated() {
  const auto data = oracle::read_columns("diagnostics/data.csv");
  CoxCohort cohort;
  cohort.time = data.at("time");
  for (std::size_t i = 0; i < cohort.time.size(); ++i) {
    cohort.event.push_back(data.at("event")[i] != 0.0 ? 1 : 0);
    cohort.stratum.push_back(static_cast<int>(data.at("stratum")[i]));
    cohort.x.push_back({data.at("a")[i], data.at("b")[i]});
  }
  return cohort;
}

CoxDiagnostics diagnose(const CoxCohort& cohort, Ties ties = Ties::efron) {
  const FollowUp follow_up = cohort.follow_up();
  const Covariates covariates = cohort.covariates();
  return cox_diagnostics(follow_up, covariates, cox(follow_up, covariates, {.ties = ties}));
}

TEST(CoxDiagnostics, AgreeWithR) {
  const nlohmann::json all = oracle::read_json("diagnostics/expected.json");
  for (const auto& expected : all["fits"]) {
    SCOPED_TRACE(expected["ties"].get<std::string>() + (expected["stratified"] ? ", stratified" : ""));
    CoxCohort cohort = simulated();
    if (!expected["stratified"]) cohort.stratum.clear();
    const CoxDiagnostics found = diagnose(cohort, expected["ties"] == "efron" ? Ties::efron : Ties::breslow);
    oracle::expect_close(found.martingale, oracle::numbers(expected["martingale"]), 1e-8);
    oracle::expect_close(found.dfbeta, oracle::numbers(expected["dfbeta"]), 1e-6);
    if (!expected.contains("event_time")) continue;
    EXPECT_EQ(found.event_time, oracle::numbers(expected["event_time"]));
    oracle::expect_close(found.scaled_schoenfeld, oracle::numbers(expected["scaled_schoenfeld"]), 1e-8);
  }
}

// dfbeta is the first order of the change on leaving one out.
TEST(CoxDiagnostics, DfbetaComesNearLeavingEachPatientOut) {
  const CoxCohort cohort = random_cohort(17, {.n = 150});
  const CoxFit all = cox(cohort.follow_up(), cohort.covariates());
  const CoxDiagnostics found = diagnose(cohort);
  double product = 0.0, of_dfbeta = 0.0, of_change = 0.0;
  for (std::size_t i = 0; i < cohort.time.size(); ++i) {
    CoxCohort others;
    for (std::size_t j = 0; j < cohort.time.size(); ++j)
      if (j != i) others.add(cohort, j);
    const CoxFit without = cox(others.follow_up(), others.covariates());
    for (std::size_t j = 0; j < 2; ++j) {
      const double change = all.coefficient[j].estimate - without.coefficient[j].estimate;
      product += found.dfbeta[2 * i + j] * change;
      of_dfbeta += found.dfbeta[2 * i + j] * found.dfbeta[2 * i + j];
      of_change += change * change;
    }
  }
  EXPECT_GT(product / std::sqrt(of_dfbeta * of_change), 0.99);
  EXPECT_NEAR(of_dfbeta / of_change, 1.0, 0.15);
}

TEST(CoxDiagnostics, SumToZero) {
  for (const CohortShape& shape : {CohortShape{.n = 60, .entry = true}, CohortShape{.n = 60, .strata = true}}) {
    const CoxDiagnostics found = diagnose(random_cohort(4, shape));
    EXPECT_NEAR(std::accumulate(found.martingale.begin(), found.martingale.end(), 0.0), 0.0, 1e-9);
    for (std::size_t j = 0; j < 2; ++j) {
      double sum = 0.0;
      for (std::size_t i = j; i < found.dfbeta.size(); i += 2) sum += found.dfbeta[i];
      EXPECT_NEAR(sum, 0.0, 1e-8);
    }
  }
}

// The mean of the scaled Schoenfeld residuals is the coefficient.
TEST(CoxDiagnostics, ScaledSchoenfeldResidualsHaveTheCoefficientAsMean) {
  const CoxCohort cohort = random_cohort(8, {.n = 80});
  const CoxDiagnostics found = diagnose(cohort);
  const CoxFit fit = cox(cohort.follow_up(), cohort.covariates());
  for (std::size_t j = 0; j < 2; ++j) {
    double sum = 0.0;
    for (std::size_t i = j; i < found.scaled_schoenfeld.size(); i += 2) sum += found.scaled_schoenfeld[i];
    EXPECT_NEAR(sum / static_cast<double>(found.event_time.size()), fit.coefficient[j].estimate, 1e-9);
  }
}

TEST(CoxDiagnostics, LeaveRedundantColumnsEmptyAndRefuseSeparation) {
  CoxCohort cohort = simulated();
  cohort.stratum.clear();
  for (auto& row : cohort.x) row.push_back(row[0] + row[1]);
  const CoxDiagnostics found = diagnose(cohort);
  EXPECT_TRUE(std::isnan(found.dfbeta[2]));
  EXPECT_TRUE(std::isnan(found.scaled_schoenfeld[2]));
  EXPECT_TRUE(std::isfinite(found.dfbeta[1]));
  const CoxCohort separated{{1, 2, 3, 4}, {1, 1, 0, 0}, {{1}, {1}, {0}, {0}}};
  EXPECT_THROW((void)diagnose(separated), NotEstimable);
  const FollowUp follow_up = cohort.follow_up();
  const CoxFit robust = cox(follow_up, cohort.covariates(), {.robust = true});
  EXPECT_THROW((void)cox_diagnostics(follow_up, cohort.covariates(), robust), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::survival
