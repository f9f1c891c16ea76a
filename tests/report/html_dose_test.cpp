#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <pugixml.hpp>

#include "report/fixture_dose.hpp"
#include "rtsurv/judgement/judge.hpp"
#include "rtsurv/report/figure/all_figures.hpp"
#include "rtsurv/report/html/report.hpp"
#include "rtsurv/report/html/summary/places.hpp"
#include "rtsurv/report/manuscript/methods/methods.hpp"
#include "rtsurv/report/words/doubts.hpp"

namespace rtsurv::report {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view word_joiner = "\u2060";

/// What a study's report says on dose, in its main part and behind it.
struct DoseSection {
  explicit DoseSection(const results::Study& study) {
    const std::string html = html_report(study, all_figures(study));
    EXPECT_TRUE(document.load_string(html.c_str()));
    section = document.append_child("dose");
    for (const char* path : {"//section[@id='dose']", "//details[@id='dose-in-full']"})
      if (const pugi::xpath_node part = document.select_node(path)) section.append_copy(part.node());
  }

  /// Without figures and what keeps a symbol in one line.
  [[nodiscard]] std::string text() const {
    std::string all;
    for (const auto& node : section.select_nodes(".//text()[not(ancestor::svg)]")) all += node.node().value();
    for (std::size_t at = all.find(word_joiner); at != std::string::npos; at = all.find(word_joiner))
      all.erase(at, word_joiner.size());
    return all;
  }

  /// The cells of the rows that begin with `label`, indented or not, of all tables.
  [[nodiscard]] std::vector<std::string> row(const std::string& label) const {
    std::vector<std::string> cells;
    for (const auto& found : section.select_nodes((".//tr[th='" + label + "' or th='\u2003" + label + "']").c_str()))
      for (const pugi::xml_node cell : found.node().children("td")) cells.emplace_back(cell.text().get());
    return cells;
  }

  pugi::xml_document document;
  pugi::xml_node section;
};

TEST(HtmlDose, GivesEachScheduleItsDosesAndOutcomes) {
  const DoseSection dose(fixture::palliative());
  // BED 36 (1 + 6/3.5) = 97.7, EQD2 36 (6 + 3.5)/5.5 = 62.2; with 10 Gy 57.6 and 36 * 16/12 = 48.0
  EXPECT_THAT(dose.row("36/6"), ElementsAre("11 (9.3)", "6.00", "97.7", "62.2", "57.6", "48.0", "11 (9.3)", "4/11",
                                            "63.6\u202F% (50.9\u201382.7)", "6/11", "45.5\u202F% (36.4\u201359.1)"));
  EXPECT_THAT(dose.row("24/2"), testing::Contains("12.00\u2020"));
  EXPECT_THAT(dose.row("24/2"), testing::Contains("beyond follow-up"));
  EXPECT_THAT(dose.text(), HasSubstr("\u2020 More than 10 Gy in a fraction"));
}

TEST(HtmlDose, SaysMedianQuartilesAndUnknownDoses) {
  const DoseSection dose(fixture::palliative());
  EXPECT_THAT(dose.text(), HasSubstr("The dose of 2 patients is not known."));
  EXPECT_THAT(dose.row("All, median (quartiles)"), testing::Contains("62.2 (53.2\u201366.8)"));
}

TEST(HtmlDose, FitsDosesAndOutcomesOfOneAlphaBetaAndEndpointInOneTable) {
  results::Study study = fixture::palliative();
  study.schedules->eqd2.pop_back();
  for (auto& row : study.schedules->rows) {
    row.equivalents.pop_back();
    row.outcomes.pop_back();
  }
  study.dose_responses.clear();
  study.sweep.reset();
  study.recommendation.reset();
  EXPECT_EQ(DoseSection(study).section.select_nodes(".//table").size(), 1U);
}

TEST(HtmlDose, SumsUpRareSchedulesWithoutLosingPatients) {
  results::Study study = fixture::palliative();
  auto rows = study.schedules->rows;
  for (int n = 6; n < 31; ++n) rows.push_back(fixture::schedule_row(fixture::schedule(3.0 * n, n), 1));
  study.schedules = fixture::schedule_table(rows, 0);
  const DoseSection dose(study);
  EXPECT_THAT(dose.row("Other (26 schedules, each n\u00A0=\u00A01)"),
              // 18 (3 + 3.5)/5.5 = 21.3 and 90 (3 + 3.5)/5.5 = 106.4
              ElementsAre("26 (18.2)", "", "", "21.3\u2013106.4", "", "", "26 (18.2)", "0/26", "", "0/26", ""));
  EXPECT_THAT(dose.text(), Not(HasSubstr("is not known")));
}

TEST(HtmlDose, SaysSoWhenNoDoseIsKnown) {
  results::Study study = fixture::palliative();
  study.schedules = results::ScheduleTable{};
  EXPECT_THAT(DoseSection(study).text(), HasSubstr("No patient has a known dose."));
}

TEST(HtmlDose, GivesTheCurveInWordsWithItsLimits) {
  const std::string text = DoseSection(fixture::palliative()).text();
  EXPECT_THAT(text, HasSubstr("belongs to an EQD2 of 47.3 Gy (31.0\u201354.4) (D50, 95\u202F% CI)"));
  EXPECT_THAT(text, HasSubstr("2 patients lack a value and are left out."));
  results::Study study = fixture::palliative();
  study.dose_responses[0].fit = {{}, "control does not rise with dose"};
  EXPECT_THAT(DoseSection(study).text(), HasSubstr("The curve is not estimable: control does not rise with dose."));
}

TEST(HtmlDose, SaysWhichConclusionsChangeSideAndWhere) {
  const DoseSection dose(fixture::palliative());
  // 36 (6 + r) / (2 + r) = 63 at r = 90 / 27 = 3.33
  EXPECT_THAT(dose.row("36/6 reaches 63 Gy"), ElementsAre("no", "holds up to 3.3 Gy, not from 3.4 Gy on"));
  EXPECT_THAT(dose.row("Schedules that reach 63 Gy"), ElementsAre("60/15, 48/10 and 60/20"));
  EXPECT_THAT(dose.row("Schedules that do not reach 63 Gy"), ElementsAre("45/15 and 30/10"));
  EXPECT_THAT(dose.row("Group 3: hazard ratio below 1, EQD2 \u2265 63 Gy for local control"),
              ElementsAre("no throughout; not estimable at 5 of 46 values"));
  EXPECT_THAT(dose.text(), HasSubstr("Of 16 conclusions, 8 change side"));
}

TEST(HtmlDose, KeepsASteadyConclusionThatTheReferenceCannotTell) {
  results::Study study = fixture::palliative();
  for (results::SweptConclusion& conclusion : study.sweep->conclusions) conclusion.at_reference.reset();
  EXPECT_THAT(DoseSection(study).row("Schedules that do not reach 63 Gy"), ElementsAre("45/15 and 30/10"));
  EXPECT_THAT(DoseSection(study).row("36/6 reaches 63 Gy"), testing::Contains("not estimable"));
}

TEST(HtmlDose, GivesTheEstimatesAtTheEndsAndAtTheReference) {
  const DoseSection dose(fixture::palliative());
  EXPECT_THAT(dose.row("Group 3"), testing::Contains("not estimable: no events"));
  EXPECT_THAT(dose.row("P of interaction"), ElementsAre("0.13", "0.13", "0.13"));
}

TEST(HtmlDose, ListsOptionsWithTheirEvidence) {
  const DoseSection dose(fixture::palliative());
  EXPECT_THAT(dose.text(), HasSubstr("Options with their evidence, not a prescription"));
  EXPECT_THAT(dose.row("44/10"), testing::IsSupersetOf({"4.40", "63.2", "57.7\u201377.0", "yes", "no", "4", "1/4",
                                                        "75.0\u202F% (60.0\u201397.5)"}));
  EXPECT_THAT(dose.row("24/2"), testing::Contains("not used in this group"));
  EXPECT_THAT(dose.text(), HasSubstr("36 Gy in 6 fractions: 62.2 Gy, below 63 Gy; would reach it at "
                                     "\u03B1/\u03B2\u00A01.2\u00A0Gy; given to 4 of this group"));
  EXPECT_THAT(dose.text(), HasSubstr("45 Gy in 15 fractions: 53.2 Gy, below 63 Gy; given to 14 of this group"));
}

TEST(HtmlDose, ListsShortCoursesWhereNoBenefitIsShown) {
  const DoseSection dose(fixture::palliative());
  EXPECT_THAT(dose.text(), HasSubstr("Group 2: short courses, listed because no benefit of high dose was shown."));
  EXPECT_THAT(dose.text(),
              HasSubstr("No benefit of high dose is shown: hazard ratio 0.80 (0.36\u20131.76) (95\u202F% CI), "
                        "18 events; the interval includes 1."));
  EXPECT_THAT(dose.text(),
              HasSubstr("Schedules that reach 63 Gy were given in this group: 35/5 (n\u00A0=\u00A02), 44/10"));
  EXPECT_THAT(dose.row("30/10"), testing::Contains("35.5"));
}

TEST(HtmlDose, SaysWhyNoBenefitCanBeShown) {
  using results::RecommendedGroup;
  results::Study study = fixture::palliative();
  RecommendedGroup& group = study.recommendation->groups.front();
  EXPECT_THAT(DoseSection(study).text(), HasSubstr("A benefit of high dose is shown: hazard ratio 0.35"));
  group.benefit = RecommendedGroup::Benefit::too_few_events;
  group.why = "7 events in the group, fewer than 10";
  EXPECT_THAT(DoseSection(study).text(),
              HasSubstr("No benefit of high dose can be shown: 7 events in the group, fewer than 10."));
  group.benefit = RecommendedGroup::Benefit::harm;
  EXPECT_THAT(DoseSection(study).text(), HasSubstr("High dose did worse: hazard ratio 0.35"));
}

TEST(HtmlDose, SetsOrgansBesideTheirLimits) {
  const DoseSection dose(fixture::palliative());
  EXPECT_THAT(dose.row("Brachial plexus"), ElementsAre("2", "60", "maximum dose", "plexopathy", "A published limit"));
  EXPECT_THAT(dose.row("Skin*"), testing::Contains("none"));
  // 44 (4.4 + 2) / 4 = 70.4 > 60; 44 (4.4 + 3) / 5 = 65.1, no limit
  EXPECT_THAT(dose.row("44/10"), testing::IsSupersetOf({"70.4\u2021", "65.1"}));
}

TEST(HtmlDose, SaysWhyThereAreNoOptions) {
  results::Study study = fixture::palliative();
  study.recommendation->groups.clear();
  study.recommendation->why = "the cut-point was not found";
  EXPECT_THAT(DoseSection(study).text(), HasSubstr("No options can be listed: the cut-point was not found."));
}

TEST(HtmlDose, IsInTheMethods) {
  std::string text;
  for (const std::string& paragraph : manuscript::methods_text(fixture::palliative())) text += paragraph + "\n";
  EXPECT_THAT(text, HasSubstr("\u03B1/\u03B2 = 3.5 and 10 Gy"));
  EXPECT_THAT(text, HasSubstr("assuming complete repair between fractions and no repopulation. 1 patient had more"));
  EXPECT_THAT(text, HasSubstr("The dose\u2013response of local control at 24 months"));
  EXPECT_THAT(text, HasSubstr("for \u03B1/\u03B2 from 1.2 to 5.7 Gy in steps of 0.1 Gy"));
  EXPECT_THAT(text, HasSubstr("was at or above 63 Gy"));
}

TEST(HtmlDose, SaysInTheMethodsThatTimeOrRepairCounted) {
  results::Study study = fixture::palliative();
  study.schedules->rows[2].equivalents[0].bed_gy -= 3.0;
  study.schedules->rows[0].schedule.phases.push_back({0.0, 0, 0.0});
  EXPECT_THAT(
      manuscript::methods_text(study)[1],
      HasSubstr("corrected for overall time [@dale2002] or incomplete repair as the protocol says; phases were added"));
}

TEST(HtmlDose, IsDoubted) {
  std::string text;
  results::Study study = fixture::palliative();
  study.recommendation->searched = true;
  judgement::judge(study);
  for (const results::Doubt& doubt : study.doubts)
    text += doubt_sentence(study, doubt) + " -> " + html::place_of(study, doubt) + "\n";
  EXPECT_THAT(text, HasSubstr("8 of 16 conclusions on dose turn when \u03B1/\u03B2 goes from 1.2 to 5.7 Gy, whether a "
                              "schedule reaches the threshold among them (36/6, 54/18, 44/10, 35/5, 30/5 and 24/2). -> "
                              "dose-sweep"));
  EXPECT_THAT(text, HasSubstr("1 patient had more than 10 Gy in a fraction"));
  EXPECT_THAT(text, HasSubstr("searched in the same patients who show its benefit. -> dose-options"));
}

}  // namespace
}  // namespace rtsurv::report
