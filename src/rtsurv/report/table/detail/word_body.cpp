#include "rtsurv/report/table/detail/word_body.hpp"

#include "rtsurv/report/table/detail/word_widths.hpp"
#include "rtsurv/report/words/escape.hpp"

namespace rtsurv::report::detail {

namespace {

constexpr unsigned indent_of_level = 200;
constexpr unsigned long_side = 16838, short_side = 11906, page_margin = 1418;  // A4, margins of 25 mm

/// Rules are given in eighths of a point.
std::string rule(const char* side, unsigned eighths) {
  return "<w:" + std::string(side) + " w:val=\"single\" w:sz=\"" + std::to_string(eighths) +
         "\" w:space=\"0\" w:color=\"auto\"/>";
}

std::string rules_of_header() { return rule("top", 12) + rule("bottom", 6); }
std::string rules_of_last() { return rule("bottom", 12); }

std::string run(const std::string& text, const std::string& font) {
  return xml_element("w:r", "",
                     (font.empty() ? "" : xml_element("w:rPr", "", font)) +
                         xml_element("w:t", " xml:space=\"preserve\"", xml_escaped(unbroken(text))));
}

std::string runs(const std::string& text, TableStyle style, const std::string& font = "") {
  std::string all;
  for (const TextRun& one : text_runs(text, style)) all += run(one.text, font + (one.italic ? "<w:i/>" : ""));
  return all;
}

std::string style_element(const std::string& id) {
  return id.empty() ? "" : "<w:pStyle w:val=\"" + xml_escaped(id) + "\"/>";
}

/// `set_up` in the order that the schema asks for: keepNext, tabs, spacing, ind.
std::string paragraph(const std::string& style, const std::string& set_up, const std::string& content) {
  return xml_element("w:p", "", xml_element("w:pPr", "", style_element(style) + set_up) + content);
}

/// One table in the making.
class WordTable {
 public:
  WordTable(const Table& table, TableStyle style, const WordLook& look, std::vector<unsigned> widths)
      : table_(table), style_(style), look_(look), widths_(std::move(widths)), digits_(integer_widths(table)) {}

  [[nodiscard]] std::string xml() const {
    std::string grid, rows = header();
    for (const unsigned width : widths_) grid += "<w:gridCol w:w=\"" + std::to_string(width) + "\"/>";
    for (const Table::Row& one : table_.rows) rows += row(one, &one == &table_.rows.back());
    const std::string set_up =
        "<w:tblW w:w=\"" + std::to_string(all()) +
        "\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"60\" w:type=\"dxa\"/>"
        "<w:right w:w=\"60\" w:type=\"dxa\"/></w:tblCellMar><w:tblLook w:val=\"0020\"/>";
    return xml_element("w:tbl", "",
                       xml_element("w:tblPr", "", set_up) + xml_element("w:tblGrid", "", grid) + rows + notes());
  }

 private:
  [[nodiscard]] unsigned all() const {
    unsigned sum = 0;
    for (const unsigned width : widths_) sum += width;
    return sum;
  }

  /// Space around the lines where the document has no style for cells.
  [[nodiscard]] std::string spacing() const {
    return look_.cell.empty() ? "<w:spacing w:before=\"20\" w:after=\"20\" w:line=\"240\" w:lineRule=\"auto\"/>" : "";
  }

  [[nodiscard]] static std::string cell(unsigned width, std::size_t columns, const std::string& rules,
                                        const std::string& content) {
    const std::string span = columns > 1 ? "<w:gridSpan w:val=\"" + std::to_string(columns) + "\"/>" : "";
    return xml_element("w:tc", "",
                       xml_element("w:tcPr", "",
                                   "<w:tcW w:w=\"" + std::to_string(width) + "\" w:type=\"dxa\"/>" + span +
                                       (rules.empty() ? "" : xml_element("w:tcBorders", "", rules)) +
                                       (rules == rules_of_header() ? "<w:vAlign w:val=\"bottom\"/>" : "")) +
                           content);
  }

  [[nodiscard]] std::string header() const {
    std::string cells;
    for (std::size_t j = 0; j < widths_.size(); ++j)
      cells += cell(widths_[j], 1, rules_of_header(),
                    paragraph(look_.cell, "<w:keepNext/>" + spacing(), runs(table_.header[j], style_, "<w:b/>")));
    return xml_element("w:tr", "", "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" + cells);
  }

  /// Word puts the point of a number at the decimal tab of its cell; where there is no number there is no tab.
  [[nodiscard]] std::string number_tab(const Cell& one, std::size_t column) const {
    if (digits_[column].value_or(0) == 0 || !half_digits(one)) return "";
    const auto place = static_cast<unsigned>(*digits_[column]) * look_.half_digit;
    return "<w:tabs><w:tab w:val=\"decimal\" w:pos=\"" + std::to_string(place) + "\"/></w:tabs>";
  }

  [[nodiscard]] std::string row(const Table::Row& row, bool last) const {
    const std::string rules = last ? rules_of_last() : "";
    const bool level = row.kind == Table::RowKind::level;
    const bool stays = last || row.kind == Table::RowKind::head;  // with the notes, with its levels
    const std::string indent = level ? "<w:ind w:left=\"" + std::to_string(indent_of_level) + "\"/>" : "";
    std::string cells = cell(widths_[0], 1, rules,
                             paragraph(look_.cell, (stays ? "<w:keepNext/>" : "") + spacing() + indent,
                                       runs(row.label, TableStyle::vancouver)));
    if (!row.span.empty())
      cells +=
          cell(all() - widths_[0], widths_.size() - 1, rules, paragraph(look_.cell, spacing(), runs(row.span, style_)));
    else
      for (std::size_t j = 0; j + 1 < widths_.size(); ++j) {
        const Cell& one = cell_at(row, j);
        cells += cell(widths_[j + 1], 1, rules,
                      paragraph(look_.cell, number_tab(one, j) + spacing(), runs(one.text, style_)));
      }
    return xml_element("w:tr", "", "<w:trPr><w:cantSplit/></w:trPr>" + cells);
  }

  [[nodiscard]] std::string notes() const {
    std::string lines;
    for (const std::string& note : table_.notes)
      lines += paragraph(look_.note.empty() ? look_.cell : look_.note, spacing(), runs(note, style_));
    if (lines.empty()) return "";
    return xml_element("w:tr", "", "<w:trPr><w:cantSplit/></w:trPr>" + cell(all(), widths_.size(), "", lines));
  }

  const Table& table_;
  TableStyle style_;
  const WordLook& look_;
  std::vector<unsigned> widths_;
  std::vector<std::optional<std::size_t>> digits_;
};

std::string page_set_up(bool turned) {
  const std::string margin = "=\"" + std::to_string(page_margin) + "\"";
  const std::string sides = " w:w=\"" + std::to_string(turned ? long_side : short_side) + "\" w:h=\"" +
                            std::to_string(turned ? short_side : long_side) + "\"" +
                            (turned ? " w:orient=\"landscape\"" : "");
  return xml_element("w:sectPr", "",
                     "<w:pgSz" + sides + "/><w:pgMar w:top" + margin + " w:right" + margin + " w:bottom" + margin +
                         " w:left" + margin + " w:header=\"709\" w:footer=\"709\" w:gutter=\"0\"/>");
}

std::string caption(const PlacedTable& placed, const Table& styled, TableStyle style, const WordLook& look) {
  return paragraph(look.caption, "<w:keepNext/>", run(placed.number + ". ", "<w:b/>") + runs(styled.caption, style));
}

}  // namespace

std::string xml_element(const std::string& name, const std::string& attributes, const std::string& content) {
  return "<" + name + attributes + ">" + content + "</" + name + ">";
}

std::string word_body(std::span<const PlacedTable> tables, TableStyle style, const WordLook& look) {
  std::string body;
  bool turned = false;
  for (const PlacedTable& placed : tables) {
    const Table styled = in_style(placed.table, style);
    const ColumnWidths wanted = column_widths(styled, look.half_digit);
    const bool turn = look.may_turn && !styled.words && is_too_wide(wanted, look.text_width);
    const bool first = &placed == &tables.front();
    if (!first) body += paragraph("", turn == turned ? "" : page_set_up(turned), "");
    turned = turn;
    const unsigned page = turned ? long_side - 2 * page_margin : look.text_width;
    body += caption(placed, styled, style, look) + WordTable(styled, style, look, fitted_widths(wanted, page)).xml();
  }
  body += paragraph("", "", "");  // Word wants one after a table
  return body + (look.may_turn ? page_set_up(turned) : "");
}

}  // namespace rtsurv::report::detail
