// The absolute effects of an [[effect]] against the routines that they are made of.
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/results/json/json.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"
#include "study/small_study.hpp"

namespace rtsurv::study {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::os;
using testing::study_of;

struct Row {
  double months;
  bool died, high;
  int stage;
};

/// 80 patients in two stages; nobody of stage 3 is followed to the landmark with high dose.
std::vector<Row> two_stages() {
  std::vector<Row> rows;
  for (int i = 0; i < 80; ++i) rows.push_back({1.0 + i * 5 % 23, i % 3 != 0, i % 5 < 2, 1 + i % 2});
  return rows;
}

std::vector<Row> patients() {
  std::vector<Row> rows = two_stages();
  rows.push_back({2.0, false, true, 3});
  rows.push_back({9.0, true, false, 3});
  return rows;
}

std::string table_of(const std::vector<Row>& rows) {
  std::string text = "months,died,high,stage\n";
  for (const Row& row : rows)
    text += std::to_string(row.months) + (row.died ? ",1," : ",0,") + (row.high ? "true,s" : "false,s") +
            std::to_string(row.stage) + "\n";
  return text;
}

survival::FollowUp side(const std::vector<Row>& rows, int stage, bool high) {
  std::vector<double> time;
  std::vector<std::uint8_t> event;
  for (const Row& row : rows)
    if (row.stage == stage && row.high == high) time.push_back(row.months), event.push_back(row.died ? 1 : 0);
  return survival::FollowUp({.time = time, .event = event});
}

const std::string effect = os + "[[effect]]\nvariable = \"high\"\nwithin = \"stage\"\nendpoint = \"OS\"\n";

TEST(EffectDifference, IsTheDifferenceOfTheCurvesAtTheLandmark) {
  const auto study = study_of(effect, table_of(patients()));
  const std::vector<double> at{6};
  for (int stage = 1; stage <= 2; ++stage) {
    const auto low = survival::kaplan_meier(side(patients(), stage, false), {.at = at}).at[0];
    const auto high = survival::kaplan_meier(side(patients(), stage, true), {.at = at}).at[0];
    const auto& group = study.effects[0].groups[static_cast<std::size_t>(stage - 1)];
    ASSERT_TRUE(group.difference);
    EXPECT_EQ(group.difference->first, "false");
    const auto& difference = group.difference->at[0].difference;
    EXPECT_NEAR(difference->estimate, *high.survival - *low.survival, 1e-12);
    EXPECT_NEAR(difference->std_error, std::hypot(*high.std_error, *low.std_error), 1e-12);
    EXPECT_NEAR(*group.difference->at[0].number_needed->estimate, 1.0 / std::fabs(difference->estimate), 1e-9);
  }
}

TEST(EffectDifference, GoesToTheLandmarkInTheRestrictedMean) {
  const auto study = study_of(effect, table_of(patients()));
  const auto& mean = study.effects[0].groups[0].difference->mean;
  ASSERT_TRUE(mean);
  EXPECT_EQ(mean->tau, 6.0);
  const auto low = survival::restricted_mean(side(patients(), 1, false), {6.0});
  const auto high = survival::restricted_mean(side(patients(), 1, true), {6.0});
  EXPECT_NEAR(mean->difference.estimate, high.mean - low.mean, 1e-12);
  EXPECT_NEAR(mean->difference.std_error, std::hypot(high.std_error, low.std_error), 1e-12);
}

// Weights are the patients of the groups that have a difference: 40 and 40; stage 3 is named.
TEST(EffectDifference, IsStandardisedOverTheGroups) {
  const auto study = study_of(effect, table_of(patients()));
  const auto& groups = study.effects[0].groups;
  const auto& overall = study.effects[0].difference;
  ASSERT_TRUE(overall);
  const auto &first = *groups[0].difference->at[0].difference, &second = *groups[1].difference->at[0].difference;
  EXPECT_NEAR(overall->at[0].difference->estimate, 0.5 * (first.estimate + second.estimate), 1e-12);
  EXPECT_NEAR(overall->at[0].difference->std_error, 0.5 * std::hypot(first.std_error, second.std_error), 1e-12);
  EXPECT_THAT(overall->at[0].left_out, ElementsAre("s3"));
  EXPECT_THAT(overall->mean->left_out, ElementsAre("s3"));
  EXPECT_EQ(overall->mean->tau, 6.0);
}

/// Stage 3: with high dose all have died by 2; without it one of four has by 5, another by 9.
std::vector<Row> dead_with_high_dose() {
  std::vector<Row> rows = two_stages();
  for (const double months : {1.0, 2.0}) rows.push_back({months, true, true, 3});
  for (const double months : {5.0, 9.0, 10.0, 11.0}) rows.push_back({months, months < 10.0, false, 3});
  return rows;
}

// At 6 months 0 - 3/4, without an interval, as all groups then are; up to 6 the means are 1.5 and 5.75, with one.
TEST(EffectDifference, TakesASideThatHasDiedAsZero) {
  const auto study = study_of(effect, table_of(dead_with_high_dose()));
  const auto& groups = study.effects[0].groups;
  const auto& at = groups[2].difference->at[0];
  EXPECT_EQ(at.second, 0.0);
  ASSERT_TRUE(at.difference);
  EXPECT_NEAR(at.difference->estimate, -0.75, 1e-12);
  EXPECT_FALSE(at.difference->has_interval());
  EXPECT_THAT(at.why, HasSubstr("no interval"));
  EXPECT_FALSE(at.number_needed);
  ASSERT_TRUE(groups[2].difference->mean);
  EXPECT_EQ(groups[2].difference->mean->tau, 6.0);
  EXPECT_NEAR(groups[2].difference->mean->difference.estimate, 1.5 - 5.75, 1e-12);
  EXPECT_TRUE(groups[2].difference->mean->difference.has_interval());
  const auto& overall = study.effects[0].difference;
  EXPECT_TRUE(overall->at[0].left_out.empty());
  EXPECT_TRUE(overall->mean->left_out.empty());
  const auto &first = *groups[0].difference->at[0].difference, &second = *groups[1].difference->at[0].difference;
  EXPECT_NEAR(overall->at[0].difference->estimate, (40 * first.estimate + 40 * second.estimate + 6 * -0.75) / 86.0,
              1e-12);
  EXPECT_FALSE(overall->at[0].difference->has_interval());
  EXPECT_FALSE(overall->at[0].number_needed);
  EXPECT_TRUE(overall->mean->difference.has_interval());
}

// Nobody of stage 1 with high dose has the event: not a difference that is known exactly on that side.
TEST(EffectDifference, HasNoIntervalWhereASideHasNoEvent) {
  std::vector<Row> rows = two_stages();
  for (Row& row : rows)
    if (row.stage == 1 && row.high) row.died = false;
  const auto study = study_of(effect, table_of(rows));
  const auto &first = *study.effects[0].groups[0].difference, &second = *study.effects[0].groups[1].difference;
  const auto& overall = *study.effects[0].difference;
  for (const results::EffectDifference* one : {&first, &overall}) {
    EXPECT_GT(one->at[0].difference->estimate, 0.0);
    EXPECT_FALSE(one->at[0].difference->has_interval());
    EXPECT_THAT(one->at[0].why, HasSubstr("no interval"));
    EXPECT_FALSE(one->at[0].number_needed);
    ASSERT_TRUE(one->mean);
    EXPECT_FALSE(one->mean->difference.has_interval());
  }
  EXPECT_TRUE(second.at[0].number_needed && second.mean->difference.has_interval());
  const std::string json = results::to_json(study);
  EXPECT_THAT(json, Not(HasSubstr("nan")));
  EXPECT_THAT(json, HasSubstr("\"not_estimable\": \"no interval"));
}

// Everybody of stage 3 has died by 4: a difference of 0 without an interval, and one of the patients of all groups.
TEST(EffectDifference, CountsAGroupThatHasDiedWithNoDifference) {
  std::vector<Row> rows = two_stages();
  for (const double months : {1.0, 2.0, 3.0, 4.0}) rows.push_back({months, true, months > 2.0, 3});
  const auto study = study_of(effect, table_of(rows));
  const auto& groups = study.effects[0].groups;
  EXPECT_EQ(groups[2].difference->at[0].difference->estimate, 0.0);
  EXPECT_THAT(groups[2].difference->at[0].why, HasSubstr("without a standard error"));
  const auto &first = *groups[0].difference->at[0].difference, &second = *groups[1].difference->at[0].difference;
  const auto& overall = study.effects[0].difference->at[0];
  EXPECT_TRUE(overall.left_out.empty());
  EXPECT_NEAR(overall.difference->estimate, 40 * (first.estimate + second.estimate) / 84.0, 1e-12);
  EXPECT_FALSE(overall.difference->has_interval());
}

TEST(EffectDifference, HasNoneOverGroupsWithoutAnError) {
  std::vector<Row> rows;
  for (const double months : {1.0, 2.0, 3.0, 4.0}) rows.push_back({months, true, months > 2.0, months < 4.0 ? 1 : 2});
  rows.push_back({5.0, true, false, 2});
  const auto study = study_of(effect, table_of(rows));
  EXPECT_EQ(study.effects[0].difference->at[0].difference->estimate, 0.0);
  EXPECT_FALSE(study.effects[0].difference->at[0].difference->has_interval());
  EXPECT_THAT(results::to_json(study), Not(HasSubstr("nan")));
}

// Two sides that have died set no end to the mean of the others; without landmarks it ends with the last death.
TEST(EffectDifference, GoesOnInTheRestrictedMeanWhenBothSidesHaveDied) {
  std::vector<Row> rows = dead_with_high_dose();
  for (Row& row : rows)
    if (row.stage == 3) row.died = true;
  const auto with_landmark = study_of(effect, table_of(rows));
  EXPECT_EQ(with_landmark.effects[0].groups[2].difference->mean->tau, 6.0);
  const auto without =
      run(parse_protocol("[study]\ndata = \"cohort.csv\"\n" + effect, "study.toml"), table::table_of(table_of(rows)));
  EXPECT_EQ(without.effects[0].groups[2].difference->mean->tau, 11.0);
}

TEST(EffectDifference, GatesAGroupWithFewerThanTenEvents) {
  const auto study = study_of(effect, table_of(patients()));
  EXPECT_FALSE(study.effects[0].groups[0].too_few);
  EXPECT_TRUE(study.effects[0].groups[2].too_few);
  EXPECT_THAT(results::to_json(study), HasSubstr("\"too_few\": true"));
}

TEST(EffectDifference, IsNotThereForANumberOrASingleSide) {
  const auto number =
      study_of(os + "[[effect]]\nvariable = \"months\"\nwithin = \"stage\"\nendpoint = \"OS\"\n", table_of(patients()));
  EXPECT_FALSE(number.effects[0].groups[0].difference);
  EXPECT_FALSE(number.effects[0].difference);
  std::vector<Row> low = patients();
  for (Row& row : low) row.high = row.high && row.stage != 1;
  const auto single = study_of(effect, table_of(low));
  EXPECT_FALSE(single.effects[0].groups[0].difference);
  EXPECT_THAT(single.effects[0].difference->at[0].left_out, ElementsAre("s1", "s3"));
}

TEST(EffectDifference, ComparesTheCumulativeIncidenceToo) {
  std::string competing = effect;
  competing.replace(competing.find("event = \"died\""), 14,
                    "event = \"died = 1 and months < 9\"\ncompeting = \"died = 1 and months >= 9\"");
  const auto study = study_of(competing, table_of(patients()));
  const auto& group = study.effects[0].groups[0];
  ASSERT_EQ(group.difference->incidence.size(), 1U);
  const auto& at = group.difference->incidence[0];
  EXPECT_NEAR(at.difference->estimate, *at.second - *at.first, 1e-12);
  EXPECT_FALSE(at.number_needed);
}

/// The table with a competing event that is not known in the rows of `stage` (of one side, or of both).
std::string with_unknown_competing(int stage, bool low_too) {
  std::string text = "months,died,high,stage,other\n";
  for (const Row& row : patients()) {
    const bool unknown = row.stage == stage && (row.high || low_too);
    text += std::to_string(row.months) + (row.died ? ",1," : ",0,") + (row.high ? "true,s" : "false,s") +
            std::to_string(row.stage) +
            (unknown    ? ","
             : row.died ? ",0"
                        : ",1") +
            "\n";
  }
  return text;
}

// In any group, of one side or of both: the other groups keep their differences.
TEST(EffectDifference, NamesAGroupWhoseCompetingEventIsNotKnown) {
  std::string competing = effect;
  competing.insert(competing.find("[[effect]]"), "competing = \"other\"\n");
  for (const int stage : {1, 2})
    for (const bool low_too : {false, true}) {
      const auto study = study_of(competing, with_unknown_competing(stage, low_too));
      ASSERT_EQ(study.effects.size(), 1U);
      const auto& groups = study.effects[0].groups;
      const auto &unknown = groups[static_cast<std::size_t>(stage - 1)], &other = groups[stage == 1 ? 1 : 0];
      ASSERT_EQ(unknown.difference->incidence.size(), 1U);
      EXPECT_FALSE(unknown.difference->incidence[0].difference);
      EXPECT_THAT(unknown.difference->incidence[0].why, HasSubstr("competing event"));
      ASSERT_EQ(other.difference->incidence.size(), 1U);
      EXPECT_TRUE(other.difference->incidence[0].difference);
      ASSERT_EQ(study.effects[0].difference->incidence.size(), 1U);
      EXPECT_TRUE(study.effects[0].difference->incidence[0].difference);
    }
}

}  // namespace
}  // namespace rtsurv::study
