// Tables as journals print them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/report/table/style.hpp"

namespace rtsurv::report {
namespace {

using testing::ElementsAre;

constexpr std::array all_styles{TableStyle::vancouver, TableStyle::jama, TableStyle::lancet, TableStyle::nejm};

/// A table of one cell.
Table of(Cell cell) { return {"", {"", "P"}, {{Table::RowKind::plain, "", {std::move(cell)}, ""}}, {}}; }

std::string printed(const Cell& cell, TableStyle style) { return in_style(of(cell), style).rows[0].cells[0].text; }

/// The P value in every style, in the order of TableStyle.
std::vector<std::string> p(double value) {
  std::vector<std::string> texts;
  for (const TableStyle style : all_styles) texts.push_back(printed(p_cell(value), style));
  return texts;
}

TEST(TableStyle, PrintsPAsTheJournalDoes) {
  EXPECT_THAT(p(0.0003412), ElementsAre("<0.001", "<.001", "0\u00B70003", "<0.001"));
  EXPECT_THAT(p(0.00003), ElementsAre("<0.001", "<.001", "<0\u00B70001", "<0.001"));
  EXPECT_THAT(p(0.00342), ElementsAre("0.003", ".003", "0\u00B70034", "0.003"));
  EXPECT_THAT(p(0.0174), ElementsAre("0.017", ".02", "0\u00B7017", "0.02"));
  EXPECT_THAT(p(0.43), ElementsAre("0.43", ".43", "0\u00B743", "0.43"));
  EXPECT_THAT(p(0.9961), ElementsAre(">0.99", ">.99", ">0\u00B799", ">0.99"));
}

TEST(TableStyle, RoundsThePThatWasComputedNotTheOneThatWasPrinted) {
  EXPECT_THAT(p(0.01472), ElementsAre("0.015", ".01", "0\u00B7015", "0.01"));
}

TEST(TableStyle, NeverRoundsPAcrossTheLimit) {
  EXPECT_THAT(p(0.0496), ElementsAre("0.0496", ".0496", "0\u00B70496", "0.0496"));
  EXPECT_THAT(p(0.0468), ElementsAre("0.047", ".047", "0\u00B7047", "0.047"));
  EXPECT_THAT(p(0.0502), ElementsAre("0.050", ".05", "0\u00B7050", "0.05"));
}

TEST(TableStyle, KeepsTheMarkOfAFootnoteAndWhatIsNoNumber) {
  EXPECT_EQ(printed(p_cell(0.0174, "*"), TableStyle::jama), ".02*");
  EXPECT_EQ(printed(p_cell(std::nullopt), TableStyle::jama), "not estimable");
  EXPECT_EQ(printed("", TableStyle::lancet), "");
}

TEST(TableStyle, PrintsIntervalsAndPercentagesAsTheJournalDoes) {
  const Cell ratio("0.69 (0.54\u20130.88)"), rate("63.9\u2009% (51.0\u201380.1)");
  EXPECT_EQ(printed(ratio, TableStyle::vancouver), ratio.text);
  EXPECT_EQ(printed(ratio, TableStyle::jama), "0.69 (0.54-0.88)") << "only P loses its zero";
  EXPECT_EQ(printed(ratio, TableStyle::lancet), "0\u00B769 (0\u00B754\u20130\u00B788)");
  EXPECT_EQ(printed(ratio, TableStyle::nejm), "0.69 (0.54 to 0.88)");
  EXPECT_EQ(printed(rate, TableStyle::vancouver), rate.text);
  EXPECT_EQ(printed(rate, TableStyle::nejm), "63.9% (51.0 to 80.1)");
  EXPECT_EQ(printed(Cell("51.8 (not reached\u2013not reached)"), TableStyle::nejm),
            "51.8 (not reached to not reached)");
}

TEST(TableStyle, LeavesPointsThatAreNoDecimalOnes) {
  const auto label = [](const char* text) {
    Table table = of("");
    table.rows[0].label = text;
    return in_style(table, TableStyle::lancet).rows[0].label;
  };
  EXPECT_EQ(label("EQD2 \u2265 52.3 Gy"), "EQD2 \u2265 52\u00B73 Gy");
  EXPECT_EQ(label("C50.9"), "C50.9");
  EXPECT_EQ(label("31.12.2020"), "31.12.2020");
  EXPECT_EQ(label("v1.2a"), "v1.2a");
  EXPECT_EQ(label("1,234.5."), "1,234\u00B75.");
}

TEST(TableStyle, ChangesTheLetterOfPInHeadsAndNotes) {
  Table table = of("");
  table.header[1] = "Log-rank P";
  table.notes = {"P of the Wald test. Groups: P = 0.017, P <0.001; PFS; Group P\u2019s."};
  const Table lancet = in_style(table, TableStyle::lancet), jama = in_style(table, TableStyle::jama);
  EXPECT_EQ(lancet.header[1], "Log-rank p");
  EXPECT_EQ(lancet.notes[0], "p of the Wald test. Groups: p = 0\u00B7017, p <0\u00B7001; PFS; Group P\u2019s.");
  EXPECT_EQ(jama.notes[0], "P of the Wald test. Groups: P = .017, P <.001; PFS; Group P\u2019s.");
}

TEST(TableStyle, PutsPInItalicsWhereTheJournalDoes) {
  const auto runs = text_runs("Wald P, and P", TableStyle::jama);
  ASSERT_EQ(runs.size(), 4U);
  EXPECT_EQ(runs[0].text, "Wald ");
  EXPECT_FALSE(runs[0].italic);
  EXPECT_EQ(runs[1].text, "P");
  EXPECT_TRUE(runs[1].italic);
  EXPECT_EQ(runs[2].text, ", and ");
  EXPECT_EQ(text_runs("Wald P", TableStyle::nejm).size(), 1U);
  EXPECT_TRUE(text_runs("", TableStyle::jama).empty());
}

TEST(TableStyle, IsKnownByItsName) {
  EXPECT_THAT(table_style_names(), ElementsAre("vancouver", "jama", "lancet", "nejm"));
  for (const TableStyle style : all_styles)
    EXPECT_EQ(table_style(table_style_names()[static_cast<std::size_t>(style)]), style);
}

}  // namespace
}  // namespace rtsurv::report
