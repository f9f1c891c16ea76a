// Tables as Word documents, read back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/fixture.hpp"
#include "report/table/word_reading.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/report/html/report.hpp"
#include "rtsurv/report/table/files.hpp"

namespace rtsurv::report {
namespace {

using fixture::parts_of, fixture::part_of, fixture::tables_of;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using Kind = Table::RowKind;

PlacedTable small() {
  Table table{"Caption of a < b & c.",
              {"Factor", "HR (95\u2009% CI)", "P"},
              {{Kind::head, "Grade", {}, ""},
               {Kind::level, "2", {"reference", ""}, ""},
               {Kind::level, "3", {"12.40 (1.10\u2013140)", p_cell(0.0174)}, ""},
               {Kind::plain, "Age", {}, "not estimable: too few"}},
              {"Wald test.", "CI, confidence interval."}};
  table.name = "small";
  return {"Table 3", table};
}

std::string word_of(const PlacedTable& table, const WordOptions& options = {}) { return to_word({&table, 1}, options); }

/// The rows of a CSV that holds no quoted line break.
fixture::WordGrid csv_grid(std::string csv) {
  fixture::WordGrid grid;
  csv.erase(0, 3);  // the byte-order mark
  std::string field;
  bool quoted = false;
  grid.emplace_back();
  for (std::size_t i = 0; i < csv.size(); ++i) {
    if (csv[i] == '"' && quoted && i + 1 < csv.size() && csv[i + 1] == '"')
      field += csv[++i];
    else if (csv[i] == '"')
      quoted = !quoted;
    else if (!quoted && csv[i] == ',')
      grid.back().push_back(std::exchange(field, ""));
    else if (!quoted && csv[i] == '\n') {
      grid.back().push_back(std::exchange(field, ""));
      if (i + 1 < csv.size()) grid.emplace_back();
    } else if (csv[i] != '\r')
      field += csv[i];
  }
  for (auto& row : grid)
    if (row[0].starts_with("  ")) row[0].erase(0, 2);
  return grid;
}

TEST(TableInWord, HasTheCellsOfTheCsv) {
  const std::vector<PlacedTable> tables = all_tables(fixture::rotterdam());
  ASSERT_GT(tables.size(), 15U);
  for (const PlacedTable& one : tables)
    for (const TableStyle style : {TableStyle::vancouver, TableStyle::lancet}) {
      std::vector<fixture::WordGrid> read = tables_of(word_of(one, {.style = style}));
      ASSERT_EQ(read.size(), 1U) << one.table.name;
      if (!one.table.notes.empty()) read[0].pop_back();
      EXPECT_EQ(read[0], csv_grid(to_csv(one.table, style))) << one.table.name;
    }
}

TEST(TableInWord, HasThreeRules) {
  const pugi::xml_document document = part_of(word_of(small()), "word/document.xml");
  const auto rows = document.select_nodes("//w:tr");
  ASSERT_EQ(rows.size(), 6U) << "header, four rows, notes";
  for (const auto& cell : rows[0].node().select_nodes("w:tc"))
    EXPECT_EQ(cell.node().select_nodes("w:tcPr/w:tcBorders/w:top | w:tcPr/w:tcBorders/w:bottom").size(), 2U);
  for (std::size_t i = 1; i < 6; ++i)
    EXPECT_EQ(rows[i].node().select_nodes(".//w:tcBorders/*").size(), i == 4 ? 2U : 0U) << "row " << i;
  EXPECT_EQ(document.select_nodes("//w:left[@w:val='single'] | //w:right[@w:val='single']").size(), 0U);
}

TEST(TableInWord, RepeatsItsHeaderIndentsLevelsAndAlignsNumbers) {
  const pugi::xml_document document = part_of(word_of(small()), "word/document.xml");
  const auto rows = document.select_nodes("//w:tr");
  EXPECT_TRUE(rows[0].node().child("w:trPr").child("w:tblHeader"));
  EXPECT_EQ(document.select_nodes("//w:tblHeader").size(), 1U);
  EXPECT_EQ(rows[1].node().select_nodes(".//w:ind").size(), 0U);
  EXPECT_EQ(rows[2].node().select_nodes("w:tc[1]//w:ind").size(), 1U);
  EXPECT_EQ(rows[2].node().select_nodes("w:tc[2]//w:tab").size(), 0U) << "no number, no tab";
  // Two digits before the point: four halves of 50 twips.
  EXPECT_STREQ(rows[3].node().select_node("w:tc[2]//w:tab[@w:val='decimal']").node().attribute("w:pos").value(), "200");
  EXPECT_STREQ(rows[3].node().select_node("w:tc[3]//w:tab").node().attribute("w:pos").value(), "100");
}

TEST(TableInWord, HoldsItsNotesInItsLastRowAndItsCaptionAbove) {
  const std::string word = word_of(small());
  EXPECT_THAT(tables_of(word)[0].back(), ElementsAre("Wald test.CI, confidence interval.", "", ""));
  const pugi::xml_document document = part_of(word, "word/document.xml");
  EXPECT_EQ(document.select_nodes("//w:tr[last()]//w:p").size(), 2U);
  const pugi::xml_node caption = document.select_node("//w:body/w:p").node();
  EXPECT_STREQ(caption.select_node("w:r[1]/w:t").node().text().get(), "Table 3. ");
  EXPECT_STREQ(caption.select_node("w:r[2]/w:t").node().text().get(), "Caption of a < b & c.");
  EXPECT_TRUE(caption.child("w:pPr").child("w:keepNext"));
}

TEST(TableInWord, PutsPInItalicsWhereTheStyleDoes) {
  EXPECT_EQ(part_of(word_of(small(), {.style = TableStyle::jama}), "word/document.xml").select_nodes("//w:i").size(),
            1U);
  EXPECT_EQ(part_of(word_of(small()), "word/document.xml").select_nodes("//w:i").size(), 0U);
}

TEST(TableInWord, TurnsThePageOfAWideTable) {
  PlacedTable wide = small();
  for (int i = 0; i < 8; ++i) {
    wide.table.header.emplace_back("At 12 months (95\u2009% CI)");
    wide.table.rows[2].cells.emplace_back("61.9\u2009% (54.6\u201372.4)");
  }
  const std::vector<PlacedTable> both{small(), wide, small()};
  const pugi::xml_document document = part_of(to_word(both, {}), "word/document.xml");
  std::vector<std::string> sides;
  for (const auto& page : document.select_nodes("//w:pgSz"))
    sides.emplace_back(page.node().attribute("w:orient").as_string("upright"));
  EXPECT_THAT(sides, ElementsAre("upright", "landscape", "upright"));
  for (const auto& table : document.select_nodes("//w:tbl")) {
    unsigned width = 0;
    for (const auto& column : table.node().select_nodes("w:tblGrid/w:gridCol"))
      width += column.node().attribute("w:w").as_uint();
    EXPECT_LE(width, 14002U) << "A4 on its side without margins of 25 mm";
    EXPECT_EQ(width, table.node().select_node("w:tblPr/w:tblW").node().attribute("w:w").as_uint());
  }
}

TEST(TableInWord, CutsNoDigitOffOnANarrowPage) {
  PlacedTable wide = small();
  wide.table.header.insert(wide.table.header.end(), 12, "n");
  for (int i = 0; i < 12; ++i) wide.table.rows[2].cells.emplace_back(i % 2 == 0 ? "1,234" : "5");
  const pugi::xml_document document = part_of(to_word({&wide, 1}, {}), "word/document.xml");
  const auto columns = document.select_nodes("//w:gridCol");
  // Four digits of 100 twips and a comma of 56, with the margins of the cell.
  for (std::size_t j = 3; j < columns.size(); ++j)
    EXPECT_GE(columns[j].node().attribute("w:w").as_uint(), j % 2 == 1 ? 456U + 120U : 100U + 120U) << j;
}

TEST(WordDocument, NamesNobodyAndNoDay) {
  const auto parts = parts_of(word_of(small(), {.title = "Tumour & node"}));
  EXPECT_THAT(parts.at("docProps/core.xml"), HasSubstr("<dc:title>Tumour &amp; node</dc:title>"));
  EXPECT_THAT(parts.at("docProps/core.xml"), HasSubstr("<dc:creator>rtsurv</dc:creator>"));
  for (const auto& [name, part] : parts)
    for (const char* word : {"lastModifiedBy", "created", "modified", "Company", "Manager"})
      EXPECT_THAT(part, Not(HasSubstr(word))) << name;
}

TEST(WordDocument, HasTheSameBytesAgain) {
  const std::string first = word_of(small());
  EXPECT_EQ(first, word_of(small()));
  // Local header of the first part: offset 10, time and day of DOS; 1 January 1980 is 0x0021.
  EXPECT_EQ(first.substr(10, 4), std::string("\0\0\x21\0", 4));
}

/// What a document of a clinic may hold: styles of other names, a header, a page of its own, comments, an author.
std::map<std::string, std::string> clinic() {
  const std::string word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
  return {
      {"[Content_Types].xml",
       "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/"
       "vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml\"/><Override PartName=\"/word/comments.xml\" "
       "ContentType=\"c\"/></Types>"},
      {"_rels/.rels", "<Relationships><Relationship Id=\"rId1\" Target=\"word/document.xml\"/></Relationships>"},
      {"word/_rels/document.xml.rels",
       "<Relationships><Relationship Id=\"rId7\" Target=\"header1.xml\"/><Relationship Id=\"rId8\" "
       "Target=\"comments.xml\"/></Relationships>"},
      {"word/document.xml", "<w:document " + word +
                                "><w:body><w:p><w:r><w:t>Old text</w:t></w:r></w:p><w:sectPr><w:headerReference "
                                "r:id=\"rId7\"/><w:pgSz w:w=\"12240\" w:h=\"15840\"/><w:pgMar w:left=\"1440\" "
                                "w:right=\"1440\"/></w:sectPr></w:body></w:document>"},
      {"word/styles.xml",
       "<w:styles " + word +
           "><w:style w:type=\"paragraph\" w:styleId=\"Beschriftung\"><w:name w:val=\"caption\"/>"
           "</w:style><w:style w:type=\"paragraph\" w:styleId=\"Zelle\"><w:name w:val=\"Table Text\"/>"
           "</w:style></w:styles>"},
      {"word/header1.xml", "<w:hdr " + word + "><w:p/></w:hdr>"},
      {"word/comments.xml", "<w:comments " + word + " w:author=\"Dr A. Person\"/>"},
      {"docProps/core.xml", "<cp:coreProperties><dc:creator>Dr A. Person</dc:creator></cp:coreProperties>"}};
}

TEST(WordTemplate, KeepsStylesHeadersAndPage) {
  const std::map<std::string, std::string> before = clinic();
  const std::string word = word_of(small(), {.document = UserDocument{fixture::archive_of(before), "clinic.dotx"}});
  const auto after = parts_of(word);
  for (const char* part : {"word/styles.xml", "word/header1.xml"}) EXPECT_EQ(after.at(part), before.at(part));
  const pugi::xml_document document = part_of(word, "word/document.xml");
  EXPECT_STREQ(document.select_node("//w:body/w:p[1]/w:pPr/w:pStyle").node().attribute("w:val").value(),
               "Beschriftung");
  EXPECT_STREQ(document.select_node("//w:tc//w:pStyle").node().attribute("w:val").value(), "Zelle");
  EXPECT_EQ(document.select_nodes("//w:sectPr").size(), 1U);
  EXPECT_STREQ(document.select_node("//w:body/*[last()]").node().name(), "w:sectPr");
  EXPECT_EQ(document.select_node("//w:pgSz").node().attribute("w:w").as_uint(), 12240U);
  EXPECT_THAT(after.at("word/document.xml"), Not(HasSubstr("Old text")));
  EXPECT_EQ(tables_of(word), tables_of(word_of(small()))) << "the blanks of the texts too";
  EXPECT_THAT(after.at("[Content_Types].xml"), HasSubstr("wordprocessingml.document.main+xml"))
      << "no template any more";
}

TEST(WordTemplate, LosesTheNamesOfPeople) {
  const auto after = parts_of(
      word_of(small(), {.title = "T", .document = UserDocument{fixture::archive_of(clinic()), "clinic.dotx"}}));
  EXPECT_FALSE(after.contains("word/comments.xml"));
  for (const auto& [name, part] : after) {
    EXPECT_THAT(part, Not(HasSubstr("Person"))) << name;
    EXPECT_THAT(part, Not(HasSubstr("comments.xml"))) << name;
  }
}

/// What is said of a template of those bytes.
std::string refusal(const std::string& bytes) {
  try {
    (void)word_of(small(), {.document = UserDocument{bytes, "mine.docx"}});
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::data);
    return error.what();
  }
  return "";
}

TEST(WordTemplate, RefusesWhatIsNoWordDocument) {
  EXPECT_THAT(refusal("no archive"), testing::AllOf(HasSubstr("mine.docx"), HasSubstr("is no Word document")));
  EXPECT_THAT(refusal(fixture::archive_of({{"xl/workbook.xml", "<workbook/>"}})), HasSubstr("is no Word document"));
  auto parts = clinic();
  parts["word/document.xml"] = "<w:document>";
  EXPECT_THAT(refusal(fixture::archive_of(parts)), HasSubstr("is no Word document"));
  std::string damaged = fixture::archive_of(clinic());
  damaged.resize(damaged.size() / 2);
  EXPECT_THAT(refusal(damaged), HasSubstr("is no Word document"));
}

TEST(WordTemplate, RefusesMacros) {
  auto parts = clinic();
  parts["word/vbaProject.bin"] = "x";
  EXPECT_THAT(refusal(fixture::archive_of(parts)),
              HasSubstr("holds macros; save the template in Word as .docx or .dotx"));
}

}  // namespace
}  // namespace rtsurv::report
