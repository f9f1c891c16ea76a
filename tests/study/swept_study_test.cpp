// [dose.sweep] against whole studies, each with one alpha/beta alone.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/parallel/parallel_for.hpp"
#include "rtsurv/results/json/json.hpp"
#include "study/irradiated.hpp"

namespace rtsurv::study {
namespace {

using testing::dose_of_gy;
using ::testing::ElementsAre;
using testing::irradiated_patients;
using testing::os;
using testing::study_of;

const std::string repopulation = R"(overall_days = "days"
repopulation = { gy_per_day = 0.6, delay_days = 14 }
)";

const std::string sweep_of_six = R"([dose.sweep]
from = 1.2
to = 5.7
step = 0.9
)";

// A searched cut of EQD2, a searched cut of a derived column, a fixed one; groups and effects that rest on them.
const std::string analyses = R"([derive]
effect_by_age = "eqd2 / age"
old = "age > 60"
)" + os + R"(
[describe]
variables = ["eqd2", "effect_by_age", "age"]
[[cutpoint]]
name = "high_dose"
variable = "eqd2"
endpoint = "OS"
[[cutpoint]]
name = "high_by_age"
variable = "effect_by_age"
endpoint = "OS"
p_method = "Lau94"
[[cutpoint]]
name = "reaches"
variable = "eqd2"
endpoint = "OS"
p_method = "Lau92"
fixed = 50
[risk_groups]
factors = ["frail", "high_by_age"]
groups = { "none" = [0], "some" = [1, 2] }
[[effect]]
variable = "high_dose"
within = "site"
endpoint = "OS"
[[effect]]
variable = "reaches"
within = "risk_group"
endpoint = "OS"
[[effect]]
variable = "eqd2"
within = "frail"
endpoint = "OS"
[[effect]]
variable = "frail"
within = "old"
endpoint = "OS"
)";

std::string dose(double alpha_beta, const std::string& models) {
  std::ostringstream text;
  text << dose_of_gy << "alpha_beta = " << alpha_beta << "\n" << models;
  return text.str();
}

void expect_equal(const std::optional<double>& swept, const std::optional<double>& alone, const std::string& what) {
  ASSERT_EQ(swept.has_value(), alone.has_value()) << what;
  if (swept) {
    EXPECT_NEAR(*swept, *alone, 1e-9 * std::max(1.0, std::fabs(*alone))) << what;
  }
}

void expect_same_cutpoints(const results::Sweep& sweep, std::size_t k, const results::Study& alone) {
  ASSERT_EQ(sweep.cutpoints.size(), alone.cutpoints.size());
  for (std::size_t c = 0; c < sweep.cutpoints.size(); ++c) {
    const results::CutpointResult& expected = alone.cutpoints[c];
    ASSERT_TRUE(sweep.cutpoints[c].at[k].value) << sweep.cutpoints[c].at[k].why;
    const results::SweptCutpoint::At& at = *sweep.cutpoints[c].at[k].value;
    EXPECT_EQ(sweep.cutpoints[c].name, expected.name);
    EXPECT_EQ(at.cut, expected.maxstat.cutpoint) << expected.name;
    EXPECT_EQ(at.n_low, expected.maxstat.n_low);
    EXPECT_EQ(at.n_high, expected.maxstat.n_high);
    expect_equal(at.statistic, expected.maxstat.statistic, expected.name);
    expect_equal(at.p, expected.maxstat.p, expected.name);
  }
}

void expect_same_group(const results::SweptEffect::At& at, const results::CoxResult& alone, const std::string& what) {
  const results::CoxTerm& term = alone.terms.at(0);
  EXPECT_EQ(at.n, alone.sample.n) << what;
  EXPECT_EQ(at.events, alone.sample.events) << what;
  expect_equal(at.hazard_ratio, term.hazard_ratio, what);
  expect_equal(at.lower, term.lower, what);
  expect_equal(at.upper, term.upper, what);
  expect_equal(at.p, term.p, what);
  EXPECT_EQ(at.high.has_value(), term.level.has_value()) << what;
  if (!at.high) return;
  EXPECT_EQ(at.high->n, term.n) << what;
  EXPECT_EQ(at.high->events, term.events) << what;
  EXPECT_EQ(at.low->n, alone.references.at(0).n) << what;
  EXPECT_EQ(at.low->events, alone.references.at(0).events) << what;
}

void expect_same_effect(const results::SweptEffect& swept, std::size_t k, const results::Effect& alone) {
  ASSERT_EQ(swept.variable, alone.variable);
  for (const results::Effect::Group& group : alone.groups) {
    const std::string what = alone.variable + " in " + group.group;
    const auto found = std::find_if(swept.groups.begin(), swept.groups.end(),
                                    [&](const results::SweptEffect::Group& one) { return one.group == group.group; });
    ASSERT_NE(found, swept.groups.end()) << what;
    ASSERT_EQ(found->at[k].value.has_value(), group.cox.value.has_value()) << what;
    if (group.cox.value) expect_same_group(*found->at[k].value, *group.cox.value, what);
  }
  ASSERT_EQ(swept.interaction[k].value.has_value(), alone.interaction.value.has_value()) << alone.variable;
  if (alone.interaction.value) expect_equal(swept.interaction[k].value->p, alone.interaction.value->p, "interaction");
}

void expect_same_schedules(const results::Sweep& sweep, std::size_t k, const results::ScheduleTable& alone) {
  ASSERT_EQ(sweep.schedules.size(), alone.rows.size());
  for (const results::ScheduleTable::Row& row : alone.rows) {
    const auto found =
        std::find_if(sweep.schedules.begin(), sweep.schedules.end(),
                     [&](const results::SweptSchedule& one) { return one.schedule.name == row.schedule.name; });
    ASSERT_NE(found, sweep.schedules.end());
    EXPECT_EQ(found->n, row.n);
    EXPECT_NEAR(found->eqd2_gy[k], row.equivalents[0].eqd2_gy, 1e-9) << row.schedule.name;
  }
}

class SweptStudy : public ::testing::TestWithParam<std::string> {};

TEST_P(SweptStudy, IsAWholeStudyAtEveryAlphaBeta) {
  const std::string cohort = irradiated_patients();
  const results::Sweep sweep = study_of(dose(3.5, GetParam() + sweep_of_six) + analyses, cohort).sweep.value();
  EXPECT_THAT(sweep.alpha_beta_gy, ElementsAre(1.2, 2.1, 3.0, 3.5, 3.9, 4.8, 5.7));
  EXPECT_EQ(sweep.reference, 3U);
  EXPECT_EQ(sweep.threshold_source, "high_dose");
  EXPECT_FALSE(sweep.threshold_is_reached_at_equality);
  ASSERT_EQ(sweep.effects.size(), 3U);  // that of "frail" within "old" does not depend on dose
  for (std::size_t k = 0; k < sweep.alpha_beta_gy.size(); ++k) {
    SCOPED_TRACE(sweep.alpha_beta_gy[k]);
    const results::Study alone = study_of(dose(sweep.alpha_beta_gy[k], GetParam()) + analyses, cohort);
    expect_same_cutpoints(sweep, k, alone);
    EXPECT_EQ(sweep.threshold_gy[k].value(), alone.cutpoints[0].maxstat.cutpoint);
    for (std::size_t e = 0; e < sweep.effects.size(); ++e) expect_same_effect(sweep.effects[e], k, alone.effects[e]);
    expect_same_schedules(sweep, k, alone.schedules.value());
  }
}

INSTANTIATE_TEST_SUITE_P(Models, SweptStudy, ::testing::Values("", repopulation),
                         [](const auto& test) { return test.param.empty() ? "Plain" : "Repopulation"; });

TEST(SweepOfAStudy, OrderingsDifferBetweenTheValuesThatAreCompared) {
  const results::Sweep sweep =
      study_of(dose(3.5, repopulation + sweep_of_six) + analyses, irradiated_patients()).sweep.value();
  const auto eqd2 = [&](const std::string& name, std::size_t k) {
    for (const auto& schedule : sweep.schedules)
      if (schedule.schedule.name == name) return schedule.eqd2_gy[k];
    return 0.0;
  };
  EXPECT_GT(eqd2("36/6", 0), eqd2("54/18", 0));
  EXPECT_LT(eqd2("36/6", 6), eqd2("54/18", 6));
}

TEST(SweepOfAStudy, LeavesEverythingElseAsItIs) {
  const std::string recommend = "[recommend]\ncutpoint = \"high_dose\"\nendpoint = \"OS\"\nwithin = \"site\"\n";
  const std::string response = "[[dose.response]]\nendpoint = \"OS\"\n";
  const std::string cohort = irradiated_patients();
  results::Study with = study_of(dose(3.5, response + sweep_of_six) + analyses + recommend, cohort);
  results::Study without = study_of(dose(3.5, response) + analyses + recommend, cohort);
  ASSERT_TRUE(with.sweep);
  with.sweep.reset();
  with.manifest = without.manifest = {};
  // What is claimed and doubted rests on the sweep.
  with.claims = without.claims = {};
  with.doubts = without.doubts = {};
  EXPECT_EQ(results::to_json(with), results::to_json(without));
}

TEST(SweepOfAStudy, GivesTheSameBytesAgainAndForAnyNumberOfThreads) {
  const std::string protocol = dose(3.5, repopulation + sweep_of_six) + analyses;
  const std::string cohort = irradiated_patients();
  const auto bytes = [&](std::size_t threads) {
    parallel::set_threads(threads);
    results::Study study = study_of(protocol, cohort);
    study.manifest = {};
    parallel::set_threads(0);
    return results::to_json(study);
  };
  const std::string one = bytes(1);
  EXPECT_EQ(bytes(1), one);
  EXPECT_EQ(bytes(4), one);
}

TEST(SweepOfAStudy, WithoutAnEventItSaysWhyThereIsNoCut) {
  const std::string rest = R"([[endpoint]]
name = "OS"
time = "months"
event = "died = 9"
[[cutpoint]]
name = "high"
variable = "eqd2"
endpoint = "OS"
p_method = "Lau94"
[[effect]]
variable = "high"
within = "site"
endpoint = "OS"
)";
  const results::Sweep sweep = study_of(dose(3.5, sweep_of_six) + rest, irradiated_patients()).sweep.value();
  for (const auto& at : sweep.cutpoints[0].at) {
    EXPECT_FALSE(at.value);
    EXPECT_THAT(at.why, ::testing::HasSubstr("no event"));
  }
  for (const auto& threshold : sweep.threshold_gy) EXPECT_FALSE(threshold);
  for (const results::SweptConclusion& one : sweep.conclusions) {
    EXPECT_FALSE(one.at_reference) << one.subject;
    EXPECT_TRUE(one.changes.empty());
  }
}

}  // namespace
}  // namespace rtsurv::study
