// [dose.sweep] against whole studies at each alpha/beta alone.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "rtsurv/results/json.hpp"
#include "schema.hpp"
#include "study/dosed_study.hpp"

namespace rtsurv::study {
namespace {

using testing::dosed_cohort;
using testing::dosed_protocol;
using testing::study_of;

const std::string sweep = "[dose.sweep]\nfrom = 1.5\nto = 5.5\nstep = 1\n";

void expect_same(const std::optional<double>& got, const std::optional<double>& expected) {
  ASSERT_EQ(got.has_value(), expected.has_value());
  if (got) {
    EXPECT_NEAR(*got, *expected, 1e-9 * std::fabs(*expected));
  }
}

void expect_effect(const results::SweptEffect& swept, std::size_t k, const results::Effect& alone) {
  ASSERT_EQ(swept.groups.size(), alone.groups.size());
  for (std::size_t g = 0; g < swept.groups.size(); ++g) {
    const auto& at = swept.groups[g].at[k].value;
    const auto& term = alone.groups[g].cox.value->terms.front();
    ASSERT_TRUE(at.has_value());
    expect_same(at->hazard_ratio, term.hazard_ratio);
    expect_same(at->lower, term.lower);
    expect_same(at->upper, term.upper);
    expect_same(at->p, term.p);
    EXPECT_EQ(at->n, alone.groups[g].cox.value->sample.n);
    EXPECT_EQ(at->events, alone.groups[g].cox.value->sample.events);
  }
  expect_same(swept.interaction[k].value->p, alone.interaction.value->p);
}

TEST(RunSweep, EqualsAStudyAtEachAlphaBeta) {
  const results::Study study = study_of(dosed_protocol("3.5", sweep), dosed_cohort());
  const results::Sweep& swept = study.sweep.value();
  ASSERT_EQ(swept.alpha_beta_gy, (std::vector<double>{1.5, 2.5, 3.5, 4.5, 5.5}));
  EXPECT_EQ(swept.reference, 2U);
  for (std::size_t k = 0; k < swept.alpha_beta_gy.size(); ++k) {
    const results::Study alone = study_of(dosed_protocol(fmt::format("{}", swept.alpha_beta_gy[k])), dosed_cohort());
    const auto& cut = swept.cutpoints.at(0).at[k].value;
    ASSERT_TRUE(cut.has_value());
    EXPECT_NEAR(cut->cut, alone.cutpoints[0].maxstat.cutpoint, 1e-9);
    EXPECT_NEAR(cut->statistic, alone.cutpoints[0].maxstat.statistic, 1e-9);
    EXPECT_NEAR(cut->p, alone.cutpoints[0].maxstat.p, 1e-12);
    ASSERT_EQ(swept.effects.size(), 2U);
    for (std::size_t e = 0; e < 2; ++e) expect_effect(swept.effects[e], k, alone.effects[e]);
    for (const results::SweptSchedule& schedule : swept.schedules)
      for (const results::ScheduleTable::Row& row : alone.schedules->rows)
        if (row.schedule.name == schedule.schedule.name) {
          EXPECT_NEAR(schedule.eqd2_gy[k], row.equivalents[0].eqd2_gy, 1e-9);
        }
  }
}

TEST(RunSweep, LeavesTheRestOfTheStudyAsItIs) {
  nlohmann::json with = nlohmann::json::parse(results::to_json(study_of(dosed_protocol("3.5", sweep), dosed_cohort())));
  nlohmann::json without = nlohmann::json::parse(results::to_json(study_of(dosed_protocol("3.5"), dosed_cohort())));
  EXPECT_FALSE(with["sweep"].is_null());
  for (nlohmann::json* one : {&with, &without}) {
    one->erase("sweep");
    one->erase("manifest");
  }
  EXPECT_EQ(with, without);
}

// EQD2 of 54/18 is 54 (3 + r) / (2 + r): 63 exactly at r = 4. 36 (6 + r) / (2 + r) reaches 63 below r = 10/3.
TEST(RunSweep, FindsWhereASchedulesSideChanges) {
  const std::string protocol = R"([[endpoint]]
name = "LC"
time = "months"
event = "failed"
[[cutpoint]]
name = "high_dose"
variable = "eqd2"
endpoint = "LC"
p_method = "Lau94"
fixed = 63
[dose]
total = "gy"
fractions = "n"
alpha_beta = 3.5
[dose.sweep]
)";
  const results::Sweep swept = study_of(protocol, dosed_cohort()).sweep.value();
  EXPECT_EQ(swept.alpha_beta_gy.size(), 46U);
  std::size_t found = 0;
  for (const results::SweptConclusion& conclusion : swept.conclusions) {
    if (conclusion.kind != results::SweptConclusion::Kind::schedule_reaches) continue;
    if (conclusion.subject != "54/18" && conclusion.subject != "36/6") {
      EXPECT_TRUE(conclusion.changes.empty()) << conclusion.subject;
      continue;
    }
    ++found;
    ASSERT_EQ(conclusion.changes.size(), 1U);
    EXPECT_NEAR(conclusion.changes[0].from_gy, conclusion.subject == "54/18" ? 4.0 : 3.3, 1e-9);
    EXPECT_NEAR(conclusion.changes[0].to_gy, conclusion.subject == "54/18" ? 4.1 : 3.4, 1e-9);
    EXPECT_FALSE(conclusion.changes[0].becomes);
  }
  EXPECT_EQ(found, 2U);
}

}  // namespace
}  // namespace rtsurv::study
