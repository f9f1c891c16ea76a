#pragma once
// Advance widths of the figures' typeface, embedded so that layout needs no font at run time.

#include <cstdint>
#include <span>

namespace rtsurv::report::figure {

/// Widths of one character in 1/2048 of the type size.
struct GlyphWidth {
  char32_t code;
  std::uint16_t regular, bold;
};

/// Liberation Sans (metrics of Arial), ascending by code: Latin with its extensions, Greek, Cyrillic, punctuation and
/// the signs of a results section.
[[nodiscard]] std::span<const GlyphWidth> glyph_widths() noexcept;

}  // namespace rtsurv::report::figure
