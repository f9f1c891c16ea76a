#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/figure_reading.hpp"
#include "rtsurv/report/figure/all_figures.hpp"

namespace rtsurv::report {
namespace {

using figure_reading::cohort;
using figure_reading::estimate;
using figure_reading::misplaced_texts;
using figure_reading::read;
using testing::ElementsAre;

results::KaplanMeierResult curves(const std::vector<std::string>& groups) {
  results::KaplanMeierResult out;
  for (std::size_t i = 0; i < groups.size(); ++i)
    out.groups.push_back({groups[i], estimate(cohort(40 + 10 * static_cast<int>(i), 50.0), {12.0, 24.0})});
  return out;
}

results::Study study() {
  results::Study out;
  out.landmarks = {12.0, 24.0};
  out.flow = {{{}, 0, 169}, {"Re-irradiation", 36, 133}};
  results::EndpointResult endpoint;
  endpoint.name = "LC";
  endpoint.label = "Local control";
  endpoint.km = curves({"all"});
  endpoint.multivariable.emplace();
  endpoint.multivariable->cox.value.emplace();
  out.endpoints = {endpoint, endpoint};
  out.endpoints[1].name = "OS";
  out.endpoints[1].multivariable->cox = {{}, "no factor passed"};
  results::CutpointResult cutpoint;
  cutpoint.name = "high_dose";
  cutpoint.x = cutpoint.variable = "eqd2";
  cutpoint.maxstat.cutpoint = 63.0;
  cutpoint.maxstat.cut = {60.0, 63.0};
  cutpoint.maxstat.candidate_statistic = {1.0, 2.0};
  out.cutpoints.push_back(cutpoint);
  results::RiskGroups groups;
  groups.endpoints.push_back({"LC", {curves({"Group 1", "Group 2"}), ""}, {}, {}, {}});
  groups.endpoints.push_back({"OS", {{}, "no groups"}, {}, {}, {}});
  out.risk_groups = groups;
  results::Effect effect;
  effect.variable = "age > 50";
  effect.within = "risk_group";
  effect.endpoint = "LC";
  effect.groups.push_back({"Group 1", 62, {}, {}, {curves({"false", "true"}), ""}});
  effect.groups.push_back({"Group 2", 62, {}, {}, {{}, "one group"}});
  out.effects = {effect, effect};
  return out;
}

TEST(AllFigures, HasThoseThatCanBeDrawnInTheOrderOfTheReport) {
  std::vector<std::string> names;
  for (const Figure& figure : all_figures(study())) names.push_back(figure.name);
  EXPECT_THAT(names, ElementsAre("flow", "km-LC", "km-OS", "cutpoint-high_dose", "forest-LC", "risk-LC",
                                 "effect-age-gt-50-risk_group-LC", "effect-age-gt-50-risk_group-LC-Group-1",
                                 "effect-age-gt-50-risk_group-LC-2", "effect-age-gt-50-risk_group-LC-Group-1-2"));
}

TEST(AllFigures, HaveNoFlowWhenNobodyWasExcluded) {
  results::Study everybody = study();
  everybody.flow.resize(1);
  for (const Figure& figure : all_figures(everybody)) EXPECT_NE(figure.name, "flow");
}

TEST(AllFigures, OfAnEmptyStudyIsEmpty) { EXPECT_TRUE(all_figures({}).empty()); }

TEST(AllFigures, AreWellFormedTitledAndTheSameBytesTwice) {
  const auto first = all_figures(study(), {90.0, false}), second = all_figures(study(), {90.0, false});
  for (std::size_t i = 0; i < first.size(); ++i) {
    EXPECT_EQ(misplaced_texts(read(first[i])), "") << first[i].name;
    EXPECT_EQ(first[i].svg, second[i].svg);
    EXPECT_FALSE(first[i].title.empty());
    EXPECT_FALSE(first[i].caption.empty());
    EXPECT_EQ(first[i].svg.find("<desc></desc>"), std::string::npos) << first[i].name;
  }
}

TEST(AllFigures, HaveNoIdentifiersThatCouldClashInOnePage) {
  for (const Figure& figure : all_figures(study())) EXPECT_EQ(figure.svg.find(" id="), std::string::npos);
}

TEST(AllFigures, NameTheCurvesOfABooleanSoThatTheyStandAlone) {
  for (const Figure& figure : all_figures(study()))
    if (figure.name == "effect-age-gt-50-risk_group-LC-Group-1") {
      EXPECT_EQ(figure.title, "Local control by age over 50 (risk group: Group 1)");
      EXPECT_TRUE(read(figure).says("age over 50: yes"));
    }
}

TEST(FigureName, HasOnlyCharactersForFiles) {
  EXPECT_EQ(figure_name({"km", "LC"}), "km-LC");
  EXPECT_EQ(figure_name({"effect", "age >= 50", "risk group/2"}), "effect-age-gteq-50-risk-group-2");
  EXPECT_EQ(figure_name({"km", "!!"}), "km-x");
  EXPECT_LE(figure_name({std::string(200, 'a'), std::string(200, 'b')}).size(), 180U);
}

TEST(FigureName, KeepsLettersOfAnyScript) {
  EXPECT_EQ(figure_name({"km", "\u00DCberleben"}), "km-\u00DCberleben");
  EXPECT_EQ(figure_name({"km", "\uAD6D\uC18C\uC81C\uC5B4", "\u7537\u6027"}),
            "km-\uAD6D\uC18C\uC81C\uC5B4-\u7537\u6027");
  EXPECT_EQ(figure_name({"km", "EQD2 \u2265 63\u2009Gy \u2013 \u201Chigh\u201D"}), "km-EQD2-gteq-63-Gy-high");
  const std::string long_name = figure_name({std::string(179, 'a') + "\uAD6D"});
  EXPECT_EQ(long_name, std::string(179, 'a')) << "no half letter";
}

TEST(FileKey, IsTheSameOfNamesThatSomeFileSystemTakesForOne) {
  EXPECT_EQ(file_key("km-A-b"), file_key("km-a-B"));
  EXPECT_EQ(file_key("\u00DCber"), file_key("u\u0308ber"));
  EXPECT_EQ(file_key("\u0416\u0401"), file_key("\u0436\u0451"));
  EXPECT_EQ(file_key("\u03A3"), file_key("\u03C2"));
  EXPECT_EQ(file_key("\uAD6D"), file_key("\u1100\u116E\u11A8"));
  EXPECT_NE(file_key("km-a"), file_key("km-b"));
  EXPECT_NE(file_key("\uAD6D"), file_key("\uAD6C"));
}

results::UnivariableRow factor(const std::string& name) {
  results::UnivariableRow row;
  row.factor = name;
  row.km.value = curves({"no", "yes"});
  return row;
}

std::vector<std::string> names_of_curves(const results::Study& study) {
  std::vector<std::string> names;
  for (const Figure& figure : all_figures(study))
    if (figure.name.starts_with("km-") && std::ranges::count(figure.name, '-') > 1) names.push_back(figure.name);
  return names;
}

TEST(AllFigures, HaveNamesThatDifferInMoreThanCase) {
  results::Study study;
  results::EndpointResult& endpoint = study.endpoints.emplace_back();
  endpoint.name = "OS";
  endpoint.km.groups = {curves({"all"}).groups.front()};
  for (const char* name : {"A-b", "a-b"}) endpoint.univariable.push_back(factor(name));
  for (results::UnivariableRow& row : endpoint.univariable) row.drawn = true;
  EXPECT_THAT(names_of_curves(study), ElementsAre("km-OS-A-b", "km-OS-a-b-2"));
}

TEST(AllFigures, DrawTheCurvesOfTheFactorsThatTheModelKeptUnlessOthersAreAskedFor) {
  results::Study kept = study();
  for (results::EndpointResult& endpoint : kept.endpoints) {
    for (const char* name : {"a", "b", "c", "d", "e", "f"}) endpoint.univariable.push_back(factor(name));
    endpoint.univariable[1].km = {{}, "a single group"};
    endpoint.multivariable->factors = {"f", "e", "d", "c", "b"};
  }
  EXPECT_THAT(names_of_curves(kept), ElementsAre("km-LC-c", "km-LC-d", "km-LC-e", "km-LC-f"));
  kept.endpoints[0].multivariable->factors.push_back("a");
  EXPECT_EQ(names_of_curves(kept).size(), 4U) << "four at most";
  kept.endpoints[1].univariable[0].drawn = true;
  EXPECT_THAT(names_of_curves(kept), ElementsAre("km-OS-a"));
}

TEST(AllFigures, DrawNoNineCurvesOfANumberUnlessTheyAreAskedFor) {
  results::Study content = study();
  results::UnivariableRow lines;
  lines.factor = "prior_lines";
  lines.km.value = curves({"0", "1", "2", "3", "4"});
  lines.cox.value = results::CoxResult{};
  lines.cox.value->terms.resize(1);
  results::EndpointResult& endpoint = content.endpoints[0];
  endpoint.multivariable->factors = {"prior_lines"};
  endpoint.univariable = {lines};
  EXPECT_TRUE(drawn_factors(content, endpoint).empty());
  endpoint.univariable[0].drawn = true;
  EXPECT_EQ(drawn_factors(content, endpoint).size(), 1U) << "asked for";
  endpoint.univariable[0].drawn = false;
  endpoint.univariable[0].cox.value->terms[0].level = "1";
  EXPECT_EQ(drawn_factors(content, endpoint).size(), 1U) << "a factor of five levels";
  endpoint.univariable[0].cox.value->terms[0].level.reset();
  endpoint.univariable[0].km.value->groups.pop_back();
  EXPECT_EQ(drawn_factors(content, endpoint).size(), 1U) << "four values";
}

TEST(AllFigures, GatherTheGroupingsOfAnEffectInOneForest) {
  results::Study several = study();
  several.effects[1].within = "grade";
  std::vector<std::string> names;
  for (const Figure& figure : all_figures(several))
    if (figure.name.starts_with("subgroups")) names.push_back(figure.name);
  EXPECT_THAT(names, ElementsAre("subgroups-age-gt-50-LC"));
}

bool says_simulated(const Figure& figure) {
  return std::ranges::any_of(read(figure).texts,
                             [](const auto& drawn) { return drawn.text.find("simulated") != std::string::npos; });
}

TEST(AllFigures, SayThatPatientsAreSimulated) {
  results::Study simulated = study();
  for (const Figure& figure : all_figures(simulated)) EXPECT_FALSE(says_simulated(figure)) << figure.name;
  simulated.manifest.simulated = true;
  for (const Figure& figure : all_figures(simulated)) {
    EXPECT_TRUE(says_simulated(figure)) << figure.name;
    EXPECT_THAT(misplaced_texts(read(figure)), testing::IsEmpty()) << figure.name;
  }
}

}  // namespace
}  // namespace rtsurv::report
