#include "rtsurv/survival/cox/time_dependent.hpp"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "oracle/oracle.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/survival/cox/cox.hpp"
#include "survival/cox_cohort.hpp"

namespace rtsurv::survival {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();

TEST(TimeDependent, AgreesWithR) {
  for (const auto& expected : oracle::read_json("time_dependent/expected.json")) {
    const auto data = oracle::read_columns("time_dependent/" + expected["data"].get<std::string>());
    std::vector<double> began = data.at("began");
    for (double& begin : began)
      if (std::isnan(begin)) begin = never;
    CoxCohort cohort;
    cohort.time = data.at("time");
    for (const double event : data.at("event")) cohort.event.push_back(event != 0.0 ? 1 : 0);
    if (expected["delayed"]) cohort.entry = data.at("entry");
    if (expected["stratified"])
      for (const double stratum : data.at("stratum")) cohort.stratum.push_back(static_cast<int>(stratum));
    const TimeDependentEffect found = time_dependent_effect(
        cohort.follow_up(), began, {.ties = expected["ties"] == "efron" ? Ties::efron : Ties::breslow});
    EXPECT_EQ(found.n, began.size());
    EXPECT_EQ(found.n_began, expected["began"].get<std::size_t>());
    EXPECT_EQ(found.events_without, expected["events"][0].get<double>());
    EXPECT_EQ(found.events_with, expected["events"][1].get<double>());
    EXPECT_NEAR(found.time_without, expected["time"][0].get<double>(), 1e-9);
    EXPECT_NEAR(found.time_with, expected["time"][1].get<double>(), 1e-9);
    EXPECT_NEAR(found.fit.coefficient[0].estimate, expected["coefficient"].get<double>(), 1e-9);
    EXPECT_NEAR(found.fit.coefficient[0].std_error, expected["std_error"].get<double>(), 1e-9);
    EXPECT_NEAR(found.fit.score.chi_square, expected["score"].get<double>(), 1e-8);
    EXPECT_NEAR(found.fit.loglik_model, expected["loglik"][1].get<double>(), 1e-8);
  }
}

// Mantel and Byar by hand. Patients (time, event, begin): A 2 yes 1; B 3 yes -; C 4 yes 2; D 5 no -.
// Time 2: at risk A(with) B C(without: 2 is not before 2) D; one event, expected in the state 1/4, variance 3/16.
// Time 3: B, C(with), D; event in B: expected 1/3, variance 2/9. Time 4: C(with), D: expected 1/2, variance 1/4.
// Observed in the state: A and C = 2; expected 13/12; variance 95/144. Score (11/12)^2 / (95/144) = 121/95.
TEST(TimeDependent, ScoreIsTheTestOfMantelAndByar) {
  const FollowUp follow_up(std::vector<double>{2, 3, 4, 5}, std::vector<std::uint8_t>{1, 1, 1, 0});
  const TimeDependentEffect found = time_dependent_effect(follow_up, std::vector<double>{1, never, 2, never});
  EXPECT_NEAR(found.fit.score.chi_square, 121.0 / 95.0, 1e-12);
  EXPECT_EQ(found.n_began, 2u);
  EXPECT_EQ(found.events_with, 2.0);
  EXPECT_EQ(found.time_with, 1.0 + 2.0);
  EXPECT_EQ(found.time_without, 1.0 + 3.0 + 2.0 + 5.0);
}

// (time, event, begin): A 0 yes -; B 2 yes 0; C 3 yes -; D 4 no 0. Time 0: nobody is in the state yet (0 is not before 0).
// Time 2: B(with), C, D(with): expected 2/3, variance 2/9. Time 3: C, D(with); event in C: expected 1/2, variance 1/4.
// Observed in the state: B = 1; expected 7/6; variance 17/36. Score (1/6)^2 / (17/36) = 1/17.
TEST(TimeDependent, AStateFromTheStartIsNotThereAtADeathAtZero) {
  const FollowUp follow_up(std::vector<double>{0, 2, 3, 4}, std::vector<std::uint8_t>{1, 1, 1, 0});
  const TimeDependentEffect found = time_dependent_effect(follow_up, std::vector<double>{never, 0, never, 0});
  EXPECT_NEAR(found.fit.score.chi_square, 1.0 / 17.0, 1e-12);
  EXPECT_EQ(found.n_without, 2u);
  EXPECT_EQ(found.n_began, 2u);
  EXPECT_EQ(found.events_without, 2.0);
  EXPECT_EQ(found.time_without, 3.0);
  EXPECT_EQ(found.time_with, 6.0);
}

TEST(TimeDependent, AStateFromTheStartIsAnOrdinaryCovariate) {
  for (const bool entry : {false, true}) {
    const CoxCohort cohort = random_cohort(5, {.n = 60, .columns = 1, .entry = entry});
    std::vector<double> began;
    for (std::size_t i = 0; i < cohort.x.size(); ++i) began.push_back(cohort.x[i][0] > 0.0 ? 0.0 : never);
    const TimeDependentEffect found = time_dependent_effect(cohort.follow_up(), began);
    const CoxFit ordinary = cox(cohort.follow_up(), cohort.covariates());
    EXPECT_NEAR(found.fit.coefficient[0].estimate, ordinary.coefficient[0].estimate, 1e-10);
    EXPECT_EQ(found.events_with + found.events_without, cohort.follow_up().total_events());
  }
}

TEST(TimeDependent, CountsOfPatientsEqualRepeatedRows) {
  const CoxCohort cohort = random_cohort(8, {.n = 50, .columns = 1, .counts = true});
  const CoxCohort rows = repeated(cohort);
  const auto begins = [](const CoxCohort& patients) {
    std::vector<double> began;
    for (std::size_t i = 0; i < patients.time.size(); ++i)
      began.push_back(patients.x[i][0] > 0.0 ? patients.time[i] / 3.0 : never);
    return began;
  };
  const TimeDependentEffect weighted = time_dependent_effect(cohort.follow_up(), begins(cohort));
  const TimeDependentEffect expected = time_dependent_effect(rows.follow_up(), begins(rows));
  EXPECT_NEAR(weighted.fit.coefficient[0].estimate, expected.fit.coefficient[0].estimate, 1e-10);
  EXPECT_NEAR(weighted.fit.coefficient[0].std_error, expected.fit.coefficient[0].std_error, 1e-10);
  EXPECT_NEAR(weighted.time_with, expected.time_with, 1e-9);
}

TEST(TimeDependent, AStateThatBeginsWithTheEndDidNotBegin) {
  const FollowUp follow_up(std::vector<double>{3, 4, 5, 6}, std::vector<std::uint8_t>{1, 1, 1, 0});
  const std::vector<double> at_end{3.0 * (1.0 + 1e-12), never, 2, 5.0 * (1.0 - 1e-12)};
  const TimeDependentEffect found = time_dependent_effect(follow_up, at_end);
  EXPECT_EQ(found.n_began, 2u);
  EXPECT_EQ(found.events_with, 1.0);
}

TEST(TimeDependent, SaysWhatItCannotEstimate) {
  const FollowUp follow_up(std::vector<double>{3, 4}, std::vector<std::uint8_t>{1, 1});
  EXPECT_THROW((void)time_dependent_effect(follow_up, std::vector<double>{never, never}), NotEstimable);
  EXPECT_THROW((void)time_dependent_effect(follow_up, std::vector<double>{0.0, 0.0}), NotEstimable);
  EXPECT_THROW((void)time_dependent_effect(follow_up, std::vector<double>{1.0}), InvalidOption);
  EXPECT_THROW((void)time_dependent_effect(follow_up, std::vector<double>{1.0, std::nan("")}), InvalidOption);
  const FollowUp nobody(std::vector<double>{3, 4}, std::vector<std::uint8_t>{0, 0});
  EXPECT_THROW((void)time_dependent_effect(nobody, std::vector<double>{1.0, never}), NotEstimable);
}

// A state begins 2.5e-6 before the end. The times and begins that are looked at first have the mean 157.6, so that this
// is no near tie (2.35e-6); the ends of the intervals, without the begins before follow-up, have 183.7, so that it is.
TEST(TimeDependent, MergesTheTimesThatItsIntervalsHave) {
  const std::vector<double> time{100, 200, 300, 400};
  const std::vector<std::uint8_t> event{1, 1, 1, 0};
  const FollowUp follow_up({.time = time, .event = event});
  const TimeDependentEffect found = time_dependent_effect(follow_up, std::vector<double>{100 - 2.5e-6, -1, -2, never});
  EXPECT_EQ(found.n_without, 2u);
  EXPECT_EQ(found.n_began, 2u);
}

}  // namespace
}  // namespace rtsurv::survival
