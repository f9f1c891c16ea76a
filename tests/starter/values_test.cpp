// Values decide before names: indicators, sides of events, units, doses, and what follows from the outcome.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/study/parts/run.hpp"
#include "rtsurv/study/protocol/protocol.hpp"
#include "starter/cohorts.hpp"

namespace rtsurv::starter {
using study::Protocol;
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

const std::vector<std::string> starts{"2015-01-05", "2016-03-02", "2015-07-20", "2016-11-11", "2015-05-15"};
const std::vector<std::string> last{"2019-01-05", "2019-06-02", "2020-07-20", "2018-11-11", "2019-09-09", "2020-02-02"};
const std::vector<std::string> died_on{"", "2019-06-02", "", "", "2019-09-09", ""};
const std::vector<std::string> failed_on{"2017-01-01", "", "", "2017-11-01", ""};
const std::vector<std::string> ages{"61", "47", "72", "55", "58", "66", "70"};

/// The protocol, which the cohort has passed check with.
Protocol checked(const std::string& cohort) {
  const std::string text = starter(cohort);
  const Protocol protocol = study::parse_protocol(text, "study.toml");
  EXPECT_NO_THROW((void)study::prepare(protocol, table::table_of(cohort, protocol.reading))) << text;
  return protocol;
}

std::vector<std::string> endpoint_names(const Protocol& protocol) {
  std::vector<std::string> names;
  for (const auto& endpoint : protocol.endpoints) names.push_back(endpoint.name.text);
  return names;
}

std::vector<std::string> factors(const Protocol& protocol) {
  std::vector<std::string> names;
  for (const auto& factor : protocol.univariable.value().factors) names.push_back(factor.text);
  return names;
}

const std::vector<CsvColumn> dated{{"A", starts}, {"B", last}, {"C", died_on}, {"D", failed_on}};

std::string with(std::vector<CsvColumn> columns, const std::vector<CsvColumn>& more) {
  columns.insert(columns.end(), more.begin(), more.end());
  return csv(columns, 30);
}

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

const std::vector<CsvColumn> timed{{"months", unlike(1)}, {"age", ages}};

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

TEST(StarterValues, find_the_dose_by_its_product_or_by_prescribed_fractions) {
  const std::vector<std::string> total{"45", "30", "50", "50", "36"}, n{"15", "10", "25", "20", "12"},
      each{"3", "3", "2", "2.5", "3"};
  const std::string product = with(timed, {{"dead", {"0", "1", "1"}}, {"u", each}, {"v", n}, {"w", total}});
  EXPECT_THAT(starter(product), AllOf(HasSubstr("# total      = \"w\"   # guessed: its values"),
                                      HasSubstr("# fractions  = \"v\"   # guessed: its values"),
                                      HasSubstr("#   u (total dose by number of fractions)")));
  EXPECT_THAT(starter(with(timed, {{"dead", {"0", "1", "1"}}, {"w", total}, {"fx", n}})),
              HasSubstr("# total      = \"w\"   # guessed: its values"));
  std::vector<std::string> centigray = total;
  for (std::string& cell : centigray) cell += "00";
  EXPECT_THAT(starter(with(timed, {{"dead", {"0", "1", "1"}}, {"dose", centigray}, {"fx", n}})),
              HasSubstr("# unit       = \"cGy\""));
  EXPECT_THAT(starter(with(timed, {{"dead", {"0", "1", "1"}}, {"cycles", n}, {"bmi", {"21", "23", "31", "27"}}})),
              Not(HasSubstr("[dose]")));
}

TEST(StarterValues, leave_out_what_follows_from_the_outcome) {
  const std::string cohort = with(dated, {{"age", ages},
                                          {"stage", {"I", "II", "III"}},
                                          {"stage code", {"1", "2", "3"}},
                                          {"Z", {"", "cancer", "", "", "other", ""}},
                                          {"tox", {"0", "1", "2", "3"}},
                                          {"RECIST", {"CR", "PR", "SD", "PD", "NE"}},
                                          {"salvage surgery", {"no", "yes", "no"}}});
  const Protocol protocol = checked(cohort);
  EXPECT_THAT(factors(protocol), ElementsAre("age", "stage"));
  EXPECT_THAT(starter(cohort), AllOf(HasSubstr("#   stage code (tells the same as stage)"),
                                     HasSubstr("#   Z (known only where C tells an event)")));
  EXPECT_EQ(protocol.toxicity.value().grade.text, "tox");
  EXPECT_EQ(protocol.response.value().best.value().text, "case when RECIST <> 'NE' then RECIST end");
}

TEST(StarterValues, leave_out_a_duration_between_dates) {
  std::vector<std::string> ends, years;
  for (int i = 0; i < 24; ++i) {
    ends.push_back(fmt::format("{}-{:02}-01", 2015 + i % 5, 1 + i % 12));
    years.push_back(fmt::format("{:.2f}", 3 + i % 5 + (i % 12) / 12.0));
  }
  EXPECT_THAT(
      starter(csv(
          {{"rt_start", {"2012-01-01"}}, {"last_seen", ends}, {"dead", {"0", "1", "1"}}, {"age", ages}, {"Y", years}})),
      HasSubstr("#   Y (a duration of follow-up)"));
}

TEST(StarterValues, let_no_text_in_that_names_a_person) {
  std::vector<std::string> mails, phones, residents, records;
  for (int i = 0; i < 30; ++i) {
    mails.push_back(fmt::format("p{}@x.org", i % 9));
    phones.push_back(fmt::format("+82 10-{}-{}", 1234 + i, 5678 + i * 7));
    residents.push_back(fmt::format("{:02}0101-1{:06}", 40 + i, 1234 + i));
    records.push_back(fmt::format("AB{}", 1001 + i * 3));
  }
  const std::string text =
      starter(with(timed, {{"dead", {"0", "1", "1"}}, {"a", mails}, {"b", phones}, {"c", residents}, {"d", records}}));
  for (const char* column : {"a", "b", "c", "d"})
    EXPECT_THAT(text, HasSubstr(fmt::format("#   {} (its texts identify patients)", column)));
}

TEST(StarterValues, write_no_level_of_a_single_patient) {
  std::vector<std::string> sites(30, "tongue"), markers(30, "pos");
  for (std::size_t i = 0; i < 30; i += 3) sites[i] = "tonsil", markers[i] = "neg";
  sites[1] = "lip", sites[2] = "palate", markers[1] = "Pos";
  const std::string cohort = with(timed, {{"dead", {"0", "1", "1"}}, {"site", sites}, {"marker", markers}});
  const Protocol protocol = checked(cohort);
  EXPECT_THAT(factors(protocol), ElementsAre("age", "site grouped", "marker"));
  EXPECT_THAT(starter(cohort), AllOf(Not(HasSubstr("lip")), Not(HasSubstr("palate")),
                                     HasSubstr("levels = [\"tongue\", \"tonsil\", \"other\"]"),
                                     HasSubstr("levels = [\"pos\", \"neg\"], same = { pos = [\"Pos\"] }")));
}

TEST(StarterValues, keep_whole_numbers_as_numbers_and_labels_short) {
  const std::string name = "Number of earlier lines of systemic treatment for metastatic disease before radiotherapy";
  const Protocol protocol = checked(with(timed, {{"dead", {"0", "1", "1"}}, {name, {"0", "1", "2", "4"}}}));
  ASSERT_EQ(protocol.columns.size(), 2U);
  EXPECT_THAT(protocol.columns[1].levels, ElementsAre());
  EXPECT_EQ(protocol.columns[1].label.size(), 63U);
}

TEST(StarterValues, name_numbers_that_nearly_are_and_days_of_a_spreadsheet) {
  std::vector<std::string> volumes = unlike(4), days;
  volumes[3] = "not measurable";
  for (int i = 0; i < 24; ++i) days.push_back(std::to_string(43000 + i * i));
  const std::string text =
      starter(csv({{"months", unlike(1)}, {"dead", {"0", "1", "1"}}, {"GTV", volumes}, {"rt_start", days}}));
  EXPECT_THAT(text, AllOf(HasSubstr("#   GTV (numbers but for 1 cells"),
                          HasSubstr("#   rt_start (a record number, or days as a spreadsheet")));
}

}  // namespace
}  // namespace rtsurv::starter
