#pragma once
// The bytes of a file of SPSS, Stata or SAS -> its columns as they stand there.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/core/error.hpp"
#include "rtsurv/table/read/detail/cells.hpp"
#include "rtsurv/table/read/detail/kind.hpp"

namespace rtsurv::table::detail::statfile {

/// A code and the text that stands for it.
struct ValueLabel {
  double number = 0;  ///< of a column of numbers
  std::string text;   ///< of a column of texts
  std::string label;
};

struct RawColumn {
  std::string name;
  std::string label;   ///< of the column
  std::string format;  ///< as its program writes it: "DATE11", "%td", "DATE9"
  bool is_text = false;
  std::vector<double> number;      ///< NaN where missing: empty, or declared so by its program
  Cells text{nullptr};             ///< by offset into RawTable::text; empty where missing
  std::vector<ValueLabel> labels;  ///< of its codes
};

/// All columns have `rows` values. Texts are UTF-8 in one form, without blanks at their ends.
struct RawTable {
  std::vector<RawColumn> columns;
  std::size_t rows = 0;
  std::unique_ptr<std::string> text = std::make_unique<std::string>();  ///< of all cells, which point into it
  std::vector<std::string> notes;
};

/// Reads the file with libreadstat. A number in single precision (Stata) is the shortest decimal that gives it, as it was
/// typed. `encoding` is that of the texts, by the name that iconv knows; else the one that the file declares. Files of Stata
/// before 14 and transport files declare none: it is UTF-8, or else WINDOWS-1252 for Stata, which is noted.
///
/// Throws Error(io) for a file that is damaged, cut off, of a kind or version that is not read, or larger than a table
/// can be: 100 million cells (8 million and 31 for each of its bytes), 1 GB of text. Throws Error(data) for texts that are not of the encoding, and Error(usage)
/// for an encoding that does not exist.
[[nodiscard]] RawTable parse(std::string_view bytes, const std::string& file, Kind::Content content,
                             const std::string& encoding);

}  // namespace rtsurv::table::detail::statfile
