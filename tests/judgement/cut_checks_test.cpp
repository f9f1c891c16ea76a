#include "rtsurv/judgement/cut_checks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "judgement/sound.hpp"
#include "rtsurv/judgement/doubts.hpp"

namespace rtsurv::judgement {
namespace {

using results::Check, results::Claim, results::Study, results::Verdict;
using Id = Check::Id;
using testing::IsEmpty;

/// The cut of boost at 60, searched among 41 to 80, found at 60 in every replicate.
Study with_cut() {
  Study study = sound();
  study.cutpoints = {searched_boost(0.01)};
  study.cutpoints[0].maxstat.cut.clear();
  for (int cut = 41; cut <= 80; ++cut) study.cutpoints[0].maxstat.cut.push_back(cut);
  return study;
}

double share(const Study& study) { return cut_stability(study, {"boost"})->value.value(); }

TEST(CutStability, CountsTheReplicatesThatFindTheCutWithinATenthOfTheSearched) {
  Study study = with_cut();
  // 40 cuts were searched: four places on either side are near
  study.validation->cutpoints[0].counts = {{55.0, 250}, {56.0, 125}, {60.0, 125}, {64.0, 250}, {65.0, 200}};
  EXPECT_DOUBLE_EQ(share(study), 0.5) << "those without a cut count as well";
  EXPECT_EQ(cut_stability(study, {"boost"})->outcome, Check::Outcome::passed);
  study.validation->cutpoints[0].counts[2].second = 124;
  EXPECT_EQ(cut_stability(study, {"boost"})->outcome, Check::Outcome::failed);
  EXPECT_EQ(cut_stability(study, {"age"}), std::nullopt);
}

TEST(CutStability, IsThatOfTheBootstrapBesideTheSearchWithoutAValidation) {
  Study study = with_cut();
  study.validation.reset();
  EXPECT_EQ(cut_stability(study, {"boost"})->why, "no bootstrap has searched the cut again");
  study.cutpoints[0].evidence->bootstrap = {1000, 1000, 50.0, 61.0, {{50.0, 600}, {61.0, 400}}};
  EXPECT_DOUBLE_EQ(share(study), 0.4);
}

TEST(CutStability, HasTheNextCutAmongFewAsNear) {
  Study study = with_cut();
  study.cutpoints[0].maxstat.cut = {50.0, 60.0, 70.0};
  study.validation->cutpoints[0].counts = {{50.0, 1000}};
  EXPECT_DOUBLE_EQ(share(study), 1.0);
}

TEST(CutStability, IsNotKnownOfTwoCuts) {
  Study study = with_cut();
  study.cutpoints[0].two_cuts.emplace().value.emplace().search.p = 0.01;
  const Check check = *cut_stability(study, {"boost_groups"});
  EXPECT_EQ(check.outcome, Check::Outcome::not_done);
  EXPECT_EQ(check.why, "no resample searches two cuts again");
}

TEST(SearchedCuts, AreFoundInExpressionsAndBehindRiskGroups) {
  Study study = with_cut();
  study.cutpoints[0].maxstat.p = 0.3;
  EXPECT_EQ(searched_cut(study, {"boost AND age > 60"})->value, 0.3);
  EXPECT_EQ(searched_cut(study, {"boosted"}), std::nullopt);
  EXPECT_EQ(searched_cut(study, {"risk_group"}), std::nullopt);
  study.risk_groups.emplace().factors = {"boost"};
  EXPECT_EQ(searched_cut(study, {"risk_group"})->value, 0.3);
}

TEST(SearchedCuts, ClaimNothingThatHoldsWhereTheCutWanders) {
  Study study = with_cut();
  const std::vector<const char*> resting{"cut/OS/boost", "factor/OS/boost = true", "effect/boost/stage/OS",
                                         "effect/boost/stage/OS/early"};
  for (const char* id : resting) EXPECT_EQ(claim(study, id).verdict, Verdict::holds) << id;
  EXPECT_THAT(doubts(study), IsEmpty());
  study.validation->cutpoints[0].counts = {{50.0, 1000}};
  for (const char* id : resting) EXPECT_EQ(claim(study, id).decided_by, Id::cut_stability) << id;
  ASSERT_EQ(doubts(study).size(), 1U);
  EXPECT_EQ(doubts(study)[0].id, results::Doubt::Id::searched_cut);
}

TEST(SearchedCuts, AreDoubtedUntilAValidationHasTriedThem) {
  Study study = with_cut();
  study.validation->corrected.clear();
  EXPECT_EQ(doubts(study).front().id, results::Doubt::Id::searched_cut);
  EXPECT_EQ(claim(study, "cut/OS/boost").verdict, Verdict::not_validated);
}

TEST(GroupClaims, NeedADifferenceBetweenTheGroupsAndAPForAllOfThem) {
  const char* id = "effect/boost/stage/OS/early";
  Study study = sound();
  ASSERT_EQ(claim(study, id).verdict, Verdict::holds);
  study.effects[0].interaction.value->p = 0.05;
  EXPECT_EQ(claim(study, id).decided_by, Id::interaction);
  EXPECT_EQ(claim(study, "effect/boost/stage/OS").verdict, Verdict::holds);
  study.effects[0].interaction = {{}, "a single group"};
  EXPECT_EQ(claim(study, id).verdict, Verdict::not_checked);
  study = sound();
  study.effects[0].groups[0].cox.value->terms[0].p = 0.025;  // twice that is not below 0.05
  EXPECT_EQ(claim(study, id).verdict, Verdict::depends);
  EXPECT_EQ(claim(study, id).decided_by, Id::subgroups);
}

TEST(EffectClaims, AnswerForWhatChanceGives) {
  Study study = sound();
  study.validation->conclusions = {{"boost", "stage", "OS", 1000, 900, 1000, 63, {}}};
  EXPECT_EQ(claim(study, "effect/boost/stage/OS/early").verdict, Verdict::holds);
  study.validation->conclusions[0].claimed_permuted = 64;
  EXPECT_EQ(claim(study, "effect/boost/stage/OS/early").decided_by, Id::chance);
  EXPECT_EQ(claim(study, "effect/boost/stage/OS").verdict, Verdict::holds);  // over all groups nothing was chosen
}

}  // namespace
}  // namespace rtsurv::judgement
