#include "rtsurv/starter/starter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <sstream>

#include "rtsurv/study/parts/run.hpp"
#include "rtsurv/study/protocol/protocol.hpp"
#include "rtsurv/table/columns/columns.hpp"
#include "starter/cohorts.hpp"
#include "table/files.hpp"

namespace rtsurv::starter {
using namespace study;
namespace {

using table::message_of;
using table::table_of;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string typical = csv({{"patient_id", counting(100, 24)},
                                 {"age", counting(41, 24)},
                                 {"technique", {"VMAT", "3D", "VMAT"}},
                                 {"prior", {"false", "true"}},
                                 {"grade", {"1", "2", "3"}},
                                 {"total_dose_gy", {"45", "36", "50", "45", "36"}},
                                 {"fractions", {"15", "6", "20", "25", "12"}},
                                 {"os_months", counting(1, 24, 2)},
                                 {"died", {"1", "0", "1", "1"}}});

/// What is left to fill in.
std::string undecided(const std::string& cohort) { return first_of(cohort).undecided; }

std::vector<std::string> words(const std::vector<Text>& texts) {
  std::vector<std::string> result;
  for (const Text& text : texts) result.push_back(text.text);
  return result;
}

/// The protocol with every commented example put to use.
std::string uncommented(const std::string& protocol) {
  static const std::regex example(R"(^# (\[+[a-z_]+\]+|[A-Za-z0-9_]+ += .*|           .*)$)");
  std::istringstream lines(protocol);
  std::string result, line;
  while (std::getline(lines, line)) result += std::regex_replace(line, example, "$1") + "\n";
  return result;
}

/// Runs the protocol on the cohort.
results::Study run_on(const std::string& cohort, const std::string& text) {
  const Protocol protocol = parse_protocol(text, "study.toml");
  return run(protocol, table_of(cohort, {.path = {}, .missing = protocol.reading.missing}));
}

TEST(Starter, guesses_a_whole_study) {
  const Protocol protocol = parse_protocol(starter(typical), "study.toml");
  EXPECT_EQ(protocol.data, "data/cohort.csv");
  EXPECT_EQ(protocol.id.value().text, "patient_id");
  EXPECT_EQ(protocol.time_unit, TimeUnit::months);
  EXPECT_THAT(protocol.landmarks, ElementsAre(24, 36));
  ASSERT_EQ(protocol.endpoints.size(), 1U);
  EXPECT_EQ(protocol.endpoints[0].name.text, "OS");
  EXPECT_EQ(protocol.endpoints[0].time.value().text, "os_months");
  EXPECT_EQ(protocol.endpoints[0].event.text, "died");
  const auto covariates = ElementsAre("age", "technique", "prior", "grade", "total_dose_gy", "fractions");
  EXPECT_THAT(words(protocol.describe.value().variables), covariates);
  EXPECT_THAT(words(protocol.univariable.value().factors), covariates);
  EXPECT_EQ(protocol.multivariable.value().select_below, 0.05);
}

TEST(Starter, lists_the_levels_of_categories_and_codes) {
  const Protocol protocol = parse_protocol(starter(typical), "study.toml");
  ASSERT_EQ(protocol.columns.size(), 6U);
  EXPECT_THAT(protocol.columns[0].levels, ElementsAre());
  EXPECT_THAT(protocol.columns[1].levels, ElementsAre());
  EXPECT_EQ(protocol.columns[1].reference.value().text, "VMAT");
  EXPECT_THAT(protocol.columns[2].levels, ElementsAre());
  EXPECT_THAT(protocol.columns[3].levels, ElementsAre("1", "2", "3"));
  EXPECT_EQ(protocol.columns[4].label, "Total dose gy");
}

TEST(Starter, marks_every_guess_and_never_guesses_alpha_beta) {
  const std::string text = starter(typical);
  EXPECT_THAT(text, HasSubstr("time  = \"os_months\"   # guessed: "));
  EXPECT_THAT(text, HasSubstr("event = \"died\"   # guessed: "));
  EXPECT_THAT(text, HasSubstr("time_unit = \"months\"   # guessed: "));
  EXPECT_THAT(text, HasSubstr("id        = \"patient_id\"   # guessed: "));
  EXPECT_THAT(text, HasSubstr("# [dose]\n# total      = \"total_dose_gy\""));
  EXPECT_FALSE(parse_protocol(text, "study.toml").dose.has_value());
}

TEST(Starter, has_examples_that_work_when_they_are_uncommented) {
  const std::string text = uncommented(starter(typical));
  const Protocol protocol = parse_protocol(text, "study.toml");
  EXPECT_EQ(protocol.exclusions.size(), 1U);
  EXPECT_TRUE(protocol.dose.has_value());
  EXPECT_EQ(protocol.derivations.size(), 1U);
  EXPECT_EQ(protocol.cutpoints.size(), 1U);
  EXPECT_TRUE(protocol.risk_groups.has_value());
  EXPECT_EQ(protocol.effects.size(), 1U);
  EXPECT_TRUE(protocol.validation.has_value());
}

TEST(Starter, runs_as_it_stands_and_with_its_examples) {
  const std::string text = starter(typical);
  EXPECT_EQ(run_on(typical, text).endpoints.size(), 1U);
  const results::Study study = run_on(typical, uncommented(text));
  EXPECT_EQ(study.cutpoints.size(), 1U);
  EXPECT_EQ(study.risk_groups.value().groups.size(), 2U);
  EXPECT_EQ(study.effects.size(), 1U);
}

const std::string observed = csv({{"patient_id", counting(100, 24)},
                                  {"age", counting(41, 24)},
                                  {"reason", {"symptoms", "radiologic", "symptoms"}},
                                  {"metastatic_dx", {"2015-03-01", "2014-06-30"}},
                                  {"rt_start", {"2016-01-02", "2017-05-06", "2018-01-02"}},
                                  {"recist", {"PR", "SD", "CR", "PR"}},
                                  {"toxicity_grade", {"0", "1", "2"}},
                                  {"os_months", counting(1, 24, 2)},
                                  {"died", {"1", "0", "1", "1"}}});

TEST(Starter, has_examples_for_what_was_observed) {
  const std::string text = starter(observed);
  EXPECT_THAT(text, AllOf(HasSubstr("# course = [\"metastatic_dx\", \"rt_start\"]"), HasSubstr("# date = \"rt_start\""),
                          HasSubstr("\nbest = \"recist\""), HasSubstr("\ngrade = \"toxicity_grade\"")));
  EXPECT_THAT(text, HasSubstr("#   recist (known only after treatment)"));
  const results::Study study = run_on(observed, uncommented(text));
  EXPECT_EQ(study.referrals.value().share, "reason = 'symptoms'");
  EXPECT_TRUE(study.response.has_value());
  EXPECT_TRUE(study.toxicity.has_value());
  EXPECT_EQ(parse_protocol(uncommented(text), "p").dates.size(), 1U);
}

TEST(Starter, takes_what_follows_treatment_for_no_factor_and_what_came_before_for_one) {
  const std::string text = starter(csv({{"patient_id", counting(100, 24)},
                                        {"age", counting(41, 24)},
                                        {"new_lesion", {"0", "1", "1"}},
                                        {"course completed", {"1", "1", "0"}},
                                        {"follow_up_available", {"1", "0", "1", "1"}},
                                        {"incomplete_resection", {"0", "1"}},
                                        {"os_months", counting(1, 24, 2)},
                                        {"died", {"1", "0", "1", "1"}}}));
  for (const char* later : {"new_lesion", "course completed", "follow_up_available"})
    EXPECT_THAT(text, HasSubstr(std::string("#   ") + later + " (known only after treatment)"));
  EXPECT_THAT(text, HasSubstr("factors   = [\"age\", \"incomplete_resection\"]"));
}

TEST(Starter, has_examples_for_lesion_sums) {
  const std::string sums = csv({{"age", counting(41, 24)},
                                {"sum_baseline_mm", {"50", "40"}},
                                {"sum_1_mm", {"30", "42", "0"}},
                                {"sum_2_mm", {"20", "", "0"}},
                                {"os_months", counting(1, 24, 2)},
                                {"died", {"1", "0", "1", "1"}}});
  EXPECT_THAT(starter(sums), HasSubstr("# follow_up = [\"sum_1_mm\", \"sum_2_mm\"]"));
  EXPECT_TRUE(run_on(sums, uncommented(starter(sums))).response.value().derived);
}

TEST(Starter, declares_the_texts_that_mean_missing) {
  const std::string cohort = csv({{"time", {"5", "6", "7", "8", "NA"}},
                                  {"status", {"1", "2", "NA"}},
                                  {"size", {"12", "unknown", "30", "n/a", "22"}},
                                  {"side", {"left", "right", "unknown"}}});
  const Protocol protocol = parse_protocol(starter(cohort), "study.toml");
  EXPECT_THAT(protocol.reading.missing, ElementsAre("NA", "n/a", "unknown"));
  EXPECT_EQ(protocol.endpoints[0].event.text, "status = 2");
  EXPECT_NO_THROW((void)run_on(cohort, starter(cohort)));
  EXPECT_THAT(
      parse_protocol(starter(typical, {.data = "c", .time = {}, .event = {}, .missing = {"99"}}), "p").reading.missing,
      ElementsAre("99"));
}

TEST(Starter, writes_awkward_names_so_that_they_work) {
  const std::string cohort = csv({{"\"OS (months)\"", counting(1, 24)},
                                  {"\"order\"", counting(50, 24)},
                                  {"\"vital \"\"status\"\"\"", {"alive", "dead"}},
                                  {"it's", {"a", "b", "b"}},
                                  {"größe", {"12", "15", "11", "19", "13"}},
                                  {"2nd", {"1", "1", "2"}}});
  const Protocol protocol = parse_protocol(uncommented(starter(cohort)), "study.toml");
  EXPECT_EQ(protocol.endpoints[0].event.text, "\"vital \"\"status\"\"\" = 'dead'");
  EXPECT_EQ(protocol.columns.size(), 4U);
  EXPECT_NO_THROW((void)run_on(cohort, uncommented(starter(cohort))));
}

TEST(Starter, leaves_out_what_is_no_covariate_and_says_why) {
  const std::string text = starter(csv({{"id", counting(1, 12)},
                                        {"time", counting(1, 24)},
                                        {"status", {"0", "1"}},
                                        {"relapse", {"0", "1"}},
                                        {"seen", {"2020-01-01", "2021-02-03"}},
                                        {"centre", counting(1, 12)},
                                        {"country", {"NL"}},
                                        {"remarks", {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"}},
                                        {"er_status", {"0", "1", "1"}}}));
  EXPECT_THAT(text,
              AllOf(HasSubstr("#   id (sounds like an identifier, but values repeat: is each row one patient?)\n"),
                    HasSubstr("#   relapse (sounds like an outcome)\n"), HasSubstr("#   seen (a date)\n"),
                    HasSubstr("#   centre (12 different codes)\n"), HasSubstr("#   country (one value only)\n"),
                    HasSubstr("#   remarks (free text)\n")));
  EXPECT_THAT(words(parse_protocol(text, "p").univariable.value().factors), ElementsAre("er_status"));
}

TEST(Starter, reads_the_time_unit_from_the_name_or_else_from_the_times) {
  const auto unit = [](const std::string& name, int longest) {
    return parse_protocol(starter(csv({{name, {"1", "2", std::to_string(longest)}}, {"status", {"0", "1"}}})), "p")
        .time_unit;
  };
  EXPECT_EQ(unit("time", 600), TimeUnit::months);
  EXPECT_EQ(unit("time", 601), TimeUnit::days);
  EXPECT_EQ(unit("time_years", 201), TimeUnit::years);
  EXPECT_EQ(unit("survival_weeks", 30), TimeUnit::weeks);
}

TEST(Starter, chooses_landmarks_that_a_fifth_of_the_patients_reach) {
  const auto landmarks = [](const std::string& name, int step) {
    return parse_protocol(starter(csv({{name, counting(0, 24, step)}, {"status", {"0", "1"}}})), "p").landmarks;
  };
  EXPECT_THAT(landmarks("days", 100), ElementsAre(730, 1095));
  EXPECT_THAT(landmarks("months", 1), ElementsAre(6, 12));
  EXPECT_THAT(landmarks("years", 1), ElementsAre(10, 15));
  EXPECT_THAT(landmarks("days", 1), ElementsAre(10));
}

TEST(Starter, works_without_any_covariate) {
  const std::string cohort = csv({{"time", counting(1, 24)}, {"status", {"0", "1"}}});
  const Protocol protocol = parse_protocol(uncommented(starter(cohort)), "p");
  EXPECT_FALSE(protocol.describe || protocol.univariable || protocol.multivariable || protocol.risk_groups);
  EXPECT_NO_THROW((void)run_on(cohort, starter(cohort)));
}

TEST(Starter, takes_thirty_covariates_at_most) {
  std::vector<std::pair<std::string, std::vector<std::string>>> columns{{"time", counting(1, 24)},
                                                                        {"status", {"0", "1"}}};
  for (int i = 0; i < 40; ++i) columns.push_back({"gene_" + std::to_string(i), unlike(i)});
  const std::string text = starter(csv(columns));
  EXPECT_EQ(parse_protocol(text, "p").univariable.value().factors.size(), 30U);
  EXPECT_THAT(text, HasSubstr("#   gene_39 (beyond the first 30)\n"));
}

TEST(Starter, takes_fewer_replicates_of_a_registry) {
  const std::vector<CsvColumn> columns{
      {"months", counting(1, 50)}, {"death", {"0", "1", "1"}}, {"age", counting(40, 37)}};
  EXPECT_THAT(starter(csv(columns, 9999)), HasSubstr("bootstrap = 1000\n"));
  EXPECT_THAT(starter(csv(columns, 10000)), HasSubstr("bootstrap = 200\n"));
}

TEST(Starter, does_not_offer_a_dose_table_whose_columns_exist) {
  const std::string cohort = csv({{"time", counting(1, 24)},
                                  {"status", {"0", "1"}},
                                  {"dose", {"45", "30", "50"}},
                                  {"fractions", {"15", "10", "20"}},
                                  {"eqd2", {"54", "32", "50"}}});
  EXPECT_THAT(starter(cohort), Not(HasSubstr("[dose]")));
}

TEST(Starter, asks_for_a_time_and_lists_the_columns) {
  EXPECT_THAT(undecided(csv({{"a", {"1", "2", "3"}}, {"died", {"0", "1"}}})),
              AllOf(HasSubstr("no column looks like a follow-up time; name it with --time"),
                    HasSubstr("The columns are a (integer), died (integer)")));
  EXPECT_THAT(undecided(csv({{"rt_start", {"2020-01-01"}}, {"died", {"0", "1"}}})),
              HasSubstr("or write an endpoint with from and to, because these are dates: rt_start"));
}

TEST(Starter, writes_a_protocol_to_fill_in_when_it_finds_no_outcome) {
  const std::string text = starter(csv({{"rt_start", {"2020-01-01"}}, {"arm", {"A", "B"}}, {"age", counting(41, 24)}}));
  EXPECT_THAT(text, AllOf(HasSubstr("# TO FILL IN"), HasSubstr("# Columns of dates:\n#   rt_start\n"),
                          HasSubstr("of which one may be an event:\n#   arm\n"), HasSubstr("# [[endpoint]]\n"),
                          HasSubstr("[describe]"), Not(HasSubstr("\n[[endpoint]]"))));
}

TEST(Starter, makes_endpoints_of_dates_when_there_is_no_time) {
  const std::string dated = csv({{"age", counting(41, 24)},
                                 {"metastatic_diagnosis", {"2015-03-01", "2014-06-30"}},
                                 {"rt_start", {"2016-01-02", "2016-05-06", "2016-02-02"}},
                                 {"rt_end", {"2016-06-02", "2016-06-06"}},
                                 {"local_failure_date", {"2017-01-01", "", ""}},
                                 {"death_date", {"", "2018-01-01"}},
                                 {"last_contact", {"2018-01-01"}},
                                 {"sum_follow_up_mm", counting(20, 24)}});
  const Protocol protocol = parse_protocol(starter(dated), "p");
  ASSERT_EQ(protocol.endpoints.size(), 2U);
  EXPECT_EQ(protocol.endpoints[0].name.text, "LC");
  EXPECT_EQ(protocol.endpoints[0].from.value().text, "rt_start");
  EXPECT_EQ(protocol.endpoints[0].to.value().text, "coalesce(local_failure_date, death_date, last_contact)");
  EXPECT_EQ(protocol.endpoints[0].competing.value().text, "death_date is not null and local_failure_date is null");
  EXPECT_EQ(protocol.multivariable->select_by, ScreenTest::gray);
  EXPECT_EQ(parse_protocol(starter(typical), "p").multivariable->select_by, ScreenTest::log_rank);
  EXPECT_EQ(protocol.endpoints[1].name.text, "OS");
  EXPECT_EQ(protocol.endpoints[1].event.text, "death_date is not null");
  EXPECT_EQ(run_on(dated, starter(dated)).endpoints.size(), 2U);
}

TEST(Starter, asks_for_an_event_whose_coding_it_would_have_to_guess) {
  EXPECT_THAT(undecided(csv({{"time", counting(1, 24)}, {"status", {"3", "4", "5"}}})),
              AllOf(HasSubstr("--event"), HasSubstr("By their names these may be events: status."),
                    HasSubstr("time (integer), status (integer)")));
  EXPECT_EQ(undecided(typical), "");
}

TEST(Starter, judges_dates_by_their_values_when_names_say_nothing) {
  const std::string dated = csv({{"d1", {"2016-01-02", "2016-05-06", "2016-02-02"}},
                                 {"d2", {"2017-01-01", "", ""}},
                                 {"d3", {"2018-01-01", "2019-01-01"}},
                                 {"sex", {"f", "m", "f"}},
                                 {"age", counting(41, 24)}});
  const Protocol protocol = parse_protocol(starter(dated), "p");
  ASSERT_EQ(protocol.endpoints.size(), 1U);
  EXPECT_EQ(protocol.endpoints[0].from.value().text, "d1");
  EXPECT_EQ(protocol.endpoints[0].to.value().text, "coalesce(d2, d3)");
  EXPECT_EQ(protocol.endpoints[0].event.text, "d2 is not null");
  EXPECT_EQ(protocol.endpoints[0].label, "Freedom from D2");
  EXPECT_EQ(run_on(dated, starter(dated)).endpoints.size(), 1U);
}

TEST(Starter, lets_nobody_in_who_may_be_known_by_a_column) {
  std::vector<std::string> numbers = counting(5104417, 24, 371), texts;
  for (const std::string& number : numbers) texts.push_back("seen again and told us about number " + number);
  const std::string text = starter(csv({{"a", numbers},
                                        {"birth_year", {"1950", "1961", "1947"}},
                                        {"비고", {"x", "y"}},
                                        {"b", texts},
                                        {"age", counting(41, 24)},
                                        {"os_months", counting(1, 24, 2)},
                                        {"died", {"1", "0", "1", "1"}}}));
  EXPECT_THAT(words(parse_protocol(text, "p").univariable.value().factors), ElementsAre("age"));
  EXPECT_THAT(text, AllOf(HasSubstr("#   a (looks like a record number)"), HasSubstr("#   birth_year (may identify"),
                          HasSubstr("#   비고 (free text)"), Not(HasSubstr("5104417")), Not(HasSubstr("told us"))));
}

TEST(Starter, says_which_named_column_does_not_exist) {
  const StarterOptions no_time{.data = "c", .time = "os_month", .event = {}, .missing = {}};
  EXPECT_THAT(message_of(ErrorKind::usage, [&] { (void)starter(typical, no_time); }),
              HasSubstr("--time: there is no column \"os_month\"; did you mean \"os_months\"?"));
  const StarterOptions no_event{.data = "c", .time = {}, .event = "dide = 1", .missing = {}};
  EXPECT_THAT(message_of(ErrorKind::usage, [&] { (void)starter(typical, no_event); }),
              AllOf(HasSubstr("--event"), HasSubstr("died")));
}

TEST(Starter, HowTheTableWasReadIsRepeated) {
  const table::Table table = table_of(csv({{"months", {"1", "2", "3"}}, {"died", {"0", "1"}}}));
  const Starter first = starter_protocol(
      table, {.data = "x.xlsx",
              .time = {},
              .event = {},
              .missing = {},
              .reading = {.sheet = "B", .header = 3, .dates = {.order = table::DateOrder::dmy, .century = 1930}}});
  EXPECT_THAT(first.protocol, HasSubstr("sheet     = \"B\"\nheader    = 3\ndates     = \"dmy\"\ncentury   = 1930\n"));
}

TEST(Starter, LevelsWithAnOrderOfTheirOwnAndTitlesAreKept) {
  std::vector<double> months;
  std::vector<std::string> stages;
  for (int i = 0; i < 24; ++i) {
    months.push_back(i + 1);
    stages.emplace_back(i % 3 == 0 ? "localised" : "advanced");
  }
  table::Column stage = table::text_column("stage", stages);
  stage.level = {"localised", "advanced"};
  stage.ordered = true;
  stage.title = "Extent of disease";
  const table::Table table = table::Table::from_columns(
      {table::number_column("os_months", months), table::number_column("died", std::vector<double>(24, 1)), stage});
  EXPECT_THAT(starter_protocol(table, {.data = "c.sav", .time = {}, .event = {}, .missing = {}}).protocol,
              HasSubstr(R"(stage = { label = "Extent of disease", levels = ["localised", "advanced"] })"));
}

}  // namespace
}  // namespace rtsurv::starter
