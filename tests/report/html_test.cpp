#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <pugixml.hpp>
#include <set>

#include <fmt/format.h>

#include "report/fixture.hpp"
#include "rtsurv/report/figure/all_figures.hpp"
#include "rtsurv/report/html/report.hpp"

namespace rtsurv::report {
namespace {

using testing::HasSubstr;
using testing::Not;

std::vector<Figure> figures_of_rotterdam() {
  return fixture::placeholders({"flow", "km-RFS", "km-OS", "km-REC", "cuminc-REC", "cutpoint-many_nodes", "forest-RFS",
                                "risk-RFS", "risk-OS", "risk-OS-cuminc", "effect-hormon-risk_group-RFS",
                                "effect-hormon-risk_group-RFS-Low", "extra"});
}

/// The report parsed as XML; a page that a strict parser reads is well formed.
struct Parsed {
  explicit Parsed(const std::string& html) : source(html), result(document.load_string(html.c_str())) {}
  std::string source;
  pugi::xml_document document;
  pugi::xml_parse_result result;
};

const Parsed& rotterdam() {
  static const Parsed parsed(html_report(fixture::rotterdam(), figures_of_rotterdam()));
  return parsed;
}

/// All text that a person can read, style sheets left out.
std::string visible_text(const pugi::xml_node& node) {
  std::string result;
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_pcdata) result += std::string(child.value()) + " ";
    if (std::string(child.name()) != "style") result += visible_text(child);
  }
  return result;
}

TEST(HtmlReport, IsWellFormed) {
  const std::string path = testing::TempDir() + "rtsurv-report.html";
  std::ofstream(path) << rotterdam().source;
  EXPECT_TRUE(rotterdam().result) << rotterdam().result.description() << ", see " << path;
  EXPECT_TRUE(rotterdam().source.starts_with("<!DOCTYPE html>\n<html"));
}

TEST(HtmlReport, PrintsNoNumberThatIsNone) {
  const std::string text = visible_text(rotterdam().document);
  EXPECT_THAT(text, Not(testing::ContainsRegex("[^a-zA-Z](nan|NaN|NAN|inf|Inf|null|-nan)[^a-zA-Z]")));
}

/// The first words of a report on these claims.
std::string answer_to(const std::vector<results::Verdict>& verdicts) {
  results::Study study = fixture::rotterdam();
  const results::Claim claim = study.claims.front();
  study.claims.assign(verdicts.size(), claim);
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    study.claims[i].kind = results::Claim::Kind::groups;
    study.claims[i].endpoint = i == 0 ? "RFS" : "OS";
    study.claims[i].claim = i == 0 ? "The risk groups differ" : fmt::format("Number {} goes with it", i);
    study.claims[i].verdict = verdicts[i];
  }
  const Parsed drawn(html_report(study, figures_of_rotterdam()));
  return visible_text(drawn.document.select_node("//div[@class='first']").node());
}

TEST(Summary, SaysTheMainClaimItsVerdictAndWhichClaimsHold) {
  using enum results::Verdict;
  std::string text = answer_to({depends, holds, holds, no_evidence});
  EXPECT_THAT(text, HasSubstr("Main claim: the risk groups differ. Do not rely on it: it depends on"));
  EXPECT_THAT(text, HasSubstr("Of 4 claims, 2 hold in every check: number 1 goes with it; number 2 goes with it."));
  EXPECT_THAT(text,
              testing::ContainsRegex("Groups by how many are present: .*[.] +The risk groups differ: depends on"));
  EXPECT_THAT(answer_to({no_evidence, holds}), HasSubstr("There is no evidence of it"));
  EXPECT_THAT(answer_to({not_validated, not_checked}), HasSubstr("It is not validated"));
  text = answer_to({holds, holds, holds, holds});
  EXPECT_THAT(text, HasSubstr("It holds in every check"));
  EXPECT_THAT(text, HasSubstr("Of 4 claims, 4 hold in every check. "));
}

TEST(HtmlReport, LoadsNothing) {
  EXPECT_THAT(rotterdam().source, Not(HasSubstr("https://")));
  EXPECT_THAT(rotterdam().source, Not(HasSubstr("src=")));
  EXPECT_THAT(rotterdam().source, Not(HasSubstr("url(")));
  EXPECT_THAT(rotterdam().source, Not(HasSubstr("@import")));
  EXPECT_THAT(rotterdam().source, Not(HasSubstr("<script")));
  for (const auto& found : rotterdam().document.select_nodes("//@href")) {
    const std::string link = found.attribute().value();
    EXPECT_TRUE(link.starts_with("#") || link.starts_with("tables/")) << link;
  }
}

TEST(HtmlReport, LinksEachTableToItsFiles) {
  std::vector<std::string> expected, links;
  for (const PlacedTable& one : all_tables(fixture::rotterdam()))
    for (const char* ending : {".docx", ".csv"}) expected.push_back("tables/" + one.table.name + ending);
  for (const auto& found : rotterdam().document.select_nodes("//p[@class='files']/a/@href"))
    links.emplace_back(found.attribute().value());
  EXPECT_EQ(links, expected);
}

TEST(AllTables, AreThoseOfTheReportUnderNamesOfTheirOwn) {
  const std::vector<PlacedTable> tables = all_tables(fixture::rotterdam());
  const auto drawn = rotterdam().document.select_nodes("//div[@class='table']//caption");
  ASSERT_EQ(tables.size(), drawn.size());
  std::set<std::string> names;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    EXPECT_EQ(tables[i].number, "Table " + std::to_string(i + 1));
    EXPECT_THAT(visible_text(drawn[i].node()), HasSubstr(tables[i].number + ".")) << i;
    EXPECT_FALSE(tables[i].table.name.empty()) << tables[i].table.caption;
    EXPECT_TRUE(names.insert(tables[i].table.name).second) << tables[i].table.name;
  }
}

TEST(AllTables, SayThatPatientsAreSimulated) {
  results::Study study = fixture::rotterdam();
  study.manifest.notes = {"Simulated"};
  study.manifest.simulated = true;
  for (const PlacedTable& one : all_tables(study)) EXPECT_THAT(one.table.caption, HasSubstr("Simulated patients."));
}

TEST(HtmlReport, HasOneElementForEveryIdAndEveryLink) {
  std::map<std::string, int> ids;
  for (const auto& found : rotterdam().document.select_nodes("//@id")) ++ids[found.attribute().value()];
  for (const auto& [id, times] : ids) EXPECT_EQ(times, 1) << id;
  for (const char* attribute : {"//@href", "//@aria-labelledby"})
    for (const auto& found : rotterdam().document.select_nodes(attribute)) {
      const std::string value = found.attribute().value();
      if (value.starts_with("tables/")) continue;
      EXPECT_TRUE(ids.contains(value.starts_with("#") ? value.substr(1) : value)) << value;
    }
}

TEST(HtmlReport, NumbersTablesAndFiguresInTheOrderInWhichTheyStand) {
  for (const std::string kind : {"table", "figure"}) {
    const auto placed = rotterdam().document.select_nodes(("//*[starts-with(@id, '" + kind + "-')]").c_str());
    std::size_t number = 0;
    for (const auto& one : placed) {
      const std::string id = one.node().attribute("id").value();
      if (id.ends_with("-caption")) continue;
      EXPECT_EQ(id, kind + "-" + std::to_string(++number));
    }
    EXPECT_GT(number, 5U) << kind;
  }
}

TEST(HtmlReport, PlacesEveryFigureOnce) {
  for (const Figure& figure : figures_of_rotterdam()) {
    const std::string title = "//figure//svg/title[text()='" + figure.name + "']";
    EXPECT_EQ(rotterdam().document.select_nodes(title.c_str()).size(), 1U) << figure.name;
  }
  EXPECT_EQ(rotterdam().document.select_nodes("//figure/figcaption").size(), figures_of_rotterdam().size());
  EXPECT_EQ(rotterdam().document.select_nodes("//details[@id='figures']//figure").size(), 1U);
}

TEST(HtmlReport, GivesEveryTableACaptionAndEveryHeadAScope) {
  EXPECT_GT(rotterdam().document.select_nodes("//table").size(), 10U);
  EXPECT_EQ(rotterdam().document.select_nodes("//table[not(caption)]").size(), 0U);
  EXPECT_EQ(rotterdam().document.select_nodes("//th[not(@scope)]").size(), 0U);
  EXPECT_EQ(rotterdam().document.select_nodes("//th[@scope='col'][not(text())]").size(), 0U);
}

TEST(HtmlReport, LetsTheKeyboardReachWhatScrolls) {
  const std::size_t figures = rotterdam().document.select_nodes("//figure").size();
  EXPECT_EQ(rotterdam().document.select_nodes("//figure/div[@class='card'][@tabindex='0'][@aria-label]").size(),
            figures);
  EXPECT_EQ(rotterdam().document.select_nodes("//div[@class='scroll'][not(@tabindex='0')]").size(), 0U);
}

TEST(HtmlReport, HasRowsAsWideAsTheirTable) {
  for (const auto& table : rotterdam().document.select_nodes("//table")) {
    const auto columns = table.node().select_nodes("thead/tr/*").size();
    for (const auto& row : table.node().select_nodes("tbody/tr")) {
      std::size_t width = 0;
      for (const pugi::xml_node cell : row.node().children()) width += cell.attribute("colspan").as_uint(1);
      EXPECT_EQ(width, columns) << table.node().child("caption").child("span").text().get();
    }
  }
}

TEST(HtmlReport, HasHeadingsInOrder) {
  int last = 0;
  std::size_t first_order = 0;
  for (const auto& heading : rotterdam().document.select_nodes("//h1|//h2|//h3|//h4")) {
    const int order = heading.node().name()[1] - '0';
    EXPECT_LE(order, last + 1) << heading.node().text().get();
    first_order += order == 1;
    last = order;
  }
  EXPECT_EQ(first_order, 1U);
  EXPECT_EQ(rotterdam().document.select_nodes("/html[@lang='en']/body/main").size(), 1U);
  EXPECT_EQ(rotterdam().document.select_nodes("//nav").size(), 1U);
}

TEST(HtmlReport, EscapesTextOfTheUser) {
  EXPECT_THAT(rotterdam().source, HasSubstr("Lost &lt;before&gt; surgery &amp; &quot;unknown&quot;"));
  EXPECT_STREQ(rotterdam().document.select_node("//h1").node().text().get(), fixture::rotterdam().title.c_str());
}

TEST(HtmlReport, ShowsTheCurveTheKeyNumbersAndTheClaimsFirst) {
  const Parsed drawn(html_report(fixture::rotterdam(), all_figures(fixture::rotterdam())));
  EXPECT_EQ(drawn.document.select_nodes("//section[@id='summary']//figure").size(), 1U);
  EXPECT_EQ(drawn.document.select_nodes("//section[@id='summary']//dl/dt").size(),
            fixture::rotterdam().endpoints.size() + 1);
  EXPECT_EQ(drawn.document.select_nodes("//section[@id='summary']//tbody/tr").size(),
            fixture::rotterdam().claims.size());
}

TEST(HtmlReport, FoldsWhatStandsBehindTheMainPart) {
  EXPECT_GT(rotterdam().document.select_nodes("//section[@id='appendix']/details[not(@open)]").size(), 4U);
  EXPECT_GT(rotterdam().document.select_nodes("//section[@id='appendix']//table").size(), 4U);
  std::string letters;
  for (const auto& title : rotterdam().document.select_nodes("//section[@id='appendix']/details/summary/h2"))
    letters += std::string(title.node().text().get()).substr(9, 1);
  EXPECT_EQ(letters, std::string("ABCDEFGHIJ").substr(0, letters.size()));
}

TEST(HtmlReport, TakesTheFiguresOfItsStudy) {
  const results::Study study = fixture::rotterdam();
  const std::vector<Figure> figures = all_figures(study);
  const Parsed drawn(html_report(study, figures));
  ASSERT_TRUE(drawn.result) << drawn.result.description();
  EXPECT_EQ(drawn.document.select_nodes("//figure//svg").size(), figures.size());
  EXPECT_EQ(drawn.document.select_nodes("//details[@id='figures']").size(), 0U);
  std::set<std::string> ids;
  for (const auto& found : drawn.document.select_nodes("//@id"))
    EXPECT_TRUE(ids.insert(found.attribute().value()).second) << found.attribute().value();
}

TEST(HtmlReport, SaysTheConventionsOfFiguresOnce) {
  const auto count_of = [](const std::string& source, const std::string& text) {
    std::size_t found = 0;
    for (std::size_t at = source.find(text); at != std::string::npos; at = source.find(text, at + 1)) ++found;
    return found;
  };
  std::vector<Figure> figures = all_figures(fixture::rotterdam());
  std::size_t curves = 0;
  std::set<std::string> conventions;
  for (const Figure& figure : figures) {
    if (figure.conventions.empty()) continue;
    ++curves;
    conventions.insert(figure.conventions);
    EXPECT_TRUE(figure.caption.ends_with(figure.conventions)) << "a caption stands alone: " << figure.name;
  }
  ASSERT_GT(curves, conventions.size());
  const std::string source = html_report(fixture::rotterdam(), figures);
  EXPECT_EQ(count_of(source, "Ticks: censored"), conventions.size());
  EXPECT_EQ(count_of(source, "Otherwise as Figure "), curves - conventions.size());
}

TEST(HtmlReport, SaysWhyWhatIsNotEstimable) {
  EXPECT_THAT(rotterdam().source, HasSubstr("not estimable: one level only"));
  EXPECT_THAT(rotterdam().source, HasSubstr("The model is not estimable: no factor passes the screen."));
}

TEST(HtmlReport, HasNoSectionWithoutContent) {
  const Parsed bare(html_report(fixture::bare(), {}));
  ASSERT_TRUE(bare.result) << bare.result.description();
  std::vector<std::string> ids;
  for (const auto& section : bare.document.select_nodes("//section"))
    ids.push_back(section.node().attribute("id").value());
  EXPECT_THAT(ids, testing::ElementsAre("summary", "patients", "outcomes", "trust", "methods", "appendix"));
  EXPECT_EQ(bare.document.select_nodes("//figure").size(), 0U);
}

TEST(HtmlReport, IsTheSameForTheSameStudy) {
  EXPECT_EQ(html_report(fixture::rotterdam(), figures_of_rotterdam()), rotterdam().source);
}

}  // namespace
}  // namespace rtsurv::report
