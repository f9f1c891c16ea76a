// What makes strata.
#include "rtsurv/study/columns/strata.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "table/files.hpp"

namespace rtsurv::study {
namespace {

using table::message_of;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// 120 rows: 25 numbered centres, 60 pairs, an identifier, an age with decimals, a date.
table::Table cohort() {
  std::string text = "centre,pair,id,age,seen\n";
  for (int i = 0; i < 120; ++i)
    text += std::to_string(101 + i % 25) + "," + std::to_string(i / 2) + "," + std::to_string(5000 + i) + "," +
            std::to_string(40 + i % 31) + ".5,2020-01-" + std::to_string(10 + i % 15) + "\n";
  return table::table_of(text);
}

std::string refusal(const std::string& column) {
  const table::Table table = cohort();
  try {
    makes_strata(table, table.evaluate(column, "--strata"), "--strata");
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    return error.what();
  }
  return "";
}

TEST(Strata, AreNumberedCentresAndPairsWhateverTheirCount) {
  EXPECT_THAT(refusal("centre"), IsEmpty());
  EXPECT_THAT(refusal("pair"), IsEmpty());
  EXPECT_THAT(refusal("age > 50"), IsEmpty());
}

TEST(Strata, AreNoNumberWithDecimalsNoDateAndNoIdentifier) {
  EXPECT_THAT(refusal("age"), HasSubstr("more than 10 values, not all of them whole numbers; give a grouping"));
  EXPECT_THAT(refusal("seen"), HasSubstr("is a date"));
  EXPECT_THAT(refusal("id"), HasSubstr("\"id\" has 120 values in 120 rows: most strata would be one row"));
}

TEST(Strata, AreRefusedWhereverTheyAreAskedFor) {
  const table::Table table = cohort();
  Values values(table);
  Selection selection(table.rows(), {});
  EXPECT_NO_THROW(require_strata(selection, values, {"centre"}));
  EXPECT_THAT(message_of(ErrorKind::usage, [&] { require_strata(selection, values, {"age"}); }), HasSubstr("--strata"));
}

}  // namespace
}  // namespace rtsurv::study
