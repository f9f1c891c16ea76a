#pragma once
// --figure of a command: one picture, in the format that the ending of its file names.

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "rtsurv/report/figure/figure.hpp"

namespace rtsurv::cli {

/// As given on the command line.
struct FigureFile {
  std::string path;  ///< empty: no figure is asked for
  std::string time_unit;
};

/// --figure, of what `drawn` says, and --time-unit. An ending that is no format, or none that this build can draw, is refused before anything
/// is read.
void add_figure(CLI::App& command, FigureFile& file, const std::string& drawn = "the curves");

/// The unit of the time axis, or the column as its title when no unit is given.
void name_time_axis(const FigureFile& file, const std::string& time, TimeUnit& unit, std::string& title);

/// A group beside its curve: "hormon: 1" for numbers and truth values, else the level alone.
[[nodiscard]] std::string group_label(const std::string& by, const std::string& level);

/// Says once that letters are missing in what was drawn, and which fonts help; empty when none is.
[[nodiscard]] std::string missing_letters(const std::vector<report::Figure>& figures);

/// The formats of results::figure_formats that this build draws, and the one that `figures` takes when none is named.
[[nodiscard]] const std::vector<std::string>& drawable_formats();
[[nodiscard]] const char* usual_format() noexcept;

/// The figure in one of those formats.
[[nodiscard]] std::string drawn_as(const report::Figure& figure, const std::string& format, double dpi);

/// Of png and tiff, where nobody says otherwise.
inline constexpr double usual_dpi = 600.0;

/// Writes the file whole or not at all. Throws Error(io).
void write_figure(const FigureFile& file, const report::Figure& figure);

}  // namespace rtsurv::cli
