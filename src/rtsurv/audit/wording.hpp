#pragma once
// What a label says, so far that two labels of one thing are seen to be the same: words without fillers, and cuts such
// as "at least 63 Gy", "EQD2 >=63" and "eqd2_ge_63" in one form.

#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace rtsurv::audit {

/// A cut of a variable: sign ">=", ">", "<=" or "<", and the number as its shortest text.
struct Cut {
  std::string sign, number;

  [[nodiscard]] double value() const;
  [[nodiscard]] bool upward() const { return sign.front() == '>'; }  ///< holds for large values
  [[nodiscard]] Cut complement() const;
  [[nodiscard]] std::string text() const { return sign + number; }
  bool operator==(const Cut&) const = default;
};

struct Wording {
  std::set<std::string> words;  ///< lower case, without fillers, numbers and cuts included (">=63")
  std::set<std::string> about;  ///< the words without the cut
  std::optional<Cut> cut;       ///< the only one; nothing when there are several

  /// One text for equal wordings.
  [[nodiscard]] std::string key() const;
};

[[nodiscard]] Wording wording_of(std::string_view label);

/// True when a word of the label (a run of letters and digits, case ignored) begins with one of the stems.
[[nodiscard]] bool speaks_of(std::string_view label, std::initializer_list<std::string_view> stems);

/// Lower-case words and numbers of a label; signs of comparison are words of their own.
[[nodiscard]] std::vector<std::string> label_tokens(std::string_view label);

}  // namespace rtsurv::audit
