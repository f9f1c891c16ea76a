#pragma once
// Widths of text, and its breaking into lines, in the figures' typeface. All lengths in points.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rtsurv::report::figure {

enum class Weight { regular, bold };

struct Type {
  double size = 8.0;
  Weight weight = Weight::regular;

  [[nodiscard]] double ascent() const noexcept { return 0.74 * size; }   ///< above the baseline: capitals, brackets
  [[nodiscard]] double descent() const noexcept { return 0.22 * size; }  ///< below the baseline
  [[nodiscard]] double leading() const noexcept { return 1.25 * size; }  ///< from baseline to baseline
};

/// Sum of the advance widths (no kerning). Characters outside the embedded table count as one em.
[[nodiscard]] double text_width(std::string_view text, const Type& type);

/// The widest of some texts; 0 for none.
[[nodiscard]] double widest(const std::vector<std::string>& texts, const Type& type);

/// Width of the longest piece of `text` that wrapped() would rather not break.
[[nodiscard]] double widest_word(std::string_view text, const Type& type);

/// `text` itself when it fits `width`, else its beginning with an ellipsis.
[[nodiscard]] std::string shortened(std::string_view text, double width, const Type& type);

/// Breaks at spaces, after hyphens and after slashes behind a letter ("and/or", not "45/15"), and inside words wider
/// than `width`, into at most `max_lines` lines; the rest becomes an ellipsis. At least one line, perhaps empty.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, double width, std::size_t max_lines,
                                               const Type& type);

}  // namespace rtsurv::report::figure
