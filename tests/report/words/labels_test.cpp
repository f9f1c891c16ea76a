#include "rtsurv/report/words/labels.hpp"

#include <gtest/gtest.h>

namespace rtsurv::report {
namespace {

results::Study labelled_study() {
  results::Study study;
  study.columns.push_back({"age", "Age at surgery", "years", {}, {}});
  study.columns.push_back({"grade", "Differentiation grade", "", {"2", "3"}, {{"2", "moderate"}, {"3", "poor"}}});
  study.columns.push_back({"eqd2", "EQD2", "Gy", {}, {}});
  study.columns.push_back({"plain", "plain", "", {}, {}});
  study.endpoints.resize(2);
  study.endpoints[0].name = "LC";
  study.endpoints[0].label = "Local control";
  study.endpoints[1].name = "OS";
  study.endpoints[0].univariable.push_back({"age > 50", "Older than 50 years", false, {}, {}, {}});
  results::CutpointResult cutpoint;
  cutpoint.name = "high_dose";
  cutpoint.variable = cutpoint.x = "eqd2";
  cutpoint.maxstat.cutpoint = 52.25;
  study.cutpoints.push_back(cutpoint);
  return study;
}

TEST(ColumnLabel, IsTheProtocolsTextOrTheColumnItself) {
  const results::Study study = labelled_study();
  EXPECT_EQ(column_label(study, "age"), "Age at surgery");
  EXPECT_EQ(column_label_with_unit(study, "age"), "Age at surgery (years)");
  EXPECT_EQ(column_label_with_unit(study, "grade"), "Differentiation grade");
  EXPECT_EQ(column_label(study, "age > 50"), "Older than 50 years");
  EXPECT_EQ(column_label(study, "plain"), "plain");
  EXPECT_EQ(column_label(study, "nodes > 3"), "nodes > 3");
  EXPECT_EQ(column_label(study, "risk_group"), "Risk group");
  EXPECT_EQ(column_label(study, "high_dose"), "EQD2 > 52.25 Gy");
}

TEST(LevelLabel, IsTheProtocolsTextOrTheLevelItself) {
  const results::Study study = labelled_study();
  EXPECT_EQ(level_label(study, "grade", "3"), "poor");
  EXPECT_EQ(level_label(study, "grade", "4"), "4");
  EXPECT_EQ(level_label(study, "nodes > 3", "true"), "yes");
  EXPECT_EQ(level_label(study, "nodes > 3", "false"), "no");
}

TEST(LevelLabel, OfACutpointSaysWhichSideItIs) {
  results::Study study = labelled_study();
  EXPECT_EQ(level_label(study, "high_dose", "true"), "EQD2 > 52.25 Gy");
  EXPECT_EQ(level_label(study, "high_dose", "false"), "EQD2 \u2264 52.25 Gy");
  study.cutpoints[0].fixed = 63.0;
  EXPECT_EQ(level_label(study, "high_dose", "true"), "EQD2 \u2265 63 Gy");
  EXPECT_EQ(level_label(study, "high_dose", "false"), "EQD2 < 63 Gy");
}

TEST(EndpointLabel, FallsBackToTheName) {
  const results::Study study = labelled_study();
  EXPECT_EQ(endpoint_label(study, "LC"), "Local control");
  EXPECT_EQ(endpoint_label(study, "OS"), "OS");
  EXPECT_EQ(endpoint_label(study, "PFS"), "PFS");
}

TEST(InSentence, KeepsAbbreviations) {
  EXPECT_EQ(in_sentence("Overall survival"), "overall survival");
  EXPECT_EQ(in_sentence("OS"), "OS");
  EXPECT_EQ(in_sentence("local control"), "local control");
  EXPECT_EQ(in_sentence(""), "");
}

}  // namespace
}  // namespace rtsurv::report
