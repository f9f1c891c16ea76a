#pragma once
// Tables as files: bytes that a folder takes as they are. The same table gives the same bytes, on every day and machine.

#include <optional>
#include <span>
#include <string>

#include "rtsurv/report/table/style.hpp"
#include "rtsurv/report/table/table.hpp"

namespace rtsurv::report {

/// RFC 4180: commas, quotes where a field needs them, CRLF. UTF-8 with the byte-order mark without which Excel takes it
/// for something else. The header and the rows alone; a level is indented by two spaces.
[[nodiscard]] std::string to_csv(const Table& table, TableStyle style);

/// A LaTeX `table` for \input: booktabs rules, everything escaped, numbers aligned on their decimal point, the notes below.
/// Needs the packages booktabs and graphicx, and pdfLaTeX of 2018 or later, XeLaTeX or LuaLaTeX. Not tried: right-to-left
/// scripts, and letters that the document's font lacks.
[[nodiscard]] std::string to_latex(const PlacedTable& placed, TableStyle style);

/// A .docx or .dotx of the user.
struct UserDocument {
  std::string bytes, path;
};

struct WordOptions {
  std::string title = {};  ///< the document's title among its properties, which name nobody
  TableStyle style = TableStyle::vancouver;
  std::optional<UserDocument> document = {};  ///< its styles, headers and page are kept
};

/// A Word document (Office Open XML, ISO/IEC 29500) with the tables below each other: real tables with three rules,
/// indents, numbers aligned by decimal tabs, a header row that repeats on each page, the notes as the last row.
///
/// Of options.document everything but its text is kept; captions take its style "caption", cells and notes its styles "Table
/// text" and "Table note" where it has them; comments, names and properties go. Throws Error(data) when it is no such document or
/// holds macros.
[[nodiscard]] std::string to_word(std::span<const PlacedTable> tables, const WordOptions& options);

}  // namespace rtsurv::report
