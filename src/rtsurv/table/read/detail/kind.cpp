#include "rtsurv/table/read/detail/kind.hpp"

#include <algorithm>
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

using Content = Kind::Content;

/// What is read and is no text, by the end of its name; the first ending of a content is its usual one.
struct KnownFile {
  std::string_view ending;
  Content content;
  std::string_view name, what;
};

constexpr std::array<KnownFile, 8> known_files{
    {{".xlsx", Content::workbook, "Excel workbook", "a spreadsheet, an Excel workbook"},
     {".xlsm", Content::workbook, "Excel workbook", "a spreadsheet, an Excel workbook"},
     {".parquet", Content::parquet, "Parquet file", "a Parquet file"},
     {".sav", Content::spss, "SPSS file", "an SPSS file"},
     {".zsav", Content::spss, "SPSS file", "an SPSS file"},
     {".dta", Content::stata, "Stata file", "a Stata file"},
     {".sas7bdat", Content::sas, "SAS table", "a SAS table"},
     {".xpt", Content::transport, "SAS transport file", "a SAS transport file"}}};

const KnownFile& known_file(Content content) { return *std::ranges::find(known_files, content, &KnownFile::content); }

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

/// What the bytes are, when they are no text and nothing that is read.
std::string_view foreign_kind(std::string_view bytes) {
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) return "a workbook of Excel before 2007 (.xls), or one with a password";
  if (bytes.starts_with("PK\x03\x04")) return kind_of_archive(bytes);
  if (bytes.starts_with("\x1F\x8B")) return "compressed by gzip";
  if (bytes.starts_with("%PDF")) return "a PDF";
  return {};
}

/// A file of Stata before 13: the version, the order of bytes, a one.
bool is_old_stata(std::string_view bytes) {
  constexpr char oldest = 102, newest = 115;
  return bytes.size() > 3 && bytes[0] >= oldest && bytes[0] <= newest && (bytes[1] == 1 || bytes[1] == 2) &&
         bytes[2] == 1;
}

/// What the first bytes are those of; text when of nothing else that is read.
Content content_of(std::string_view bytes) {
  using namespace std::string_view_literals;
  constexpr std::string_view sas =
      "\0\0\0\0\0\0\0\0\0\0\0\0\xC2\xEA\x81\x60\xB3\x14\x11\xCF\xBD\x92\x08\0\x09\xC7\x31\x8C"sv;
  if (bytes.starts_with("PK\x03\x04")) return Content::workbook;
  if (bytes.starts_with("PAR1")) return Content::parquet;
  if (bytes.starts_with("$FL2") || bytes.starts_with("$FL3")) return Content::spss;
  if (bytes.starts_with("<stata_dta>") || is_old_stata(bytes)) return Content::stata;
  if (bytes.starts_with(sas)) return Content::sas;
  if (bytes.starts_with("HEADER RECORD*******LIB")) return Content::transport;
  return Content::text;
}

}  // namespace

Kind kind_of(const std::string& path) {
  if (path == "-") return {};
  Kind kind;
  std::string name = fold_case(path);
  for (const KnownFile& file : known_files)
    if (take_ending(name, file.ending)) return {.content = file.content, .delimiter = {}};
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
              "the kind of file is not known; its name must end in .csv, .tsv, .txt (or these with .gz), .xlsx, "
              ".parquet, .sav, .dta, .sas7bdat or .xpt",
              {.file = path});
}

std::string_view described(Content content) {
  if (content == Content::text) return "a text file";
  return content == Content::workbook ? "an Excel workbook" : known_file(content).what;
}

void check_content(std::string_view bytes, const std::string& file, Content expected) {
  const auto refuse = [&file](const std::string& message) { throw Error(ErrorKind::data, message, {.file = file}); };
  if (expected == Content::parquet) return;
  if (bytes.empty()) refuse("the file is empty");
  if (bytes.starts_with("\x1F\x8B"))
    refuse(expected == Content::text ? "is compressed by gzip; give it a name that ends in .csv.gz"
                                     : "is compressed by gzip; unpack it");
  const std::string_view foreign = foreign_kind(bytes);
  if (!foreign.empty()) refuse("is " + std::string(foreign) + std::string(how_to_save));
  const Content found = content_of(bytes);
  if (found == expected) return;
  if (found != Content::text)
    refuse("is " + std::string(known_file(found).what) + "; give it a name that ends in " +
           std::string(known_file(found).ending));
  const std::string program = expected == Content::workbook ? "a spreadsheet program" : "the program that wrote it";
  const std::string wanted = expected == Content::workbook ? "Excel workbook (.xlsx)" : "CSV UTF-8";
  refuse("is no " + std::string(known_file(expected).name) + ", whatever its name says; open it in " + program +
         " and save it as \"" + wanted + "\"");
}

}  // namespace rtsurv::table::detail
