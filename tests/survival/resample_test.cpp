// A resample of a follow-up by weights equals the follow-up of repeated rows.
#include <random>

#include <gmock/gmock.h>

#include "rtsurv/survival/cox/cox.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"
#include "rtsurv/survival/curve/log_rank.hpp"

namespace rtsurv::survival {
namespace {

using testing::ElementsAre;

struct Cohort {
  std::vector<double> time, weight;
  std::vector<std::uint8_t> event;
  std::vector<int> group;
};

Cohort random_cohort(unsigned seed) {
  std::mt19937 random(seed);
  Cohort cohort;
  for (int i = 0; i < 60; ++i) {
    cohort.time.push_back(static_cast<double>(1 + random() % 25));
    cohort.event.push_back(random() % 3 != 0 ? 1 : 0);
    cohort.weight.push_back(static_cast<double>(random() % 4));
    cohort.group.push_back(static_cast<int>(random() % 3));
  }
  return cohort;
}

Cohort repeated(const Cohort& cohort) {
  Cohort rows;
  for (std::size_t i = 0; i < cohort.time.size(); ++i)
    for (int k = 0; k < static_cast<int>(cohort.weight[i]); ++k) {
      rows.time.push_back(cohort.time[i]);
      rows.event.push_back(cohort.event[i]);
      rows.group.push_back(cohort.group[i]);
    }
  return rows;
}

FollowUp plain(const Cohort& cohort) { return FollowUp({.time = cohort.time, .event = cohort.event}); }

Covariates numbers(const std::vector<int>& group) {
  Covariates x{group.size(), 1, {}};
  for (const int g : group) x.values.push_back(g);
  return x;
}

TEST(Reweighted, LeavesOutWhoIsNotDrawnAndStaysSorted) {
  const std::vector<double> time{5, 1, 3}, weight{2, 0, 1};
  const std::vector<std::uint8_t> event{1, 1, 0};
  const FollowUp sample = FollowUp({.time = time, .event = event}).reweighted(weight);
  EXPECT_THAT(sample.time(), ElementsAre(3, 5));
  EXPECT_THAT(sample.weight(), ElementsAre(1, 2));
  EXPECT_THAT(sample.order(), ElementsAre(2U, 0U));
  EXPECT_EQ(sample.caller_size(), 3U);
  EXPECT_EQ(sample.total_events(), 2.0);
}

TEST(Reweighted, RefusesWeightsThatDoNotFit) {
  const std::vector<double> time{5, 1}, few{1}, negative{1, -1};
  const std::vector<std::uint8_t> event{1, 1};
  const FollowUp follow_up({.time = time, .event = event});
  EXPECT_THROW((void)follow_up.reweighted(few), InvalidOption);
  EXPECT_THROW((void)follow_up.reweighted(negative), InvalidOption);
}

TEST(Reweighted, GivesWhatRepeatedRowsGive) {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const Cohort cohort = random_cohort(seed), rows = repeated(cohort);
    const FollowUp sample = plain(cohort).reweighted(cohort.weight), whole = plain(rows);
    const std::vector<double> at{3, 12, 24};
    const KaplanMeier a = kaplan_meier(sample, {.at = at}), b = kaplan_meier(whole, {.at = at});
    for (std::size_t k = 0; k < at.size(); ++k)
      EXPECT_NEAR(a.at[k].survival.value_or(-1.0), b.at[k].survival.value_or(-1.0), 1e-12);
    EXPECT_NEAR(log_rank(sample, cohort.group).test.chi_square, log_rank(whole, rows.group).test.chi_square, 1e-9);
    EXPECT_NEAR(cox(sample, numbers(cohort.group)).coefficient[0].estimate,
                cox(whole, numbers(rows.group)).coefficient[0].estimate, 1e-9);
  }
}

TEST(InStrata, EqualsStrataGivenAtTheDoor) {
  const Cohort cohort = random_cohort(3);
  const std::vector<double> entry(cohort.time.size(), 0.0);
  const FollowUp at_door({.time = cohort.time, .event = cohort.event, .entry = entry, .stratum = cohort.group});
  const FollowUp later = FollowUp({.time = cohort.time, .event = cohort.event, .entry = entry}).in_strata(cohort.group);
  EXPECT_THAT(later.time(), testing::ElementsAreArray(at_door.time()));
  EXPECT_THAT(later.stratum(), testing::ElementsAreArray(at_door.stratum()));
  EXPECT_THAT(later.order(), testing::ElementsAreArray(at_door.order()));
  EXPECT_THAT(later.entry(), testing::ElementsAreArray(at_door.entry()));
  const std::vector<int> one(cohort.time.size(), 0);
  EXPECT_THAT(at_door.in_strata(one).time(), testing::ElementsAreArray(plain(cohort).time()));
}

TEST(InStrata, RefusesCodesThatDoNotFit) {
  const std::vector<double> time{5, 1};
  const std::vector<std::uint8_t> event{1, 1};
  const std::vector<int> few{0}, negative{0, -1};
  const FollowUp follow_up({.time = time, .event = event});
  EXPECT_THROW((void)follow_up.in_strata(few), InvalidOption);
  EXPECT_THROW((void)follow_up.in_strata(negative), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::survival
