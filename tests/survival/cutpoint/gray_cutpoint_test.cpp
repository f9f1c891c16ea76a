// Cut-points with competing events: the scores against R and the definition, the search against repeated rows.
#include <cmath>
#include <random>

#include <gmock/gmock.h>

#include "oracle/oracle.hpp"
#include "rtsurv/parallel/parallel_for.hpp"
#include "rtsurv/survival/cutpoint/cut_bootstrap.hpp"
#include "rtsurv/survival/cutpoint/cut_finder.hpp"
#include "rtsurv/survival/cutpoint/cut_shrinkage.hpp"
#include "rtsurv/survival/cutpoint/detail/scores.hpp"
#include "rtsurv/survival/cutpoint/maxstat.hpp"
#include "rtsurv/survival/cutpoint/two_cuts.hpp"

namespace rtsurv::survival {
namespace {

using ::testing::ElementsAre;

constexpr MaxstatOptions by_gray{.score = MaxstatScore::gray, .p_method = MaxstatP::lausen94};

struct Cohort {
  std::vector<double> time, x, weight;
  std::vector<int> cause;

  [[nodiscard]] CauseFollowUp follow_up() const { return CauseFollowUp({.time = time, .cause = cause}, 2); }
};

/// x brings the event sooner, and the competing one too.
Cohort random_cohort(unsigned seed, std::size_t n = 80, unsigned values_of_x = 40) {
  std::mt19937 random(seed);
  Cohort cohort;
  for (std::size_t i = 0; i < n; ++i) {
    const auto x = static_cast<double>(random() % values_of_x);
    cohort.x.push_back(x);
    cohort.time.push_back(static_cast<double>(1 + random() % (2 * values_of_x > x ? 30 : 12)));
    cohort.cause.push_back(static_cast<int>(random() % 3));
    cohort.weight.push_back(static_cast<double>(random() % 4));
  }
  return cohort;
}

// 1 event, 2 competing, 3 censored, 4 event, 5 competing, 6 event. G is 1 up to 3 and 3/4 afterwards, so that R is 6, then
// 3 + 3/4, then 1 + 3/4 + 1.
TEST(GrayScores, AgreeWithSixPatientsByHand) {
  const std::vector<double> time{1, 2, 3, 4, 5, 6};
  const std::vector<int> cause{1, 2, 0, 1, 2, 1};
  const auto near = [](double of_330) { return ::testing::DoubleNear(of_330 / 330.0, 1e-15); };
  EXPECT_THAT(detail::gray_scores({time, cause}),
              ElementsAre(near(275), near(-211), near(-55), near(187), near(-263), near(67)));
}

/// G(t-) and the hazard written down as they read: O(n^3).
double by_definition(const Cohort& cohort, std::size_t i) {
  const std::size_t n = cohort.time.size();
  const auto uncensored = [&](double t) {
    double g = 1.0;
    for (double u = 0.0; u < t; u += 1.0) {
      double at_risk = 0.0, censored = 0.0;
      for (std::size_t j = 0; j < n; ++j) {
        at_risk += cohort.time[j] >= u ? 1.0 : 0.0;
        censored += cohort.time[j] == u && cohort.cause[j] == 0 ? 1.0 : 0.0;
      }
      if (at_risk > 0.0) g *= 1.0 - censored / at_risk;
    }
    return g;
  };
  const auto weight = [&](std::size_t j, double t) {
    if (cohort.time[j] >= t) return 1.0;
    return cohort.cause[j] == 2 ? uncensored(t) / uncensored(cohort.time[j]) : 0.0;
  };
  double score = cohort.cause[i] == 1 ? 1.0 : 0.0;
  for (double t = 0.0; t <= 40.0; t += 1.0) {
    double events = 0.0, at_risk = 0.0;
    for (std::size_t j = 0; j < n; ++j) {
      events += cohort.time[j] == t && cohort.cause[j] == 1 ? 1.0 : 0.0;
      at_risk += weight(j, t);
    }
    if (events > 0.0) score -= weight(i, t) * events / at_risk;
  }
  return score;
}

TEST(GrayScores, AreWhatTheirDefinitionSays) {
  const Cohort cohort = random_cohort(3, 40);
  const CauseFollowUp follow_up = cohort.follow_up();
  std::vector<int> cause;
  for (std::size_t i = 0; i < cohort.time.size(); ++i) cause.push_back(follow_up.cause_of(i));
  const std::vector<double> scores = detail::gray_scores({follow_up.any().time(), cause});
  for (std::size_t i = 0; i < scores.size(); ++i)
    EXPECT_NEAR(scores[i], by_definition(cohort, follow_up.any().order()[i]), 1e-12) << i;
}

TEST(GrayScores, AreLogRankScoresWithoutTiesAndCompetingEvents) {
  const std::vector<double> time{1, 2, 3, 4, 5, 6};
  const std::vector<int> cause{1, 0, 1, 1, 0, 1};
  const std::vector<std::uint8_t> event{1, 0, 1, 1, 0, 1};
  const std::vector<double> expected = detail::log_rank_scores(FollowUp(time, event));
  const std::vector<double> actual = detail::gray_scores({time, cause});
  for (std::size_t i = 0; i < 6; ++i) EXPECT_NEAR(actual[i], expected[i], 1e-15);
}

TEST(GrayCutpoint, AgreesWithR) {
  const auto oracle = oracle::read_json("gray_cutpoint/expected.json");
  for (const auto& expected : oracle["cases"]) {
    SCOPED_TRACE(expected["data"].dump() + expected["x"].dump());
    const auto data = oracle::read_columns("fine_gray/" + expected["data"].get<std::string>() + ".csv");
    const std::vector<int> cause(data.at("cause").begin(), data.at("cause").end());
    const CauseFollowUp follow_up({.time = data.at("time"), .cause = cause});
    const MaxstatOptions options{.score = MaxstatScore::gray,
                                 .min_proportion = expected["min"],
                                 .max_proportion = expected["max"],
                                 .replicates = 20'000};
    const Maxstat actual = maxstat(follow_up, data.at(expected["x"]), options);
    oracle::expect_close(actual.cutpoint, expected["cutpoint"]);
    oracle::expect_close(actual.statistic, expected["statistic"]);
    EXPECT_EQ(actual.n_low, expected["n_low"]);
    oracle::expect_close(actual.cut, oracle::numbers(expected["cut"]));
    oracle::expect_close(actual.candidate_statistic, oracle::numbers(expected["candidate_statistic"]));
    EXPECT_NEAR(actual.p, expected["p"].get<double>(),
                4.0 * std::hypot(expected["p_error"].get<double>(), *actual.p_std_error) + 1e-4);
  }
}

TEST(GrayCutpoint, IsFoundInAResampleAsOnRepeatedRows) {
  for (unsigned seed = 1; seed <= 100; ++seed) {
    const Cohort cohort = random_cohort(seed, 80, seed % 2 == 0 ? 6 : 60);
    Cohort rows;
    for (std::size_t i = 0; i < cohort.time.size(); ++i)
      for (int k = 0; k < static_cast<int>(cohort.weight[i]); ++k) {
        rows.time.push_back(cohort.time[i]);
        rows.cause.push_back(cohort.cause[i]);
        rows.x.push_back(cohort.x[i]);
      }
    const auto found = CutFinder(cohort.follow_up(), cohort.x, {}).search(cohort.weight);
    const Maxstat expected = maxstat(rows.follow_up(), rows.x, by_gray);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->cut, expected.cutpoint) << seed;
    EXPECT_NEAR(found->statistic, expected.statistic, 1e-9 * expected.statistic) << seed;
  }
}

TEST(GrayCutpoint, OfOtherScoresTakesCompetingEventsAsCensored) {
  const Cohort cohort = random_cohort(8);
  const MaxstatOptions options{.p_method = MaxstatP::lausen94};
  const Maxstat censored = maxstat(cohort.follow_up().only(1), cohort.x, options);
  EXPECT_EQ(maxstat(cohort.follow_up(), cohort.x, options).statistic, censored.statistic);
  EXPECT_NE(maxstat(cohort.follow_up(), cohort.x, by_gray).statistic, censored.statistic);
}

TEST(GrayCutpoint, NeedsCauses) {
  const Cohort cohort = random_cohort(8);
  EXPECT_THROW((void)maxstat(cohort.follow_up().only(1), cohort.x, by_gray), InvalidOption);
}

TEST(GrayCutpoint, HasTheSamePForAnyNumberOfThreads) {
  const Cohort cohort = random_cohort(11, 120);
  const MaxstatOptions options{.score = MaxstatScore::gray, .replicates = 2'000, .seed = 5};
  parallel::set_threads(1);
  const double one = maxstat(cohort.follow_up(), cohort.x, options).p;
  parallel::set_threads(3);
  EXPECT_EQ(maxstat(cohort.follow_up(), cohort.x, options).p, one);
  parallel::set_threads(0);
}

TEST(GrayTwoCuts, AreBeatenByNoPairOfTheSameScores) {
  const Cohort cohort = random_cohort(4, 100);
  const TwoCuts found = two_cuts(cohort.follow_up(), cohort.x, {.score = MaxstatScore::gray, .replicates = 100});
  const Maxstat one = maxstat(cohort.follow_up(), cohort.x, by_gray);
  EXPECT_GE(found.statistic, one.statistic * one.statistic * (1.0 - 1e-9));  // one cut is a pair with an empty group
  EXPECT_NE(found.statistic, two_cuts(cohort.follow_up().only(1), cohort.x, {.replicates = 100}).statistic);
}

/// A dose above 50 keeps the event away and brings the competing one, which leaves nobody to have it.
Cohort killing_dose() {
  Cohort cohort;
  for (int i = 0; i < 160; ++i) {
    const bool high = i % 2 == 0;
    cohort.x.push_back(high ? 51 + i % 9 : 41 + i % 9);
    cohort.time.push_back(1.0 + i % 20 + (high ? 0.25 : 0.5));
    cohort.cause.push_back(i % 5 == 0 ? 0 : high && i % 4 != 0 ? 2 : 1);
  }
  return cohort;
}

TEST(GrayCutpoint, HasItsResamplesFromTheSameScoresAndItsRatioFromTheSubdistribution) {
  const Cohort cohort = killing_dose();
  const CauseFollowUp follow_up = cohort.follow_up();
  const CutShrinkage gray = cut_shrinkage(follow_up, cohort.x, {.seed = 3});
  EXPECT_EQ(gray.cut, maxstat(follow_up, cohort.x, by_gray).cutpoint);
  EXPECT_LT(gray.coefficient, cut_shrinkage(follow_up.only(1), cohort.x, {.seed = 3}).coefficient);
  const CutBootstrap bootstrap = cut_bootstrap(follow_up, cohort.x, {.replicates = 50, .seed = 3});
  EXPECT_EQ(bootstrap.found, 50U);
}

}  // namespace
}  // namespace rtsurv::survival
