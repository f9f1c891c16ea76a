// On which side the event is, by names of good states and by texts; and no outcome among the factors.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "starter/checked.hpp"

namespace rtsurv::starter {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

using Texts = std::vector<std::string>;

/// The event of the first endpoint of 30 patients with months and this column.
std::string event_of(const std::string& name, const Texts& cells) {
  return checked(with(timed, {{name, cells}})).endpoints.at(0).event.text;
}

TEST(StarterSides, read_yes_with_the_word_before_it) {
  EXPECT_EQ(event_of("alive", {"Y", "N", "Y"}), "alive = 'N'");
  EXPECT_EQ(event_of("lebt", {"ja", "nein", "ja"}), "lebt = 'nein'");
  EXPECT_EQ(event_of("vivo", {"sí", "no", "sí"}), "vivo = 'no'");
  EXPECT_EQ(event_of("Local control", {"yes", "no", "yes"}), "\"Local control\" = 'no'");
  EXPECT_EQ(event_of("died", {"yes", "no", "yes"}), "died = 'yes'");
  EXPECT_EQ(event_of("alive", {"x", "", "x"}), "alive is null");
}

TEST(StarterSides, read_codes_with_the_words_before_them) {
  const Texts cells{"0", "1", "1", "0", "1"};
  for (const char* name : {"Alive (1=yes 0=no)", "Lebt (1=ja 0=nein)", "Censored (1=yes)", "Überlebt (1=ja)",
                           "Contrôle local (1=oui 0=non)", "progression-free (1=yes)", "vital (1=no event 0=event)",
                           "LC (1=controlled 0=failed)", "Status (0=dead)"})
    EXPECT_EQ(event_of(name, cells), "\"" + std::string(name) + "\" = 0");
  for (const char* name : {"Status (0=alive)", "Progression (1=ja)", "No relapse (0=yes)"})
    EXPECT_EQ(event_of(name, cells), "\"" + std::string(name) + "\" = 1");
}

TEST(StarterSides, take_the_other_value_of_a_good_state) {
  const Texts cells{"0", "1", "1", "0", "1"};
  for (const char* name : {"생존", "생존여부", "국소제어", "局所制御", "no event", "ohne Rezidiv", "disease free"})
    EXPECT_EQ(event_of(name, cells), "\"" + std::string(name) + "\" = 0");
  for (const char* name : {"cens", "LC", "OS", "PFS"}) EXPECT_EQ(event_of(name, cells), name);
}

TEST(StarterSides, ask_when_an_outcome_happened_that_nothing_dates) {
  const std::vector<std::string> marked{"1", "", "", "1", "", "", ""};
  const auto open = first_of(csv({{"rt_start", starts},
                                  {"last_seen", last},
                                  {"date_of_death", died_on},
                                  {"local_recurrence", marked},
                                  {"age", ages}},
                                 60))
                        .open;
  EXPECT_THAT(open, ElementsAre(HasSubstr("local_recurrence tells who had an outcome, but no date or time says when")));
}

TEST(StarterSides, say_openly_what_no_column_confirms) {
  const auto open = [](const std::string& name, const Texts& cells) {
    return first_of(with(timed, {{name, cells}})).open;
  };
  const Texts cells{"0", "1", "1", "0", "1"};
  EXPECT_THAT(open("LC", cells),
              ElementsAre("18 of 30 patients have the event of LC (LC = 1); turn it round if that is "
                          "the state of the others"));
  EXPECT_THAT(open("생존여부", cells),
              ElementsAre(HasSubstr("12 of 30 patients have the event of OS (\"생존여부\" = 0)")));
  EXPECT_THAT(open("cens", cells), ElementsAre(HasSubstr("(cens = 1)")));
  EXPECT_THAT(open("died", cells), IsEmpty());
  EXPECT_THAT(open("vital", {"alive", "dead", "dead"}), IsEmpty());
  EXPECT_THAT(first_of(with(timed, {{"alive", cells}, {"vital", {"dead", "alive", "alive", "dead", "alive"}}})).open,
              IsEmpty());
}

TEST(StarterSides, read_a_named_column_as_any_other) {
  const std::string cohort = with(timed, {{"lebt", {"ja", "nein", "ja"}}});
  const std::string text = starter(cohort, {.data = {}, .time = {}, .event = "lebt = 'nein'", .missing = {}});
  EXPECT_THAT(text, HasSubstr("event = \"lebt = 'nein'\"\n"));
  EXPECT_THAT(starter(with(timed, {{"alive", {"0", "1", "1"}}}),
                      {.data = {}, .time = "months", .event = "alive", .missing = {}}),
              HasSubstr("event = \"alive = 0\"   # guessed: its name; 1 means no event"));
}

TEST(StarterSides, take_the_lost_for_patients_without_an_event) {
  for (const char* lost : {"PDV", "perdu de vue", "lost", "LTFU", "추적소실", "追跡不能", "失访"}) {
    const Protocol protocol = checked(csv({{"Début RT", starts},
                                           {"Date récidive", failed_on},
                                           {"Date dernières nouvelles", last},
                                           {"Statut", {"vivant", "décédé", "vivant", lost}},
                                           {"Âge", ages}},
                                          30));
    ASSERT_THAT(endpoint_names(protocol), ElementsAre("FFR", "OS")) << lost;
    EXPECT_EQ(protocol.endpoints[0].competing.value().text, "Statut = 'décédé' and \"Date récidive\" is null");
    EXPECT_EQ(protocol.endpoints[1].event.text, "Statut = 'décédé'");
    EXPECT_THAT(factors(protocol), ElementsAre("Âge"));
  }
}

TEST(StarterSides, count_every_kind_of_death) {
  const std::string cohort =
      csv({{"照射開始日", starts}, {"転帰", {"生存", "原病死", "他病死"}}, {"最終確認日", last}, {"年齢", ages}}, 30);
  EXPECT_EQ(checked(cohort).endpoints.at(0).event.text, "\"転帰\" in ('他病死', '原病死')");
  EXPECT_THAT(starter(cohort), HasSubstr("every kind of death counts: for one cause alone"));
  EXPECT_EQ(event_of("status", {"died of disease", "NED", "AWD", "alive with disease"}), "status = 'died of disease'");
}

TEST(StarterSides, pair_progression_with_its_time) {
  const Protocol protocol = checked(csv({{"os_mo", unlike(1)},
                                         {"vital", {"dead", "alive", "alive"}},
                                         {"pfs_mo", unlike(2)},
                                         {"prog", {"0", "1", "1", "0"}},
                                         {"age", ages}}));
  EXPECT_THAT(endpoint_names(protocol), ElementsAre("OS", "PFS"));
  EXPECT_EQ(protocol.endpoints[1].event.text, "prog");
  EXPECT_THAT(factors(protocol), ElementsAre("age"));
}

TEST(StarterSides, let_no_outcome_become_a_factor) {
  const Texts cells{"0", "1", "0", "0", "1"};
  for (const char* name : {"prog", "progress", "relapse", "recur", "death", "dead", "Überlebt", "no event"}) {
    const std::string cohort = with(timed, {{"vital", {"dead", "alive", "alive"}}, {name, cells}});
    EXPECT_THAT(factors(checked(cohort)), ElementsAre("age")) << name;
    EXPECT_THAT(starter(cohort), HasSubstr(std::string("#   ") + name + " (sounds like an outcome)"));
  }
  EXPECT_THAT(starter(with(timed, {{"vital", {"dead", "alive", "alive"}}, {"Progress", {"ja", "", "ja"}}})),
              AllOf(HasSubstr("#   Progress (an outcome, one value or blank, that has no time of its own)"),
                    Not(HasSubstr("one value only"))));
}

TEST(StarterSides, let_the_event_of_the_user_and_its_like_be_no_factor) {
  const std::string cohort = with(timed, {{"ende", {"a", "b", "c"}}, {"mirror", {"u", "v", "v"}}});
  const Protocol protocol = study::parse_protocol(
      starter(cohort, {.data = {}, .time = "months", .event = "ende = 'a'", .missing = {}}), "study.toml");
  EXPECT_THAT(factors(protocol), ElementsAre("age"));
}

}  // namespace
}  // namespace rtsurv::starter
