// Studies of an endpoint with competing events: factors, screen, models, cut-points, effects.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include <fmt/format.h>

#include "oracle/oracle.hpp"
#include "places.hpp"
#include "rtsurv/results/json/json.hpp"
#include "rtsurv/study/analysis/comparison.hpp"
#include "study/small_study.hpp"

namespace rtsurv::study {
namespace {

using table::message_of;
using table::table_of;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::study_of;

const std::string death = R"(
[columns]
edema = { levels = [0, 0.5, 1] }
[[endpoint]]
name = "death"
time = "time"
event = "cause = 1"
competing = "cause = 2"
event_label = "Death"
definition = "time from entry to death"
competing_label = "Transplant"
)";

/// On the cohort of primary biliary cirrhosis, transplants competing.
results::Study pbc(const std::string& protocol, const std::string& head = "") {
  const std::string text = fmt::format("[study]\ndata = \"{}\"\nlandmarks = [1000, 2500]\n{}",
                                       tests::source_path("tests/oracle/fine_gray/pbc.csv"), head) +
                           death + protocol;
  const Protocol read = parse_protocol(text, "study.toml");
  return run(read, read_cohort(read));
}

const std::string univariable = "[univariable]\nendpoints = [\"death\"]\nfactors = [\"edema\", \"age\"]\n";

TEST(UnivariableIncidence, AgreesWithR) {
  const auto expected = oracle::read_json("univariable_incidence/expected.json");
  const results::Study study = pbc(univariable);
  const results::UnivariableRow& edema = study.endpoints[0].univariable[0];
  ASSERT_TRUE(edema.cuminc && edema.cuminc->value);
  const results::IncidenceResult& incidence = *edema.cuminc->value;
  for (const auto& level : expected["levels"]) {
    const auto group =
        std::ranges::find(incidence.groups, level["level"].get<std::string>(), &results::IncidenceResult::Group::group);
    ASSERT_NE(group, incidence.groups.end());
    EXPECT_EQ(group->n, level["n"]);
    EXPECT_EQ(group->curve_of("event")->events, level["events"]);
    EXPECT_EQ(group->curve_of("competing")->events, level["competing"]);
    for (std::size_t k = 0; k < 2; ++k) {
      const survival::IncidenceAt& at = group->curve_of("event")->at[k];
      oracle::expect_close(*at.cif, level["cif"][k]);
      oracle::expect_close(*at.lower, level["lower"][k]);
      oracle::expect_close(*at.upper, level["upper"][k]);
    }
  }
  oracle::expect_close(edema.gray()->chi_square, expected["gray_chi_square"]);
  EXPECT_NEAR(edema.gray()->p / expected["gray"].get<double>(), 1.0, 1e-6);
  oracle::expect_close(*edema.fine_gray->value->model.terms[1].coefficient, expected["edema_coef"][1]);
}

TEST(UnivariableIncidence, OfANumberIsItsOwnFineGrayModel) {
  const auto expected = oracle::read_json("univariable_incidence/expected.json");
  const results::UnivariableRow age = pbc(univariable).endpoints[0].univariable[1];
  EXPECT_FALSE(age.cuminc);
  EXPECT_EQ(age.gray(), nullptr);
  const results::CoxTerm& term = age.fine_gray->value->model.terms[0];
  oracle::expect_close(*term.coefficient, expected["age_coef"]);
  oracle::expect_close(*term.robust_std_error, expected["age_se"]);
  EXPECT_NEAR(*term.p / expected["age_p"].get<double>(), 1.0, 1e-6);
}

TEST(UnivariableIncidence, IsNotThereWithoutACompetingEvent) {
  const auto study =
      study_of(testing::os + "[univariable]\nendpoints = [\"OS\"]\nfactors = [\"a\"]\n", testing::twelve_patients);
  EXPECT_FALSE(study.endpoints[0].univariable[0].cuminc);
  EXPECT_FALSE(study.endpoints[0].univariable[0].fine_gray);
}

TEST(Endpoint, SaysWhatHappensInTheWordsOfTheProtocol) {
  const results::Study study = pbc("");
  EXPECT_EQ(study.endpoints[0].event_label, "Death");
  EXPECT_EQ(study.endpoints[0].definition, "time from entry to death");
  EXPECT_EQ(study.endpoints[0].competing_label, "Transplant");
  EXPECT_THAT(to_json(study), HasSubstr("\"competing_label\": \"Transplant\""));
}

/// 120 patients of whom `late` die sooner of something else: it goes with the rate of failure and hardly with its
/// incidence. `split` goes with the incidence alone.
std::string rivals() {
  std::string text = "months,failed,died,late,split,dose\n";
  for (int i = 0; i < 240; ++i) {
    const bool late = i % 2 == 0, split = i % 4 < 2;
    const int kind = (i * 7 + i / 16) % 10;
    const bool died = late ? kind < 6 : split ? kind < 1 : kind < 5;
    const bool failed = !died && (late ? kind < 9 : split ? kind < 6 : kind < 8);
    const double months = 1.0 + (i * 37 % 100) * (late ? 0.12 : 0.3);
    text += fmt::format("{:.2f},{},{},{},{},{}\n", months, failed ? 1 : 0, died ? 1 : 0, late ? "y" : "n",
                        split ? "y" : "n", 30 + i * 11 % 50);
  }
  return text;
}

const std::string control = R"(
[[endpoint]]
name = "LC"
time = "months"
event = "failed"
competing = "died"
[[endpoint]]
name = "OS"
time = "months"
event = "died or failed"
[univariable]
endpoints = ["LC", "OS"]
factors = ["late", "split", "dose"]
)";

std::string screened(const char* test, double below) {
  return control + fmt::format("[multivariable]\nendpoints = [\"LC\", \"OS\"]\nselect = \"{} p < {}\"\n", test, below);
}

TEST(Screen, ByGraySelectsThoseWhoseGrayPIsBelowTheLimit) {
  const auto study = study_of(screened("gray", 0.2), rivals());
  const results::EndpointResult& lc = study.endpoints[0];
  std::vector<std::string> expected, by_log_rank;
  for (const results::UnivariableRow& row : lc.univariable) {
    const double gray = row.numeric ? *row.fine_gray->value->model.terms[0].p : row.gray()->p;
    if (gray < 0.2) expected.push_back(row.factor);
    const double rate = row.numeric ? row.cox.value->likelihood_ratio.p : row.logrank.value->test.test.p;
    if (rate < 0.2) by_log_rank.push_back(row.factor);
  }
  EXPECT_NE(expected, by_log_rank);
  EXPECT_EQ(lc.multivariable->factors, expected);
  EXPECT_EQ(lc.multivariable->screened_by, "gray");
  EXPECT_THAT(lc.multivariable->rule, AllOf(HasSubstr("gray p < 0.2"), HasSubstr("Fine-Gray")));
  EXPECT_EQ(study_of(screened("logrank", 0.2), rivals()).endpoints[0].multivariable->factors, by_log_rank);
}

TEST(Screen, ByGrayIsTheLogRankTestWhereNothingCompetes) {
  const auto gray = study_of(screened("gray", 0.2), rivals()), plain = study_of(screened("logrank", 0.2), rivals());
  EXPECT_EQ(gray.endpoints[1].multivariable->factors, plain.endpoints[1].multivariable->factors);
  EXPECT_EQ(gray.endpoints[1].multivariable->rule, plain.endpoints[1].multivariable->rule);
  EXPECT_EQ(gray.endpoints[1].multivariable->screened_by, "logrank");
}

TEST(Screen, ByGrayIsRepeatedInTheReplicates) {
  const std::string validation = "[validation]\nbootstrap = 100\n";
  const auto gray = study_of(screened("gray", 0.2) + validation, rivals());
  const auto plain = study_of(screened("logrank", 0.2) + validation, rivals());
  const auto& selection = gray.validation->selection[0];
  for (const auto& factor : selection.factors) {
    const auto& factors = gray.endpoints[0].multivariable->factors;
    EXPECT_EQ(factor.in_original, std::ranges::find(factors, factor.factor) != factors.end()) << factor.factor;
  }
  EXPECT_NE(selection.factors[0].times, plain.validation->selection[0].factors[0].times);
  EXPECT_EQ(gray.validation->selection[1].factors[0].times, plain.validation->selection[1].factors[0].times);
}

std::string cut(const std::string& more) {
  return control + "[[cutpoint]]\nname = \"high\"\nvariable = \"dose\"\nendpoint = \"LC\"\n" + more;
}

TEST(GrayCut, IsTheSearchOfAnEndpointWithCompetingEvents) {
  const auto study = study_of(cut("fixed = 55\ncuts = 2\n[validation]\nbootstrap = 100\n"), rivals());
  const results::CutpointResult& found = study.cutpoints[0];
  EXPECT_EQ(found.score, survival::MaxstatScore::gray);
  EXPECT_EQ(*found.competing, study.endpoints[0].cuminc->groups[0].curve_of("competing")->events);
  const auto alone =
      cutpoint(table_of(rivals()), {.outcome = {.time = "months", .event = "failed", .competing = "died"},
                                    .x = "dose",
                                    .options = {.score = survival::MaxstatScore::gray}});
  EXPECT_EQ(found.maxstat.statistic, alone.maxstat.statistic);
  EXPECT_EQ(*study.validation->cutpoints[0].original, found.maxstat.cutpoint);
  ASSERT_TRUE(found.evidence->fixed_gray && found.evidence->fixed_gray->value);
  EXPECT_NE(found.evidence->fixed_gray->value->p, found.evidence->fixed_test.value->p);
  EXPECT_EQ(&found.evidence->test_of_fixed(), &*found.evidence->fixed_gray);
  EXPECT_TRUE(found.two_cuts->value);
}

TEST(GrayCut, GivesWayToTheScoreOfTheProtocol) {
  const auto study = study_of(cut("score = \"logrank\"\n[validation]\nbootstrap = 100\n"), rivals());
  const results::CutpointResult& found = study.cutpoints[0];
  EXPECT_EQ(found.score, survival::MaxstatScore::log_rank);
  EXPECT_FALSE(found.competing);
  EXPECT_FALSE(found.evidence->fixed_gray);
  const auto alone =
      cutpoint(table_of(rivals()), {.outcome = {.time = "months", .event = "failed"}, .x = "dose", .options = {}});
  EXPECT_EQ(found.maxstat.statistic, alone.maxstat.statistic);
  EXPECT_EQ(*study.validation->cutpoints[0].original, found.maxstat.cutpoint);
  EXPECT_NE(found.maxstat.statistic, study_of(cut(""), rivals()).cutpoints[0].maxstat.statistic);
}

TEST(GrayCut, OfPatientsWhoEnterLateEndsNoValidation) {
  const results::Study study =
      pbc("entry = \"0\"\n[[cutpoint]]\nname = \"old\"\nvariable = \"age\"\nendpoint = \"death\"\n"
          "fixed = 50\n[validation]\nbootstrap = 100\n");
  EXPECT_TRUE(study.validation.has_value());
}

TEST(Screen, ByGrayIsRefusedWherePatientsEnterLate) {
  try {
    (void)pbc("entry = \"0\"\n" + univariable +
              "[multivariable]\nendpoints = [\"death\"]\nselect = \"gray p < 0.05\"\n");
    FAIL() << "it ran";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("no form for the \"entry\" of endpoint \"death\""));
  }
}

TEST(GrayCut, NeedsTheCompetingEvent) {
  const auto refused = [](const CutpointCall& call) {
    return message_of(ErrorKind::usage, [&] { (void)cutpoint(table_of(rivals()), call); });
  };
  EXPECT_THAT(refused({.outcome = {.time = "months", .event = "failed"},
                       .x = "dose",
                       .options = {.score = survival::MaxstatScore::gray}}),
              HasSubstr("--competing"));
}

TEST(EffectIncidence, IsThatOfTheSidesInEachGroup) {
  const auto study =
      study_of(control + "[[effect]]\nvariable = \"split\"\nwithin = \"late\"\nendpoint = \"LC\"\n", rivals());
  for (const results::Effect::Group& group : study.effects[0].groups) {
    ASSERT_TRUE(group.cuminc && group.cuminc->value);
    const auto alone = cumulative_incidence(
        table_of(rivals()), {.outcome = {.time = "months", .event = "failed", .competing = fmt::format("died")},
                             .by = fmt::format("case when late = '{}' then split end", group.group),
                             .at = {6}});
    EXPECT_EQ(group.cuminc->value->groups[1].curve_of("event")->cif, alone.groups[1].curve_of("event")->cif);
    EXPECT_EQ(group.cuminc->value->gray_of("event")->test->p, alone.gray_of("event")->test->p);
    EXPECT_EQ(*group.difference->incidence[0].second, *alone.groups[1].curve_of("event")->at[0].cif);
  }
}

TEST(IncidenceCounts, KeepApartWhoHadTheCompetingEventAndWhoWasCensored) {
  const auto result = cumulative_incidence(table_of("t,e,c\n1,1,0\n2,0,1\n3,0,0\n3,0,1\n4,1,0\n"),
                                           {.outcome = {.time = "t", .event = "e", .competing = "c"}});
  const survival::TimeCounts& counts = result.groups[0].counts;
  EXPECT_THAT(counts.time, ElementsAre(1, 2, 3, 4));
  EXPECT_THAT(counts.at_risk, ElementsAre(5, 4, 3, 1));
  EXPECT_THAT(counts.events, ElementsAre(1, 1, 1, 1));
  EXPECT_THAT(counts.censored, ElementsAre(0, 0, 1, 0));
  EXPECT_THAT(result.groups[0].curve_of("competing")->events_at, ElementsAre(0, 1, 1, 0));
}

}  // namespace
}  // namespace rtsurv::study
