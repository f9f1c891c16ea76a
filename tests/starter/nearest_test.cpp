// What init says of columns that nearly are something: a time, an event, numbers, a stage.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/starter/values/natural_order.hpp"
#include "rtsurv/starter/values/number_text.hpp"
#include "starter/checked.hpp"

namespace rtsurv::starter {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::Optional;

using Texts = std::vector<std::string>;

std::string undecided(const std::vector<CsvColumn>& columns) { return first_of(csv(columns, 30)).undecided; }

TEST(StarterNearest, names_the_negative_value_that_keeps_a_time_from_being_one) {
  Texts months = counting(1, 30);
  months[4] = "-3";
  EXPECT_THAT(undecided({{"months", months}, {"died", {"0", "1", "1"}}}),
              HasSubstr("months comes nearest, but the value of row 6 lies below 0: correct it"));
  months[7] = months[8] = "-1";
  EXPECT_THAT(undecided({{"months", months}, {"died", {"0", "1", "1"}}}),
              HasSubstr("3 of its 30 values lie below 0 (rows 6, 9, 10): correct these"));
}

TEST(StarterNearest, asks_when_an_event_of_1_and_blanks_happened) {
  EXPECT_THAT(undecided({{"rt_start", starts}, {"last_seen", last}, {"local_recurrence", {"1", "", "", "1", ""}}}),
              HasSubstr("local_recurrence comes nearest, one value or blank, but no date or time says when"));
}

TEST(StarterNearest, counts_the_cells_that_are_no_numbers) {
  Texts months = counting(1, 30);
  for (std::size_t i = 0; i < 6; ++i) months[i] = "lost";
  const std::string said = undecided({{"months", months}, {"died", {"0", "1", "1"}}});
  EXPECT_THAT(said, AllOf(HasSubstr("months comes nearest, but 6 of its 30 cells are no plain numbers"),
                          Not(HasSubstr("\"lost\""))));
}

TEST(StarterNearest, says_that_dates_are_written_in_several_orders) {
  const std::string said = undecided({{"rt_start", {"02.05.2016", "2018-07-05", "03.09.2017", "2017-01-09"}},
                                      {"last_contact", {"30.07.2019", "2020-09-17", "01.02.2019", "2021-03-04"}},
                                      {"vital", {"dead", "alive"}}});
  EXPECT_THAT(said, HasSubstr("\"rt_start\", \"last_contact\" hold dates that are read as text, since no one order"));
}

TEST(StarterNearest, counts_the_states_that_tell_nothing) {
  Texts states(30, "alive");
  for (std::size_t i = 0; i < 12; ++i) states[i] = "dead";
  states[20] = states[21] = "moved";
  for (const auto& time : {CsvColumn{"rt_start", starts}, CsvColumn{"os_months", unlike(1)}}) {
    const std::string said = undecided({time, {"last_contact", last}, {"vital", states}});
    EXPECT_THAT(said, AllOf(HasSubstr("no column is surely an event"),
                            HasSubstr("vital comes nearest, but in 2 of its 30 cells the text tells neither"),
                            Not(HasSubstr("moved"))));
  }
  EXPECT_THAT(undecided({{"os_months", unlike(1)}, {"status", {"0", "1", "2", "3"}}}),
              HasSubstr("status comes nearest, but it has 4 different codes"));
}

TEST(StarterNearest, takes_words_of_all_languages_for_missing) {
  for (const char* word : {"k.A.", "k. A.", "keine Angabe", "sin dato", "non renseigné", "s.o.", "NR", "NC", "모름",
                           "미상", "不明", "不详"}) {
    const std::string text =
        starter(with(timed, {{"died", {"0", "1", "1"}}, {"ECOG", {"0", "1", "2", "1", word, "0", "2", "1"}}}));
    EXPECT_THAT(text, AllOf(HasSubstr(std::string("missing   = [\"") + word + "\"]"), HasSubstr("levels = [0, 1, 2]")));
  }
}

TEST(StarterNearest, keeps_stages_and_codes_in_their_order) {
  const std::string text = starter(with(timed, {{"died", {"0", "1", "1"}},
                                                {"stage", {"III", "I", "III", "II", "III"}},
                                                {"ct", {"T4", "T2", "T4"}},
                                                {"ECOG", {"2", "1", "2", "0", "2", "1", "2"}},
                                                {"arm", {"3", "1", "3", "2", "3", "3", "3", "3"}},
                                                {"histology", {"squamous", "adeno", "squamous", "squamous"}}}));
  EXPECT_THAT(text, AllOf(HasSubstr("levels = [\"I\", \"II\", \"III\"]"), HasSubstr("levels = [\"T2\", \"T4\"]"),
                          HasSubstr("levels = [0, 1, 2]"), HasSubstr("reference = 3 }"),
                          HasSubstr("reference = \"squamous\" }")));
}

// `levels` means an order, which a test for trend follows: a technique has none, also not by how frequent it is.
TEST(StarterNearest, claims_no_order_that_the_values_do_not_have) {
  const std::string text = starter(with(timed, {{"died", {"0", "1", "1"}},
                                                {"technique", {"VMAT", "3D", "VMAT", "IMRT", "VMAT"}},
                                                {"her2", {"positive", "positive", "negative"}},
                                                {"risk", {"high", "low", "high", "intermediate"}}}));
  EXPECT_THAT(text,
              AllOf(HasSubstr("reference = \"VMAT\" }"), HasSubstr("levels = [\"negative\", \"positive\"]"),
                    HasSubstr("levels = [\"low\", \"intermediate\", \"high\"]"), Not(HasSubstr("levels = [\"VMAT"))));
}

TEST(NaturalOrder, counts_roman_and_single_digits_between_the_same_texts) {
  EXPECT_THAT(natural_order({"IV", "ii", "IIIB", "IIIA"}), Optional(ElementsAre(1, 3, 2, 0)));
  EXPECT_THAT(natural_order({"Ⅲ期", "Ⅰ期", "Ⅱ期"}), Optional(ElementsAre(1, 2, 0)));
  EXPECT_THAT(natural_order({"Grade 2", "grade 1"}), Optional(ElementsAre(1, 0)));
  EXPECT_THAT(natural_order({"T4a", "T2", "T4"}), Optional(ElementsAre(1, 2, 0)));
  for (const Texts& none : {Texts{"C50", "C61"}, Texts{"T1", "N1"}, Texts{"female", "male"}, Texts{"1 node", "2 lines"},
                            Texts{"vivant", "mort"}, Texts{"G1", "g1"}})
    EXPECT_EQ(natural_order(none), std::nullopt) << none.front();
}

TEST(WrittenTexts, tell_how_numbers_and_dates_are_written) {
  WrittenTexts seen;
  for (const char* text : {"12.5", "-3", "1,234", "12,345,678.9", "<0.5", ">= 100", "≤3", "31.12.2020", "1,23", ",123",
                           "1234,567", "abc", "", "<"})
    seen.count(text, 1);
  EXPECT_EQ(seen.numbers, 2U);
  EXPECT_EQ(seen.thousands, 2U);
  EXPECT_EQ(seen.limits, 3U);
  EXPECT_EQ(seen.dates, 1U);
}

TEST(StarterNearest, gives_the_true_reason_for_numbers_and_dates_that_are_texts) {
  Texts doses, psa;
  for (int i = 0; i < 30; ++i) doses.push_back(fmt::format("\"{},{:03}\"", 3 + i % 4, i));
  for (int i = 0; i < 30; ++i) psa.push_back(i % 3 == 0 ? fmt::format("<0.{}", i + 1) : fmt::format("{}.5", i));
  const std::string text = starter(with(timed, {{"died", {"0", "1", "1"}},
                                                {"cGy", doses},
                                                {"PSA nadir", psa},
                                                {"seen", {"02.05.2016", "2018-07-05", "03.09.2017", "2017-01-09"}},
                                                {"group", {"<65", ">=65"}}}));
  EXPECT_THAT(text,
              AllOf(HasSubstr("#   cGy (numbers that are read as text: 30 of 30 cells have commas between thousands"),
                    HasSubstr("#   PSA nadir (numbers that are read as text: 10 of 30 cells are limits"),
                    HasSubstr("#   seen (dates that are read as text"), HasSubstr("group = { label = \"Group\"")));
}

TEST(StarterNearest, lets_no_postcode_be_a_factor) {
  for (const char* name : {"plz", "zip code", "Postal", "우편번호"})
    EXPECT_THAT(starter(with(timed, {{"died", {"0", "1", "1"}}, {name, {"10115", "20095", "80331"}}})),
                HasSubstr(std::string("#   ") + name + " (a postcode"));
}

TEST(StarterNearest, writes_a_protocol_for_names_of_signs_and_of_other_scripts) {
  const std::string cohort =
      with({{"months", unlike(1)}},
           {{"died", {"0", "1", "1"}}, {".", counting(40, 24)}, {"*", {"I", "II", "III"}}, {"%", {"F", "M"}}});
  EXPECT_THAT(factors(checked(cohort)), ElementsAre(".", "*", "%"));
  EXPECT_THAT(starter(with({{"months", unlike(1)}}, {{"died", {"0", "1", "1"}}, {"Âge", counting(40, 24)}})),
              HasSubstr("# \"high_Âge\" = "));
}

TEST(StarterNearest, comments_every_line_of_the_block_to_fill_in_alike) {
  const std::string text = starter(csv({{"age", ages}, {"sex", {"F", "M"}}}, 30));
  const std::size_t begin = text.find("# TO FILL IN");
  ASSERT_NE(begin, std::string::npos);
  const std::string block = text.substr(begin, text.find("\n\n", begin) - begin);
  EXPECT_THAT(block, HasSubstr("\n# event = \""));
  for (std::size_t at = 0; at != std::string::npos; at = block.find('\n', at + 1))
    EXPECT_EQ(block.substr(at == 0 ? 0 : at + 1, 2), "# ");
}

}  // namespace
}  // namespace rtsurv::starter
