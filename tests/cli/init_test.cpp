// What init says of a table beside the protocol that it writes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "program.hpp"
#include "rtsurv/core/date.hpp"

namespace rtsurv::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using tests::run_program;
using tests::TemporaryFolder;

/// 40 patients, one of them with another spelling and some with "n.a."; the one in row 8 dies before the start.
std::string dated_cohort() {
  std::string text = "rt_start,last_contact,death_date,hr,volume\n";
  for (int i = 0; i < 40; ++i) {
    const double start = 18262.0 + 9 * i, last = start + 200 + 7 * i;
    const std::string death = i == 6 ? iso_date(start - 3) : i % 2 == 0 ? iso_date(last) : "";
    text += iso_date(start) + "," + iso_date(last) + "," + death + "," +
            (i == 3 ? "Pos" : (i % 3 == 0 ? "neg" : "pos")) + "," +
            (i % 11 == 5 ? std::string("n.a.") : std::to_string(10 + i)) + "\n";
  }
  return text;
}

TEST(Init, says_what_its_protocol_has_settled_and_what_stops_it) {
  const TemporaryFolder folder;
  const std::string data = folder.file("cohort.csv", dated_cohort());
  const tests::Outcome said = run_program("init " + data + " -o " + (folder.path() / "study.toml").string());
  EXPECT_EQ(said.exit_code, 0) << said.err;
  EXPECT_THAT(said.out,
              AllOf(HasSubstr("cells with \"n.a.\" have no value: so says \"missing\" in [study]"),
                    HasSubstr("column \"hr\": other spellings of a text count as that text: so says \"same\"")));
  EXPECT_THAT(said.out, AllOf(Not(HasSubstr("declare it")), Not(HasSubstr("Settle it: [columns] hr"))));
  EXPECT_THAT(said.out,
              HasSubstr("row 8, column \"death_date\": lies before \"rt_start\"; correct one of the two dates\n"));
}

}  // namespace
}  // namespace rtsurv::cli
