#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "study/prepared.hpp"

namespace rtsurv::study {
namespace {

using ::testing::AllOf;
using testing::data_problems;
using ::testing::ElementsAre;
using testing::endpoint;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::prepared;
using testing::protocol_problems;

std::vector<double> numbers(const Prepared& prepared, const std::string& column) {
  return prepared.table.column(column, "test").number;
}

// 45 Gy in 15 fractions at alpha/beta 3.5: BED 45 (1 + 3/3.5) = 585/7.
TEST(PrepareDose, AnyTwoColumnsGiveTheSameBed) {
  for (const std::string columns : {"total = \"gy\"\nfractions = \"n\"", "fractions = \"n\"\ndose_per_fraction = \"d\"",
                                    "total = \"gy\"\ndose_per_fraction = \"d\""}) {
    const Prepared result =
        prepared("[dose]\n" + columns + "\nalpha_beta = 3.5\n" + endpoint, "months,died,gy,n,d\n1,0,45,15,3\n");
    EXPECT_NEAR(numbers(result, "bed")[0], 585.0 / 7.0, 1e-12) << columns;
    EXPECT_EQ(numbers(result, "dose_per_fraction")[0], 3.0) << columns;
  }
}

TEST(PrepareDose, ThreeColumnsMustAgreeInEveryRow) {
  const std::string problems = data_problems(
      "[dose]\ntotal = \"gy\"\nfractions = \"n\"\ndose_per_fraction = \"d\"\nalpha_beta = 3.5\n" + endpoint,
      "months,died,gy,n,d\n1,0,45,15,3\n2,1,45,15,2.5\n3,0,40,15,2.67\n4,1,54,16,3\n");
  EXPECT_THAT(problems, AllOf(HasSubstr("column \"d\": the dose per fraction times the number of fractions"),
                              HasSubstr("(rows 3, 5)")));
}

const std::string two_columns = "[dose]\ntotal = \"dose\"\nfractions = \"n\"\nalpha_beta = 3.5\n";

TEST(PrepareDose, CentigrayAreToldApartFromGray) {
  EXPECT_THAT(data_problems(two_columns + endpoint, "months,died,dose,n\n1,0,45,15\n2,1,4500,15\n"),
              HasSubstr("row 3, column \"dose\": is more than 200 Gy in total, which looks like cGy"));
  EXPECT_THAT(
      data_problems(two_columns + "unit = \"cGy\"\n" + endpoint, "months,died,dose,n\n1,0,45,15\n2,1,4500,15\n"),
      HasSubstr("row 2, column \"dose\": is less than 100 cGy in total, which looks like Gy"));
  const Prepared result = prepared(two_columns + "unit = \"cGy\"\n" + endpoint, "months,died,dose,n\n2,1,4500,15\n");
  EXPECT_NEAR(numbers(result, "bed")[0], 585.0 / 7.0, 1e-12);
}

TEST(PrepareDose, EveryAlphaBetaHasItsColumns) {
  const Prepared result = prepared(
      "[dose]\ntotal = \"dose\"\nfractions = \"n\"\nalpha_beta = [3.5, 4, 2.5]\n[derive]\nlow = \"eqd2_ab4 < 52.6\"\n" +
          endpoint,
      "months,died,dose,n\n1,0,45,15\n");
  EXPECT_THAT(result.table.names(), ElementsAre("months", "died", "dose", "n", "dose_per_fraction", "bed", "eqd2",
                                                "bed_ab4", "eqd2_ab4", "bed_ab2_5", "eqd2_ab2_5", "low"));
  EXPECT_NEAR(numbers(result, "eqd2_ab4")[0], 52.5, 1e-12);
  EXPECT_NEAR(numbers(result, "bed_ab2_5")[0], 99.0, 1e-12);
}

// Patient 1: 15 x 2.67 Gy and 8 x 2 Gy, 95.745 Gy. Patient 2 had no boost, patient 3 an unknown number of fractions.
TEST(PrepareDose, PhasesAddAndMayBeAbsent) {
  const Prepared result = prepared(
      two_columns + "[[dose.phase]]\ntotal = \"boost\"\nfractions = \"boost_n\"\n" + endpoint,
      "months,died,dose,n,boost,boost_n\n1,0,40.05,15,16,8\n2,1,40.05,15,0,0\n3,0,40.05,15,16,\n4,0,40.05,15,,\n");
  const table::Column bed = result.table.column("bed", "test");
  EXPECT_NEAR(bed.number[0], 95.7452857142857, 1e-10);
  EXPECT_NEAR(bed.number[1], 40.05 * (1 + 2.67 / 3.5), 1e-10);
  EXPECT_EQ(bed.missing[2], 1);
  EXPECT_EQ(bed.number[3], bed.number[1]);
}

// 45 Gy in 15: 83.571 Gy; 26 days with 0.6 Gy a day after 14 cost 7.2 Gy; 10 days cost nothing.
TEST(PrepareDose, OverallTimeCostsBedAndGainsNone) {
  const std::string time =
      two_columns + "overall_days = \"days\"\nrepopulation = { gy_per_day = 0.6, delay_days = 14 }\n";
  const Prepared result =
      prepared(time + endpoint, "months,died,dose,n,days\n1,0,45,15,26\n2,0,45,15,10\n3,1,45,15,\n");
  EXPECT_NEAR(numbers(result, "bed")[0], 585.0 / 7.0 - 7.2, 1e-12);
  EXPECT_NEAR(numbers(result, "bed")[1], 585.0 / 7.0, 1e-12);
  EXPECT_EQ(result.table.column("bed", "test").missing[2], 1);
  EXPECT_THAT(data_problems(time + endpoint, "months,died,dose,n,days\n1,0,45,15,-3\n"),
              HasSubstr("row 2, column \"days\": the overall treatment time must be 0 days or more"));
}

// 10 x 3.85 Gy twice a day, 6 h apart, half-time 4.4 h, at alpha/beta 3.4: 99.037 Gy; once a day 38.5 (1 + 3.85/3.4).
TEST(PrepareDose, SeveralFractionsADayLeaveDamage) {
  const std::string rule =
      "[dose]\ntotal = \"dose\"\nfractions = \"n\"\nalpha_beta = 3.4\nfractions_per_day = \"m\"\n"
      "repair = { interval_hours = 6, half_time_hours = 4.4 }\n";
  const Prepared result = prepared(rule + endpoint, "months,died,dose,n,m\n1,0,38.5,10,2\n2,0,38.5,10,1\n");
  EXPECT_NEAR(numbers(result, "bed")[0], 99.03690228790403, 1e-10);
  EXPECT_NEAR(numbers(result, "bed")[1], 38.5 * (1 + 3.85 / 3.4), 1e-10);
  EXPECT_THAT(data_problems(rule + endpoint, "months,died,dose,n,m\n1,0,38.5,10,1.5\n"), HasSubstr("column \"m\""));
}

TEST(PrepareDose, ProtonsAreWeightedByTheirModality) {
  const std::string rule = two_columns + "modality = \"beam\"\n";
  const Prepared result =
      prepared(rule + endpoint, "months,died,dose,n,beam\n1,0,50,25,Proton\n2,0,50,25,photon\n3,1,50,25,\n");
  EXPECT_NEAR(numbers(result, "eqd2")[0], 57.0, 1e-12);
  EXPECT_NEAR(numbers(result, "eqd2")[1], 50.0, 1e-12);
  EXPECT_EQ(result.table.column("eqd2", "test").missing[2], 1);
  EXPECT_NEAR(numbers(prepared(rule + "rbe = { photon = 1, carbon = 3 }\n" + endpoint,
                               "months,died,dose,n,beam\n1,0,30,15,carbon\n"),
                      "dose_per_fraction")[0],
              2.0, 1e-12);
  EXPECT_THAT(protocol_problems(two_columns + "modality = \"n\"\n" + endpoint, "months,died,dose,n\n1,0,50,25\n"),
              HasSubstr("is not a column of words"));
}

TEST(PrepareDose, UnknownColumnsAreReportedAtTheirPlace) {
  EXPECT_THAT(protocol_problems("[dose]\ntotal = \"dos\"\nfractions = \"m\"\nalpha_beta = 3\n" + endpoint,
                                "months,died,dose,n\n1,0,50,25\n"),
              AllOf(HasSubstr("study.toml:4:9"), HasSubstr("study.toml:5:13")));
}

}  // namespace
}  // namespace rtsurv::study
