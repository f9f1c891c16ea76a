#pragma once
// What a file is, by the end of its name and by its first bytes.

#include <optional>
#include <string>
#include <string_view>

namespace rtsurv::table::detail {

struct Kind {
  /// spss, stata, sas, transport: files of these programs, the last being the transport file of SAS.
  enum class Content { text, workbook, parquet, spss, stata, sas, transport } content = Content::text;
  bool gzip = false;
  std::optional<char> delimiter;  ///< when the ending of the name tells it
};

/// By the end of the name: .csv .tsv .txt, these with .gz, .xlsx .xlsm .parquet .sav .zsav .dta .sas7bdat .xpt; "-" is
/// CSV. Throws Error(usage) for another ending, for .xls, .xlsb, .ods and .numbers with the way to save such a file.
[[nodiscard]] Kind kind_of(const std::string& path);

/// "a text file", "an Excel workbook", "an SPSS file".
[[nodiscard]] std::string_view described(Kind::Content content);

/// Throws Error(data) when the bytes are of another kind than the name says: what the file is, and how to save it.
void check_content(std::string_view bytes, const std::string& file, Kind::Content expected);

}  // namespace rtsurv::table::detail
