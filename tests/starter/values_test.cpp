// Outcomes by values before names: indicators, sides of events, units.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "starter/checked.hpp"

namespace rtsurv::starter {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(StarterValues, read_dates_without_names) {
  const Protocol protocol = checked(with(dated, {{"age", ages}}));
  ASSERT_THAT(endpoint_names(protocol), ElementsAre("OS", "event"));
  EXPECT_EQ(protocol.endpoints[0].from.value().text, "A");
  EXPECT_EQ(protocol.endpoints[0].to.value().text, "coalesce(C, B)");
  EXPECT_EQ(protocol.endpoints[1].competing.value().text, "C is not null and D is null");
}

TEST(StarterValues, know_an_indicator_by_the_date_that_is_filled) {
  const std::string cohort =
      with(dated, {{"age", ages}, {"E", {"0", "1", "0", "0", "1", "0"}}, {"F", {"2", "1", "1", "2", "1"}}});
  EXPECT_THAT(factors(checked(cohort)), ElementsAre("age"));
  EXPECT_THAT(starter(cohort),
              AllOf(HasSubstr("#   E (tells the same as C)"), HasSubstr("#   F (tells the same as D)")));
}

TEST(StarterValues, take_the_side_that_a_date_or_a_text_confirms) {
  const std::vector<std::string> dead{"0", "1", "0", "0", "1", "0"}, alive{"1", "0", "1", "1", "0", "1"};
  const auto event = [&](const std::string& name, const std::vector<std::string>& cells, const CsvColumn& witness) {
    return checked(with(timed, {{name, cells}, witness})).endpoints.at(0).event.text;
  };
  const CsvColumn date{"date_of_death", died_on},
      words{"Alive or Dead", {"Alive", "Dead", "Alive", "Alive", "Dead", "Alive"}};
  EXPECT_EQ(event("Overall Survival Censor", dead, date), "Overall Survival Censor");
  EXPECT_EQ(event("Overall Survival Censor", dead, words), "Overall Survival Censor");
  EXPECT_EQ(event("Overall Survival Censor", alive, words), "\"Overall Survival Censor\" = 0");
  EXPECT_EQ(event("os_status", alive, date), "os_status = 0");
  EXPECT_EQ(event("os_status", {"1", "2", "1", "1", "2", "1"}, date), "os_status = 2");
  EXPECT_EQ(event("os_status", {"2", "1", "2", "2", "1", "2"}, date), "os_status = 1");
  EXPECT_THAT(
      starter(with(timed, {{"OS censor", dead}, date})),
      HasSubstr(
          "event = \"OS censor\"   # guessed: this side goes with date_of_death being filled in 100 % of the rows"));
}

TEST(StarterValues, say_when_nothing_tells_the_side) {
  const auto text = [](const std::string& name) {
    return starter(with(timed, {{name, {"0", "1", "0", "0", "1", "1"}}}));
  };
  EXPECT_THAT(text("OS censor"),
              HasSubstr("event = '\"OS censor\" = 0'   # guessed: its name; 1 means no event; no other "
                        "column tells which side is the event"));
  EXPECT_THAT(text("status"), HasSubstr("no other column tells which side is the event"));
  EXPECT_THAT(text("died"), Not(HasSubstr("no other column tells")));
}

TEST(StarterValues, make_a_competing_event_of_a_second_code_or_of_a_death) {
  const Protocol codes = checked(with(timed, {{"status", {"0", "1", "2", "0", "1"}}}));
  EXPECT_EQ(codes.endpoints.at(0).event.text, "status = 1");
  EXPECT_EQ(codes.endpoints.at(0).competing.value().text, "status = 2");
  const Protocol texts = checked(with(timed, {{"how", {"none", "failed", "died", "none", "failed"}}}));
  EXPECT_EQ(texts.endpoints.at(0).event.text, "how = 'failed'");
  EXPECT_EQ(texts.endpoints.at(0).competing.value().text, "how = 'died'");
  const Protocol control = checked(csv({{"lc_months", unlike(1)},
                                        {"local_failure", {"0", "1", "0", "0", "1"}},
                                        {"died", {"0", "0", "1"}},
                                        {"age", ages}}));
  EXPECT_EQ(control.endpoints.at(0).competing.value().text, "died = 1 and local_failure = 0");
}

TEST(StarterValues, let_death_of_the_disease_share_the_time_of_death) {
  const Protocol protocol = checked(
      with(timed, {{"Vital status", {"Alive", "Dead", "Dead"}},
                   {"cause-specific death",
                    {"Alive or dead of other cause", "Dead (of this cancer)", "Alive or dead of other cause"}}}));
  ASSERT_THAT(endpoint_names(protocol), ElementsAre("OS", "CSS"));
  EXPECT_EQ(protocol.endpoints[1].time.value().text, "months");
  EXPECT_EQ(protocol.endpoints[1].competing.value().text,
            "\"Vital status\" = 'Dead' and \"cause-specific death\" = 'Alive or dead of other cause'");
}

TEST(StarterValues, take_a_blank_beside_ones_for_no_event) {
  EXPECT_EQ(checked(with(timed, {{"dead", {"", "1", "", "", "1"}}})).endpoints.at(0).event.text, "dead is not null");
  EXPECT_EQ(checked(with(timed, {{"Exitus", {"", "x", "", "", "x"}}})).endpoints.at(0).event.text,
            "Exitus is not null");
}

TEST(StarterValues, take_a_state_at_the_last_contact_when_death_has_no_date) {
  const Protocol protocol =
      checked(csv({{"rt_start", starts}, {"last_seen", last}, {"vital", {"dead", "alive", "alive"}}, {"age", ages}}));
  ASSERT_EQ(protocol.endpoints.size(), 1U);
  EXPECT_EQ(protocol.endpoints[0].name.text, "OS");
  EXPECT_EQ(protocol.endpoints[0].to.value().text, "last_seen");
  EXPECT_EQ(protocol.endpoints[0].event.text, "vital = 'dead'");
}

/// Durations in days, and the same in another unit.
std::vector<std::string> durations(double days_each, int decimals) {
  std::vector<std::string> cells;
  for (int i = 0; i < 24; ++i) cells.push_back(fmt::format("{:.{}f}", (100 + i * i * 7) / days_each, decimals));
  return cells;
}

TEST(StarterValues, give_one_endpoint_for_each_outcome) {
  const std::vector<std::string> dead{"0", "1", "0", "0", "1"};
  const std::string twice = csv({{"os_days", durations(1, 0)},
                                 {"OS (months)", durations(30.4375, 1)},
                                 {"follow_up_years", durations(365.25, 2)},
                                 {"OS_STATUS", dead},
                                 {"death", dead},
                                 {"age", ages}});
  const Protocol protocol = checked(twice);
  ASSERT_THAT(endpoint_names(protocol), ElementsAre("OS"));
  EXPECT_EQ(protocol.endpoints[0].time.value().text, "OS (months)");
  EXPECT_EQ(protocol.time_unit, TimeUnit::months);
  EXPECT_THAT(factors(protocol), ElementsAre("age"));
  EXPECT_THAT(starter(twice), AllOf(HasSubstr("#   os_days (the same follow-up as OS (months))"),
                                    HasSubstr("#   follow_up_years (the same follow-up as OS (months))")));
}

TEST(StarterValues, write_all_times_in_one_unit) {
  std::vector<std::string> shorter = unlike(1);
  for (std::string& cell : shorter) cell += "0";
  const Protocol protocol = checked(csv({{"os_months", durations(30.4375, 1)},
                                         {"died", {"0", "1", "0", "0", "1"}},
                                         {"pfs_days", shorter},
                                         {"progression", {"0", "1", "1"}}}));
  ASSERT_EQ(protocol.endpoints.size(), 2U);
  EXPECT_EQ(protocol.endpoints[1].time.value().text, "pfs_days / 30.4375");
}

TEST(StarterValues, tell_the_unit_by_dates_or_by_size) {
  const auto unit = [](const std::vector<CsvColumn>& columns) { return checked(csv(columns)).time_unit; };
  const CsvColumn dead{"dead", {"0", "1", "1"}};
  EXPECT_EQ(unit({{"time", durations(1, 0)}, dead}), TimeUnit::days);
  EXPECT_EQ(unit({{"time", durations(30.4375, 1)}, dead}), TimeUnit::months);
  std::vector<std::string> ends;
  for (int i = 0; i < 24; ++i) ends.push_back(fmt::format("{}-0{}-01", 2015 + i % 4, 1 + i % 8));
  std::vector<std::string> days;
  for (int i = 0; i < 24; ++i) days.push_back(std::to_string(365 * (2015 + i % 4 - 2012) + 30 * (i % 8)));
  EXPECT_EQ(unit({{"start", {"2012-01-01"}}, {"last_seen", ends}, {"months", days}, dead}), TimeUnit::days);
}

TEST(StarterValues, find_a_time_that_no_name_tells) {
  const Protocol protocol = checked(csv({{"t", durations(1, 0)}, {"dead", {"0", "1", "1"}}, {"age", ages}}));
  EXPECT_EQ(protocol.endpoints.at(0).time.value().text, "t");
}

TEST(StarterValues, join_times_that_are_known_in_turns) {
  std::vector<std::string> alive = durations(1, 0), dead = alive;
  for (std::size_t i = 0; i < alive.size(); ++i) (i % 3 == 0 ? alive : dead)[i].clear();
  const Protocol protocol = checked(csv({{"vital_status", {"Dead", "Alive", "Alive"}},
                                         {"days_to_death", dead},
                                         {"days_to_last_followup", alive},
                                         {"age", ages}}));
  ASSERT_THAT(endpoint_names(protocol), ElementsAre("OS"));
  EXPECT_EQ(protocol.endpoints[0].time.value().text, "coalesce(days_to_death, days_to_last_followup)");
}

}  // namespace
}  // namespace rtsurv::starter
