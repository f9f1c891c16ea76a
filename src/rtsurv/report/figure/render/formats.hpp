#pragma once
// Figures in the formats that journals take. A build with RTSURV_FIGURES=OFF has none of these.

#include <cstddef>
#include <string>
#include <vector>

#include "rtsurv/report/figure/figure.hpp"

namespace rtsurv::report {

/// The same SVG in the formats that journals take, of its size in millimetres, on white; the same figure gives the same
/// bytes. PDF has text as text, with its fonts embedded. EPS has text as outlines, so that it needs no font, and no
/// transparency: a band hides what lies under it.
/// PNG and TIFF (LZW, RGB without alpha) state their resolution, `dpi` from 10 to 2400.
/// Throws Error(io) when the renderer fails, InvalidOption for another resolution.
[[nodiscard]] std::string to_pdf(const Figure& figure);
[[nodiscard]] std::string to_eps(const Figure& figure);
[[nodiscard]] std::string to_png(const Figure& figure, double dpi);
[[nodiscard]] std::string to_tiff(const Figure& figure, double dpi);

/// How many different letters of the figures no font of this machine has: PDF and PNG show boxes in their place, whereas
/// an SVG takes the fonts of who looks at it.
[[nodiscard]] std::size_t letters_without_font(const std::vector<Figure>& figures);

}  // namespace rtsurv::report
