#pragma once
// Words that programs and people write for "no value".

#include <string>
#include <string_view>

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

}  // namespace rtsurv::table
