#include "rtsurv/table/read/detail/xlsx/workbook.hpp"

#include <charconv>
#include <map>
#include <memory>
#include <optional>

#include "rtsurv/core/error.hpp"
#include "rtsurv/core/utf8.hpp"

namespace rtsurv::table::detail::xlsx {
namespace {

constexpr const char* folder = "xl/";

std::string value_of(const XmlScanner& xml, std::string_view name) {
  return decoded(xml.attribute(name).value_or(std::string_view()));
}

bool is_true(const XmlScanner& xml, std::string_view name) {
  const auto value = xml.attribute(name);
  return value && (*value == "1" || *value == "true");
}

unsigned format_number(std::string_view text) {
  unsigned number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// Target of every relation of the workbook that is a worksheet, by its id, as a path in the archive.
std::map<std::string, std::string> worksheets(const Archive& archive, const std::string& path) {
  std::map<std::string, std::string> parts;
  XmlScanner xml = scan_part(archive, "xl/_rels/workbook.xml.rels", path);
  for (Token token = xml.next(); token != Token::end; token = xml.next()) {
    if (token != Token::open || xml.name() != "Relationship" || !value_of(xml, "Type").ends_with("/worksheet"))
      continue;
    std::string target = value_of(xml, "Target");
    target = target.starts_with('/') ? target.substr(1) : folder + target;
    parts.emplace(value_of(xml, "Id"), std::move(target));
  }
  return parts;
}

/// Styles of cells by number: the formats of cellXfs.
std::vector<Shown> read_styles(const Archive& archive, const std::string& path) {
  std::vector<Shown> styles;
  if (!archive.has("xl/styles.xml")) return styles;
  std::map<unsigned, Shown> own;
  XmlScanner xml = scan_part(archive, "xl/styles.xml", path);
  bool inside = false;
  for (Token token = xml.next(); token != Token::end; token = xml.next()) {
    if (xml.name() == "cellXfs" && token != Token::text) inside = token == Token::open;
    if (token != Token::open) continue;
    if (xml.name() == "numFmt") own[format_number(value_of(xml, "numFmtId"))] = shown_by(value_of(xml, "formatCode"));
    if (!inside || xml.name() != "xf") continue;
    const unsigned format = format_number(value_of(xml, "numFmtId"));
    const auto found = own.find(format);
    styles.push_back(found != own.end() ? found->second : shown_by(format));
  }
  return styles;
}

/// The character of "_x000D_" at the start of a text.
std::optional<char32_t> escaped_character(std::string_view text) {
  constexpr std::size_t size = 7;
  if (text.size() < size || !text.starts_with("_x") || text[size - 1] != '_') return std::nullopt;
  unsigned code = 0;
  const char* end = text.data() + size - 1;
  const auto result = std::from_chars(text.data() + 2, end, code, 16);
  if (result.ptr != end || code == 0 || (code >= 0xD800 && code <= 0xDFFF)) return std::nullopt;
  return static_cast<char32_t>(code);
}

void unescape(std::string& text, std::size_t start) {
  for (std::size_t i = text.find("_x", start); i != std::string::npos; i = text.find("_x", i + 1))
    if (const auto character = escaped_character(std::string_view(text).substr(i)))
      text.replace(i, 7, utf8(*character));
}

}  // namespace

XmlScanner scan_part(const Archive& archive, const std::string& name, const std::string& path) {
  auto part = std::make_shared<Part>(archive.open(name));
  return {[part](char* bytes, std::size_t size) { return part->read(bytes, size); }, path};
}

Workbook read_workbook(const Archive& archive, const std::string& path) {
  Workbook workbook;
  const std::map<std::string, std::string> parts = worksheets(archive, path);
  XmlScanner xml = scan_part(archive, "xl/workbook.xml", path);
  for (Token token = xml.next(); token != Token::end; token = xml.next()) {
    if (token != Token::open) continue;
    if (xml.name() == "workbookPr") workbook.from_1904 = is_true(xml, "date1904");
    if (xml.name() != "sheet") continue;
    const auto part = parts.find(value_of(xml, "id"));
    if (part == parts.end()) continue;  // a sheet of a chart
    const std::string state = value_of(xml, "state");
    if (state == "hidden" || state == "veryHidden")
      ++workbook.hidden;
    else
      workbook.sheets.push_back({value_of(xml, "name"), part->second});
  }
  if (workbook.sheets.empty()) throw Error(ErrorKind::data, "the workbook shows no sheet of cells", {.file = path});
  workbook.styles = read_styles(archive, path);
  return workbook;
}

SharedTexts::SharedTexts(const Archive& archive, const std::string& path) {
  constexpr std::size_t longest = 131'072;
  if (!archive.has("xl/sharedStrings.xml")) return;
  XmlScanner xml = scan_part(archive, "xl/sharedStrings.xml", path);
  for (Token token = xml.next(); token != Token::end; token = xml.next()) {
    if (token != Token::open || xml.name() != "si") continue;
    const std::size_t start = texts_.size();
    append_rich_text(xml, "si", texts_);
    if (texts_.size() - start > longest)
      throw Error(ErrorKind::io, "holds a text longer than any program writes into a cell; it is not read",
                  {.file = path});
    ends_.push_back(texts_.size());
  }
}

void append_rich_text(XmlScanner& xml, std::string_view tag, std::string& to) {
  const std::size_t start = to.size();
  bool text = false, aid = false;
  while (true) {
    const Token token = xml.next();
    if (token == Token::end) break;
    if (token == Token::text) {
      if (text && !aid) xml.append_text(to);
      continue;
    }
    const bool opens = token == Token::open;
    if (xml.name() == "t") text = opens;
    if (xml.name() == "rPh") aid = opens;
    if (!opens && xml.name() == tag) break;
  }
  unescape(to, start);
}

}  // namespace rtsurv::table::detail::xlsx
