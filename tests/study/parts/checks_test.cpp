// Checks of follow-up, missing values and models in a study.
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/results/json/json.hpp"
#include "schema.hpp"
#include "study/small_study.hpp"

namespace rtsurv::study {
namespace {

using ::testing::DoubleEq;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Optional;
using testing::os;
using testing::study_of;
using testing::twelve_patients;

/// 80 patients whose hazard grows with the square of the distance of `age` from 60; those who entered later fare worse.
std::string cohort(bool with_entry) {
  std::string text = std::string("months,died,bad,age") + (with_entry ? ",entered\n" : "\n");
  for (int i = 0; i < 80; ++i) {
    const double age = 40.0 + i * 17 % 41, far = (age - 60.0) / 10.0;
    const bool bad = i % 3 == 0;
    const double months = (4.0 + i * 37 % 41) / (1.0 + far * far) * (bad ? 0.6 : 1.0) * (i < 40 ? 1.3 : 0.5);
    text += std::to_string(months) + (i % 5 != 1 ? ",1," : ",0,") + (bad ? "true," : "false,") + std::to_string(age);
    if (with_entry)
      text +=
          std::string(",20") + (i < 40 ? "05-03-" : "11-09-") + (i % 20 < 9 ? "0" : "") + std::to_string(1 + i % 20);
    text += "\n";
  }
  return text;
}

const std::string model = os + R"(
[multivariable]
endpoints = ["OS"]
factors = ["bad", "age"]
)";

TEST(FollowUpChecks, CountWhoIsFollowedToALandmark) {
  const auto study = study_of(os, twelve_patients);  // landmark 6
  const results::FollowUpChecks& checks = *study.endpoints[0].follow_up_checks;
  EXPECT_EQ(checks.n, 12U);
  EXPECT_EQ(checks.landmarks[0].at_risk, 7U);
  EXPECT_EQ(checks.landmarks[0].events_before, 4U);
  EXPECT_EQ(checks.landmarks[0].censored_before, 1U);
  EXPECT_THAT(checks.entrants.why, HasSubstr("no date of entry"));
}

// Two failures, six deaths without one, and two patients alive at 20 and 24: only those two were censored, and half of
// them are followed longer than 22 (R: survfit(Surv(months, how == "alive") ~ 1), 22, lower limit 20).
TEST(FollowUpChecks, TakeNoCompetingEventForAnEndOfFollowUp) {
  const std::string ten =
      "months,failed,died\n3,1,0\n8,1,0\n2,0,1\n4,0,1\n5,0,1\n6,0,1\n7,0,1\n9,0,1\n20,0,0\n24,0,0\n";
  const std::string lc = "[[endpoint]]\nname = \"LC\"\ntime = \"months\"\nevent = \"failed\"\n";
  const auto study = study_of(lc + "competing = \"died\"\n", ten);
  const survival::Estimate& followed = study.endpoints[0].km.follow_up->reverse_kaplan_meier;
  EXPECT_EQ(followed.estimate, 22.0);
  EXPECT_EQ(followed.lower, 20.0);
  EXPECT_FALSE(followed.upper);
  const auto& at = study.endpoints[0].follow_up_checks->landmarks[0];  // 6
  EXPECT_EQ(at.at_risk, 6U);
  EXPECT_EQ(at.events_before, 1U);
  EXPECT_EQ(at.competing_before, 3U);
  EXPECT_EQ(at.censored_before, 0U);
  EXPECT_EQ(study_of(lc, ten).endpoints[0].km.follow_up->reverse_kaplan_meier.estimate, 7.0);
}

TEST(FollowUpChecks, CompareEarlyAndLateEntrants) {
  const auto study =
      run(parse_protocol("[study]\ndata = \"c.csv\"\nlandmarks = [6]\nentered = \"entered\"\n" + model, "study.toml"),
          table::table_of(cohort(true)));
  const auto& entrants = study.endpoints[0].follow_up_checks->entrants;
  ASSERT_TRUE(entrants.value) << entrants.why;
  EXPECT_EQ(entrants.value->split, "2011-09-01");
  EXPECT_EQ(entrants.value->early.n, 40U);
  EXPECT_EQ(entrants.value->late.n, 40U);
  EXPECT_GT(*entrants.value->early.survival[0], *entrants.value->late.survival[0]);
  EXPECT_LT(entrants.value->log_rank.value->p, 0.05);
}

// The halves are as equal as ties allow: of the years 1, 1, 1, 2, 3 the later half begins at 2.
TEST(FollowUpChecks, SplitsTiedEntriesAsEvenlyAsTheyAllow) {
  const auto split = [](const std::string& rows) {
    return run(parse_protocol("[study]\ndata = \"c.csv\"\nentered = \"year\"\n" + os, "study.toml"),
               table::table_of("months,died,year\n" + rows))
        .endpoints[0]
        .follow_up_checks->entrants;
  };
  EXPECT_EQ(split("1,1,1\n2,0,1\n3,1,1\n4,1,2\n5,0,3\n").value->split, "2");
  EXPECT_EQ(split("1,1,1\n2,0,2\n3,1,3\n4,1,3\n5,0,3\n").value->split, "3");
  EXPECT_THAT(split("1,1,7\n2,0,7\n").why, HasSubstr("same time"));
}

TEST(FollowUpChecks, RefuseAnEntryThatIsNoTime) {
  EXPECT_THROW((void)run(parse_protocol("[study]\ndata = \"c.csv\"\nentered = \"site\"\n" + os, "study.toml"),
                         table::table_of(twelve_patients)),
               Error);
}

TEST(MissingByOutcome, ComparesThoseInWhomAFactorIsMissing) {
  const auto study = study_of(os + "[univariable]\nendpoints = [\"OS\"]\nfactors = [\"a\", \"b\"]\n", twelve_patients);
  const auto& missing = study.endpoints[0].missing;
  ASSERT_EQ(missing.size(), 1U);  // nobody misses a
  EXPECT_EQ(missing[0].factor, "b");
  EXPECT_EQ(missing[0].n_missing, 1U);
  EXPECT_EQ(missing[0].events_missing, 1.0);
  EXPECT_EQ(missing[0].n_known, 11U);
  EXPECT_EQ(missing[0].events_known, 7.0);
}

/// Twenty patients of whom the first `n` miss b.
results::MissingByOutcome missed_by(int n) {
  std::string table = "months,died,b\n";
  for (int i = 0; i < 20; ++i)
    table += std::to_string(i + 1) + (i % 3 == 0 ? ",0," : ",1,") + (i < n ? "" : std::to_string(i)) + "\n";
  return study_of(os + "[univariable]\nendpoints = [\"OS\"]\nfactors = [\"b\"]\n", table).endpoints[0].missing[0];
}

TEST(MissingByOutcome, IsNotTestedWithFewerThanFiveOnASide) {
  EXPECT_TRUE(missed_by(5).log_rank.value);
  EXPECT_TRUE(missed_by(15).log_rank.value);
  for (const int n : {1, 4, 16}) {
    EXPECT_FALSE(missed_by(n).log_rank.value) << n;
    EXPECT_EQ(missed_by(n).log_rank.why, "fewer than 5 patients on a side");
  }
}

TEST(ModelChecks, NameTheRowThatMovesACoefficientMost) {
  const std::string table = cohort(false);
  const auto study = study_of(model, table);
  const auto& checks = *study.endpoints[0].multivariable->checks->value;
  EXPECT_EQ(checks.parameters, 2U);
  EXPECT_EQ(checks.events, 64.0);
  ASSERT_EQ(checks.coefficients.size(), 2U);
  const auto& bad = checks.coefficients[0];
  EXPECT_THAT(bad.level, Optional(std::string("true")));
  EXPECT_EQ(bad.scaled_schoenfeld.size(), checks.event_time.size());
  // The study without that row has the hazard ratio that the check announces.
  std::size_t at = table.find('\n') + 1;
  for (std::size_t row = 2; row < bad.row; ++row) at = table.find('\n', at) + 1;
  std::string without = table;
  without.erase(at, table.find('\n', at) + 1 - at);
  const results::Study left = study_of(model, without);
  const auto& term = left.endpoints[0].multivariable->cox.value->terms[0];
  EXPECT_NEAR(*term.hazard_ratio, *bad.hazard_ratio_without, 1e-9);
  EXPECT_NEAR(*term.p, *bad.p_without, 1e-9);
  // and no other row moves it more.
  double largest = 0.0;
  std::size_t start = table.find('\n') + 1;
  for (int row = 0; row < 80; ++row) {
    const std::size_t end = table.find('\n', start) + 1;
    std::string others = table;
    others.erase(start, end - start);
    const results::Study rest = study_of(model, others);
    const auto& other = rest.endpoints[0].multivariable->cox.value->terms[0];
    largest = std::max(largest, std::fabs(std::log(*other.hazard_ratio / bad.hazard_ratio)));
    start = end;
  }
  EXPECT_NEAR(std::fabs(std::log(*bad.hazard_ratio_without / bad.hazard_ratio)), largest, 0.1 * largest);
}

TEST(ModelChecks, HoldNoNumberOfTwoValuesToAStraightLine) {
  std::string table = cohort(false);
  for (const auto& [word, digit] : {std::pair{"true,", "1,"}, {"false,", "0,"}})
    for (std::size_t at = table.find(word); at != std::string::npos; at = table.find(word))
      table.replace(at, std::string_view(word).size(), digit);
  const auto study = study_of(model, table);
  const auto& multivariable = *study.endpoints[0].multivariable;
  ASSERT_TRUE(multivariable.cox.value->terms[0].is_number());
  ASSERT_EQ(multivariable.checks->value->linearity.size(), 1U);
  EXPECT_EQ(multivariable.checks->value->linearity[0].term, "age");
}

TEST(ModelChecks, FindANumberThatIsNoStraightLine) {
  const auto study = study_of(model, cohort(false));
  const auto& checks = *study.endpoints[0].multivariable->checks->value;
  ASSERT_EQ(checks.linearity.size(), 1U);
  EXPECT_EQ(checks.linearity[0].term, "age");
  EXPECT_LT(checks.linearity[0].nonlinear.value->p, 0.001);
  EXPECT_EQ(checks.linearity[0].x.size(), 80U);
  double sum = 0.0;
  for (const double residual : checks.linearity[0].martingale) sum += residual;
  EXPECT_NEAR(sum, 0.0, 1e-9);
  ASSERT_TRUE(checks.linearity[0].trend);
  const survival::SmoothLine& line = *checks.linearity[0].trend;
  EXPECT_GT(line.value.front(), line.value[20]);  // more events than expected at both ends
  EXPECT_GT(line.value.back(), line.value[20]);
}

TEST(ModelChecks, DrawNoCoefficientOverTimeByFewerThanTenEvents) {
  const auto coefficient = [](const std::string& patients) {
    const results::Study study = study_of(os + "[multivariable]\nendpoints = [\"OS\"]\nfactors = [\"a\"]\n", patients);
    return study.endpoints[0].multivariable->checks->value->coefficients.at(0);
  };
  EXPECT_EQ(coefficient(twelve_patients).scaled_schoenfeld.size(), 8U);
  EXPECT_FALSE(coefficient(twelve_patients).trend.has_value());
  const std::string two_more = twelve_patients + "13,1,true,false,60,x\n14,1,false,false,60,y\n";
  EXPECT_TRUE(coefficient(two_more).trend.has_value());
}

TEST(ModelChecks, SayWhySeparationLeavesNone) {
  const auto study = study_of(os + "[multivariable]\nendpoints = [\"OS\"]\nfactors = [\"never\"]\n",
                              "months,died,never\n1,1,false\n2,1,false\n3,1,false\n4,0,true\n5,0,true\n6,0,false\n");
  EXPECT_THAT(study.endpoints[0].multivariable->checks->why, HasSubstr("no bound"));
  EXPECT_TRUE(study.endpoints[0].multivariable->cox.value->terms[0].firth);
}

TEST(Checks, FitTheSchemaAndKeepPatientsOut) {
  const auto study = study_of(model, cohort(false));
  const nlohmann::json json = nlohmann::json::parse(results::to_json(study));
  EXPECT_THAT(tests::schema_problems(json), IsEmpty());
  const auto& checks = json["endpoints"]["OS"]["multivariable"]["checks"];
  EXPECT_FALSE(checks["linearity"][0].contains("x"));
  EXPECT_FALSE(checks["coefficients"][0].contains("scaled_schoenfeld"));
}

}  // namespace
}  // namespace rtsurv::study
