// One message for each column and fault, with the rows.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "study/prepared.hpp"

namespace rtsurv::study {
namespace {

using testing::data_problems;
using testing::endpoint;
using ::testing::HasSubstr;

TEST(RowProblems, AreOneMessageForEachColumn) {
  EXPECT_THAT(data_problems(endpoint, "months,died\n-2,1\n4,0\n-1,1\n5,1\n"),
              HasSubstr("cohort.csv, column \"months\": must not be negative (rows 2, 4)"));
  EXPECT_THAT(data_problems(endpoint, "months,died\n-2,1\n4,0\n5,1\n"),
              HasSubstr("cohort.csv, row 2, column \"months\": must not be negative"));
  EXPECT_THAT(data_problems(endpoint + "[toxicity]\ngrade = \"grade\"\n", "months,died,grade\n2,1,7\n4,0,8\n5,1,9\n"),
              HasSubstr("column \"grade\": a grade of toxicity must be 0, 1, 2, 3, 4 or 5 (rows 2 to 4)"));
}

TEST(RowProblems, OfDosesNameEveryRowOnce) {
  const std::string problems = data_problems(endpoint + "[dose]\ntotal = \"d\"\nfractions = \"n\"\nalpha_beta = 3\n",
                                             "months,died,d,n\n2,1,50,0\n4,0,50,2.5\n5,1,50,25\n");
  EXPECT_THAT(problems, HasSubstr("column \"n\": the number of fractions must be 1, 2, 3, ... (rows 2, 3)"));
  EXPECT_EQ(problems.find('\n'), std::string::npos);
}

TEST(RowProblems, OfDatesInTheWrongOrderAreTogether) {
  EXPECT_THAT(data_problems("[[endpoint]]\nname = \"OS\"\nfrom = \"a\"\nto = \"b\"\nevent = \"died\"\n",
                            "a,b,died\n2020-01-02,2020-01-01,1\n2020-01-02,2020-01-01,1\n2020-01-02,2020-02-01,0\n"),
              HasSubstr("column \"b\": lies before \"a\"; correct one of the two dates (rows 2, 3)"));
}

TEST(RowProblems, NumbersThatAreNoneSayHowToDeclareThem) {
  EXPECT_THAT(
      data_problems(endpoint, "months,died\nnan,1\n4,0\nNaN,1\n5,1\n"),
      HasSubstr("column \"months\": must be a finite number (rows 2, 4); if NaN means missing, declare it as it is "
                "written: --missing nan, or missing = [\"nan\", \"NaN\"] in [study]"));
}

}  // namespace
}  // namespace rtsurv::study
