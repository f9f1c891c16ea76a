// Dose and factors by values before names, and who may not enter.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "starter/checked.hpp"

namespace rtsurv::starter {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(StarterFactors, take_the_number_of_the_patient_for_the_identifier_before_that_of_the_row) {
  std::vector<std::string> rows = counting(1, 30), patients = counting(701, 30, 3);
  rows.back() = "32";
  const std::string both = with(timed, {{"dead", {"0", "1", "1"}}, {"Nr.", rows}, {"Pat.-Nr.", patients}});
  EXPECT_THAT(starter(both), AllOf(HasSubstr("id        = \"Pat.-Nr.\""), HasSubstr("#   Nr. (sounds like")));
  EXPECT_THAT(starter(with(timed, {{"dead", {"0", "1", "1"}}, {"Nr.", rows}})), HasSubstr("id        = \"Nr.\""));
}

TEST(StarterFactors, find_the_dose_by_its_product_or_by_prescribed_fractions) {
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

TEST(StarterFactors, leave_out_what_follows_from_the_outcome) {
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

TEST(StarterFactors, leave_out_a_duration_between_dates) {
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

TEST(StarterFactors, let_no_text_in_that_names_a_person) {
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

TEST(StarterFactors, write_no_level_of_a_single_patient) {
  std::vector<std::string> sites(30, "tongue"), markers(30, "pos");
  for (std::size_t i = 0; i < 30; i += 3) sites[i] = "tonsil", markers[i] = "neg";
  sites[1] = "lip", sites[2] = "palate", markers[1] = "Pos";
  const std::string cohort = with(timed, {{"dead", {"0", "1", "1"}}, {"site", sites}, {"marker", markers}});
  const Protocol protocol = checked(cohort);
  EXPECT_THAT(factors(protocol), ElementsAre("age", "site grouped", "marker"));
  EXPECT_THAT(starter(cohort),
              AllOf(Not(HasSubstr("lip")), Not(HasSubstr("palate")), HasSubstr("reference = \"tongue\" }"),
                    HasSubstr("levels = [\"neg\", \"pos\"], same = { pos = [\"Pos\"] }")));
}

TEST(StarterFactors, keep_whole_numbers_as_numbers_and_labels_short) {
  const std::string name = "Number of earlier lines of systemic treatment for metastatic disease before radiotherapy";
  const Protocol protocol = checked(with(timed, {{"dead", {"0", "1", "1"}}, {name, {"0", "1", "2", "4"}}}));
  ASSERT_EQ(protocol.columns.size(), 2U);
  EXPECT_THAT(protocol.columns[1].levels, ElementsAre());
  EXPECT_EQ(protocol.columns[1].label.size(), 63U);
}

TEST(StarterFactors, name_numbers_that_nearly_are_and_days_of_a_spreadsheet) {
  std::vector<std::string> volumes = unlike(4), days;
  volumes[3] = "not measurable";
  for (int i = 0; i < 24; ++i) days.push_back(std::to_string(43000 + i * i));
  const std::string text =
      starter(csv({{"months", unlike(1)}, {"dead", {"0", "1", "1"}}, {"GTV", volumes}, {"rt_start", days}}));
  EXPECT_THAT(text, AllOf(HasSubstr("#   GTV (numbers but for 1 cell: say what it means"),
                          HasSubstr("#   rt_start (a record number, or days as a spreadsheet")));
}

}  // namespace
}  // namespace rtsurv::starter
