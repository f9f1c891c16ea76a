#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "commands.hpp"
#include "figure_file.hpp"
#include "options.hpp"
#include "output_folder.hpp"
#include "progress.hpp"
#include "report_folder.hpp"
#include "rtsurv/parallel/parallel_for.hpp"
#include "rtsurv/report/figure/all_figures.hpp"
#include "rtsurv/report/figure/figure.hpp"

namespace rtsurv::cli {
namespace {

/// Under each figure in a manuscript; the folder is known by it.
constexpr const char* caption_file = "captions.txt";

/// As given on the command line; what is empty the protocol says, or nobody.
struct FigureCall {
  std::string folder, out, preset, title;
  std::vector<std::string> formats, only;
  std::optional<double> width_mm, dpi;
  std::size_t threads = 0;
  bool quiet = false;
};

std::vector<std::string> preset_names() {
  std::vector<std::string> names;
  for (const results::FigurePreset& preset : results::figure_presets) names.emplace_back(preset.name);
  return names;
}

/// The call with what the protocol of the report says where the call says nothing.
results::FigureWishes wishes_of(const FigureCall& call, const results::Study& study) {
  results::FigureWishes wishes = study.figures.value_or(results::FigureWishes{});
  if (call.width_mm || !call.preset.empty()) {
    wishes.width_mm = call.width_mm;
    wishes.preset = call.preset.empty() ? std::nullopt : std::optional(call.preset);
  }
  if (!wishes.width()) wishes.preset = results::figure_presets.front().name;
  if (!call.title.empty()) wishes.title = call.title == "yes";
  if (!call.formats.empty()) wishes.formats = call.formats;
  if (wishes.formats.empty()) wishes.formats = {usual_format()};
  if (call.dpi) wishes.dpi = call.dpi;
  return wishes;
}

std::filesystem::path figures_out(const FigureCall& call, const results::FigureWishes& wishes) {
  if (!call.out.empty()) return call.out;
  return folder_beside(call.folder, wishes.width_mm ? fmt::format("{:g}mm", *wishes.width_mm) : *wishes.preset);
}

/// Which figures of the report show each patient, so that results.json cannot give them; empty when there are none.
std::string not_drawn_again(const FigureCall& call, const std::vector<report::Figure>& figures) {
  const std::filesystem::path drawn = std::filesystem::path(call.folder) / "figures";
  std::set<std::string> missing;
  std::error_code none;
  for (const auto& file : std::filesystem::directory_iterator(drawn, none)) missing.insert(file.path().stem().string());
  for (const report::Figure& figure : figures) missing.erase(figure.name);
  if (missing.empty()) return {};
  return fmt::format("not drawn again, since they show each patient and results.json holds none: {} (see {})\n",
                     fmt::join(missing, ", "), drawn.string());
}

std::vector<report::Figure> chosen_figures(const FigureCall& call, const results::Study& study,
                                           const results::FigureWishes& wishes) {
  std::vector<report::Figure> figures =
      report::all_figures(study, {.width_mm = *wishes.width(), .title = wishes.title.value_or(true)});
  std::vector<std::string> known;
  for (const report::Figure& figure : figures) known.push_back(figure.name);
  require_names(call.only, known, "figure");
  if (!call.only.empty())
    std::erase_if(figures, [&](const report::Figure& figure) {
      return std::ranges::find(call.only, figure.name) == call.only.end();
    });
  return figures;
}

std::string captions(const std::vector<report::Figure>& figures) {
  std::string text;
  for (const report::Figure& figure : figures)
    text += figure.name + "\n" + figure.title + ". " + figure.caption + "\n\n";
  return text;
}

void write_figures(const FigureCall& call) {
  parallel::set_threads(call.threads);
  ProgressLine progress(call.quiet);
  const results::Study study = study_of_report(call.folder);
  const results::FigureWishes wishes = wishes_of(call, study);
  const std::filesystem::path out = figures_out(call, wishes);
  const std::vector<report::Figure> figures = chosen_figures(call, study, wishes);
  OutputFolder folder(out, caption_file);
  progress.show("Figures");
  folder.write(caption_file, captions(figures));
  parallel::parallel_for(figures.size(), [&](std::size_t i) {
    for (const std::string& format : wishes.formats)
      folder.write(figures[i].name + "." + format, drawn_as(figures[i], format, wishes.dpi.value_or(usual_dpi)));
  });
  const std::filesystem::path kept = folder.publish();
  print(fmt::format("figures: {} in {}\n{}{}", figures.size(), out.string(),
                    call.only.empty() ? not_drawn_again(call, figures) : "",
                    kept.empty() ? "" : "The earlier ones are kept in " + kept.string() + "\n") +
        missing_letters(figures));
}

}  // namespace

void add_figures(CLI::App& program) {
  CLI::App& command = add_command(program, "figures", "the figures of a report as a journal wants them",
                                  "rtsurv figures report --preset elsevier-1col --format tiff,pdf --dpi 600");
  auto call = std::make_shared<FigureCall>();
  command.add_option("OUT", call->folder, "folder that rtsurv run wrote")->required()->type_name("");
  command
      .add_option("--preset", call->preset,
                  "width of a journal's column: elsevier-1col 90 mm, elsevier-1.5col 140, elsevier-2col 190, jama 127, "
                  "generic 174; default: that of [figures], or generic")
      ->type_name("NAME")
      ->check(CLI::IsMember(preset_names()));
  command
      .add_option("--format", call->formats,
                  "svg, pdf, png, tiff, eps, separated by commas; default: those of [figures], or pdf")
      ->type_name("LIST")
      ->delimiter(',')
      ->check(CLI::IsMember(drawable_formats()));
  command.add_option("--dpi", call->dpi, "resolution of png and tiff, 300 to 1200; default: that of [figures], or 600")
      ->type_name("N")
      ->check(CLI::Range(results::FigureWishes::least_dpi, results::FigureWishes::most_dpi));
  command.add_option("--width", call->width_mm, "width in millimetres instead of a preset's, 60 to 300")
      ->type_name("MM")
      ->check(CLI::Range(results::FigureWishes::narrowest_mm, results::FigureWishes::widest_mm));
  command.add_option("--title", call->title, "title above each figure: yes or no")
      ->type_name("yes|no")
      ->check(CLI::IsMember({"yes", "no"}));
  command.add_option("--only", call->only, "figures by name, separated by commas")->type_name("NAMES")->delimiter(',');
  command.add_option("--out", call->out, "folder to write; default: OUT-PRESET")->type_name("DIR");
  add_threads(command, call->threads);
  command.add_flag("--quiet", call->quiet, "no progress on standard error");
  command.callback([call] { write_figures(*call); });
}

}  // namespace rtsurv::cli
