#include "rtsurv/regimens/dose_call.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "rtsurv/core/error.hpp"
#include "rtsurv/dose/models/high_dose.hpp"
#include "rtsurv/dose/models/linear_quadratic.hpp"

namespace rtsurv::regimens {
namespace {

using results::DoseResult;

DoseSchedule of(double total, int fractions) { return {{dose::Course{Gray{total}, fractions}}}; }

DoseCall call_of(std::vector<DoseSchedule> schedules, std::vector<double> alpha_beta = {3.5}) {
  DoseCall call;
  call.schedules = std::move(schedules);
  call.alpha_beta_gy = std::move(alpha_beta);
  return call;
}

double eqd2(const DoseResult& result, std::size_t regimen, std::size_t at = 0) {
  return result.regimens.at(regimen).effects.at(at).eqd2_gy;
}

void expect_refused(const DoseCall& call, const std::string& piece) {
  try {
    (void)regimens(call);
    FAIL() << "not refused: " << piece;
  } catch (const InvalidOption& error) {
    EXPECT_NE(std::string(error.what()).find(piece), std::string::npos) << error.what();
  }
}

// EQD2 = D (d + r) / (2 + r), to one decimal as clinicians quote them at r = 3.5 Gy; 36/6 at r = 4 Gy is 60.0 Gy.
TEST(DoseCall, schedules_have_their_published_eqd2) {
  const DoseResult result = regimens(call_of(
      {of(45, 15), of(54, 18), of(36, 6), of(44, 10), of(45, 10), of(35, 5), of(48, 10), of(60, 15)}, {3.5, 4.0}));
  const std::vector<double> expected{53.2, 63.8, 62.2, 63.2, 65.5, 66.8, 72.4, 81.8};
  for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_NEAR(eqd2(result, i), expected[i], 0.05) << i;
  EXPECT_NEAR(eqd2(result, 2, 1), 60.0, 1e-12);
  EXPECT_EQ(result.regimens[2].schedule.name, "36/6");
}

TEST(DoseCall, phases_add_their_effect_and_are_named_together) {
  const DoseResult result = regimens(call_of({{{dose::course(15, {2.67}), dose::Course{Gray{16.0}, 8}}}}, {3.5}));
  EXPECT_EQ(result.regimens[0].schedule.name, "40.05/15+16/8");
  EXPECT_NEAR(result.regimens[0].effects[0].bed_gy, 95.7452857142857, 1e-10);
}

TEST(DoseCall, differences_are_from_the_first_schedule_or_the_one_named) {
  DoseCall call = call_of({of(45, 15), of(54, 18)});
  const DoseResult first = regimens(call);
  EXPECT_EQ(first.regimens[0].effects[0].eqd2_difference_gy, 0.0);
  EXPECT_NEAR(*first.regimens[1].effects[0].eqd2_difference_gy, 702.0 / 11.0 - 585.0 / 11.0, 1e-12);
  call.against = of(50, 25);
  EXPECT_NEAR(*regimens(call).regimens[0].effects[0].eqd2_difference_gy, 585.0 / 11.0 - 50.0, 1e-12);
  EXPECT_FALSE(regimens(call_of({of(45, 15)})).regimens[0].effects[0].eqd2_difference_gy);
}

TEST(DoseCall, sorting_puts_the_highest_effect_first) {
  DoseCall call = call_of({of(45, 15), of(48, 10), of(54, 18)});
  call.sort = true;
  const DoseResult result = regimens(call);
  EXPECT_EQ(result.regimens[0].schedule.name, "48/10");
  EXPECT_EQ(result.regimens[2].schedule.name, "45/15");
  EXPECT_EQ(result.reference->schedule.name, "45/15");
}

// BED of EQD2 63 Gy at 3.5 is 63 (1 + 2/3.5) = 99 Gy. 3 Gy gives 39/7 a fraction: 17.8 -> 18. 6 Gy gives 114/7: 6.08
// -> 7. 2 Gy gives 22/7: 31.5 -> 32, more than 30.
TEST(DoseCall, the_search_finds_the_fewest_fractions_for_each_dose) {
  DoseCall call = call_of({of(36, 6)}, {3.5, 4.0});
  call.reach = {63.0, 30, {2.0, 3.0, 6.0}};
  const DoseResult result = regimens(call);
  ASSERT_EQ(result.regimens.size(), 3U);
  EXPECT_EQ(result.regimens[0].effects[0].reaches, false);  // 36 Gy in 6 is 62.2 Gy
  EXPECT_EQ(result.regimens[1].schedule.name, "54/18");
  EXPECT_EQ(result.regimens[2].schedule.name, "42/7");
  EXPECT_EQ(result.regimens[1].effects[1].reaches, true);  // 54/18 at 4 is 63 Gy sharp
  EXPECT_EQ(result.reach->not_reached_gy, std::vector<double>{2.0});
}

/// The search by trying every number of fractions.
int naive_fractions(const DoseCall& call, double d) {
  for (int n = 1; n <= call.reach->max_fractions; ++n) {
    DoseCall one = call_of({{{dose::course(n, {d})}}}, {call.alpha_beta_gy.front()});
    one.models = call.models;
    if (eqd2(regimens(one), 0) >= call.reach->eqd2_gy * (1.0 - 1e-12)) return n;
  }
  return 0;
}

TEST(DoseCall, the_search_agrees_with_trying_every_number_of_fractions_under_every_model) {
  for (const double rbe : {1.0, 1.1})
    for (const int per_day : {1, 2, 3})
      for (const double alpha_beta : {1.2, 3.5, 10.0}) {
        DoseCall call = call_of({}, {alpha_beta});
        call.models.rbe = rbe;
        call.models.fractions_per_day = per_day;
        if (per_day > 1) call.models.repair = dose::DailyRepair{6.0, 4.4};
        call.reach = {55.0, 60, {1.1, 1.5, 2.0, 2.67, 3.85, 7.0}};
        const DoseResult result = regimens(call);
        ASSERT_EQ(result.regimens.size() + result.reach->not_reached_gy.size(), 6U);
        for (const DoseResult::Regimen& found : result.regimens)
          EXPECT_EQ(found.schedule.fractions(), naive_fractions(call, found.schedule.phases[0].dose_per_fraction_gy));
        for (const double d : result.reach->not_reached_gy) EXPECT_EQ(naive_fractions(call, d), 0);
      }
}

TEST(DoseCall, isoeffective_fractions_have_the_effect_of_the_reference_under_every_model) {
  for (const int per_day : {1, 2}) {
    DoseCall call = call_of({of(50, 25)}, {3.5, 10.0});
    call.models.rbe = 1.1;
    call.models.fractions_per_day = per_day;
    if (per_day > 1) call.models.repair = dose::DailyRepair{6.0, 4.4};
    call.isoeffect_fractions = {5, 15};
    call.isoeffect_doses_gy = {2.67};
    const DoseResult result = regimens(call);
    ASSERT_EQ(result.isoeffects.size(), 6U);
    for (std::size_t i = 0; i < 6; ++i) {
      const DoseResult::Isoeffect& one = result.isoeffects[i];
      const double reference = result.reference->effects[i % 2].bed_gy;
      if (one.of_fractions)
        EXPECT_NEAR(one.effect.bed_gy, reference, 1e-10);
      else
        EXPECT_GE(one.effect.bed_gy, reference);
    }
  }
}

// 50/25 at 3.5: BED 550/7. 5 d (1 + d/3.5) = 550/7 has the root d = 1.75 (sqrt(1 + 4 * 110 / 24.5) - 1) = 5.8705... Gy.
TEST(DoseCall, five_fractions_of_the_effect_of_fifty_gray) {
  DoseCall call = call_of({of(50, 25)});
  call.isoeffect_fractions = {5};
  const double d = regimens(call).isoeffects[0].dose_per_fraction_gy;
  EXPECT_NEAR(d, 1.75 * (std::sqrt(1.0 + 440.0 / 24.5) - 1.0), 1e-12);
}

TEST(DoseCall, repopulation_takes_the_overall_time_and_a_short_course_gains_nothing) {
  DoseCall call = call_of({of(45, 15), of(45, 15)});
  call.models.regrowth = dose::DailyLoss{0.6, 14.0};
  call.schedules[0].overall_days = 26.0;
  call.schedules[1].overall_days = 5.0;
  const DoseResult result = regimens(call);
  EXPECT_NEAR(*result.regimens[0].lost_bed_gy, 7.2, 1e-12);
  EXPECT_NEAR(result.regimens[0].effects[0].bed_gy, 45.0 * (1.0 + 3.0 / 3.5) - 7.2, 1e-12);
  EXPECT_EQ(result.regimens[1].lost_bed_gy, 0.0);
  call.schedules[1].overall_days.reset();
  expect_refused(call, "overall time of every schedule");
}

TEST(DoseCall, high_doses_are_warned_of_and_the_straight_model_stands_beside) {
  DoseCall call = call_of({of(60, 3), of(45, 15)}, {10.0});
  EXPECT_NE(regimens(call).warnings.at(0).find("60/3"), std::string::npos);
  EXPECT_EQ(regimens(call).warnings.at(0).find("45/15"), std::string::npos);
  call.models.lql = {8.0, {}};
  const DoseResult result = regimens(call);
  const double expected = dose::bed_lql({Gray{60.0}, 3}, {10.0}, {{8.0}, 2.6}).value;
  EXPECT_NEAR(*result.regimens[0].effects[0].bed_lql_gy, expected, 1e-12);
  EXPECT_NEAR(*result.regimens[0].effects[0].eqd2_lql_gy, expected / 1.2, 1e-12);
  EXPECT_NEAR(*result.regimens[1].effects[0].bed_lql_gy, result.regimens[1].effects[0].bed_gy, 1e-12);
  EXPECT_EQ(result.warnings.size(), 1U);
}

TEST(DoseCall, the_dose_that_is_warned_of_is_the_weighted_one_and_isoeffects_count) {
  DoseCall call = call_of({of(30, 3)});
  EXPECT_TRUE(regimens(call).warnings.empty());
  call.models.rbe = 1.1;
  EXPECT_EQ(regimens(call).warnings.size(), 1U);
  DoseCall iso = call_of({of(60, 30)});
  iso.isoeffect_fractions = {1};
  EXPECT_EQ(regimens(iso).warnings.size(), 1U);
}

TEST(DoseCall, several_fractions_a_day_without_repair_are_warned_of) {
  DoseCall call = call_of({of(38.5, 10)});
  call.models.fractions_per_day = 2;
  EXPECT_NE(regimens(call).warnings.at(0).find("complete repair"), std::string::npos);
  call.models.repair = dose::DailyRepair{6.0, 4.4};
  EXPECT_TRUE(regimens(call).warnings.empty());
}

// At alpha/beta 2: 40 Gy in 20 is an EQD2 of 40 Gy, of which 30 Gy (60 Gy of BED) are remembered with a quarter recovered.
// 30 Gy in 10 adds 37.5 Gy. A limit of 50 Gy leaves 20 Gy, 40 Gy of BED: five fractions of 3 Gy (7.5 Gy each) and none of
// 10 Gy (60 Gy).
TEST(DoseCall, a_second_course_meets_what_is_remembered_of_the_first) {
  DoseCall call = call_of({of(30, 10)}, {2.0});
  call.earlier = {{of(40, 20), dose::RecoveredShare{0.25}}};
  call.limit = {50.0, {3.0, 10.0}};
  const DoseResult result = regimens(call);
  const DoseResult::Effect& effect = result.regimens[0].effects[0];
  EXPECT_NEAR(effect.eqd2_gy, 37.5, 1e-12);
  EXPECT_NEAR(*effect.cumulative_eqd2_gy, 67.5, 1e-12);
  EXPECT_NEAR(*effect.cumulative_bed_gy, 135.0, 1e-12);
  EXPECT_FALSE(*effect.within_limit);
  ASSERT_TRUE(result.reirradiation);
  const results::Reirradiation::At& at = result.reirradiation->at.at(0);
  EXPECT_NEAR(at.given_eqd2_gy, 40.0, 1e-12);
  EXPECT_NEAR(at.remembered_eqd2_gy, 30.0, 1e-12);
  EXPECT_NEAR(*at.left_eqd2_gy, 20.0, 1e-12);
  EXPECT_NEAR(*at.left_bed_gy, 40.0, 1e-12);
  const auto& fitting = result.reirradiation->fitting;
  ASSERT_EQ(fitting.size(), 2U);
  EXPECT_EQ(fitting[0].fractions, 5);
  EXPECT_NEAR(fitting[0].cumulative_eqd2_gy, 48.75, 1e-12);
  EXPECT_EQ(fitting[1].fractions, 0);
  EXPECT_NEAR(fitting[1].cumulative_eqd2_gy, 30.0, 1e-12);
  EXPECT_TRUE(result.warnings.empty());
}

// 50 Gy in 25 and a half-time of 12 months: after 24 months 12.5 Gy are left of it. 8 Gy once, EQD2 20 Gy at 2, six months
// ago: 20 / sqrt(2).
TEST(DoseCall, each_earlier_course_recovers_in_its_own_time) {
  DoseCall call = call_of({}, {2.0});
  call.earlier = {{of(50, 25), dose::RecoveryHalfTime{12.0, 24.0}}, {of(8, 1), dose::RecoveryHalfTime{12.0, 6.0}}};
  const DoseResult result = regimens(call);
  EXPECT_NEAR(result.reirradiation->at[0].given_eqd2_gy, 70.0, 1e-12);
  EXPECT_NEAR(result.reirradiation->at[0].remembered_eqd2_gy, 12.5 + 20.0 / std::sqrt(2.0), 1e-12);
  EXPECT_EQ(result.reirradiation->courses[1].recovered, 1.0 - std::exp2(-0.5));
  EXPECT_FALSE(result.reirradiation->at[0].left_eqd2_gy);
}

// Protons of RBE 1.1 in both courses: 50 Gy in 25 counts as 55 Gy in fractions of 2.2 Gy, 57.75 Gy of EQD2 at 2.
TEST(DoseCall, earlier_courses_go_through_the_same_models) {
  DoseCall call = call_of({of(50, 25)}, {2.0});
  call.models.rbe = 1.1;
  call.earlier = {{of(50, 25), {}}};
  const DoseResult result = regimens(call);
  EXPECT_NEAR(*result.regimens[0].effects[0].cumulative_eqd2_gy, 2.0 * 57.75, 1e-12);
}

TEST(DoseCall, earlier_courses_above_the_limit_are_warned_of) {
  DoseCall call = call_of({}, {2.0});
  call.earlier = {{of(60, 20), {}}};
  call.limit = {67.75, {2.0}};
  const DoseResult result = regimens(call);
  EXPECT_LT(*result.reirradiation->at[0].left_eqd2_gy, 0.0);
  EXPECT_EQ(result.reirradiation->fitting[0].fractions, 0);
  ASSERT_EQ(result.warnings.size(), 1U);
  EXPECT_NE(result.warnings[0].find("67.75 Gy at alpha/beta 2 Gy"), std::string::npos) << result.warnings[0];
}

TEST(DoseCall, questions_that_take_no_account_of_earlier_courses_are_refused_beside_them) {
  DoseCall call = call_of({of(45, 15)});
  call.limit = {50.0, {2.0}};
  expect_refused(call, "--previous");
  call.earlier = {{of(50, 25), {}}};
  call.reach = {63.0, 30, {3.0}};
  expect_refused(call, "--previous");
  call.reach.reset();
  call.models.lql = {8.0, {}};
  expect_refused(call, "LQ-L");
  call.models.lql.reset();
  call.models.regrowth = dose::DailyLoss{0.6, 14.0};
  expect_refused(call, "repopulation");
  call.models.regrowth = {};
  call.earlier = {{of(50, 25), dose::RecoveredShare{25.0}}};
  expect_refused(call, "share");
}

TEST(DoseCall, calls_that_do_not_hold_together_are_refused) {
  expect_refused(call_of({}), "no schedule");
  expect_refused(call_of({of(45, 15)}, {}), "alpha/beta");
  expect_refused(call_of({of(45, 15)}, {0.0}), "alpha/beta");
  DoseCall call = call_of({of(45, 15)});
  call.models.repair = dose::DailyRepair{6.0, 4.4};
  expect_refused(call, "--fractions-per-day");
  call.models.fractions_per_day = 2;
  call.models.lql = {8.0, {}};
  expect_refused(call, "incomplete repair");
  call = call_of({of(45, 15)});
  call.models.lql = {2.5, {}};
  call.models.x_gy = 3.0;
  expect_refused(call, "3 Gy or more");
  call = call_of({});
  call.reach = {63.0, 30, {3.0}};
  call.isoeffect_fractions = {5};
  expect_refused(call, "reference");
  call.isoeffect_fractions.clear();
  call.models.regrowth = dose::DailyLoss{0.6, 14.0};
  expect_refused(call, "--reach");
  call = call_of({of(45, 15)});
  call.isoeffect_fractions = {0};
  expect_refused(call, "--isoeffect-fractions");
}

}  // namespace
}  // namespace rtsurv::regimens
