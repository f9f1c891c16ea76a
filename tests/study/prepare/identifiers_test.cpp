// Identifiers and free text are variables only when the protocol confirms it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include "study/prepared.hpp"

namespace rtsurv::study {
namespace {

using testing::endpoint;
using ::testing::HasSubstr;
using testing::prepared;
using testing::protocol_problems;

/// 24 patients with a record number, a name, a remark, an age and a site.
std::string cohort() {
  std::string text = "mrn,Nachname,비고,age,site,months,died\n";
  for (int i = 0; i < 24; ++i)
    text += fmt::format("{},N{},seen in {},{}.5,{},{},{}\n", 57635848 + 17 * i, i, i % 20, 40 + i, i % 3 ? "a" : "b",
                        i + 1, i % 2);
  return text;
}

std::string screening(const std::string& factor) {
  return endpoint + "[univariable]\nendpoints = [\"OS\"]\nfactors = ['" + factor + "']\n";
}

TEST(Identifiers, AreNoFactorsOfAStudy) {
  EXPECT_EQ(protocol_problems(screening("mrn"), cohort()),
            "study.toml:10:12: [univariable] factors: \"mrn\" is called like an identifier (24 different values in 24 "
            "patients); leave it out, or, when it does describe patients, say identifier = \"confirmed\" for it in "
            "[columns]");
  EXPECT_THAT(protocol_problems(screening("\"Nachname\""), cohort()), HasSubstr("what identifies a person"));
  EXPECT_THAT(protocol_problems(screening("비고"), cohort()), HasSubstr("free text"));
}

TEST(Identifiers, AreKnownByTheirValuesInColumnsThatAreDerived) {
  EXPECT_THAT(protocol_problems("[derive]\nx = \"mrn + 1\"\n" + screening("x"), cohort()),
              HasSubstr("\"x\" looks like a record number"));
}

TEST(Identifiers, StandInNoTable1AndMakeNoGroups) {
  const std::string message =
      protocol_problems(endpoint + "[describe]\nvariables = [\"비고\"]\nby = \"Nachname\"\n", cohort());
  EXPECT_THAT(message, HasSubstr("[describe] variables: \"비고\""));
  EXPECT_THAT(message, HasSubstr("[describe] by: \"Nachname\""));
  EXPECT_THAT(
      protocol_problems(endpoint + "[[cutpoint]]\nname = \"high\"\nvariable = \"mrn\"\nendpoint = \"OS\"\n", cohort()),
      HasSubstr("[[cutpoint]] \"high\": \"mrn\" is called like an identifier"));
}

TEST(Identifiers, AreVariablesWhenThatIsConfirmed) {
  EXPECT_NO_THROW((void)prepared("[columns]\nMRN = { identifier = \"confirmed\" }\n" + screening("mrn"), cohort()));
}

TEST(Identifiers, AreNotConditionsOverThemNorMeasurements) {
  for (const char* text : {"mrn > 57635900", "left(Nachname, 1) = 'N'", "age", "site"})
    EXPECT_NO_THROW(
        (void)prepared(endpoint + "[univariable]\nendpoints = [\"OS\"]\nfactors = [\"" + text + "\"]\n", cohort()))
        << text;
}

TEST(Identifiers, TheIdOfTheStudyIsOneWhateverItHolds) {
  EXPECT_THAT(protocol_problems("id = \"age\"\n" + screening("age"), cohort()),
              HasSubstr("is the identifier of [study]"));
}

}  // namespace
}  // namespace rtsurv::study
