// Units of time, dates, and numbers that are dates.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "study/noticed/cohort.hpp"

namespace rtsurv::study::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Field months(const Cell& cell) { return {"months", cell}; }
Cell times(double factor, const char* decimals) {
  return [factor, decimals](std::size_t i) {
    return std::to_string(static_cast<int>(factor * (3.0 + 1.5 * static_cast<double>(i)))) + decimals;
  };
}

const std::string dated = R"(
[[endpoint]]
name = "OS"
from = "start"
to = "last"
event = "dead is not null"
)";

/// Starts in 2015 on; last contact five years later; every third dies on that day.
std::vector<Field> dates() {
  const auto day = [](std::size_t i, int year) {
    return std::to_string(year + static_cast<int>(i % 3)) + "-0" + std::to_string(1 + i % 9) + "-1" +
           std::to_string(i % 10);
  };
  return {{"start", [=](std::size_t i) { return day(i, 2015); }},
          {"last", [=](std::size_t i) { return day(i, 2020); }},
          {"dead", [=](std::size_t i) { return i % 3 == 0 ? day(i, 2020) : std::string(); }}};
}

std::vector<Field> dates_but(const std::string& name, const std::vector<std::size_t>& patients,
                             const std::string& text) {
  std::vector<Field> fields = dates();
  for (Field& field : fields)
    if (field.name == name) field.cell = some(patients, text, field.cell);
  return fields;
}

TEST(Noticed, ASoundCohortIsLeftInPeace) {
  EXPECT_THAT(noticed(cohort({})), IsEmpty());
  EXPECT_THAT(noticed(cohort(dates()), dated), IsEmpty());
  EXPECT_THAT(noticed_alone(cohort(dates())), IsEmpty());
}

// 30.4 times as long as months: 91, 136, ... 1869, of which those above 600 would be more than 50 years.
TEST(Noticed, DaysCalledMonths) {
  const Notice one = of(Id::time_unit, noticed(cohort({months(times(30.4, ""))})));
  EXPECT_EQ(one.column, "months");
  EXPECT_EQ(one.key, "[study] time_unit = \"days\"");
  EXPECT_THAT(one.values, ElementsAre("months", "days", "50"));
  std::size_t above = 0;
  for (std::size_t i = 0; i < forty; ++i) above += std::stoi(times(30.4, "")(i)) > 600 ? 1U : 0U;
  EXPECT_EQ(one.rows, above);
}

TEST(Noticed, MonthsCalledDaysHaveDecimals) {
  const Notice one = of(Id::time_unit, noticed(cohort({}), endpoint + factors, "time_unit = \"days\"\n"));
  EXPECT_EQ(one.rows, forty);
  EXPECT_EQ(one.key, "[study] time_unit = \"months\"");
}

TEST(Noticed, MonthsCalledYears) {
  const std::string protocol = "[[endpoint]]\nname = \"OS\"\ntime = \"t\"\nevent = \"died\"\n";
  const Notice one = of(Id::time_unit, noticed(cohort({{"t", times(1, ".5")}}), protocol, "time_unit = \"years\"\n"));
  EXPECT_THAT(one.values, ElementsAre("years", "months", "40"));
}

TEST(Noticed, LongFollowUpInMonthsAndDaysCalledDaysAreSilent) {
  EXPECT_EQ(of(Id::time_unit, noticed(cohort({months(times(5, ".5"))}))).column, "") << "up to 307 months";
  const Cell whole = times(5, "");
  EXPECT_EQ(of(Id::time_unit, noticed(cohort({months(some({2}, "420", whole))}))).column, "") << "one patient alone";
  EXPECT_EQ(of(Id::time_unit, noticed(cohort({months(some({2, 4}, "420", whole))}))).rows, 2U);
  const std::string protocol = "[[endpoint]]\nname = \"OS\"\ntime = \"t\"\nevent = \"died\"\n";
  EXPECT_THAT(noticed(cohort({{"t", times(30.4, "")}}), protocol, "time_unit = \"days\"\n"), IsEmpty());
  EXPECT_THAT(noticed(cohort({{"t", times(1.0 / 12, ".25")}}), protocol, "time_unit = \"years\"\n"), IsEmpty());
}

TEST(Noticed, ANameThatHoldsAnotherUnit) {
  const std::string protocol = "[[endpoint]]\nname = \"OS\"\ntime = \"os_days\"\nevent = \"died\"\n";
  const std::vector<Notice> all = noticed(cohort({{"os_days", times(1, "")}}), protocol);
  EXPECT_EQ(of(Id::unit_of_name, all).key, "[study] time_unit = \"days\"");
  const std::string converted = "[[endpoint]]\nname = \"OS\"\ntime = \"os_days / 30.4375\"\nevent = \"died\"\n";
  EXPECT_EQ(of(Id::unit_of_name, noticed(cohort({{"os_days", times(1, "")}}), converted)).column, "");
}

TEST(Noticed, DatesAfterToday) {
  const Notice one = of(Id::after_today, noticed(cohort(dates_but("last", {4, 7}, "2042-01-01")), dated));
  EXPECT_EQ(one.column, "last");
  EXPECT_EQ(one.rows, 2U);
  EXPECT_EQ(of(Id::after_today, noticed(cohort(dates_but("last", {4}, "2024-06-02")), dated)).column, "")
      << "the day has begun elsewhere";
}

TEST(Noticed, FollowUpOfMoreThanFiftyYears) {
  EXPECT_EQ(of(Id::long_follow_up, noticed(cohort(dates_but("start", {3}, "1918-03-01")), dated)).rows, 1U);
}

TEST(Noticed, AnEventAfterTheLastContactAndAContactAfterIt) {
  const std::vector<Notice> after = noticed(cohort(dates_but("dead", {3, 6}, "2023-05-05")), dated);
  EXPECT_EQ(of(Id::event_after_contact, after).rows, 2U);
  EXPECT_EQ(of(Id::event_after_contact, after).beside, "last");
  const std::vector<Notice> before = noticed(cohort(dates_but("dead", {3}, "2018-01-01")), dated);
  EXPECT_EQ(of(Id::contact_after_event, before).rows, 1U);
  EXPECT_EQ(of(Id::contact_after_event, before).key, "[[endpoint]] to = \"coalesce(dead, last)\"");
  const std::string ended =
      "[[endpoint]]\nname = \"OS\"\nfrom = \"start\"\nto = \"coalesce(dead, last)\"\nevent = \"dead is not null\"\n";
  EXPECT_THAT(noticed(cohort(dates_but("dead", {3}, "2018-01-01")), ended), IsEmpty());
}

TEST(Noticed, DatesBeforeBirth) {
  std::vector<Field> fields = dates_but("start", {}, "");
  fields.push_back({"DOB", [](std::size_t i) {
                      return i == 5 ? std::string("2019-01-01") : "19" + std::to_string(40 + i) + "-02-03";
                    }});
  const Notice one = of(Id::before_birth, noticed(cohort(fields), dated));
  EXPECT_EQ(one.column, "start");
  EXPECT_EQ(one.beside, "DOB");
  EXPECT_EQ(one.rows, 1U);
}

TEST(Noticed, RowsWithoutAnyDate) {
  std::vector<Field> fields = dates();
  for (Field& field : fields) field.cell = some({8, 9}, "", field.cell);
  const Notice one = of(Id::no_dates, noticed(cohort(fields), dated));
  EXPECT_EQ(one.rows, 2U);
  EXPECT_EQ(one.key, "[[exclude]] when = \"start is null\"");
  EXPECT_EQ(of(Id::no_dates, noticed_alone(cohort(fields))).rows, 2U);
  EXPECT_EQ(of(Id::no_dates, noticed(cohort(dates_but("start", {8}, "")), dated)).column, "") << "others are known";
}

TEST(Noticed, DatesThatAreNumbers) {
  const std::string protocol =
      endpoint + "[univariable]\nendpoints = [\"OS\"]\nfactors = [\"rt_start\", \"dx_date\", \"platelets\"]\n";
  const std::vector<Notice> all = noticed(
      cohort(
          {{"rt_start", [](std::size_t i) { return std::to_string(42000 + 31 * (i % 15)); }},
           {"dx_date", [](std::size_t i) { return "2015" + std::to_string(10 + i % 3) + std::to_string(10 + i % 18); }},
           {"platelets", [](std::size_t i) { return std::to_string(30000 + 530 * i); }}}),
      protocol);
  ASSERT_EQ(std::ranges::count(all, Id::date_as_number, &Notice::id), 2);
  EXPECT_EQ(of(Id::date_as_number, all).key, "[derive] a_date = \"date '1899-12-30' + rt_start\"");
}

}  // namespace
}  // namespace rtsurv::study::testing
