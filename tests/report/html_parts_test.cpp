#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pugixml.hpp>

#include "report/fixture.hpp"
#include "rtsurv/report/html/page/markup.hpp"
#include "rtsurv/report/html/page/style.hpp"
#include "rtsurv/report/html/page/table.hpp"
#include "rtsurv/report/html/summary/key_numbers.hpp"
#include "rtsurv/report/html/table_page.hpp"
#include "rtsurv/report/manuscript/methods/methods.hpp"

namespace rtsurv::report::html {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

TEST(Markup, EscapesTextAndAttributes) {
  EXPECT_EQ(text("a < b & \"c\" > d\x01\x7f").markup, "a &lt; b &amp; &quot;c&quot; &gt; d");
  EXPECT_EQ(element("td", {{"class", "\"><script>"}}, text("x")).markup,
            "<td class=\"&quot;&gt;&lt;script&gt;\">x</td>");
  EXPECT_EQ(text("two\nlines").markup, "two lines");
}

TEST(Markup, QuotesTextForStyleSheets) {
  EXPECT_EQ(css_string("a \"b\" \\ </style>&\n"), "\"a \\22 b\\22  \\5c  \\3c /style\\3e \\26 \\0a \"");
}

TEST(StyleSheet, CannotBeLeftByTheTitle) {
  results::Study study = fixture::bare();
  study.title = "</style><b>\"; } body { display: none }";
  EXPECT_THAT(style_sheet(study), Not(HasSubstr("<")));
  EXPECT_THAT(style_sheet(study), Not(HasSubstr("\"; } body")));
}

TEST(TableMarkup, AlignsNumbersOnTheirDecimalPoint) {
  const Table table{
      "C.", {"A", "B"}, {{Table::RowKind::plain, "x", {"1,234.5"}, ""}, {Table::RowKind::level, "y", {"6.7"}, ""}}, {}};
  const std::string markup = draw(table, "t", "Table 1").markup;
  EXPECT_THAT(markup, HasSubstr("<td>1,234.5</td>"));
  EXPECT_THAT(
      markup,
      HasSubstr("<td class=\"p7\" style=\"border-bottom:1.5pt solid\">6.7</td>"));  // three digits and a comma less
}

TEST(TableMarkup, KeepsItsRulesIndentsAndNotesWhereNoStyleSheetComesAlong) {
  const Table table{
      "C.", {"A", "B"}, {{Table::RowKind::head, "x", {"1"}, ""}, {Table::RowKind::level, "y", {"2"}, ""}}, {"N."}};
  pugi::xml_document page;
  ASSERT_TRUE(page.load_string(draw(table, "t", "Table 1").markup.c_str()));
  EXPECT_EQ(page.select_nodes("//thead/tr/th[@style='border-top:1.5pt solid;border-bottom:0.75pt solid']").size(), 2U);
  EXPECT_EQ(page.select_nodes("//tbody/tr[2]/*[@style='border-bottom:1.5pt solid']").size(), 2U);
  EXPECT_EQ(page.select_nodes("//tbody/tr[1]/*[@style]").size(), 0U);
  EXPECT_STREQ(page.select_node("//th[@class='level']").node().text().get(), "\u2003y");
  EXPECT_STREQ(page.select_node("//table/tfoot//td[@colspan='2']/p").node().text().get(), "N.");
}

TEST(TableMarkup, PutsPInItalicsWhereTheStyleDoes) {
  const Table table{"C.", {"A", "Wald P"}, {}, {}};
  EXPECT_THAT(draw(table, "t", "", TableStyle::jama).markup, HasSubstr("Wald <i>P</i></th>"));
  EXPECT_THAT(draw(table, "t", "").markup, HasSubstr("Wald P</th>"));
}

TEST(TablePage, HoldsTheTableAlone) {
  Table table{"C & D.", {"A", "P"}, {{Table::RowKind::plain, "x", {p_cell(0.0174)}, ""}}, {}};
  table.name = "small";
  const std::string page = to_html({"Table 3", table}, TableStyle::jama);
  pugi::xml_document document;
  ASSERT_TRUE(document.load_string(page.c_str()));
  EXPECT_STREQ(document.select_node("//title").node().text().get(), "Table 3. C & D.");
  EXPECT_STREQ(document.select_node("//tbody//td").node().text().get(), ".02");
  EXPECT_THAT(page, Not(HasSubstr("href")));
}

TEST(TableMarkup, LeavesWordsWhereTheyAre) {
  Table table{
      "C.", {"A", "B"}, {{Table::RowKind::plain, "x", {"12345"}, ""}, {Table::RowKind::plain, "y", {"6"}, ""}}, {}};
  table.words = true;
  EXPECT_THAT(draw(table, "t", "").markup, HasSubstr("<td style=\"border-bottom:1.5pt solid\">6</td>"));
}

std::vector<std::string> labels(const std::vector<KeyNumber>& numbers) {
  std::vector<std::string> result;
  for (const KeyNumber& number : numbers) result.push_back(number.label);
  return result;
}

TEST(KeyNumbers, AreThoseOfEveryEndpointAndOneFollowUp) {
  const results::Study study = fixture::rotterdam();
  const std::vector<KeyNumber> numbers = key_numbers(study);
  std::vector<std::string> expected;
  for (const results::EndpointResult& endpoint : study.endpoints)
    if (!endpoint.km.groups.empty()) expected.push_back(endpoint.label);
  expected.emplace_back("Median follow-up");
  EXPECT_EQ(labels(numbers), expected);
  EXPECT_THAT(numbers.front().values,
              ElementsAre("56.8\u2009% (55.0\u201358.6) at 60 months", "39.6\u2009% (37.6\u201341.6) at 120 months"));
  EXPECT_EQ(numbers.front().detail, "2,982 patients with 1,713 events, Kaplan\u2013Meier");
  EXPECT_THAT(numbers.back().values, ElementsAre("111.3 (108.7\u2013113.6) months"));
}

TEST(KeyNumbers, GiveTheMedianWithoutALandmark) {
  results::Study study = fixture::rotterdam();
  study.landmarks.clear();
  EXPECT_THAT(key_numbers(study).front().values, ElementsAre(testing::StartsWith("median ")));
  EXPECT_THAT(key_numbers(results::Study{}), ElementsAre());
}

std::string methods_of(const results::Study& study) {
  std::string all;
  for (const std::string& sentences : manuscript::methods_text(study)) all += sentences + "\n";
  return all;
}

TEST(MethodsText, NamesWhatWasDone) {
  const std::string all = methods_of(fixture::rotterdam());
  for (const char* part :
       {"metastases at diagnosis (n = 31)", "2,982 patients remained",
        "Wilcoxon rank-sum test [@mann1947] (age at surgery", "reverse Kaplan\u2013Meier",
        "log-transformed 95\u2009% confidence intervals", "Aalen\u2013Johansen", "log-rank test", "Efron\u2019s method",
        "maximally selected log-rank statistic", "99,999 permutations (conditional Monte Carlo)",
        "fixed beforehand at \u2265 4", "that had P < 0.05 in univariable analysis of the same endpoint",
        "Grambsch and Therneau", "Harrell\u2019s C", "likelihood ratio of the models",
        "rtsurv 0.1.0 [@rtsurv] (source 0123456789ab), seed 20231011"})
    EXPECT_THAT(all, HasSubstr(part));
  EXPECT_THAT(all, Not(HasSubstr("EQD2")));
}

TEST(MethodsText, NamesNothingElse) {
  const std::string all = methods_of(fixture::bare());
  for (const char* part : {"Cox", "log-rank", "cut-point", "risk groups", "Aalen", "interquartile"})
    EXPECT_THAT(all, Not(HasSubstr(part))) << part;
}

TEST(MethodsText, GivesTheRatioBehindEqd2) {
  results::Study study = fixture::bare();
  study.alpha_beta_gy = 3.5;
  EXPECT_THAT(methods_of(study), HasSubstr("\u03B1/\u03B2 = 3.5 Gy"));
}

}  // namespace
}  // namespace rtsurv::report::html
