// Interactions of Cox models and tests of whole terms, against R (tests/oracle/interactions/).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "oracle/oracle.hpp"
#include "rtsurv/study/methods/methods.hpp"
#include "table/files.hpp"

namespace rtsurv::study {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

table::Table cohort() { return table::Table::read({.path = tests::source_path("tests/oracle/interactions/data.csv")}); }

results::CoxResult cox_of(const std::string& terms) {
  return cox(cohort(), {.outcome = {"months", "died", {}}, .terms = parse_model(terms)});
}

/// "age", "arm: b", "age:arm: c".
std::vector<std::string> rows_of(const results::CoxResult& result) {
  std::vector<std::string> rows;
  for (const results::CoxTerm& term : result.terms)
    rows.push_back(term.level ? term.term + ": " + *term.level : term.term);
  return rows;
}

std::vector<std::string> terms_of(const std::string& text) {
  std::vector<std::string> terms;
  for (const TermSpec& term : parse_model(text)) terms.push_back(term.text);
  return terms;
}

TEST(Interactions, EstimatesAndWholeTermsAreThoseOfR) {
  const auto expected = oracle::read_json("interactions/expected.json");
  for (const char* terms : {"age*arm", "age*old", "arm*site", "arm,age:arm"}) {
    SCOPED_TRACE(terms);
    const results::CoxResult result = cox_of(terms);
    const auto& of_r = expected.at(terms);
    ASSERT_EQ(result.terms.size(), of_r.at("coef").size());
    for (std::size_t j = 0; j < result.terms.size(); ++j) {
      EXPECT_NEAR(*result.terms[j].coefficient, of_r.at("coef")[j].get<double>(), 1e-7);
      EXPECT_NEAR(*result.terms[j].std_error, of_r.at("se")[j].get<double>(), 1e-7);
    }
    ASSERT_EQ(result.factors.size(), of_r.at("whole").size());
    for (std::size_t t = 0; t < result.factors.size(); ++t) {
      EXPECT_NEAR(result.factors[t].test.chi_square, of_r.at("whole")[t][0].get<double>(), 1e-8);
      EXPECT_EQ(result.factors[t].test.df, of_r.at("whole")[t][1].get<double>());
      EXPECT_NEAR(result.factors[t].test.p, of_r.at("whole")[t][2].get<double>(), 1e-8);
    }
  }
}

TEST(Interactions, TheErrorOfCIsThatOfRWithClusters) {
  const auto expected = oracle::read_json("interactions/expected.json");
  CoxCall call{.outcome = {.time = "months", .event = "died", .cluster = "centre"}, .terms = parse_model("age,old")};
  EXPECT_NEAR(cox(cohort(), call).concordance->c, expected.at("cluster")[0].get<double>(), 1e-12);
  EXPECT_NEAR(cox(cohort(), call).concordance->std_error, expected.at("cluster")[1].get<double>(), 1e-11);
  call.strata = {"site"};
  EXPECT_NEAR(cox(cohort(), call).concordance->std_error, expected.at("strata_cluster")[1].get<double>(), 1e-11);
}

TEST(Interactions, AProductIsBothVariablesAndTheirInteraction) {
  EXPECT_THAT(rows_of(cox_of("age*arm")), ElementsAre("age", "arm: b", "arm: c", "age:arm: b", "age:arm: c"));
  EXPECT_THAT(rows_of(cox_of("arm*site")),
              ElementsAre("arm: b", "arm: c", "site: y", "arm:site: b:y", "arm:site: c:y"));
}

TEST(Interactions, WithoutTheNumberEveryLevelHasItsSlope) {
  EXPECT_THAT(rows_of(cox_of("arm,age:arm")),
              ElementsAre("arm: b", "arm: c", "age:arm: a", "age:arm: b", "age:arm: c"));
}

TEST(Interactions, RowsCountTheirPatients) {
  const results::CoxResult result = cox_of("arm*site");
  const table::Table table = cohort();
  const table::Column arm = table.column("arm", ""), site = table.column("site", ""), died = table.column("died", "");
  std::size_t n = 0;
  double events = 0.0;
  for (std::size_t i = 0; i < table.rows(); ++i)
    if (arm.level[static_cast<std::size_t>(arm.code[i])] == "c" &&
        site.level[static_cast<std::size_t>(site.code[i])] == "y") {
      ++n;
      events += died.number[i];
    }
  EXPECT_EQ(result.terms.back().n, n);
  EXPECT_EQ(result.terms.back().events, events);
  EXPECT_FALSE(result.terms.back().reference);
}

TEST(Interactions, TermsAreOrderedAsInR) {
  EXPECT_THAT(terms_of("a*b,c"), ElementsAre("a", "b", "c", "a:b"));
  EXPECT_THAT(terms_of("a,b,a*b"), ElementsAre("a", "b", "a:b"));
  EXPECT_THAT(terms_of("a*b*c"), ElementsAre("a", "b", "c", "a:b", "a:c", "b:c", "a:b:c"));
  EXPECT_THAT(terms_of("a:b"), ElementsAre("a:b"));
}

TEST(Interactions, OtherProductsStayExpressions) {
  EXPECT_THAT(terms_of("age * 10"), ElementsAre("age * 10"));
  EXPECT_THAT(terms_of("(age * dose)"), ElementsAre("(age * dose)"));
  EXPECT_THAT(terms_of("a + b * c"), ElementsAre("a + b * c"));
  EXPECT_THAT(terms_of("age::double"), ElementsAre("age::double"));
}

TEST(Interactions, AVariableIsCodedAsInItsOwnTerm) {
  const auto terms = parse_model("factor(grade, ref=2),age:grade");
  EXPECT_TRUE(terms[1].crossed[1].factor);
  EXPECT_EQ(*terms[1].crossed[1].reference, "2");
}

TEST(Interactions, AMissingVariableIsNamed) {
  try {
    (void)parse_model("age:");
    FAIL();
  } catch (const InvalidOption& error) {
    EXPECT_THAT(error.what(), HasSubstr("\"age:\" lacks a variable"));
  }
}

}  // namespace
}  // namespace rtsurv::study
