#include "rtsurv/judgement/models.hpp"

#include <gtest/gtest.h>

namespace rtsurv::judgement {
namespace {

results::CoxResult three_terms() {
  results::CoxResult model;
  model.sample.events = 25;
  model.terms.resize(3);
  model.terms[0].coefficient = 0.5;
  model.terms[1].coefficient = 0.2;
  model.terms[2].infinite = true;
  return model;
}

TEST(EventsPerCoefficient, CountACoefficientWithoutBound) {
  EXPECT_EQ(coefficients(three_terms()), 3u);
  EXPECT_DOUBLE_EQ(*events_per_coefficient(three_terms()), 25.0 / 3.0);
}

TEST(EventsPerCoefficient, NeverCountSumsOfSamplingWeights) {
  results::CoxResult model = three_terms();
  model.sample.weights = results::Weights{"w", 100.0, 60.0, false};
  EXPECT_DOUBLE_EQ(*events_per_coefficient(model), 25.0 / 3.0);
}

TEST(EventsPerCoefficient, DoNotCountARedundantTerm) {
  results::CoxResult model = three_terms();
  model.terms[2].infinite = false;
  EXPECT_DOUBLE_EQ(*events_per_coefficient(model), 12.5);
  model.terms.clear();
  EXPECT_FALSE(events_per_coefficient(model));
}

TEST(LargestImbalance, HasNoSign) {
  results::AdjustedEffect effect;
  effect.balance = {{"age", {}, 0.2, {}}, {"grade", "3", -0.574, 0.01}};
  EXPECT_NEAR(*largest_imbalance(effect, false), 0.574, 1e-12);
  EXPECT_NEAR(*largest_imbalance(effect, true), 0.01, 1e-12);
  effect.balance.pop_back();
  EXPECT_FALSE(largest_imbalance(effect, true));
}

TEST(OnePatient, DecidesOnlyAcrossTheLimit) {
  results::ModelChecks::Coefficient one;
  one.p = 0.04;
  EXPECT_FALSE(hangs_on_one_patient(one));
  one.p_without = 0.049;
  EXPECT_FALSE(hangs_on_one_patient(one));
  one.p_without = 0.05;
  EXPECT_TRUE(hangs_on_one_patient(one));
}

TEST(SearchedCut, IsNoneWhenFixedOrNotFound) {
  results::Study study;
  results::CutpointResult cut;
  cut.name = "high";
  study.cutpoints = {cut};
  EXPECT_EQ(searched_cut_of(study, "high"), &study.cutpoints[0]);
  EXPECT_EQ(searched_cut_of(study, "low"), nullptr);
  study.cutpoints[0].why = "no cut leaves enough patients";
  EXPECT_EQ(searched_cut_of(study, "high"), nullptr);
  study.cutpoints[0].why.clear();
  study.cutpoints[0].fixed = 50.0;
  EXPECT_EQ(searched_cut_of(study, "high"), nullptr);
}

TEST(SearchedCut, HasThePOfTheSearchThatMadeTheColumn) {
  results::CutpointResult cut;
  cut.name = "high";
  cut.maxstat.p = 0.03;
  cut.two_cuts = results::Maybe<results::TwoCuts>{std::nullopt, "too few events"};
  EXPECT_EQ(corrected_p(cut, "high"), 0.03);
  EXPECT_EQ(corrected_p(cut, "high_groups"), std::nullopt);
  results::TwoCuts pair;
  pair.search.p = 0.2;
  cut.two_cuts = results::Maybe<results::TwoCuts>{pair, ""};
  EXPECT_EQ(corrected_p(cut, "high_groups"), 0.2);
  EXPECT_EQ(corrected_p(cut, "age"), std::nullopt);
  cut.fixed = 50.0;
  EXPECT_EQ(corrected_p(cut, "high"), std::nullopt);
  EXPECT_EQ(corrected_p(cut, "high_groups"), 0.2);
}

}  // namespace
}  // namespace rtsurv::judgement
