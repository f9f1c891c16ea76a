#include "figure_file.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>

#include "output_folder.hpp"
#include "rtsurv/core/units.hpp"
#include "rtsurv/report/figure/render/formats.hpp"

namespace rtsurv::cli {
namespace {

constexpr double figure_dpi = 300.0;

#if RTSURV_FIGURES
bool can_draw(const std::string& ending) { return ending == ".svg" || ending == ".pdf" || ending == ".png"; }

constexpr const char* formats = "the file must end in .svg, .pdf or .png";
#else
bool can_draw(const std::string& ending) { return ending == ".svg"; }

constexpr const char* formats = "the file must end in .svg; this build draws no other format";
#endif

/// ".svg" of "Figure.SVG".
std::string ending_of(const std::string& path) {
  std::string ending = std::filesystem::path(path).extension().string();
  std::ranges::transform(ending, ending.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return ending;
}

}  // namespace

void add_figure(CLI::App& command, FigureFile& file, const std::string& drawn) {
  command.add_option("--figure", file.path, "also draw " + drawn + ": a file that ends in .svg, .pdf or .png")
      ->type_name("FILE")
      ->check([](const std::string& path) { return can_draw(ending_of(path)) ? std::string() : std::string(formats); });
  command.add_option("--time-unit", file.time_unit, "unit of the times, for the axis of --figure")
      ->check(CLI::IsMember({"days", "weeks", "months", "years"}));
}

void name_time_axis(const FigureFile& file, const std::string& time, TimeUnit& unit, std::string& title) {
  if (const auto given = time_unit(file.time_unit))
    unit = *given;
  else
    title = "Time (" + time + ")";
}

std::string group_label(const std::string& by, const std::string& level) {
  const bool word = std::ranges::any_of(level, [](unsigned char c) { return c >= 0x80 || std::isalpha(c) != 0; });
  return word && level != "true" && level != "false" ? level : by + ": " + level;
}

#if RTSURV_FIGURES
const std::vector<std::string>& drawable_formats() {
  static const std::vector<std::string> all(results::figure_formats.begin(), results::figure_formats.end());
  return all;
}

const char* usual_format() noexcept { return "pdf"; }

std::string drawn_as(const report::Figure& figure, const std::string& format, double dpi) {
  if (format == "pdf") return report::to_pdf(figure);
  if (format == "eps") return report::to_eps(figure);
  if (format == "png") return report::to_png(figure, dpi);
  return format == "tiff" ? report::to_tiff(figure, dpi) : figure.svg;
}

std::string missing_letters(const std::vector<report::Figure>& figures) {
  const std::size_t boxes = report::letters_without_font(figures);
  if (boxes == 0) return {};
  return "no font for " + std::to_string(boxes) + (boxes == 1 ? " letter" : " letters") +
         " of the figures: boxes stand for them everywhere but in SVG and report. Install a font of their language, "
         "such as fonts-noto-cjk for Chinese, Japanese and Korean, and run again\n";
}
#else
const std::vector<std::string>& drawable_formats() {
  static const std::vector<std::string> all{"svg"};
  return all;
}

const char* usual_format() noexcept { return "svg"; }

std::string drawn_as(const report::Figure& figure, const std::string&, double) { return figure.svg; }

std::string missing_letters(const std::vector<report::Figure>& /*figures*/) { return {}; }
#endif

void write_figure(const FigureFile& file, const report::Figure& figure) {
  write_file(file.path, drawn_as(figure, ending_of(file.path).substr(1), figure_dpi));
}

}  // namespace rtsurv::cli
