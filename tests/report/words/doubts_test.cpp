// One sentence for each kind of doubt; which doubts there are is tested in tests/judgement.
#include "rtsurv/report/words/doubts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/fixture.hpp"

namespace rtsurv::report {
namespace {

using results::Doubt;
using Id = Doubt::Id;
using testing::HasSubstr;

std::string said(const Doubt& doubt) {
  results::Study study = fixture::bare();
  study.endpoints[0].label = "Overall survival";
  study.columns = {{"age", "Age", "years", {}, {}}, {"boost", "Boost", "", {"false", "true"}, {{"true", "boosted"}}}};
  return doubt_sentence(study, doubt);
}

TEST(DoubtSentence, IsOneForEachKind) {
  EXPECT_THAT(said({Id::unbounded, "age", {{"endpoint", "OS"}}}),
              HasSubstr("The hazard ratio of age for overall survival has no bound"));
  EXPECT_THAT(said({Id::not_converged, "OS", {}}), HasSubstr("model of overall survival did not converge"));
  EXPECT_THAT(said({Id::searched_cut, "age", {{"cutpoint", "old"}}}), HasSubstr("The cut of age was chosen from"));
  EXPECT_THAT(said({Id::searched_threshold, "boost", {}}), HasSubstr("searched in the same patients"));
  EXPECT_THAT(said({Id::searched_conclusion,
                    "boost",
                    {{"within", "age"}, {"endpoint", "OS"}, {"claimed", 344.0}, {"permutations", 1000.0}}}),
              HasSubstr("in each group of age still gives a P below 0.05 in 34.4\u2009% of 1,000 permutations"));
  EXPECT_THAT(said({Id::events_per_coefficient, "OS", {{"events", 9.5}}}),
              HasSubstr("only 9.5 events per coefficient"));
  EXPECT_THAT(said({Id::one_patient, "age", {{"endpoint", "OS"}, {"p", 0.039}, {"p_without", 0.08}}}),
              HasSubstr("whether age is significant for overall survival (P = 0.039, without that patient P = 0.080)"));
  EXPECT_THAT(said({Id::imbalance, "boost", {{"endpoint", "OS"}, {"difference", 0.354}}}),
              HasSubstr("weights of boost for overall survival do not balance what the treatment was chosen by "
                        "(standardised difference up to 0.35)"));
  EXPECT_THAT(said({Id::linearity, "age", {{"endpoint", "OS"}, {"p", 0.01}}}),
              HasSubstr("Age does not act on overall survival as the straight line"));
  EXPECT_THAT(said({Id::screened, "OS", {{"rule", "logrank p < 0.05"}}}), HasSubstr("(logrank p < 0.05)"));
  EXPECT_THAT(said({Id::left_out, "boost", {{"endpoint", "OS"}, {"known", 47.0}, {"patients", 215.0}}}),
              HasSubstr("Boost is known in 47 of 215 patients and left out of the multivariable model of overall "
                        "survival: what is said of it is not adjusted"));
  EXPECT_THAT(said({Id::left_out, "boost", {{"endpoint", "OS"}, {"reason", "it has too few different values"}}}),
              HasSubstr("overall survival (it has too few different values): no other factor is adjusted for it"));
  EXPECT_THAT(said({Id::missing_by_outcome, "age", {{"endpoint", "OS"}, {"n", 5.0}, {"p", 0.02}}}),
              HasSubstr("The 5 patients in whom age is missing differ in overall survival (P = 0.020)"));
  EXPECT_THAT(said({Id::entrants, "OS", {{"p", 0.01}}}), HasSubstr("early and late differ in overall survival"));
  EXPECT_THAT(said({Id::beyond_linear_quadratic, "dose", {{"patients", 1.0}}}), HasSubstr("1 patient had more than"));
  EXPECT_THAT(said({Id::competing_risks, "OS", {{"events", 100.0}, {"competing", 11.0}}}),
              HasSubstr("11 patients had a competing event before overall survival"));
  results::Study labelled = fixture::rotterdam();
  labelled.endpoints[2].competing_label = "Death without recurrence";
  EXPECT_THAT(doubt_sentence(labelled, {Id::competing_risks, "REC", {{"events", 100.0}, {"competing", 11.0}}}),
              HasSubstr("11 patients had a competing event (death without recurrence) before freedom"));
}

TEST(DoubtSentence, CountsWhoIsStillFollowed) {
  const auto at = [](double n) { return said({Id::beyond_follow_up, "OS", {{"time", 60.0}, {"at_risk", n}}}); };
  EXPECT_THAT(at(9), HasSubstr("At 60 months only 9 patients are still followed"));
  EXPECT_THAT(at(1), HasSubstr("At 60 months only 1 patient is still"));
  EXPECT_THAT(at(0), HasSubstr("At 60 months no patient is still"));
}

TEST(DoubtSentence, NamesTermsWhoseHazardsAreNotProportional) {
  const std::vector<std::string> one{"age"}, five{"age", "boost", "c", "d", "e"};
  EXPECT_THAT(said({Id::proportional_hazards, "OS", {{"terms", one}}}),
              HasSubstr("not proportional for overall survival: age;"));
  EXPECT_THAT(said({Id::proportional_hazards, "OS", {{"terms", five}, {"p", 0.02}}}),
              HasSubstr("(P = 0.020 for all terms): age, boost, c and 2 more;"));
}

TEST(DoubtSentence, NamesTheGroupWithFewEvents) {
  EXPECT_THAT(
      said({Id::few_events,
            "boost",
            {{"endpoint", "OS"}, {"within", "risk_group"}, {"group", "Low"}, {"side", "true"}, {"events", 9.0}}}),
      HasSubstr("effect of boost in group \u201CLow\u201D rests on 9 events (boosted)"));
  EXPECT_THAT(said({Id::few_events, "risk_group", {{"endpoint", "OS"}, {"group", "High"}, {"events", 1.0}}}),
              HasSubstr("Risk group High has only 1 event (Overall survival)"));
}

TEST(DoubtSentence, SaysWhoIsLeftOut) {
  EXPECT_THAT(said({Id::missing, "OS", {{"share", 0.13}}}), HasSubstr("13.0\u2009% of the patients out of the model"));
  EXPECT_THAT(said({Id::missing, "age", {{"endpoint", "OS"}, {"share", 0.2}}}), HasSubstr("Age: missing in 20.0"));
}

TEST(DoubtSentence, NamesWhatTurnsWithAlphaBeta) {
  const std::vector<std::string> none, two{"36/6", "30/5"};
  Doubt doubt{Id::alpha_beta,
              "dose",
              {{"turning", 8.0}, {"conclusions", 16.0}, {"from_gy", 1.2}, {"to_gy", 5.7}, {"schedules", none}}};
  EXPECT_THAT(said(doubt), HasSubstr("8 of 16 conclusions on dose turn when \u03B1/\u03B2 goes from 1.2 to 5.7 Gy."));
  doubt.values.back().second = two;
  EXPECT_THAT(said(doubt), HasSubstr("reaches the threshold among them (36/6 and 30/5)"));
}

}  // namespace
}  // namespace rtsurv::report
