// [columns]: references, and keys that are expressions.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/table/columns/columns.hpp"
#include "study/prepared.hpp"
#include "study/small_study.hpp"

namespace rtsurv::study {
namespace {

using testing::data_problems;
using ::testing::ElementsAre;
using testing::endpoint;
using ::testing::HasSubstr;
using testing::os;
using testing::problems_of;
using testing::protocol_problems;
using testing::study_of;
using testing::twelve_patients;

const std::string eight = R"(months,died,grade,site
1,1,1,breast
2,0,1,lung
3,1,2,lung
4,1,2,node
5,0,3,breast
6,1,3,node
7,1,1,lung
8,0,2,node
)";

const std::string screened = os + R"(
[univariable]
endpoints = ["OS"]
factors = ["grade", "site"]
[multivariable]
endpoints = ["OS"]
factors = ["site"]
[landmark]
endpoints = ["OS"]
at = [2]
factors = ["site"]
[[effect]]
variable = "grade"
within = "site"
endpoint = "OS"
)";

std::vector<std::string> groups_of(const results::UnivariableRow& row) { return row.logrank.value->groups; }

std::vector<std::string> levels_of(const results::CoxResult& cox) {
  std::vector<std::string> levels;
  for (const auto& term : cox.terms) levels.push_back(term.level.value_or(""));
  return levels;
}

TEST(Columns, TheTitlesOfAFileAreLabelsWhereTheProtocolGivesNone) {
  table::Column grade = table::number_column("grade", {1, 2, 1, 2}),
                age = table::number_column("age", {51, 62, 73, 44});
  grade.title = "Tumour grade";
  age.title = "Age at RT";
  const Prepared result =
      prepare(parse_protocol("[study]\ndata = \"cohort.csv\"\n" + endpoint +
                                 "[columns]\nage = { label = \"Age\" }\n[describe]\nvariables = [\"grade\", \"age\"]\n",
                             "study.toml"),
              table::Table::from_columns({table::number_column("months", {1, 2, 3, 4}),
                                          table::number_column("died", {1, 0, 1, 0}), grade, age}));
  std::vector<std::string> labels;
  for (const ColumnRule& rule : result.columns) labels.push_back(rule.column.text + ": " + rule.label);
  EXPECT_THAT(labels, ElementsAre("age: Age", "grade: Tumour grade"));
}

TEST(Columns, WhatIsComputedIsNotReadFromTheFile) {
  EXPECT_THAT(
      testing::protocol_problems(testing::endpoint + "[derive]\nold = \"months > 3\"\n"
                                                     "[columns]\nold = { missing = [\"9\"] }\n",
                                 "months,died\n2,1\n4,0\n"),
      ::testing::HasSubstr("[columns]: \"old\" is computed; missing, dates, decimal and same belong to the columns"));
}

TEST(Columns, AReferenceStandsFirstInEveryTableAndModel) {
  const auto study = study_of("[columns]\nsite = { reference = \"lung\" }\n" + screened, eight);
  EXPECT_THAT(groups_of(study.endpoints[0].univariable[1]), ElementsAre("lung", "breast", "node"));
  EXPECT_THAT(levels_of(*study.endpoints[0].univariable[1].cox.value), ElementsAre("breast", "node"));
  EXPECT_THAT(levels_of(*study.endpoints[0].multivariable->cox.value), ElementsAre("breast", "node"));
  EXPECT_THAT(groups_of(study.landmark->endpoints[0].at[0].factors[0]), ElementsAre("lung", "breast", "node"));
  EXPECT_EQ(study.effects[0].groups[0].group, "lung");
}

TEST(Columns, AReferenceMakesANumberACategory) {
  const auto study = study_of("[columns]\ngrade = { reference = 2 }\n" + screened, eight);
  EXPECT_THAT(groups_of(study.endpoints[0].univariable[0]), ElementsAre("2", "1", "3"));
  EXPECT_THAT(levels_of(*study.endpoints[0].univariable[0].cox.value), ElementsAre("1", "3"));
}

TEST(Columns, AReferenceBesideLevelsLeavesTheOthersInTheirOrder) {
  const auto study = study_of(
      "[columns]\nsite = { levels = [\"node\", \"lung\", \"breast\"], reference = \"lung\" }\n" + screened, eight);
  EXPECT_THAT(groups_of(study.endpoints[0].univariable[1]), ElementsAre("lung", "node", "breast"));
}

TEST(Columns, AConditionMayHaveTrueAsItsReference) {
  const auto study = study_of(
      "[columns]\na = { reference = true }\n" + os + "[univariable]\nendpoints = [\"OS\"]\nfactors = [\"a\"]\n",
      twelve_patients);
  EXPECT_THAT(groups_of(study.endpoints[0].univariable[0]), ElementsAre("true", "false"));
}

TEST(Columns, AReferenceThatIsNoLevelIsAProblemWithTheNearestLevel) {
  EXPECT_EQ(protocol_problems("[columns]\nsite = { reference = \"lungs\" }\n" + endpoint, eight),
            "study.toml:4:22: [columns]: \"site\" has no level \"lungs\" that could be its reference; did you mean "
            "\"lung\"?");
  EXPECT_EQ(
      problems_of("[study]\ndata = \"cohort.csv\"\n[columns]\nsite = { levels = [\"lung\", \"node\"], reference = "
                  "\"nodes\" }\n" +
                  endpoint),
      "4:49: \"reference\" in \"site\" in [columns] is not among its levels; did you mean \"node\"?");
}

TEST(Columns, AReferenceOfAColumnThatAnExclusionHasEmptiedIsNoProblem) {
  const auto study = study_of(
      "[columns]\nwhy = { reference = \"refused\" }\n[[exclude]]\nreason = \"stopped\"\nwhen = \"why is not null\"\n" +
          os + "[univariable]\nendpoints = [\"OS\"]\nfactors = [\"why\", \"grade\"]\n",
      "months,died,why,grade\n1,1,,1\n2,0,,2\n3,1,,1\n4,1,,2\n5,1,refused,1\n6,1,died,2\n");
  EXPECT_EQ(study.flow.back().remaining, 4U);
  EXPECT_FALSE(study.endpoints[0].univariable[0].cox.value);
  EXPECT_THAT(groups_of(study.endpoints[0].univariable[1]), ElementsAre("1", "2"));
}

TEST(Columns, GroupsWithAnOrderOfTheirOwnTakeNoReference) {
  EXPECT_THAT(
      protocol_problems("[columns]\nrisk_group = { reference = \"high\" }\n" + endpoint +
                            "[risk_groups]\nfactors = [\"site = 'lung'\"]\ngroups = { low = [0], high = [1] }\n",
                        eight),
      HasSubstr("have an order of their own"));
}

TEST(Columns, AKeyMayBeAnExpressionThatIsUsedAsAFactor) {
  const auto study = study_of("[columns]\n\"grade > 1\" = { label = \"High grade\", reference = true }\n" + os +
                                  "[univariable]\nendpoints = [\"OS\"]\nfactors = [\"grade > 1\"]\n",
                              eight);
  EXPECT_EQ(study.endpoints[0].univariable[0].label, "High grade");
  EXPECT_THAT(groups_of(study.endpoints[0].univariable[0]), ElementsAre("true", "false"));
}

TEST(Columns, LevelsOfAnExpressionMakeNoCategoryOfItsColumn) {
  EXPECT_THAT(data_problems("[columns]\n\"grade > 1\" = { levels = [true, false] }\n" + endpoint +
                                "[univariable]\nendpoints = [\"OS\"]\nfactors = [\"grade > 1\"]\n",
                            eight + "9,1,x,node\n"),
              HasSubstr("column \"grade\": must be a number, like the rest of the column"));
}

TEST(Columns, AnExpressionThatIsWrittenOtherwiseWhereItIsUsedIsAProblem) {
  EXPECT_EQ(
      protocol_problems("[columns]\n\"grade>1\" = { label = \"High grade\" }\n" + endpoint +
                            "[univariable]\nendpoints = [\"OS\"]\nfactors = [\"grade > 1\"]\n",
                        eight),
      "study.toml:4:1: [columns]: no part of the protocol uses \"grade>1\"; an expression must be written as where "
      "it is used: \"grade > 1\"");
}

TEST(Columns, HowCellsAreReadIsNotSaidOfAnExpression) {
  EXPECT_THAT(protocol_problems("[columns]\n\"grade > 1\" = { missing = [\"NA\"] }\n" + endpoint +
                                    "[univariable]\nendpoints = [\"OS\"]\nfactors = [\"grade > 1\"]\n",
                                eight),
              HasSubstr("\"grade > 1\" is an expression"));
}

}  // namespace
}  // namespace rtsurv::study
