#include "rtsurv/survival/cox/concordance.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include <gtest/gtest.h>

#include "oracle/oracle.hpp"
#include "survival/cox_cohort.hpp"

namespace rtsurv::survival {
namespace {

using oracle::expect_close;

/// Every pair of subjects, one after the other.
Concordance naive_concordance(const CoxCohort& cohort, const std::vector<double>& score) {
  const std::size_t n = cohort.time.size();
  const auto weight = [&](std::size_t i) { return cohort.weight.empty() ? 1.0 : cohort.weight[i]; };
  std::vector<double> concordant(n), discordant(n), tied(n);
  Concordance sum;
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j) {
      if (cohort.event[i] == 0 || cohort.time[j] < cohort.time[i]) continue;
      if (cohort.time[j] == cohort.time[i] && cohort.event[j] != 0) continue;
      if (!cohort.entry.empty() && cohort.entry[j] >= cohort.time[i]) continue;
      if (!cohort.stratum.empty() && cohort.stratum[j] != cohort.stratum[i]) continue;
      auto& count = score[i] > score[j] ? concordant : score[i] < score[j] ? discordant : tied;
      count[i] += weight(j);
      count[j] += weight(i);
      (score[i] > score[j]   ? sum.concordant
       : score[i] < score[j] ? sum.discordant
                             : sum.tied_score) += weight(i) * weight(j);
    }
  const double pairs = sum.concordant + sum.discordant + sum.tied_score;
  const double d = (sum.concordant - sum.discordant) / pairs;
  const bool counts = std::ranges::all_of(cohort.weight, [](double w) { return w == std::floor(w); });
  double variance = 0.0;
  for (std::size_t i = 0; i < n; ++i) {
    const double all = concordant[i] + discordant[i] + tied[i];
    const double influence = (concordant[i] - discordant[i] - d * all) / pairs;
    variance += (counts ? weight(i) : weight(i) * weight(i)) * influence * influence;
  }
  sum.c = (1.0 + d) / 2.0;
  sum.std_error = std::sqrt(variance) / 2.0;
  return sum;
}

void expect_same(const Concordance& actual, const Concordance& expected) {
  EXPECT_NEAR(actual.c, expected.c, 1e-12);
  EXPECT_NEAR(actual.std_error, expected.std_error, 1e-12);
  EXPECT_NEAR(actual.concordant, expected.concordant, 1e-9);
  EXPECT_NEAR(actual.discordant, expected.discordant, 1e-9);
  EXPECT_NEAR(actual.tied_score, expected.tied_score, 1e-9);
}

/// A few values only, so that scores are tied.
std::vector<double> coarse_scores(const CoxCohort& cohort) {
  std::vector<double> score;
  for (const auto& x : cohort.x) score.push_back(std::round(2.0 * x[1]) + x[0]);
  return score;
}

// Six patients, time(score): 1(1) 2(0) 2.5+(1) 3(0) 4(0) 5+(0).
//   event at 1, score 1, against 0 1 0 0 0: 4 concordant, 1 tied
//   event at 2, score 0, against 1 0 0 0:   1 discordant, 3 tied
//   events at 3 and 4, score 0, against 0s: 2 and 1 tied
// d = (4 - 1) / 12 = 1/4, c = 5/8. concordant - discordant - d pairs of each patient:
//   4 - 5/4, 1 - 1 - 5/4, -1 - 2/4, 1 - 4/4, 1 - 4/4, 1 - 4/4; squares 121/16 + 25/16 + 36/16 = 182/16
//   variance 1/4 * 182/16 / 144
const CoxCohort six{{1, 2, 2.5, 3, 4, 5}, {1, 1, 0, 1, 1, 0}, {{1}, {0}, {1}, {0}, {0}, {0}}};

TEST(Concordance, agrees_with_six_patients_by_hand) {
  const std::vector<double> score{1, 0, 1, 0, 0, 0};
  const Concordance c = concordance(six.follow_up(), score);
  EXPECT_EQ(c.c, 0.625);
  EXPECT_EQ(c.concordant, 4.0);
  EXPECT_EQ(c.discordant, 1.0);
  EXPECT_EQ(c.tied_score, 7.0);
  EXPECT_NEAR(c.std_error, std::sqrt(182.0 / 16 / 144 / 4), 1e-15);
}

TEST(Concordance, equals_the_count_of_all_pairs) {
  for (unsigned seed = 0; seed < 64; ++seed) {
    SCOPED_TRACE(seed);
    const CoxCohort cohort = random_cohort(seed, {.n = 20 + seed,
                                                  .entry = seed % 2 == 1,
                                                  .counts = seed % 3 == 1,
                                                  .shares = seed % 3 == 2,
                                                  .strata = seed % 4 >= 2});
    const std::vector<double> score = coarse_scores(cohort);
    const Concordance found = concordance(cohort.follow_up(), score);
    expect_same(found, naive_concordance(cohort, score));
    EXPECT_EQ(harrells_c(cohort.follow_up(), score), found.c);
  }
}

TEST(Concordance, takes_a_count_for_as_many_patients) {
  const CoxCohort cohort = random_cohort(1, {.n = 60, .entry = true, .counts = true, .strata = true});
  expect_same(concordance(cohort.follow_up(), coarse_scores(cohort)),
              concordance(repeated(cohort).follow_up(), coarse_scores(repeated(cohort))));
}

TEST(Concordance, turns_round_with_the_score) {
  const CoxCohort cohort = random_cohort(2, {.n = 60, .strata = true});
  std::vector<double> score = coarse_scores(cohort);
  const Concordance c = concordance(cohort.follow_up(), score);
  for (double& value : score) value = -3.0 * value + 7.0;
  const Concordance turned = concordance(cohort.follow_up(), score);
  EXPECT_NEAR(turned.c, 1.0 - c.c, 1e-14);
  EXPECT_NEAR(turned.std_error, c.std_error, 1e-14);
}

TEST(Concordance, does_not_depend_on_the_order_of_patients_or_the_unit_of_time) {
  const CoxCohort cohort = random_cohort(3, {.n = 60, .entry = true, .shares = true, .strata = true});
  CoxCohort backwards;
  for (std::size_t i = cohort.time.size(); i-- > 0;) backwards.add(cohort, i);
  for (double& time : backwards.time) time *= 12.0;
  for (double& time : backwards.entry) time *= 12.0;
  expect_same(concordance(backwards.follow_up(), coarse_scores(backwards)),
              concordance(cohort.follow_up(), coarse_scores(cohort)));
}

TEST(Concordance, is_one_half_when_all_scores_are_equal) {
  const Concordance c = concordance(six.follow_up(), std::vector<double>(6, 3.25));
  EXPECT_EQ(c.c, 0.5);
  EXPECT_EQ(c.std_error, 0.0);
}

TEST(Concordance, agrees_with_r_on_every_case) {
  const nlohmann::json file = oracle::read_json("concordance/expected.json");
  int number = 0;
  for (const nlohmann::json& spec : file["cases"]) {
    SCOPED_TRACE("case " + std::to_string(++number));
    oracle::Columns data = oracle::read_columns("concordance/" + spec["data"].get<std::string>() + ".csv");
    const auto column = [&](const char* role) {
      return spec[role].is_string() ? data.at(spec[role].get<std::string>()) : std::vector<double>{};
    };
    const std::vector<std::uint8_t> event(data["event"].begin(), data["event"].end());
    const std::vector<double> entry = column("entry"), weight = column("weight"), site = column("strata");
    const std::vector<int> strata(site.begin(), site.end());
    const Concordance c = concordance(FollowUp({data["time"], event, entry, weight, strata}), column("score"));
    expect_close(c.c, spec["c"], 1e-12);
    expect_close(c.std_error, spec["std_error"], 1e-11);
    expect_close({c.concordant, c.discordant, c.tied_score}, oracle::numbers(spec["pairs"]), 1e-12);
  }
}

TEST(Concordance, refuses_what_cannot_be_compared) {
  const std::vector<double> score{1, 2, 3, 4, 5, 6};
  CoxCohort cohort = six;
  EXPECT_THROW(static_cast<void>(concordance(cohort.follow_up(), std::vector<double>{1, 2})), InvalidOption);
  EXPECT_THROW(static_cast<void>(concordance(cohort.follow_up(), std::vector<double>(6, std::nan("")))), InvalidOption);
  cohort.event = {0, 0, 0, 0, 0, 1};  // nobody outlives the only event
  EXPECT_THROW(static_cast<void>(concordance(cohort.follow_up(), score)), NotEstimable);
}

// Each pair of clusters is one patient with two rows: their influences add up before they are squared.
TEST(Concordance, sums_the_influence_of_a_cluster) {
  const CoxCohort cohort = random_cohort(5, {.n = 60, .entry = true, .shares = true, .strata = true});
  const std::vector<double> score = coarse_scores(cohort);
  std::vector<int> alone, all(60, 7);
  for (int i = 0; i < 60; ++i) alone.push_back(3 * i);
  const Concordance each = concordance(cohort.follow_up(), score);
  EXPECT_NEAR(concordance(cohort.follow_up(), score, alone).std_error, each.std_error, 1e-14);
  EXPECT_NEAR(concordance(cohort.follow_up(), score, all).std_error, 0.0, 1e-14);  // the influences sum to 0
  EXPECT_EQ(concordance(cohort.follow_up(), score, all).c, each.c);
  EXPECT_THROW((void)concordance(cohort.follow_up(), score, std::vector<int>{1, 2}), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::survival
