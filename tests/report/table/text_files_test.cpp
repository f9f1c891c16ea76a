// Tables as CSV and LaTeX.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/report/table/files.hpp"

namespace rtsurv::report {
namespace {

using testing::HasSubstr;
using testing::Not;
using Kind = Table::RowKind;

/// Every kind of row, and every kind of column: aligned numbers, and words.
Table small() {
  Table table{"Caption of 50\u2009% & more.",
              {"Factor", "HR (95\u2009% CI)", "P", "Remark"},
              {{Kind::head, "Grade, \"high\"", {}, ""},
               {Kind::level, "2", {"reference", "", "a, b"}, ""},
               {Kind::level, "3", {"12.40 (1.10\u2013140)", p_cell(0.0174, "*"), "x_y"}, ""},
               {Kind::plain, "[Age]", {}, "not estimable: too few"}},
              {"* Wald test."}};
  table.name = "small";
  return table;
}

TEST(TableAsCsv, IsThatOfRfc4180) {
  EXPECT_EQ(to_csv(small(), TableStyle::vancouver),
            "\xEF\xBB\xBF"
            "Factor,HR (95\u2009% CI),P,Remark\r\n"
            "\"Grade, \"\"high\"\"\",,,\r\n"
            "  2,reference,,\"a, b\"\r\n"
            "  3,12.40 (1.10\u2013140),0.017*,x_y\r\n"
            "[Age],not estimable: too few,,\r\n");
}

TEST(TableAsCsv, IsPrintedInTheStyle) {
  EXPECT_THAT(to_csv(small(), TableStyle::jama), HasSubstr("  3,12.40 (1.10-140),.02*,x_y\r\n"));
}

TEST(TableAsLatex, AlignsNumbersOnTheirPoint) {
  const std::string latex = to_latex({"Table 3", small()}, TableStyle::vancouver);
  EXPECT_THAT(latex, HasSubstr("\\begin{tabular}{lr@{}lr@{}ll}\n\\toprule\n"));
  EXPECT_THAT(latex,
              HasSubstr("Factor & \\multicolumn{2}{l}{HR (95\\,\\% CI)} & \\multicolumn{2}{l}{P} & Remark \\\\\n"));
  EXPECT_THAT(latex, HasSubstr("\\quad 2 & \\multicolumn{2}{l}{reference} & \\multicolumn{2}{l}{} & a, b \\\\\n"));
  EXPECT_THAT(latex, HasSubstr("\\quad 3 & 12&.40 (1.10--140) & 0&.017* & x\\_y \\\\\n"));
  EXPECT_THAT(latex, HasSubstr("\\caption{Caption of 50\\,\\% \\& more.}"));
  EXPECT_THAT(latex, HasSubstr("* Wald test."));
  const std::string jama = to_latex({"Table 3", small()}, TableStyle::jama);
  EXPECT_THAT(jama, HasSubstr("\\multicolumn{2}{l}{\\textit{P}}"));
  EXPECT_THAT(jama, HasSubstr("\\quad 3 & 12&.40 (1.10-140) & &.02* & x\\_y \\\\\n")) << "no digit before the point";
}

TEST(TableAsLatex, BeginsNoLineWithWhatWouldBelongToTheBreakBefore) {
  EXPECT_THAT(to_latex({"Table 3", small()}, TableStyle::vancouver),
              HasSubstr("\n{}[Age] & \\multicolumn{5}{l}{not estimable: too few} \\\\\n"));
}

TEST(TableAsLatex, EscapesEverythingThatItsReaderWouldTakeForACommand) {
  Table table{
      "a\\b{c}$d#e^f~g<h>i|j\"k", {"", "x"}, {{Kind::plain, "\u03B1/\u03B2 \u2265 3 cm\u00B2", {"\u2212"}, ""}}, {}};
  const std::string latex = to_latex({"Table 1", table}, TableStyle::vancouver);
  EXPECT_THAT(latex, HasSubstr("a\\textbackslash{}b\\{c\\}\\$d\\#e\\textasciicircum{}f\\textasciitilde{}g$<$h$>$i$|$j"
                               "\\char34{}k"));
  EXPECT_THAT(latex, HasSubstr("$\\alpha$/$\\beta$ $\\geq$ 3 cm$^2$ & $-$ \\\\"));
}

}  // namespace
}  // namespace rtsurv::report
