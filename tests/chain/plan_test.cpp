#include <gmock/gmock.h>

#include "chain/cohort.hpp"
#include "rtsurv/chain/check_plan.hpp"
#include "rtsurv/chain/targets.hpp"
#include "rtsurv/core/error.hpp"

namespace rtsurv::chain {
namespace {

std::string refusal(void (*spoil)(Plan&)) {
  Plan plan = tests::plan_of(tests::simulated(30, 1, 0.0));
  spoil(plan);
  try {
    check_plan(plan);
  } catch (const InvalidOption& error) {
    return error.what();
  }
  return "";
}

TEST(CheckPlan, AcceptsWhatFits) {
  EXPECT_EQ(refusal([](Plan&) {}), "");
}

TEST(CheckPlan, NamesWhatDoesNotFit) {
  using testing::HasSubstr;
  EXPECT_THAT(refusal([](Plan& plan) { plan.patients = 31; }), HasSubstr("LC needs an entry per patient"));
  EXPECT_THAT(refusal([](Plan& plan) { plan.cuts[0].x.pop_back(); }), HasSubstr("high_dose needs a value per patient"));
  EXPECT_THAT(refusal([](Plan& plan) { plan.cuts[0].endpoint = 1; }), HasSubstr("endpoint that is not there"));
  EXPECT_THAT(refusal([](Plan& plan) { plan.factors[0].values[0][3] = 2.0; }), HasSubstr("x0 has a code"));
  EXPECT_THAT(refusal([](Plan& plan) { plan.factors[5].values.pop_back(); }), HasSubstr("every state"));
  EXPECT_THAT(refusal([](Plan& plan) { plan.groups.reset(); }), HasSubstr("there are none"));
  EXPECT_THAT(refusal([](Plan& plan) { plan.groups->group_of_count.pop_back(); }), HasSubstr("every count"));
  EXPECT_THAT(refusal([](Plan& plan) { plan.models[0].factors[0] = 99; }), HasSubstr("a model names a factor"));
  EXPECT_THAT(refusal([](Plan& plan) { plan.models.push_back(plan.models[0]); }), HasSubstr("two models"));
  EXPECT_THAT(refusal([](Plan& plan) { plan.effects[0].within = 6; }), HasSubstr("within a number"));
  EXPECT_THAT(refusal([](Plan& plan) { plan.models[0].test = chain::Test::gray; }),
              HasSubstr("competing events of LC"));
  EXPECT_THAT(refusal([](Plan& plan) { plan.cuts[0].test = chain::Test::gray; }), HasSubstr("competing events of LC"));
}

// 1 C, 7 terms of 7 two-level factors or numbers; 1 endpoint x 3 groups x 2 landmarks; the effect in 3 groups and
// overall.
TEST(Targets, AreCounted) {
  EXPECT_EQ(targets(tests::plan_of(tests::simulated(30, 1, 0.0))).size(), 1U + 7U + 6U + 4U);
}

}  // namespace
}  // namespace rtsurv::chain
