#include "rtsurv/core/mention.hpp"

#include <gtest/gtest.h>

namespace rtsurv {
namespace {

TEST(Mentions, AColumnAsAWordOrInDoubleQuotesWhateverTheCase) {
  EXPECT_TRUE(mentions("dose", "dose"));
  EXPECT_TRUE(mentions("Dose * 2 > 90", "dOSE"));
  EXPECT_TRUE(mentions("coalesce(boost, dose)", "dose"));
  EXPECT_TRUE(mentions("\"Dose\" > 45", "dose"));
  EXPECT_TRUE(mentions("cohort.dose > 45", "dose"));
  EXPECT_TRUE(mentions("dose in (45, 60)", "dose"));
  EXPECT_TRUE(mentions("\"OS \"\"months\"\"\" > 3", "OS \"months\""));
  EXPECT_TRUE(mentions("OS months", "os months"));
  EXPECT_FALSE(mentions("doses > 45", "dose"));
  EXPECT_FALSE(mentions("total_dose > 45", "dose"));
  EXPECT_FALSE(mentions("", "dose"));
}

TEST(Mentions, NotAValueAndNotAFunction) {
  EXPECT_FALSE(mentions("reason = 'response'", "response"));
  EXPECT_FALSE(mentions("reason = 'no \"response\"'", "response"));
  EXPECT_FALSE(mentions("reason = 'it''s response'", "response"));
  EXPECT_TRUE(mentions("reason = 'it''s' or response", "response"));
  EXPECT_FALSE(mentions("rt_start > date ('2020-01-01')", "date"));
  EXPECT_TRUE(mentions("date > date('2020-01-01')", "date"));
  EXPECT_FALSE(mentions("reason = 'response", "response"));
}

TEST(Mentions, LettersBeyondAsciiBelongToNames) {
  EXPECT_FALSE(mentions("dose\u00E4 > 45", "dose"));
  EXPECT_FALSE(mentions("\u00FCdose > 45", "dose"));
  EXPECT_TRUE(mentions("dose\u00E4 > 45", "dose\u00E4"));
}

TEST(Mentions, ANameMayBeQuotedOrAnExpression) {
  EXPECT_TRUE(mentions("\"worst grade\" >= 3", "\"worst grade\""));
  EXPECT_TRUE(mentions("grade >= 3", "\"grade\""));
  EXPECT_TRUE(mentions("coalesce(grade, 0) >= 3", "coalesce(Grade, 0)"));
  EXPECT_FALSE(mentions("coalesce(grade, 0) >= 3", "coalesce(score, 0)"));
}

}  // namespace
}  // namespace rtsurv
