// Delayed entry of an endpoint: every part on the scale of age against R, dates, and what does not take it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "oracle/oracle.hpp"
#include "rtsurv/results/json/json.hpp"
#include "study/small_study.hpp"

namespace rtsurv::study {
namespace {

using table::message_of;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::study_of;

const std::string mgus = R"toml(
[study]
data      = "mgus2.csv"
time_unit = "years"
landmarks = [65, 75, 85]

[[endpoint]]
name  = "OS"
time  = "end"
entry = "entry"
event = "died"

[[endpoint]]
name      = "progression"
time      = "first"
entry     = "entry"
event     = "progressed"
competing = "died_first"

[univariable]
endpoints = ["OS"]
factors   = ["sex"]

[multivariable]
endpoints = ["OS", "progression"]
factors   = ["sex", "hgb"]

[landmark]
at        = [70]
endpoints = ["OS"]
factors   = ["sex"]

[person_time]
endpoints = ["OS"]

[validation]
bootstrap = 100

[[cutpoint]]
name     = "low"
variable = "hgb"
endpoint = "OS"
)toml";

class Mgus : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    study = new results::Study(run(parse_protocol(mgus, "study.toml"),
                                   table::Table::read({.path = tests::source_path("tests/oracle/entry/mgus2.csv")})));
    expected = oracle::read_json("entry/expected.json");
  }
  static void TearDownTestSuite() { delete study; }
  static const results::EndpointResult& os() { return study->endpoints.at(0); }
  static const results::EndpointResult& progression() { return study->endpoints.at(1); }

  static inline results::Study* study = nullptr;
  static inline nlohmann::json expected;
};

void expect_rates(const survival::KaplanMeier& curve, const nlohmann::json& rates) {
  for (std::size_t k = 0; k < curve.at.size(); ++k) {
    EXPECT_NEAR(*curve.at[k].survival, rates["survival"][k].get<double>(), 1e-12);
    EXPECT_NEAR(*curve.at[k].std_error, rates["std_error"][k].get<double>(), 1e-12);
    EXPECT_NEAR(*curve.at[k].lower, rates["lower"][k].get<double>(), 1e-12);
    EXPECT_NEAR(*curve.at[k].upper, rates["upper"][k].get<double>(), 1e-12);
  }
}

void expect_terms(const results::CoxResult& cox, const nlohmann::json& terms) {
  for (std::size_t j = 0; j < cox.terms.size(); ++j) {
    const auto number = [&](const char* key) {
      return terms[key].is_array() ? terms[key][j].get<double>() : terms[key].get<double>();
    };
    EXPECT_NEAR(*cox.terms[j].coefficient, number("coef"), 1e-9);
    EXPECT_NEAR(*cox.terms[j].std_error, number("se"), 1e-9);
    EXPECT_NEAR(*cox.terms[j].p / number("p"), 1.0, 1e-6);
  }
}

TEST_F(Mgus, DrawsTheCurveOfThoseUnderObservation) {
  EXPECT_EQ(os().km.sample.n, expected["n"].get<std::size_t>());
  EXPECT_EQ(os().km.sample.events, expected["events"].get<double>());
  const survival::KaplanMeier& curve = os().km.groups.at(0).curve;
  expect_rates(curve, expected["km"]);
  EXPECT_NEAR(*curve.median.estimate, expected["median"].get<double>(), 1e-9);
  for (std::size_t k = 0; k < 3; ++k) {
    EXPECT_EQ(curve.at[k].at_risk, expected["at_risk"][k].get<double>());
    const auto& at = os().follow_up_checks->landmarks.at(k);
    EXPECT_EQ(static_cast<double>(at.at_risk), expected["at_risk"][k].get<double>());
    EXPECT_EQ(at.at_risk + at.events_before + at.censored_before + at.not_entered, os().km.sample.n);
  }
  EXPECT_NEAR(*os().km.follow_up->reverse_kaplan_meier.estimate, expected["follow_up"].get<double>(), 1e-9);
}

TEST_F(Mgus, ComparesThoseUnderObservation) {
  const results::UnivariableRow& sex = os().univariable.at(0);
  EXPECT_NEAR(sex.logrank.value->test.test.chi_square, expected["logrank"].get<double>(), 1e-9);
  expect_rates(sex.km.value->groups.at(0).curve, expected["by_sex"]["F"]);
  expect_rates(sex.km.value->groups.at(1).curve, expected["by_sex"]["M"]);
  expect_terms(*sex.cox.value, expected["univariable"]);
}

TEST_F(Mgus, FitsTheModelOnThoseUnderObservation) {
  const results::CoxResult& cox = *os().multivariable->cox.value;
  expect_terms(cox, expected["multivariable"]);
  EXPECT_NEAR(cox.concordance->c, expected["c"].get<double>(), 1e-12);
  for (std::size_t k = 0; k < cox.zph.size(); ++k)
    EXPECT_NEAR(cox.zph[k].test.chi_square, expected["zph"]["chi_square"][k].get<double>(), 1e-6);
}

TEST_F(Mgus, CountsCompetingEventsOfThoseUnderObservation) {
  const auto& causes = progression().cuminc->groups.at(0).causes;
  for (std::size_t k = 0; k < 3; ++k) {
    EXPECT_NEAR(*causes[0].curve.at[k].cif, expected["incidence"]["event"][k].get<double>(), 1e-12);
    EXPECT_NEAR(*causes[1].curve.at[k].cif, expected["incidence"]["competing"][k].get<double>(), 1e-12);
  }
  EXPECT_TRUE(progression().multivariable->cox.value);
  EXPECT_FALSE(progression().multivariable->fine_gray->value);
  EXPECT_THAT(progression().multivariable->fine_gray->why, HasSubstr("does not take delayed entry"));
}

TEST_F(Mgus, LeavesOutOfALandmarkWhoHadNotEntered) {
  const results::Landmark::At& at = study->landmark->endpoints.at(0).at.at(0);
  const nlohmann::json& r = expected["landmark"];
  EXPECT_EQ(at.n, r["n"].get<std::size_t>());
  EXPECT_EQ(at.events, r["events"].get<double>());
  EXPECT_EQ(at.events_before, r["events_before"].get<std::size_t>());
  EXPECT_EQ(at.not_entered, r["not_entered"].get<std::size_t>());
  expect_terms(*at.factors.at(0).cox.value, r["univariable"]);
}

TEST_F(Mgus, CountsTheTimeUnderObservation) {
  EXPECT_NEAR(study->person_time.at(0).groups.at(0).person_years, expected["person_years"].get<double>(), 1e-6);
}

TEST_F(Mgus, RepeatsTheChainOnThoseUnderObservation) {
  const auto& corrected = study->validation->corrected;
  ASSERT_FALSE(corrected.empty());
  EXPECT_NEAR(corrected.at(0).apparent, os().multivariable->cox.value->concordance->c, 1e-12);
  EXPECT_THAT(study->validation->not_followed,
              Contains(::testing::HasSubstr(
                  "the cut-point \"low\" was not searched because a search does not take delayed entry")));
}

TEST_F(Mgus, SaysWhatDoesNotTakeItAndGoesOn) {
  EXPECT_THAT(study->cutpoints.at(0).why, HasSubstr("a search does not take delayed entry"));
  EXPECT_THAT(results::to_json(*study), HasSubstr("\"entry\": \"entry\""));
}

TEST(Entry, OfAFewBeforeAnEventIsSaid) {
  std::string cohort = "months,died,since\n2,1,0\n3,0,1\n";
  for (int patient = 0; patient < 12; ++patient) cohort += "9,1,4\n";
  EXPECT_THAT(study_of(testing::os + "entry = \"since\"\n", cohort).warnings,
              Contains(HasSubstr("at the event at 2 months only 2 patients had come under observation")));
}

const std::string dated = R"(seen,start,end,died
2020-01-11,2020-01-01,2020-03-01,1
2019-12-01,2020-01-01,2020-01-06,1
2020-01-01,2020-01-01,2020-02-01,0
,2020-01-01,2020-02-01,1
)";
const std::string dates = R"(
time_unit = "days"
[[endpoint]]
name = "OS"
from = "start"
to = "end"
entry = "seen"
event = "died"
)";

// At 5 days only the second and the third patient are seen: the first has not entered, the fourth has no entry.
TEST(EntryDate, IsCountedFromTheStart) {
  const auto study = study_of(dates, dated);
  const results::KaplanMeierResult& km = study.endpoints.at(0).km;
  EXPECT_EQ(km.sample.n, 3U);
  EXPECT_EQ(km.sample.n_missing, 1U);
  EXPECT_THAT(km.groups.at(0).curve.time, ElementsAre(5, 31, 60));
  EXPECT_THAT(km.groups.at(0).curve.at_risk, ElementsAre(2, 2, 1));
  EXPECT_EQ(*km.groups.at(0).curve.at.at(0).survival, 0.5);
}

TEST(EntryDate, MustBeADateBesideDates) {
  std::string number = dates;
  number.replace(number.find("\"seen\""), 6, "\"died\"");
  EXPECT_THAT(message_of(ErrorKind::protocol, [&] { (void)study_of(number, dated); }), HasSubstr("entry"));
}

TEST(Entry, MustLieBeforeTheEndAndIsNamedWithItsRow) {
  const std::string rule = testing::os + "entry = \"since\"\n";
  const std::string message =
      message_of(ErrorKind::data, [&] { (void)study_of(rule, "months,died,since\n5,1,2\n3,0,3\n"); });
  EXPECT_THAT(message, HasSubstr("row 3, column \"since\": must be before the time"));
}

TEST(Entry, IsATimeBesideATime) {
  const std::string rule = testing::os + "entry = \"seen\"\n";
  const std::string message =
      message_of(ErrorKind::protocol, [&] { (void)study_of(rule, "months,died,seen\n5,1,2020-01-01\n"); });
  EXPECT_THAT(message, HasSubstr("give the time from the start until the patient came under observation"));
}

}  // namespace
}  // namespace rtsurv::study
