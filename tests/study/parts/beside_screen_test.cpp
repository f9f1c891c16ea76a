// The models beside a screened one.
#include <algorithm>
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/results/json/json.hpp"
#include "rtsurv/survival/cox/ridge.hpp"
#include "study/small_study.hpp"

namespace rtsurv::study {
namespace {

using ::testing::HasSubstr;
using testing::os;
using testing::study_of;

/// 90 patients: `bad` doubles the pace of death, `noise` does nothing, `age` is a number.
std::string cohort() {
  std::string text = "months,died,bad,noise,age\n";
  for (int i = 0; i < 90; ++i) {
    const bool bad = i % 3 == 0;
    const double months = (1.0 + i * 37 % 41) * (bad ? 0.4 : 1.0);
    text += std::to_string(months) + (i % 4 != 1 ? ",1," : ",0,") + (bad ? "true," : "false,") +
            (i % 5 < 2 ? "true," : "false,") + std::to_string(40 + i * 11 % 43) + "\n";
  }
  return text;
}

const std::string screen = os + R"(
[univariable]
endpoints = ["OS"]
factors = ["bad", "noise", "age"]

[multivariable]
endpoints = ["OS"]
select = "logrank p < 0.05"
)";

const std::string fixed = os + R"(
[multivariable]
endpoints = ["OS"]
factors = ["bad", "noise", "age"]
)";

TEST(BesideScreen, HasTheFullModelOfAllCandidates) {
  const auto study = study_of(screen, cohort());
  const auto& model = *study.endpoints[0].multivariable;
  ASSERT_TRUE(model.beside && model.beside->value);
  const results::BesideScreen& beside = *model.beside->value;
  ASSERT_EQ(beside.rows.size(), 3U);
  const auto all = study_of(fixed, cohort());
  const results::CoxResult& full = *all.endpoints[0].multivariable->cox.value;
  EXPECT_FALSE(all.endpoints[0].multivariable->beside);
  EXPECT_EQ(beside.n, 90U);
  EXPECT_EQ(beside.events, full.sample.events);
  EXPECT_NEAR(beside.events_per_coefficient, full.sample.events / 3.0, 1e-12);
  for (std::size_t j = 0; j < 3; ++j) {
    EXPECT_EQ(beside.rows[j].term, full.terms[j].term);
    EXPECT_EQ(beside.rows[j].full_ratio, full.terms[j].hazard_ratio);
    EXPECT_EQ(beside.rows[j].full_upper, full.terms[j].upper);
    EXPECT_EQ(beside.rows[j].full_p, full.terms[j].p);
  }
}

TEST(BesideScreen, SaysWhoPassedTheScreen) {
  const auto study = study_of(screen, cohort());
  const auto& model = *study.endpoints[0].multivariable;
  for (const auto& row : model.beside->value->rows)
    EXPECT_EQ(row.selected, std::ranges::find(model.factors, row.term) != model.factors.end()) << row.term;
  EXPECT_TRUE(model.beside->value->rows[0].selected);
}

TEST(BesideScreen, ShrinksTheFullModel) {
  const auto study = study_of(screen, cohort());
  const results::BesideScreen& beside = *study.endpoints[0].multivariable->beside->value;
  ASSERT_TRUE(beside.penalty);
  EXPECT_LT(std::fabs(std::log(*beside.rows[0].ridge_ratio)), std::fabs(std::log(*beside.rows[0].full_ratio)));
  EXPECT_GT(*beside.rows[0].ridge_ratio, 1.0);
  EXPECT_THAT(results::to_json(study), HasSubstr("\"beside_screen\""));
}

TEST(BesideScreen, IsThereWhenNothingPasses) {
  std::string strict = screen;
  strict.replace(strict.find("p < 0.05"), 8, "p < 1e-30");
  const auto study = study_of(strict, cohort());
  const auto& model = *study.endpoints[0].multivariable;
  EXPECT_FALSE(model.cox.value);
  ASSERT_TRUE(model.beside->value);
  EXPECT_FALSE(model.beside->value->rows[0].selected);
}

}  // namespace
}  // namespace rtsurv::study
