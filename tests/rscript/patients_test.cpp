// Which columns leave the table for a script, and how.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rscript/study_script.hpp"

namespace rtsurv::rscript {
namespace {

using study::testing::os;
using study::testing::twelve_patients;
using ::testing::ElementsAre;
using testing::ScriptedStudy;
using ::testing::StartsWith;

std::vector<std::string> names(const Patients& patients) {
  std::vector<std::string> all;
  for (const PatientColumn& column : patients.columns) all.push_back(column.name);
  return all;
}

TEST(ScriptPatients, only_columns_that_a_table_uses_are_there) {
  const ScriptedStudy study(os + "[univariable]\nendpoints = [\"OS\"]\nfactors = [\"a\"]\n", twelve_patients);
  EXPECT_THAT(names(study.patients), ElementsAre("a", "OS_time", "OS_event"));
  EXPECT_THAT(to_csv(study.patients), StartsWith("\"a\",\"OS_time\",\"OS_event\"\nTRUE,1,TRUE\n"));
}

TEST(ScriptPatients, a_missing_value_is_an_empty_cell_and_a_text_is_quoted) {
  const ScriptedStudy study("[derive]\nmark = \"case when b then 'NA' when not b then 'it\\\"s' end\"\n" + os +
                                "[univariable]\nendpoints = [\"OS\"]\nfactors = [\"mark\", \"b\"]\n",
                            twelve_patients);
  const std::string csv = to_csv(study.patients);
  EXPECT_THAT(csv, StartsWith("\"mark\",\"b\",\"OS_time\",\"OS_event\"\n\"NA\",TRUE,1,TRUE\n"));
  EXPECT_NE(csv.find("\"it\"\"s\",FALSE,3,FALSE\n"), std::string::npos);
  EXPECT_NE(csv.find("\n,,9,TRUE\n"), std::string::npos);
}

TEST(ScriptPatients, a_cluster_is_numbered) {
  const ScriptedStudy study(
      "[[endpoint]]\nname = \"OS\"\ntime = \"months\"\nevent = \"died\"\ncluster = \"site || ' Hospital'\"\n",
      twelve_patients);
  EXPECT_THAT(names(study.patients), ElementsAre("OS_time", "OS_event", "OS_cluster"));
  EXPECT_EQ(to_csv(study.patients).find("Hospital"), std::string::npos);
  EXPECT_NE(to_csv(study.patients).find("\n2,TRUE,2\n"), std::string::npos);
}

TEST(ScriptPatients, columns_of_cuts_and_risk_groups_are_made_by_the_script) {
  const ScriptedStudy study("[[cutpoint]]\nname = \"high\"\nvariable = \"dose\"\nendpoint = \"OS\"\nfixed = 60\n" + os +
                                "[risk_groups]\nfactors = [\"a\", \"high\"]\ngroups = { low = [0], high = [1, 2] }\n"
                                "[univariable]\nendpoints = [\"OS\"]\nfactors = [\"high\", \"high and a\"]\n",
                            twelve_patients);
  EXPECT_THAT(names(study.patients),
              ElementsAre("high", "high_and_a", "a", "dose", "risk_group", "OS_time", "OS_event"));
  EXPECT_TRUE(study.patients.find("high")->is_made_here());
  EXPECT_TRUE(study.patients.find("risk_group")->is_made_here());
  EXPECT_FALSE(study.patients.find("high and a")->is_made_here());
  EXPECT_NE(study.text.find("d$high <- d$dose >= 60 - 6e-08"), std::string::npos) << study.text;
  EXPECT_NE(
      study.text.find("count <- rowSums(cbind(d$a, d$high))\n"
                      "d$risk_group <- droplevels(factor(count, levels = c(0, 1, 2), labels = c(\"low\", \"high\", "
                      "\"high\")))"),
      std::string::npos)
      << study.text;
}

TEST(ScriptPatients, two_expressions_with_one_name_keep_apart) {
  const ScriptedStudy study(os + "[univariable]\nendpoints = [\"OS\"]\nfactors = [\"dose > 50\", \"dose>50\"]\n",
                            twelve_patients);
  EXPECT_THAT(names(study.patients), ElementsAre("dose_over_50", "dose_over_50.", "OS_time", "OS_event"));
}

}  // namespace
}  // namespace rtsurv::rscript
