#include "rtsurv/table/read/detail/kind.hpp"

#include <array>

#include "rtsurv/core/error.hpp"
#include "rtsurv/core/text.hpp"

namespace rtsurv::table::detail {
namespace {

/// Removes the ending from the name if it is there.
bool take_ending(std::string& name, std::string_view ending) {
  if (!std::string_view(name).ends_with(ending)) return false;
  name.resize(name.size() - ending.size());
  return true;
}

constexpr std::string_view how_to_save = "; open it there and save it as \"Excel workbook (.xlsx)\" or \"CSV UTF-8\"";

struct ForeignFile {
  std::string_view ending, what;
};

constexpr std::array<ForeignFile, 4> foreign_files{{{".xls", "a workbook of Excel before 2007 (.xls)"},
                                                    {".xlsb", "a binary workbook of Excel (.xlsb)"},
                                                    {".ods", "a sheet of LibreOffice (.ods)"},
                                                    {".numbers", "a document of Numbers"}}};

bool holds(std::string_view bytes, std::string_view part) { return bytes.find(part) != std::string_view::npos; }

/// What a zip archive is, by the names of its parts, which stand in it unpacked. Empty: an Excel workbook.
std::string_view kind_of_archive(std::string_view bytes) {
  if (holds(bytes, "xl/workbook.xml")) return {};
  if (holds(bytes, "application/vnd.oasis.opendocument")) return foreign_files[2].what;
  if (holds(bytes, "xl/workbook.bin")) return foreign_files[1].what;
  if (holds(bytes, "Index/") && holds(bytes, ".iwa")) return foreign_files[3].what;
  if (holds(bytes, "word/document.xml")) return "a document of Word";
  return "a zip archive, no spreadsheet";
}

/// What the bytes are, when they are no text and nothing that is read; "a workbook" when they are one.
std::string_view foreign_kind(std::string_view bytes) {
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) return "a workbook of Excel before 2007 (.xls), or one with a password";
  if (bytes.starts_with("PK\x03\x04")) return kind_of_archive(bytes);
  if (bytes.starts_with("\x1F\x8B")) return "compressed by gzip";
  if (bytes.starts_with("%PDF")) return "a PDF";
  if (bytes.starts_with("$FL2")) return "an SPSS file (.sav)";
  return {};
}

}  // namespace

Kind kind_of(const std::string& path) {
  if (path == "-") return {};
  Kind kind;
  std::string name = fold_case(path);
  if (take_ending(name, ".parquet")) return {.content = Kind::Content::parquet, .delimiter = {}};
  if (take_ending(name, ".xlsx") || take_ending(name, ".xlsm"))
    return {.content = Kind::Content::workbook, .delimiter = {}};
  for (const ForeignFile& file : foreign_files)
    if (take_ending(name, file.ending))
      throw Error(ErrorKind::usage, "is " + std::string(file.what) + std::string(how_to_save), {.file = path});
  kind.gzip = take_ending(name, ".gz");
  if (take_ending(name, ".tsv")) {
    kind.delimiter = '\t';
    return kind;
  }
  if (take_ending(name, ".csv") || take_ending(name, ".txt")) return kind;
  throw Error(ErrorKind::usage,
              "the kind of file is not known; its name must end in .csv, .tsv, .txt (or these with .gz), .xlsx or "
              ".parquet",
              {.file = path});
}

void check_content(std::string_view bytes, const std::string& file, Kind::Content expected) {
  const auto refuse = [&file](const std::string& message) { throw Error(ErrorKind::data, message, {.file = file}); };
  if (expected == Kind::Content::parquet) return;
  if (bytes.empty()) refuse("the file is empty");
  const bool archive = bytes.starts_with("PK\x03\x04");
  const std::string_view kind = foreign_kind(bytes);
  if (bytes.starts_with("\x1F\x8B")) refuse("is compressed by gzip; give it a name that ends in .csv.gz");
  if (!kind.empty()) refuse("is " + std::string(kind) + std::string(how_to_save));
  if (archive && expected == Kind::Content::text)
    refuse("is a spreadsheet, an Excel workbook; give it a name that ends in .xlsx");
  if (!archive && expected == Kind::Content::workbook)
    refuse(
        "is no Excel workbook, whatever its name says; open it in a spreadsheet program and save it as "
        "\"Excel workbook (.xlsx)\"");
}

}  // namespace rtsurv::table::detail
