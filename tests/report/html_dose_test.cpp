#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <pugixml.hpp>

#include "report/fixture_dose.hpp"
#include "rtsurv/report/html/report.hpp"

namespace rtsurv::report {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

/// The section on dose of a study's report.
struct DoseSection {
  explicit DoseSection(const results::Study& study) {
    const std::string html = html_report(study, all_figures(study));
    EXPECT_TRUE(document.load_string(html.c_str()));
    section = document.select_node("//section[@id='dose']").node();
  }

  [[nodiscard]] std::string text() const {
    std::string all;
    for (const auto& node : section.select_nodes(".//text()[not(ancestor::svg)]")) all += node.node().value();
    return all;
  }

  /// The cells of the rows that begin with `label`, of all tables.
  [[nodiscard]] std::vector<std::string> row(const std::string& label) const {
    std::vector<std::string> cells;
    for (const auto& found : section.select_nodes((".//tr[th='" + label + "']").c_str()))
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
                                            "63.6\u2009% (50.9\u201382.7)", "6/11", "45.5\u2009% (36.4\u201359.1)"));
  EXPECT_THAT(dose.row("24/2"), testing::Contains("12.00\u2020"));
  EXPECT_THAT(dose.row("24/2"), testing::Contains("beyond follow-up"));
  EXPECT_THAT(dose.text(), HasSubstr("\u2020 More than 10 Gy in a fraction"));
}

TEST(HtmlDose, SaysMedianQuartilesAndUnknownDoses) {
  const DoseSection dose(fixture::palliative());
  EXPECT_THAT(dose.text(), HasSubstr("The dose of 2 patients is not known."));
  EXPECT_THAT(dose.row("All, median (quartiles)"), testing::Contains("62.2 (53.2\u201366.8)"));
}

TEST(HtmlDose, FitsDosesAndOutcomesOfOneAlphaBetaInOneTable) {
  results::Study study = fixture::palliative();
  study.schedules->eqd2.pop_back();
  for (auto& row : study.schedules->rows) row.equivalents.pop_back();
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

}  // namespace
}  // namespace rtsurv::report
