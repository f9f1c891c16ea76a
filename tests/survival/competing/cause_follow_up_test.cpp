#include "rtsurv/survival/competing/cause_follow_up.hpp"

#include <numeric>
#include <vector>

#include <gmock/gmock.h>

#include "rtsurv/survival/competing/cumulative_incidence.hpp"
#include "rtsurv/survival/competing/fine_gray.hpp"
#include "rtsurv/survival/competing/gray_test.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"
#include "survival/coefficients.hpp"
#include "survival/subdistribution.hpp"

namespace rtsurv::survival {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::Pointwise;

const std::vector<double> six_times{4, 2, 6, 1, 5, 3};
const std::vector<int> six_causes{1, 2, 0, 1, 2, 0};

TEST(CauseFollowUp, sorts_its_subjects_and_tells_causes_apart) {
  const CauseFollowUp follow_up({.time = six_times, .cause = six_causes});
  EXPECT_EQ(follow_up.causes(), 2);
  EXPECT_THAT(follow_up.any().event(), ElementsAre(1, 1, 0, 1, 1, 0));
  EXPECT_THAT(follow_up.only(1).event(), ElementsAre(1, 0, 0, 1, 0, 0));
  EXPECT_THAT(follow_up.only(2).event(), ElementsAre(0, 1, 0, 0, 1, 0));
  EXPECT_EQ(follow_up.only(2).total_events(), 2.0);
  EXPECT_EQ(follow_up.cause_of(4), 2);
}

TEST(CauseFollowUp, refuses_codes_that_are_no_cause) {
  const std::vector<double> time{1, 2};
  EXPECT_THROW(CauseFollowUp({.time = time, .cause = std::vector<int>{1, -1}}), InvalidOption);
  EXPECT_THROW(CauseFollowUp({.time = time, .cause = std::vector<int>{1, 3}}, 2), InvalidOption);
  EXPECT_THROW(CauseFollowUp({.time = time, .cause = std::vector<int>{1}}), InvalidOption);
  EXPECT_EQ(CauseFollowUp({.time = time, .cause = std::vector<int>{1, 0}}, 3).causes(), 3);
}

/// A random cohort with the counts 0 .. 3, and the same with as many rows.
struct Counted {
  Subdistribution once, rows;
  std::vector<double> count;
  std::vector<int> group, group_of_row;

  explicit Counted(unsigned seed) : once(random_subdistribution(seed, 80)) {
    for (std::size_t i = 0; i < once.time.size(); ++i) {
      count.push_back(static_cast<double>((i * 7 + seed) % 4));
      group.push_back(static_cast<int>(once.x[i][0]));
      for (double copy = 0.0; copy < count.back(); ++copy) {
        rows.add(once, i);
        group_of_row.push_back(group.back());
      }
    }
  }
  [[nodiscard]] CauseFollowUp counted() const {
    return CauseFollowUp({.time = once.time, .cause = once.cause, .weight = count});
  }
  [[nodiscard]] CauseFollowUp repeated() const { return CauseFollowUp({.time = rows.time, .cause = rows.cause}); }
};

TEST(CauseFollowUp, takes_a_weight_for_as_many_patients_in_every_method) {
  for (unsigned seed = 1; seed < 5; ++seed) {
    SCOPED_TRACE(seed);
    const Counted cohort(seed);
    const auto counted = cumulative_incidence(cohort.counted(), {.at = {4, 9}});
    const auto repeated = cumulative_incidence(cohort.repeated(), {.at = {4, 9}});
    for (std::size_t k = 0; k < 2; ++k) {
      EXPECT_EQ(counted[k].time, repeated[k].time);
      EXPECT_THAT(counted[k].cif, Pointwise(DoubleNear(1e-14), repeated[k].cif));
      EXPECT_THAT(counted[k].std_error, Pointwise(DoubleNear(1e-14), repeated[k].std_error));
      EXPECT_NEAR(*counted[k].at[1].upper, *repeated[k].at[1].upper, 1e-14);
    }
    EXPECT_NEAR(gray_test(cohort.counted(), cohort.group, 1).chi_square,
                gray_test(cohort.repeated(), cohort.group_of_row, 1).chi_square, 1e-11);
    const CoxFit weighted = fine_gray(cohort.counted(), cohort.once.covariates()).model;
    const CoxFit plain = fine_gray(cohort.repeated(), cohort.rows.covariates()).model;
    for (const auto number : {&Coefficient::estimate, &Coefficient::std_error, &Coefficient::robust_std_error})
      EXPECT_THAT(numbers_of(number, weighted), Pointwise(DoubleNear(1e-10), numbers_of(number, plain)));
  }
}

// With delayed entry the incidences of all causes and the Kaplan-Meier curve of freedom from them add up to 1.
TEST(CumulativeIncidence, shares_out_what_survival_loses_with_delayed_entry) {
  const Subdistribution cohort = random_subdistribution(3, 200);
  std::vector<double> entry;
  for (std::size_t i = 0; i < cohort.time.size(); ++i)
    entry.push_back(cohort.time[i] * static_cast<double>(i % 3) / 4.0 - (i % 3 == 0 ? 1.0 : 0.0));
  const CauseFollowUp follow_up({.time = cohort.time, .cause = cohort.cause, .entry = entry});
  const auto curves = cumulative_incidence(follow_up);
  const KaplanMeier free = kaplan_meier(follow_up.any(), {.at = curves[0].time});
  ASSERT_GT(curves[0].time.size(), 10u);
  for (std::size_t i = 0; i < curves[0].time.size(); ++i)
    EXPECT_NEAR(curves[0].cif[i] + curves[1].cif[i] + *free.at[i].survival, 1.0, 1e-13);
  // One cause alone: the incidence is 1 - S, its error Greenwood's.
  const std::vector<int> any(cohort.cause.size(), 1);
  const CauseFollowUp single({.time = cohort.time, .cause = any, .entry = entry});
  const auto curve = cumulative_incidence(single)[0];
  const KaplanMeier survival = kaplan_meier(single.any());
  for (std::size_t i = 0; i + 1 < curve.time.size(); ++i) EXPECT_NEAR(curve.cif[i], 1.0 - survival.survival[i], 1e-13);
}

TEST(CumulativeIncidence, does_not_look_at_strata) {
  const Subdistribution cohort = random_subdistribution(5, 60);
  std::vector<int> stratum;
  for (std::size_t i = 0; i < 60; ++i) stratum.push_back(static_cast<int>(i % 3));
  const auto stratified =
      cumulative_incidence(CauseFollowUp({.time = cohort.time, .cause = cohort.cause, .stratum = stratum}));
  const auto plain = cumulative_incidence(CauseFollowUp({.time = cohort.time, .cause = cohort.cause}));
  EXPECT_EQ(stratified[0].cif, plain[0].cif);
  EXPECT_EQ(stratified[1].std_error, plain[1].std_error);
}

/// The subjects of a cohort for whom `keep` is 1, as rows of their own.
Subdistribution rows_of(const Subdistribution& cohort, const std::vector<std::uint8_t>& keep) {
  Subdistribution rows;
  for (std::size_t i = 0; i < keep.size(); ++i)
    if (keep[i] != 0) rows.add(cohort, i);
  return rows;
}

TEST(CauseFollowUp, in_part_gives_what_its_rows_alone_give) {
  const Subdistribution cohort = random_subdistribution(8, 90);
  std::vector<std::uint8_t> keep;
  std::vector<int> group, group_of_rows;
  for (std::size_t i = 0; i < 90; ++i) {
    keep.push_back(i % 3 == 0 ? 0 : 1);
    group.push_back(i % 3 == 0 ? 0 : 1 + static_cast<int>(i % 2));  // group 0 is of nobody
    if (i % 3 != 0) group_of_rows.push_back(static_cast<int>(i % 2));
  }
  const CauseFollowUp part = CauseFollowUp({.time = cohort.time, .cause = cohort.cause}).subset(keep);
  const Subdistribution rows = rows_of(cohort, keep);
  const CauseFollowUp alone({.time = rows.time, .cause = rows.cause});
  EXPECT_EQ(part.of_cause(1), alone.of_cause(1));
  EXPECT_EQ(part.of_cause(2), alone.of_cause(2));
  EXPECT_EQ(cumulative_incidence(part)[0].cif, cumulative_incidence(alone)[0].cif);
  EXPECT_NEAR(gray_test(part, group, 1).chi_square, gray_test(alone, group_of_rows, 1).chi_square, 1e-9);
  EXPECT_EQ(gray_test(part, group, 1).df, 1.0);
  const FineGrayFit model = fine_gray(part, cohort.covariates()), of_rows = rows.fit();
  EXPECT_NEAR(model.model.coefficient[0].estimate, of_rows.model.coefficient[0].estimate, 1e-9);
  EXPECT_NEAR(model.model.coefficient[0].robust_std_error, of_rows.model.coefficient[0].robust_std_error, 1e-9);
  EXPECT_EQ(model.censored, of_rows.censored);
  EXPECT_EQ(model.competing, of_rows.competing);
}

TEST(CauseFollowUp, has_one_group_when_only_strangers_are_in_another) {
  const Subdistribution cohort = random_subdistribution(8, 60);
  std::vector<std::uint8_t> keep(60, 1);
  std::vector<int> group(60, 0);
  keep[0] = 0;
  group[0] = 1;
  const CauseFollowUp part = CauseFollowUp({.time = cohort.time, .cause = cohort.cause}).subset(keep);
  EXPECT_THROW((void)gray_test(part, group, 1), NotEstimable);
}

TEST(CauseFollowUp, counts_a_resample_as_its_rows) {
  const Subdistribution cohort = random_subdistribution(9, 50);
  std::vector<double> weight;
  Subdistribution rows;
  std::vector<int> group, group_of_rows;
  for (std::size_t i = 0; i < 50; ++i) {
    weight.push_back(static_cast<double>(i % 3));
    group.push_back(static_cast<int>(i % 2));
    for (std::size_t k = 0; k < i % 3; ++k) rows.add(cohort, i), group_of_rows.push_back(static_cast<int>(i % 2));
  }
  const CauseFollowUp drawn = CauseFollowUp({.time = cohort.time, .cause = cohort.cause}).reweighted(weight);
  const CauseFollowUp repeated({.time = rows.time, .cause = rows.cause});
  EXPECT_EQ(drawn.of_cause(2), repeated.of_cause(2));
  EXPECT_NEAR(gray_test(drawn, group, 1).chi_square, gray_test(repeated, group_of_rows, 1).chi_square, 1e-9);
  EXPECT_NEAR(fine_gray(drawn, cohort.covariates()).model.coefficient[0].estimate,
              rows.fit().model.coefficient[0].estimate, 1e-9);
}

TEST(CumulativeIncidence, counts_the_events_of_each_time) {
  const Subdistribution cohort = random_subdistribution(7, 70);
  const auto curves = cumulative_incidence(CauseFollowUp({.time = cohort.time, .cause = cohort.cause}));
  for (const IncidenceCurve& curve : curves) {
    ASSERT_EQ(curve.events_at.size(), curve.time.size());
    EXPECT_EQ(std::accumulate(curve.events_at.begin(), curve.events_at.end(), 0.0), curve.events);
  }
}

TEST(CauseFollowUp, is_refused_where_a_method_has_no_definition) {
  const Subdistribution cohort = random_subdistribution(6, 40);
  const std::vector<double> entry(40, -1.0), half(40, 0.5);
  const std::vector<int> stratum(40, 0);
  std::vector<int> group;
  for (int i = 0; i < 40; ++i) group.push_back(i % 2);
  const CauseFollowUp delayed({.time = cohort.time, .cause = cohort.cause, .entry = entry});
  const CauseFollowUp halved({.time = cohort.time, .cause = cohort.cause, .weight = half});
  const CauseFollowUp stratified({.time = cohort.time, .cause = cohort.cause, .stratum = stratum});
  EXPECT_THROW((void)gray_test(delayed, group, 1), InvalidOption);
  EXPECT_THROW((void)gray_test(halved, group, 1), InvalidOption);
  EXPECT_THROW((void)fine_gray(delayed, cohort.covariates()), InvalidOption);
  EXPECT_THROW((void)fine_gray(halved, cohort.covariates()), InvalidOption);
  EXPECT_THROW((void)fine_gray(stratified, cohort.covariates()), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::survival
