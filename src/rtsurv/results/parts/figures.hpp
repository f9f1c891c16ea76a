#pragma once
// How the figures of a study are to be drawn: [figures] of the protocol.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/results/json/field.hpp"

namespace rtsurv::results {

/// The numbers below curves.
enum class RiskTable : std::uint8_t {
  at_risk,  ///< patients at risk alone
  full,     ///< and the cumulative numbers censored and with an event
  none,
};

/// The widths of a journal's columns, in millimetres.
struct FigurePreset {
  std::string_view name;
  double width_mm;
};
inline constexpr std::array figure_presets{FigurePreset{"generic", 174.0}, FigurePreset{"elsevier-1col", 90.0},
                                           FigurePreset{"elsevier-1.5col", 140.0}, FigurePreset{"elsevier-2col", 190.0},
                                           FigurePreset{"jama", 127.0}};

/// What figures may be written as; the first two beside every report.
inline constexpr std::array<std::string_view, 5> figure_formats{"svg", "pdf", "png", "tiff", "eps"};

/// What is empty is left to the program.
struct FigureWishes {
  static constexpr double narrowest_mm = 60.0, widest_mm = 300.0;
  static constexpr double least_dpi = 300.0, most_dpi = 1200.0;

  std::optional<std::string> preset;  ///< one of figure_presets
  std::optional<double> width_mm;     ///< instead of the preset's
  std::vector<std::string> formats;   ///< of figure_formats
  std::optional<double> dpi;          ///< of PNG and TIFF
  std::optional<bool> title;          ///< above the picture
  std::optional<double> end;          ///< of the time axis, in the unit of the study
  std::optional<double> breaks;       ///< time between two ticks
  bool failure = false;               ///< curves rise from 0: one minus survival
  std::optional<RiskTable> risk_table;

  /// The width that is asked for, in millimetres; empty: none.
  [[nodiscard]] std::optional<double> width() const {
    if (width_mm || !preset) return width_mm;
    for (const FigurePreset& known : figure_presets)
      if (known.name == *preset) return known.width_mm;
    return std::nullopt;
  }

  static void fields(auto& field) {
    field.title("figures", "How figures are drawn; what is absent is left to the program.");
    field("preset", &FigureWishes::preset, "a journal's column by name", absent_if_empty);
    field("width", &FigureWishes::width_mm, "width in millimetres instead of the preset's", absent_if_empty);
    field("formats", &FigureWishes::formats, "files of each figure: svg, pdf, png, tiff, eps", absent_if_empty);
    field("dpi", &FigureWishes::dpi, "resolution of png and tiff", absent_if_empty);
    field("title", &FigureWishes::title, "whether a title stands above each figure", absent_if_empty);
    field("end", &FigureWishes::end, "where time axes end, in time_unit", absent_if_empty);
    field("breaks", &FigureWishes::breaks, "time between two ticks, in time_unit", absent_if_empty);
    field.either("show", &FigureWishes::failure, "failure", "survival", "whether curves fall from 1 or rise from 0");
    field("risk_table", &FigureWishes::risk_table, "the numbers below curves", absent_if_empty);
  }
};

template <>
struct Words<RiskTable> {
  using enum RiskTable;
  static constexpr std::array<std::pair<RiskTable, std::string_view>, 3> all{
      {{at_risk, "at risk"}, {full, "full"}, {none, "none"}}};
};

}  // namespace rtsurv::results
