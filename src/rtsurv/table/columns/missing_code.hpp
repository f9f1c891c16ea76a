#pragma once
// Words that programs and people write for "no value".

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/table/columns/column.hpp"

namespace rtsurv::table {

enum class MissingCode {
  no,  ///< an ordinary text
  /// "-", "?", "none", "unknown", "unk", "n.d.", "nd", "not done", "s.o.", "NR", "NC", "모름", "미상", "不明", "不详": means
  /// missing among numbers, but can be a category
  ambiguous,
  unmistakable  ///< "NA", "N/A", "n.a.", "#N/A", "NaN", "null", ".", "k.A.", "keine Angabe", "sin dato", "non renseigné"
};

/// Whether a cell's text is such a word; case is ignored.
[[nodiscard]] MissingCode missing_code(std::string_view text);

/// "declare it: --missing "NA", or missing = ["NA"] in [study]".
[[nodiscard]] std::string how_to_declare_missing(std::string_view text);

/// "must be a finite number (rows 3, 5); ..." with the remedy for what stands there, NaN or only infinity. `rows` as the
/// sheet numbers them; a single row is that of the place of the message. `use`: what goes on after the first part.
[[nodiscard]] std::string must_be_finite(const Column& column, const std::vector<std::size_t>& rows,
                                         const std::string& use = {});

}  // namespace rtsurv::table
