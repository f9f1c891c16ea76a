#include "rtsurv/judgement/verdict.hpp"

#include <gtest/gtest.h>

namespace rtsurv::judgement {
namespace {

using results::Check, results::Claim, results::Verdict;
using Id = Check::Id;
using enum Check::Outcome;

Claim decided(std::vector<Check> checks) {
  Claim claim;
  claim.checks = std::move(checks);
  decide(claim);
  return claim;
}

Check check(Id id, Check::Outcome outcome) { return {id, outcome, {}, {}}; }

TEST(Verdict, HoldsWhenEveryCheckIsPassed) {
  const Claim claim = decided({check(Id::optimism, passed), check(Id::p, passed), check(Id::missing, passed)});
  EXPECT_EQ(claim.verdict, Verdict::holds);
  EXPECT_EQ(claim.decided_by, Id::p);
}

TEST(Verdict, DoesNotHoldBesideACheckThatCouldNotBeMade) {
  const Claim claim = decided({check(Id::p, passed), check(Id::optimism, passed), check(Id::linearity, not_done),
                               check(Id::one_patient, not_done)});
  EXPECT_EQ(claim.verdict, Verdict::not_checked);
  EXPECT_EQ(claim.decided_by, Id::one_patient) << "the gravest of them";
}

TEST(Verdict, IsThatOfTheGravestFailedCheck) {
  const Claim claim = decided(
      {check(Id::p, passed), check(Id::missing, failed), check(Id::few_events, failed), check(Id::optimism, failed)});
  EXPECT_EQ(claim.verdict, Verdict::depends);
  EXPECT_EQ(claim.decided_by, Id::few_events);
}

TEST(Verdict, FindsNoEvidenceWithoutASmallP) {
  for (const Check::Outcome outcome : {failed, not_done}) {
    const Claim claim = decided({check(Id::few_events, failed), check(Id::p, outcome)});
    EXPECT_EQ(claim.verdict, Verdict::no_evidence);
    EXPECT_EQ(claim.decided_by, Id::p);
  }
}

TEST(Verdict, IsNeverBetterThanNotValidatedWithoutAValidation) {
  const Claim claim = decided({check(Id::p, passed), check(Id::optimism, not_done)});
  EXPECT_EQ(claim.verdict, Verdict::not_validated);
  EXPECT_EQ(claim.decided_by, Id::optimism);
  EXPECT_EQ(decided({check(Id::p, passed)}).verdict, Verdict::not_validated);
}

TEST(Verdict, ReadsTheCorrectedPOfASearchedCutAsItsP) {
  const Claim claim = decided({check(Id::optimism, passed), check(Id::searched_cut, failed)});
  EXPECT_EQ(claim.verdict, Verdict::no_evidence);
  EXPECT_EQ(claim.decided_by, Id::searched_cut);
}

}  // namespace
}  // namespace rtsurv::judgement
