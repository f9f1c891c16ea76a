// [published]: printed figures beside obtained ones.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "study/small_study.hpp"

namespace rtsurv::study {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::os;
using testing::problems_of;
using testing::twelve_patients;

const std::string ledger = R"(
[[figure]]
id = "n"
statement = "patients"
kind = "total"
n = 12

[[figure]]
id = "a"
statement = "factor a"
kind = "count"
n = 6
denominator = 12
percent_printed = "54.6"

[[figure]]
id = "dose"
statement = "dose"
kind = "median_iqr"
value = 52.0
iqr = [44.0, 62.5]

[[figure]]
id = "os6"
statement = "six-month survival"
kind = "rate"
percent = 57.1
time_months = 6

[[figure]]
id = "abstract.os6"
statement = "six-month survival, again"
kind = "repeat"
of = "os6"
value = 59.9

[[figure]]
id = "hr"
statement = "effect of a"
kind = "hazard_ratio"
hr = 2.0
ci95 = [0.5, 9.0]
p = "<0.001"

[[figure]]
id = "period"
statement = "accrual"
kind = "period"
value = "2010-01/2021-06"
)";

const std::string protocol = R"(
[describe]
variables = ["a", "dose"]
[univariable]
endpoints = ["OS"]
factors = ["a"]
[published]
ledger = "LEDGER"
)" + os;

results::Published compare(const std::string& addresses, const std::string& printed = ledger) {
  const table::TemporaryFile file("published.toml", printed);
  std::string text = protocol;
  text.replace(text.find("LEDGER"), 6, file.path());
  return testing::study_of(text + addresses, twelve_patients).published.value();
}

std::string complaint(const std::string& addresses) {
  return table::message_of(ErrorKind::protocol, [&] { (void)compare(addresses); });
}

const std::string all = R"toml(
[published.obtained]
"n"    = "manifest/rows_analysed"
"a"    = "table1/variables/a/levels/true/counts/all"
"dose" = "table1/variables/dose/summary/all"
"os6"  = "endpoints/OS/km/groups/all/at/6"
"hr"   = "endpoints/OS/univariable/a/cox/terms/a"
)toml";

TEST(Published, EveryNumberStandsBesideTheObtainedOne) {
  const results::Published found = compare(all);
  std::vector<std::string> parts;
  for (const auto& row : found.rows) parts.push_back(row.id + " " + row.part + " " + row.printed);
  EXPECT_THAT(parts, ElementsAre("n n 12", "a n 6", "a percent 54.6", "dose value 52.0", "dose q1 44.0", "dose q3 62.5",
                                 "os6 percent 57.1", "abstract.os6 percent 59.9", "hr hr 2.0", "hr lower 0.5",
                                 "hr upper 9.0", "hr p <0.001"));
  ASSERT_EQ(found.not_compared.size(), 1U);
  EXPECT_EQ(found.not_compared[0].id, "period");
  EXPECT_EQ(found.rows[0].obtained, 12.0);
  EXPECT_EQ(found.rows[1].obtained, 5.0);
  EXPECT_EQ(found.rows[1].difference, -1.0);
  EXPECT_EQ(found.rows[1].within, false);
  EXPECT_NEAR(found.rows[2].obtained.value(), 500.0 / 12.0, 1e-12);
  EXPECT_NEAR(found.rows[3].obtained.value(), 52.0, 1e-12);
  EXPECT_EQ(found.rows[3].within, true);
  EXPECT_EQ(found.rows[6].address, "endpoints/OS/km/groups/all/at/6/survival");
}

// Six-month survival: deaths at 1, 2, 4 and 5, one censored at 3: 10/12 x 8/9 x 7/8 = 64.8 %.
TEST(Published, RatesMayDifferByOnePointUnlessSaidOtherwise) {
  const std::string address = "[published.obtained]\n\"os6\" = \"endpoints/OS/km/groups/all/at/6\"\n";
  const auto strict = compare(address);
  EXPECT_NEAR(strict.rows[0].obtained.value(), 100.0 * 10.0 / 12.0 * 7.0 / 9.0, 1e-10);
  EXPECT_EQ(strict.rows[0].within, false);
  const auto loose = compare("[published.tolerance]\nrate = 8\n" + address);
  EXPECT_EQ(loose.rows[0].within, true) << "57.1 is 7.7 points away";
  EXPECT_EQ(loose.rows[1].within, true) << "a repeated rate is a rate";
}

TEST(Published, RatiosByFivePercentAndPBySide) {
  const auto found = compare("[published.obtained]\n\"hr\" = \"endpoints/OS/univariable/a/cox/terms/a\"\n");
  ASSERT_EQ(found.rows.size(), 4U);
  EXPECT_NEAR(found.rows[0].tolerance->limit, 0.05, 1e-15);
  EXPECT_FALSE(found.rows[1].within.has_value()) << "limits of intervals are shown, not judged";
  EXPECT_EQ(found.rows[3].within, true) << "both are below 0.05";
  EXPECT_FALSE(found.rows[3].difference.has_value()) << "nothing to subtract from a bound";
  const auto judged = compare("[published.tolerance]\nratio = 1000\ninterval = 0\np = 0.001\n" + all);
  EXPECT_EQ(judged.rows[8].within, true);
  EXPECT_EQ(judged.rows[9].within, false);
  EXPECT_EQ(judged.rows[11].within, false) << "only the printed one is below 0.001";
}

TEST(Published, PartsMayHaveAddressesOfTheirOwn) {
  const auto found = compare(
      "[published.obtained]\n"
      "\"dose\" = { value = \"endpoints/OS/km/follow_up/observed_median\", q1 = \"table1/variables/dose/summary/all\" "
      "}\n");
  ASSERT_EQ(found.rows.size(), 2U);
  EXPECT_EQ(found.rows[0].part, "value");
  EXPECT_NEAR(found.rows[0].obtained.value(), 6.5, 1e-12);
  EXPECT_EQ(found.rows[1].part, "q1");
}

TEST(Published, PrintedDigitsDecideHowNear) {
  const std::string dose = "[published.obtained]\n\"dose\" = \"table1/variables/dose/summary/all\"\n";
  const auto exact = compare(dose, "[[figure]]\nid = \"dose\"\nkind = \"median\"\nvalue = 52.0\n");
  EXPECT_NEAR(exact.rows[0].tolerance->limit, 0.05, 1e-15);
  const auto whole = compare(dose, "[[figure]]\nid = \"dose\"\nkind = \"median\"\nvalue = 52\n");
  EXPECT_NEAR(whole.rows[0].tolerance->limit, 0.5, 1e-15);
}

TEST(Published, WrongIdsPartsAndAddressesAreAllReported) {
  EXPECT_THAT(
      complaint("[published.obtained]\n\"doze\" = \"flow\"\n\"n\" = { hr = \"flow\" }\n\"period\" = \"flow\"\n"),
      AllOf(HasSubstr("no figure \"doze\"; did you mean \"dose\""), HasSubstr("prints no \"hr\""),
            HasSubstr("\"period\" prints no number")));
  EXPECT_THAT(complaint("[published.obtained]\n\"n\" = \"manifest/rows_analyzed\"\n\"a\" = \"manifest/rows_analysed\"\n"
                        "\"os6\" = \"flow\"\n"),
              AllOf(HasSubstr("there is no \"rows_analyzed\"; did you mean \"rows_analysed\""),
                    HasSubstr("prints several numbers"), HasSubstr("choose one")));
  EXPECT_THAT(complaint("[published.obtained]\n\"os6\" = \"table1/variables/dose/summary/all\"\n"),
              HasSubstr("holds no number for the part \"percent\" of \"os6\""));
}

TEST(Published, ALedgerIsReadStrictly) {
  const std::string bad = "[[figure]]\nid = \"a\"\nn = 5\npercent_printed = \"4x\"\n";
  EXPECT_THAT(table::message_of(ErrorKind::data, [&] { (void)compare("", bad); }),
              AllOf(HasSubstr("published.toml:4"), HasSubstr("\"percent_printed\"")));
  EXPECT_THAT(table::message_of(ErrorKind::data, [&] { (void)compare("", "[meta]\n"); }), HasSubstr("no [[figure]]"));
}

TEST(Published, TheGrammarIsChecked) {
  const std::string base = "[study]\ndata = \"c.csv\"\n" + os;
  EXPECT_THAT(problems_of(base + "[published]\nledgr = \"l.toml\"\n"), HasSubstr("did you mean \"ledger\""));
  EXPECT_THAT(problems_of(base + "[published]\nledger = \"l.toml\"\n[published.tolerance]\nrate = -1\nrat = 1\n"),
              AllOf(HasSubstr("must be 0 or more"), HasSubstr("unknown key \"rat\"")));
  EXPECT_THAT(
      problems_of(base + "[published]\nledger = \"l.toml\"\n[published.obtained]\na = { hrr = \"x\", p = 3 }\n"),
      AllOf(HasSubstr("did you mean \"hr\""), HasSubstr("\"p\" in \"a\" in [published.obtained] must be text")));
  EXPECT_THAT(problems_of(base + "[published]\nledger = \"l.toml\"\n[published.obtained]\na = \"x\"\n"), IsEmpty());
}

}  // namespace
}  // namespace rtsurv::study
