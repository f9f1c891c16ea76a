#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "study/prepared.hpp"

namespace rtsurv::study {
namespace {

using table::message_of;
using table::table_of;
using table::texts;
using ::testing::AllOf;
using testing::data_problems;
using ::testing::ElementsAre;
using testing::endpoint;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::prepared;
using testing::protocol_problems;

const std::string six = R"(id,months,died,age,withdrawn
a,5,1,40,false
b,7,0,25,false
c,3,1,61,true
d,9,0,55,
e,2,1,29,true
f,8,0,70,false
)";

TEST(Prepare, ExclusionsApplyInOrderAndCountEachPatientOnce) {
  const Prepared result = prepared(R"(
[[exclude]]
reason = "Consent withdrawn"
when = "withdrawn"
[[exclude]]
reason = "Under 30"
when = "age < 30"
)" + endpoint,
                                   six);
  ASSERT_EQ(result.flow.size(), 3U);
  EXPECT_FALSE(result.flow[0].reason);
  EXPECT_EQ(result.flow[0].remaining, 6U);
  EXPECT_EQ(*result.flow[1].reason, "Consent withdrawn");
  EXPECT_EQ(result.flow[1].excluded, 2U);
  EXPECT_EQ(result.flow[1].remaining, 4U);
  EXPECT_EQ(result.flow[2].excluded, 1U);  // b; e has left before
  EXPECT_EQ(result.flow[2].remaining, 3U);
}

TEST(Prepare, ConditionsThatAreMissingExcludeNobody) {
  const Prepared result = prepared("[[exclude]]\nreason = \"Withdrawn\"\nwhen = \"withdrawn\"\n" + endpoint, six);
  EXPECT_THAT(texts(result.table.column("id", "test")), ElementsAre("a", "b", "d", "f"));
}

TEST(Prepare, DerivedColumnsSeeThePatientsThatRemain) {
  const Prepared result = prepared(
      "[[exclude]]\nreason = \"Old\"\nwhen = \"age > 60\"\n[derive]\noldest = \"max(age) over ()\"\n" + endpoint, six);
  EXPECT_THAT(texts(result.table.column("oldest", "test")), ElementsAre("55", "55", "55", "55"));
}

TEST(Prepare, ExclusionsMayUseDoseAndDerivedColumns) {
  const Prepared result = prepared(R"(
[dose]
total = "gy"
fractions = "n"
alpha_beta = 3.5
[derive]
high = "eqd2 > 60"
[[exclude]]
reason = "High dose"
when = "high"
)" + endpoint,
                                   "months,died,gy,n\n1,0,45,15\n2,1,60,15\n3,1,50,25\n");
  EXPECT_EQ(result.flow[1].excluded, 1U);
  EXPECT_THAT(result.table.names(),
              ElementsAre("months", "died", "gy", "n", "dose_per_fraction", "bed", "eqd2", "high"));
  // 45 Gy in 15: d = 3, BED = 45 (1 + 3/3.5) = 585/7, EQD2 = BED / (1 + 2/3.5) = 585/11; 2 Gy a fraction stays 50.
  const table::Column eqd2 = result.table.column("eqd2", "test");
  EXPECT_NEAR(eqd2.number[0], 585.0 / 11.0, 1e-12);
  EXPECT_NEAR(eqd2.number[1], 50.0, 1e-12);
}

const std::string dose = "[dose]\ntotal = \"gy\"\nfractions = \"n\"\nalpha_beta = 3\n";

TEST(Prepare, ImpossibleDosesAreNamedWithTheirRows) {
  const std::string problems =
      data_problems(dose + endpoint, "months,died,gy,n\n1,0,45,15\n2,1,-73.25,10\n3,1,50,2.5\n4,0,8,0\n");
  EXPECT_THAT(problems, AllOf(HasSubstr("row 3, column \"gy\""), HasSubstr("column \"n\""), HasSubstr("(rows 4, 5)"),
                              Not(HasSubstr("row 2"))));
  EXPECT_THAT(problems, Not(HasSubstr("73.25")));
}

TEST(Prepare, DosesOfExcludedPatientsAreNobodysProblem) {
  const Prepared result = prepared("[[exclude]]\nreason = \"Not completed\"\nwhen = \"n < 1\"\n" + dose + endpoint,
                                   "months,died,gy,n\n1,0,45,15\n2,1,,\n4,0,8,0\n");
  EXPECT_THAT(texts(result.table.column("bed", "test")), ElementsAre("90", ""));
}

TEST(Prepare, LargeFractionsRaiseADoubt) {
  EXPECT_THAT(prepared(dose + endpoint, "months,died,gy,n\n1,0,24,2\n").warnings,
              ElementsAre(HasSubstr("1 of 1 patients had more than 10 Gy")));
  EXPECT_THAT(prepared(dose + endpoint, "months,died,gy,n\n1,0,20,2\n").warnings, IsEmpty());
}

TEST(Prepare, EveryProblemOfTheProtocolIsNamedWithItsPlace) {
  const std::string problems = protocol_problems(R"([derive]
old = "agee > 50"
older = "old and age > 60"
[[endpoint]]
name = "OS"
time = "months"
event = "dead"
[univariable]
endpoints = ["OS"]
factors = ["age >"]
)",
                                                 six);
  EXPECT_THAT(problems, AllOf(HasSubstr("study.toml:4:"), HasSubstr("agee"), HasSubstr("did you mean \"age\"")));
  EXPECT_THAT(problems, AllOf(HasSubstr("study.toml:9:"), HasSubstr("dead"), HasSubstr("study.toml:12:")));
  EXPECT_THAT(problems, Not(HasSubstr("study.toml:5:")));  // what is built on a wrong column is not reported as well
}

TEST(Prepare, ANewColumnNeedsANewName) {
  EXPECT_THAT(protocol_problems("[derive]\nage = \"months\"\n" + endpoint, six),
              HasSubstr("already has a column \"age\""));
  EXPECT_THAT(protocol_problems(dose + endpoint, "months,died,gy,n,bed\n1,0,45,15,3\n"), HasSubstr("\"bed\""));
  EXPECT_THAT(
      protocol_problems(endpoint + "[[cutpoint]]\nname = \"Died\"\nvariable = \"age\"\nendpoint = \"OS\"\n", six),
      HasSubstr("\"Died\""));
}

TEST(Prepare, IdentifiersMustDiffer) {
  const std::string cohort = "id,months,died\nx,1,0\ny,2,1\nx,3,1\n";
  const std::string problems = message_of(ErrorKind::data, [&] {
    (void)prepare(parse_protocol("[study]\ndata = \"c.csv\"\nid = \"id\"\n" + endpoint, "study.toml"),
                  table_of(cohort));
  });
  EXPECT_THAT(problems, AllOf(HasSubstr("row 4, column \"id\""), HasSubstr("row 2")));
}

TEST(Prepare, EveryProblemOfTheDataIsNamedAtOnce) {
  const std::string problems = data_problems(endpoint + R"(
[columns]
grade = { levels = ["low", "high"] }
)",
                                             "months,died,grade\n-1,0,low\n2,3,high\nx,1,huge\n");
  EXPECT_THAT(problems,
              AllOf(HasSubstr("column \"months\": must be a number; 1 cell is another text (row 4)"),
                    HasSubstr("column \"died\": must be 0 or 1; 1 cell is neither (row 3)"),
                    HasSubstr("column \"grade\": 1 cell is not among the levels listed for this column (row 4)")));
  EXPECT_THAT(problems, Not(HasSubstr("huge")));
}

TEST(Prepare, NegativeTimesAreNamedWithTheirRows) {
  EXPECT_THAT(data_problems(endpoint, "months,died\n4,1\n-1,0\n"), HasSubstr("row 3, column \"months\""));
}

TEST(Prepare, TwoFirstEventsAtOnceAreAContradiction) {
  const std::string competing = R"(
[[endpoint]]
name = "LC"
time = "months"
event = "failed"
competing = "died"
)";
  EXPECT_THAT(data_problems(competing, "months,failed,died\n4,1,0\n5,1,1\n"),
              AllOf(HasSubstr("row 3, column \"died\""), Not(HasSubstr("row 2"))));
}

TEST(Prepare, AnEndpointNeedsAPatientWithTimeAndEvent) {
  EXPECT_THAT(data_problems(endpoint, "months,died\n4,\n,0\n"), HasSubstr("no patient has both"));
}

TEST(Prepare, ExpressionsOverColumnsOfTheAnalysisAreLeftToIt) {
  EXPECT_THAT(prepared(endpoint + R"(
[[cutpoint]]
name = "older"
variable = "age"
endpoint = "OS"
[univariable]
endpoints = ["OS"]
factors = ["older", "Older and died = 1"]
[risk_groups]
factors = ["older"]
groups = { "A" = [0], "B" = [1] }
[[effect]]
variable = "older"
within = "risk_group"
endpoint = "OS"
)",
                       six)
                  .warnings,
              IsEmpty());
}

TEST(Prepare, WhatAPartNeedsIsChecked) {
  const std::string problems =
      protocol_problems(endpoint + R"(
[describe]
variables = ["seen"]
by = "age"
[[cutpoint]]
name = "cut"
variable = "withdrawn"
endpoint = "OS"
[risk_groups]
factors = ["id"]
groups = { "A" = [0] }
)",
                        "id,months,died,age,withdrawn,seen\na,1,0,1,true,2020-01-01\nb,1,0,2,,\nc,1,0,3,,\nd,1,0,4,,"
                        "\ne,1,0,5,,\nf,1,0,6,,\ng,1,0,7,,\nh,1,0,8,,\ni,1,0,9,,\nj,1,0,10,,\nk,1,1,11,,\n");
  EXPECT_THAT(problems, AllOf(HasSubstr("\"seen\" is a date"), HasSubstr("more than 10 values"),
                              HasSubstr("\"withdrawn\" is not a number"), HasSubstr("\"id\" is neither")));
}

TEST(Prepare, ACohortWithoutPatientsIsNoCohort) {
  EXPECT_THAT(protocol_problems("[[exclude]]\nreason = \"Alive\"\nwhen = \"age > 0\"\n" + endpoint, six),
              HasSubstr("no patient is left"));
}

TEST(Prepare, AnEventOfOneAndBlanksIsDoubted) {
  const std::string head = "months,died\n4,1\n5,\n6,1\n7,";
  EXPECT_THAT(prepared(endpoint, head + "\n").warnings,
              ::testing::Contains(AllOf(HasSubstr("every known value of \"died\" is an event, and 2 are blank"),
                                        HasSubstr("write the event as died is not null"))));
  EXPECT_THAT(prepared(endpoint, head + "0\n").warnings, ::testing::Each(Not(HasSubstr("every known value"))));
}

}  // namespace
}  // namespace rtsurv::study
