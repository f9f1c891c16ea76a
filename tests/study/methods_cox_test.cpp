// Cox regression on named terms: rows, levels, and models that cannot give everything.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "study/twelve.hpp"
#include "table/files.hpp"

namespace rtsurv::study {
namespace {

using table::message_of;
using table::table_of;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using testing::outcome;
using testing::twelve;

results::CoxResult cox_of(const std::string& terms, const std::string& content = twelve) {
  return cox(table_of(content), {.outcome = outcome, .terms = parse_terms(terms)});
}

const results::CoxTerm& row(const results::CoxResult& result, std::size_t i) { return result.terms.at(i); }

TEST(MethodsCox, NumbersAreCovariatesTextsAndBooleansAreFactors) {
  const auto result = cox_of("grade,arm,old");
  ASSERT_EQ(result.terms.size(), 3U);
  EXPECT_FALSE(row(result, 0).level);
  EXPECT_EQ(*row(result, 1).level, "b");
  EXPECT_EQ(*row(result, 1).reference, "a");
  EXPECT_EQ(*row(result, 2).level, "true");
  EXPECT_EQ(result.sample.n, 10U);
  EXPECT_EQ(result.sample.n_missing, 2U);
}

TEST(MethodsCox, LevelsOfANumberAskedForAsFactorSortByValueWithTheReferenceFirst) {
  const auto plain = cox_of("factor(grade)");
  EXPECT_EQ(plain.terms.size(), 2U);
  EXPECT_EQ(row(plain, 0).term, "grade");
  EXPECT_EQ(*row(plain, 0).reference, "2");
  EXPECT_EQ(*row(plain, 0).level, "9");
  EXPECT_EQ(*row(plain, 1).level, "10");
  const auto moved = cox_of("factor(grade, ref=10)");
  EXPECT_EQ(*row(moved, 0).reference, "10");
  EXPECT_EQ(*row(moved, 0).level, "2");
  EXPECT_EQ(*row(moved, 1).level, "9");
  EXPECT_NEAR(*row(moved, 0).coefficient, -*row(plain, 1).coefficient, 1e-9);
}

TEST(MethodsCox, AReferenceFromTheMiddleLeavesTheOtherLevelsInOrder) {
  const auto result = cox_of("factor(grade, ref=9)");
  EXPECT_EQ(result.references[0].n, 4U);
  EXPECT_EQ(*row(result, 0).level, "2");
  EXPECT_EQ(row(result, 0).n, 3U);
  EXPECT_EQ(*row(result, 1).level, "10");
  EXPECT_EQ(row(result, 1).n, 4U);
}

TEST(MethodsCox, EachLevelHasItsPatientsAndEvents) {
  const auto result = cox_of("factor(grade)");
  ASSERT_EQ(result.references.size(), 1U);
  EXPECT_EQ(result.references[0].level, "2");
  EXPECT_EQ(result.references[0].n, 3U);
  EXPECT_EQ(result.references[0].events, 3.0);
  EXPECT_EQ(row(result, 0).n, 4U);
  EXPECT_EQ(row(result, 0).events, 3.0);
  EXPECT_EQ(row(result, 1).n, 4U);
  EXPECT_EQ(row(result, 1).events, 1.0);
}

TEST(MethodsCox, AReferenceThatIsNoLevelIsRefused) {
  EXPECT_THAT(message_of(ErrorKind::usage, [] { (void)cox_of("factor(grade, ref=7)"); }),
              AllOf(HasSubstr("grade"), HasSubstr("\"7\"")));
}

TEST(MethodsCox, TermsKeepTheTextOfTheCall) {
  EXPECT_EQ(row(cox_of("months > 6 or grade = 2 , arm"), 0).term, "months > 6 or grade = 2");
}

// ---- Cox models that cannot give everything ----

TEST(MethodsCox, ARedundantTermKeepsItsRowWithoutNumbers) {
  const auto result = cox_of("grade,2 * grade + 1");
  EXPECT_TRUE(row(result, 0).coefficient);
  EXPECT_FALSE(row(result, 1).coefficient);
  EXPECT_FALSE(row(result, 1).p);
  EXPECT_FALSE(row(result, 1).infinite);
  EXPECT_EQ(result.likelihood_ratio.df, 1.0);
  EXPECT_THAT(result.sample.warnings, Contains(HasSubstr("\"2 * grade + 1\" is a combination of earlier terms")));
}

TEST(MethodsCox, AConstantIsCalledConstant) {
  const auto result = cox_of("grade,months * 0 + 3");
  EXPECT_THAT(result.sample.warnings, Contains(HasSubstr("\"months * 0 + 3\" is constant")));
}

TEST(MethodsCox, AFactorOfOneLevelKeepsItsRowBesideOthers) {
  const auto result = cox_of("months > 0,grade,arm");
  EXPECT_EQ(row(result, 0).term, "months > 0");
  EXPECT_FALSE(row(result, 0).level);
  EXPECT_EQ(*row(result, 0).reference, "true");
  EXPECT_TRUE(row(result, 0).is_single_level());
  EXPECT_EQ(row(result, 0).n, result.sample.n);
  EXPECT_EQ(row(result, 0).events, result.sample.events);
  EXPECT_FALSE(row(result, 0).coefficient);
  EXPECT_TRUE(row(result, 1).coefficient);
  EXPECT_TRUE(row(result, 2).coefficient);
  EXPECT_THAT(result.sample.warnings, Contains(HasSubstr("single level")));
  EXPECT_THAT(message_of(ErrorKind::not_estimable, [] { (void)cox_of("months > 0"); }), HasSubstr("single level"));
}

// All events are among marker = 1: the likelihood grows without end.
const std::string separated = R"(months,died,marker,age
1,1,1,40
2,1,1,52
3,1,1,61
4,0,0,47
5,0,0,58
6,0,0,33
7,0,1,44
)";

TEST(MethodsCox, AnInfiniteCoefficientHasAPButNoNumbers) {
  const auto result = cox_of("marker", separated);
  EXPECT_TRUE(row(result, 0).infinite);
  EXPECT_FALSE(row(result, 0).coefficient);
  EXPECT_FALSE(row(result, 0).hazard_ratio);
  EXPECT_FALSE(row(result, 0).upper);
  EXPECT_FALSE(row(result, 0).z);
  ASSERT_TRUE(row(result, 0).p);
  EXPECT_NEAR(*row(result, 0).p, result.likelihood_ratio.p, 1e-12);
  EXPECT_THAT(result.sample.warnings,
              Contains(AllOf(HasSubstr("\"marker\" is infinite"), HasSubstr("likelihood-ratio"))));
  const auto turned = cox_of("1 - marker", separated);
  EXPECT_THAT(turned.sample.warnings, Contains(HasSubstr("is zero")));
  EXPECT_TRUE(row(turned, 0).towards_zero);
}

TEST(MethodsCox, FirthsPenaltyStandsBesideASeparatedModel) {
  const auto result = cox_of("marker", separated);
  const auto turned = cox_of("1 - marker", separated);
  ASSERT_TRUE(row(result, 0).firth && row(turned, 0).firth);
  EXPECT_NEAR(row(result, 0).firth->hazard_ratio * row(turned, 0).firth->hazard_ratio, 1.0, 1e-8);
  EXPECT_LT(*row(result, 0).firth->lower, row(result, 0).firth->hazard_ratio);
  EXPECT_NEAR(row(result, 0).firth->p, result.firth->p, 1e-9);
  EXPECT_FALSE(row(cox_of("age", separated), 0).firth);
}

// A factor without a second level has no column: the estimates of later terms stay in their rows.
TEST(MethodsCox, FirthsPenaltyCanBeAskedFor) {
  const auto result =
      cox(table_of(separated),
          {.outcome = {"months", "died"}, .terms = parse_terms("factor(months > 0),age"), .firth = true});
  EXPECT_FALSE(row(result, 0).firth);
  ASSERT_TRUE(row(result, 1).firth);
  EXPECT_NEAR(row(result, 1).firth->coefficient, *row(result, 1).coefficient, 0.05);
}

TEST(MethodsCox, FewEventsPerCoefficientRaiseADoubt) {
  EXPECT_THAT(cox_of("grade").sample.warnings, Contains(HasSubstr("7 events for 1 coefficient:")));
}

TEST(MethodsCox, AModelWithoutEventsIsNotEstimable) {
  EXPECT_THAT(message_of(ErrorKind::not_estimable,
                         [] {
                           (void)cox(table_of(twelve), {.outcome = {"months", "died = 9", {}}, .terms = {{"grade"}}});
                         }),
              HasSubstr("no event"));
}

TEST(MethodsCox, ClusteringImpliesTheRobustVariance) {
  const auto result = cox(table_of(twelve), {.outcome = {.time = "months", .event = "died", .cluster = "center"},
                                             .terms = {{.text = "grade"}}});
  EXPECT_TRUE(result.robust);
  ASSERT_TRUE(row(result, 0).robust_std_error);
  const double z = *row(result, 0).coefficient / *row(result, 0).robust_std_error;
  EXPECT_NEAR(*row(result, 0).z, z, 1e-12);
  EXPECT_FALSE(row(cox_of("grade"), 0).robust_std_error);
}

TEST(MethodsCox, ProportionalHazardsAreTestedPerTermAndAltogether) {
  const auto result = cox(table_of(twelve), {.outcome = outcome,
                                             .terms = parse_terms("months > 0,factor(grade),arm"),
                                             .zph = survival::ZphTransform::identity});
  EXPECT_EQ(result.zph_transform, "identity");
  ASSERT_EQ(result.zph.size(), 3U);
  EXPECT_EQ(result.zph[0].term, "grade");
  EXPECT_EQ(result.zph[0].test.df, 2.0);
  EXPECT_EQ(result.zph[1].term, "arm");
  EXPECT_EQ(result.zph[2].term, "GLOBAL");
  EXPECT_EQ(result.zph[2].test.df, 3.0);
}

TEST(MethodsCox, DatesAreNoCovariates) {
  EXPECT_THAT(
      message_of(ErrorKind::usage, [] { (void)cox_of("seen", "months,died,seen\n1,1,2020-01-01\n2,0,2021-01-01\n"); }),
      HasSubstr("is a date"));
}

TEST(MethodsCox, TheOrderOfTheRowsDoesNotMatter) {
  const std::string turned =
      "months,died,arm\n12,1,b\n11,0,a\n10,1,b\n9,1,a\n7,1,b\n6,0,a\n5,1,b\n4,1,a\n3,0,b\n2,1,a\n1,1,b\n";
  const auto first = cox_of("arm"), second = cox_of("arm", turned);
  EXPECT_NEAR(*row(first, 0).coefficient, *row(second, 0).coefficient, 1e-12);
  EXPECT_NEAR(*row(first, 0).std_error, *row(second, 0).std_error, 1e-12);
}

TEST(MethodsCox, UnknownColumnsAreNamed) {
  EXPECT_THAT(message_of(ErrorKind::usage, [] { (void)cox_of("grade,nosuch"); }), HasSubstr("nosuch"));
}

}  // namespace
}  // namespace rtsurv::study
