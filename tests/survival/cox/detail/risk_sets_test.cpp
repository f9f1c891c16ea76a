#include "rtsurv/survival/cox/detail/risk_sets.hpp"

#include <gmock/gmock.h>

#include "survival/cox_cohort.hpp"

namespace rtsurv::survival {
using namespace detail;
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// By time: 1+ 2 3 3+ 3 4+ 5: event times 2, 3, 5. The subject censored at 1 is never at risk at one of them.
TEST(RiskSets, put_the_events_of_a_time_before_those_who_only_leave_then) {
  const std::vector<double> time{1, 2, 3, 3, 3, 4, 5};
  const std::vector<std::uint8_t> event{0, 1, 1, 0, 1, 0, 1};
  const RiskSets sets = risk_sets(FollowUp(time, event), Ties::efron);
  EXPECT_EQ(sets.times(), 3U);
  EXPECT_THAT(sets.subject, ElementsAre(1, 2, 4, 3, 5, 6));
  EXPECT_THAT(sets.begin, ElementsAre(0, 1, 5, 6));
  EXPECT_THAT(sets.deaths_end, ElementsAre(1, 3, 6));
  EXPECT_THAT(sets.event_time, ElementsAre(0, 1, 1, 1, 1, 2));
  EXPECT_THAT(sets.steps, ElementsAre(1, 2, 1));
  EXPECT_THAT(sets.step_weight, ElementsAre(1, 1, 1));
  EXPECT_THAT(sets.stratum_begin, ElementsAre(0, 3));
  EXPECT_THAT(sets.before, IsEmpty());
}

TEST(RiskSets, take_a_tie_in_one_step_per_patient_per_row_or_at_once) {
  const std::vector<double> time{1, 1, 2}, counts{2, 3, 1}, shares{0.5, 1.0, 1.0};
  const std::vector<std::uint8_t> event{1, 1, 0};
  const RiskSets counted = risk_sets(FollowUp({time, event, {}, counts}), Ties::efron);
  EXPECT_TRUE(counted.weights_are_counts);
  EXPECT_THAT(counted.steps, ElementsAre(5));
  EXPECT_THAT(counted.step_weight, ElementsAre(1));
  const RiskSets shared = risk_sets(FollowUp({time, event, {}, shares}), Ties::efron);
  EXPECT_FALSE(shared.weights_are_counts);
  EXPECT_THAT(shared.steps, ElementsAre(2));
  EXPECT_THAT(shared.step_weight, ElementsAre(0.75));
  const RiskSets at_once = risk_sets(FollowUp({time, event, {}, counts}), Ties::breslow);
  EXPECT_THAT(at_once.steps, ElementsAre(1));
  EXPECT_THAT(at_once.step_weight, ElementsAre(5));
}

TEST(RiskSets, leave_out_who_is_never_at_risk_at_an_event) {
  // Weight 0; at risk between two event times only; a stratum without events.
  const std::vector<double> time{1, 2, 3, 4, 5}, entry{0, 0, 2.5, 0, 0}, weight{1, 0, 1, 1, 1};
  const std::vector<std::uint8_t> event{1, 1, 0, 1, 0};
  const std::vector<int> stratum{0, 0, 0, 0, 3};
  const RiskSets sets = risk_sets(FollowUp({time, event, entry, weight, stratum}), Ties::efron);
  EXPECT_THAT(sets.subject, ElementsAre(0, 3));
  EXPECT_EQ(sets.strata(), 1U);
}

TEST(RiskSets, know_who_has_entered_at_each_event_time) {
  const CoxCohort cohort = random_cohort(1, {.n = 200, .entry = true, .strata = true});
  const FollowUp follow_up = cohort.follow_up();
  const RiskSets sets = risk_sets(follow_up, Ties::efron);
  const auto time = [&](std::size_t k) { return follow_up.time()[sets.subject[sets.begin[k]]]; };
  const auto stratum = [&](std::size_t row) { return follow_up.stratum()[sets.subject[row]]; };
  std::size_t leaving = 0;
  for (std::size_t k = 0; k < sets.times(); ++k) {
    for (std::size_t row = 0; row < sets.rows(); ++row) {
      if (stratum(row) != stratum(sets.begin[k])) continue;
      const bool at_risk =
          follow_up.entry()[sets.subject[row]] < time(k) && time(k) <= follow_up.time()[sets.subject[row]];
      EXPECT_EQ(sets.at_risk(row, k) && sets.event_time[row] >= k, at_risk);
    }
    for (std::size_t l = sets.leaving_begin[k]; l < sets.leaving_begin[k + 1]; ++l, ++leaving)
      EXPECT_EQ(sets.before[sets.leaving[l]], k);
  }
  EXPECT_EQ(leaving, sets.leaving.size());
}

}  // namespace
}  // namespace rtsurv::survival
