#include "rtsurv/survival/cutpoint/two_cuts.hpp"

#include <cmath>
#include <map>
#include <random>

#include <gtest/gtest.h>

#include "oracle/oracle.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/parallel/parallel_for.hpp"
#include "rtsurv/survival/cutpoint/detail/scores.hpp"

namespace rtsurv::survival {
using namespace detail;
namespace {

struct Cohort {
  std::vector<double> time, x;
  std::vector<std::uint8_t> event;

  [[nodiscard]] FollowUp follow_up() const { return FollowUp(time, event); }
};

Cohort read(const std::string& file, const std::string& x) {
  const auto data = oracle::read_columns("maxstat/" + file + ".csv");
  Cohort cohort{data.at("time"), data.at(x), {}};
  for (const double event : data.at("event")) cohort.event.push_back(event != 0.0 ? 1 : 0);
  return cohort;
}

TEST(TwoCuts, AgreesWithTheDefinitionInR) {
  for (const auto& expected : oracle::read_json("two_cuts/expected.json")) {
    SCOPED_TRACE(expected["data"].get<std::string>() + " " + expected["x"].get<std::string>());
    const Cohort cohort = read(expected["data"], expected["x"]);
    const TwoCuts found =
        two_cuts(cohort.follow_up(), cohort.x, {.min_proportion = expected["min"], .max_proportion = expected["max"]});
    EXPECT_EQ(found.low_cut, expected["cuts"][0].get<double>());
    EXPECT_EQ(found.high_cut, expected["cuts"][1].get<double>());
    EXPECT_EQ(found.n_low, expected["n"][0].get<std::size_t>());
    EXPECT_EQ(found.n_middle, expected["n"][1].get<std::size_t>());
    EXPECT_EQ(found.n_high, expected["n"][2].get<std::size_t>());
    EXPECT_EQ(found.pairs, expected["pairs"].get<std::size_t>());
    EXPECT_NEAR(found.statistic, expected["statistic"].get<double>(), 1e-9 * found.statistic);
    const double p = expected["p"], draws = expected["p_draws"];
    const double error = std::sqrt(p * (1.0 - p) * (1.0 / draws + 1.0 / 9999.0)) + 1e-4;
    EXPECT_NEAR(found.p, p, 4.0 * error);
  }
}

// Gehan's scores of six untied events are 5, 3, 1, -1, -3, -5 (sum of squares 70). With 1 to 4 patients below a cut the
// sums of squares between the groups are (1,2) 50, (1,3) 60, (1,4) 60, (2,3) 60, (2,4) 64, (3,4) 60; Q = 5 x 64 / 70.
TEST(TwoCuts, AgreesWithSixPatientsByHand) {
  const Cohort cohort{{1, 2, 3, 4, 5, 6}, {10, 20, 30, 40, 50, 60}, {1, 1, 1, 1, 1, 1}};
  const TwoCuts found =
      two_cuts(cohort.follow_up(), cohort.x,
               {.score = MaxstatScore::gehan, .min_proportion = 0.3, .max_proportion = 0.7, .replicates = 99});
  EXPECT_NEAR(found.statistic, 32.0 / 7.0, 1e-12);
  EXPECT_EQ(found.pairs, 6U);
  EXPECT_EQ(found.low_cut, 20.0);
  EXPECT_EQ(found.high_cut, 40.0);
  EXPECT_EQ(found.n_low, 2U);
  EXPECT_EQ(found.n_middle, 2U);
  EXPECT_EQ(found.n_high, 2U);
}

/// Every pair of values as its definition reads.
TwoCuts naive(const Cohort& cohort, double min_proportion, double max_proportion) {
  const FollowUp follow_up = cohort.follow_up();
  const std::vector<double> sorted_scores = log_rank_scores(follow_up);
  const auto n = static_cast<double>(cohort.x.size());
  std::vector<double> score(cohort.x.size());
  double mean = 0.0, squares = 0.0;
  for (std::size_t i = 0; i < score.size(); ++i) {
    score[follow_up.order()[i]] = sorted_scores[i];
    mean += sorted_scores[i] / n;
  }
  for (const double a : score) squares += (a - mean) * (a - mean);
  std::map<double, int> values;
  for (const double x : cohort.x) ++values[x];
  TwoCuts best;
  for (const auto& low : values)
    for (const auto& high : values) {
      if (!(low.first < high.first)) continue;
      double count[3] = {0, 0, 0}, sum[3] = {0, 0, 0}, between = 0.0;
      for (std::size_t i = 0; i < score.size(); ++i) {
        const int g = cohort.x[i] <= low.first ? 0 : cohort.x[i] <= high.first ? 1 : 2;
        ++count[g];
        sum[g] += score[i] - mean;
      }
      const double fewest = std::max(1.0, std::floor(n * min_proportion));
      if (count[0] < fewest || count[1] < fewest || count[2] < 1 || n - count[2] > std::floor(n * max_proportion))
        continue;
      ++best.pairs;
      for (int g = 0; g < 3; ++g) between += sum[g] * sum[g] / count[g];
      if (const double q = (n - 1.0) * between / squares; q > best.statistic * (1.0 + 1e-12)) {
        best.statistic = q;
        best.low_cut = low.first;
        best.high_cut = high.first;
      }
    }
  return best;
}

TEST(TwoCuts, EqualsItsNaiveTwin) {
  std::mt19937 random(3);
  for (int round = 0; round < 60; ++round) {
    Cohort cohort;
    const std::size_t n = 12 + random() % 60, distinct = 4 + random() % 30;
    for (std::size_t i = 0; i < n; ++i) {
      cohort.time.push_back(1.0 + static_cast<double>(random() % 20));
      cohort.event.push_back(random() % 3 != 0 ? 1 : 0);
      cohort.x.push_back(static_cast<double>(random() % distinct));
    }
    const double min = 0.05 * static_cast<double>(random() % 5), max = 0.95 - 0.05 * static_cast<double>(random() % 3);
    const TwoCuts expected = naive(cohort, min, max);
    if (expected.pairs == 0) continue;
    const TwoCuts found =
        two_cuts(cohort.follow_up(), cohort.x, {.min_proportion = min, .max_proportion = max, .replicates = 9});
    EXPECT_EQ(found.pairs, expected.pairs);
    EXPECT_NEAR(found.statistic, expected.statistic, 1e-9);
    EXPECT_EQ(found.low_cut, expected.low_cut);
    EXPECT_EQ(found.high_cut, expected.high_cut);
  }
}

TEST(TwoCuts, RejectsAsOftenAsItSaysWithoutAnEffect) {
  std::mt19937 random(11);
  int rejected = 0;
  constexpr int cohorts = 300;
  for (int round = 0; round < cohorts; ++round) {
    Cohort cohort;
    for (std::size_t i = 0; i < 60; ++i) {
      cohort.time.push_back(-std::log((static_cast<double>(random()) + 0.5) / 4294967296.0));
      cohort.event.push_back(random() % 4 != 0 ? 1 : 0);
      cohort.x.push_back(static_cast<double>(random() % 15));
    }
    if (two_cuts(cohort.follow_up(), cohort.x, {.replicates = 199}).p <= 0.1) ++rejected;
  }
  EXPECT_NEAR(rejected, 0.1 * cohorts, 4.0 * std::sqrt(0.09 * cohorts));
}

TEST(TwoCuts, DependsOnTheSeedAndNotOnTheThreads) {
  const Cohort cohort = read("pbc", "age");
  const auto p = [&](std::size_t threads, std::uint64_t seed) {
    parallel::set_threads(threads);
    return two_cuts(cohort.follow_up(), cohort.x, {.replicates = 999, .seed = seed}).p;
  };
  const double one = p(1, 5);
  EXPECT_EQ(p(3, 5), one);
  EXPECT_NE(p(3, 6), one);
  parallel::set_threads(0);
}

TEST(TwoCuts, SaysWhatItCannotSearch) {
  const Cohort two{{1, 2, 3, 4}, {1, 1, 2, 2}, {1, 1, 1, 1}};
  EXPECT_THROW((void)two_cuts(two.follow_up(), two.x), NotEstimable);
  Cohort many;
  for (int i = 0; i < 1400; ++i) {
    many.time.push_back(i + 1.0);
    many.x.push_back(i);
    many.event.push_back(1);
  }
  EXPECT_THROW((void)two_cuts(many.follow_up(), many.x), NotEstimable);
  EXPECT_THROW((void)two_cuts(two.follow_up(), std::vector<double>{1}), InvalidOption);
  EXPECT_THROW((void)two_cuts(two.follow_up(), two.x, {.replicates = 0}), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::survival
