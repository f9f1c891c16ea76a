#include "report_files.hpp"

#include <algorithm>

#include "figure_file.hpp"
#include "report_folder.hpp"
#include "rtsurv/parallel/parallel_for.hpp"
#include "rtsurv/report/figure/all_figures.hpp"
#include "rtsurv/report/figure/figure.hpp"
#include "rtsurv/report/html/report.hpp"
#include "rtsurv/report/manuscript/manuscript.hpp"
#include "rtsurv/report/table/files.hpp"
#include "rtsurv/results/json/json.hpp"

namespace rtsurv::cli {
namespace {

/// What [figures] asks for: the report has curves at the width of a column, two in a row, unless it says a width.
report::FigureStyle style_of(const results::Study& study) {
  report::FigureStyle style{.panel_mm = report::column_mm};
  if (!study.figures) return style;
  style.title = study.figures->title.value_or(style.title);
  if (const auto width = study.figures->width()) {
    style.width_mm = *width;
    style.panel_mm.reset();
  }
  return style;
}

/// SVG and PDF, or what [figures] asks for, as far as this build draws them; for --page SVG alone.
std::vector<std::string> formats_of(const results::Study& study, bool page) {
  if (page) return {"svg"};
  std::vector<std::string> formats{"svg", "pdf"};
  if (study.figures && !study.figures->formats.empty()) formats = study.figures->formats;
  std::erase_if(formats, [](const std::string& format) {
    return std::ranges::find(drawable_formats(), format) == drawable_formats().end();
  });
  return formats;
}

/// Returns what missing_letters() says.
std::string write_figures(OutputFolder& folder, const std::vector<report::Figure>& figures, const results::Study& study,
                          bool page) {
  const std::vector<std::string> formats = formats_of(study, page);
  const double dpi = study.figures ? study.figures->dpi.value_or(usual_dpi) : usual_dpi;
  parallel::parallel_for(figures.size(), [&](std::size_t i) {
    for (const std::string& format : formats)
      folder.write("figures/" + figures[i].name + "." + format, drawn_as(figures[i], format, dpi));
  });
  return missing_letters(figures);
}

/// Word and CSV of each table, and one document of all.
void write_tables(OutputFolder& folder, const results::Study& results) {
  const std::vector<report::PlacedTable> tables = report::all_tables(results);
  const report::WordOptions options{.title = results.title};
  const std::string beside = std::string(report::table_folder) + "/";
  parallel::parallel_for(tables.size(), [&](std::size_t i) {
    const report::PlacedTable& one = tables[i];
    folder.write(beside + one.table.name + ".docx", report::to_word({&one, 1}, options));
    folder.write(beside + one.table.name + ".csv", report::to_csv(one.table, options.style));
  });
  folder.write(beside + "tables.docx", report::to_word(tables, options));
}

bool is_curve_of_all(const report::Figure& figure) { return figure.name.starts_with("km-"); }

}  // namespace

void write_sketch_files(OutputFolder& folder, const results::Study& results, const std::vector<std::string>& only) {
  const std::vector<report::Figure> figures = report::all_figures(results, style_of(results));
  std::vector<std::string> known{"first"};
  for (const report::Figure& figure : figures) known.push_back(figure.name);
  require_names(only, known, "figure");
  const auto first = std::ranges::find_if(figures, is_curve_of_all);
  for (auto figure = figures.begin(); figure != figures.end(); ++figure)
    if (std::ranges::find(only, figure->name) != only.end() ||
        (figure == first && std::ranges::find(only, "first") != only.end()))
      folder.write("figures/" + figure->name + ".svg", drawn_as(*figure, "svg", usual_dpi));
  folder.write("results.json", results::to_json(results));
  folder.write_hashes();
}

std::string write_report_files(OutputFolder& folder, const results::Study& results, const std::string& json,
                               bool page) {
  const std::vector<report::Figure> figures = report::all_figures(results, style_of(results));
  folder.write("results.json", json);
  folder.write("report.html", report::html_report(results, figures));
  std::string letters = write_figures(folder, figures, results, page);
  if (!page) write_tables(folder, results);
  folder.write("manuscript.txt", report::manuscript::manuscript_text(results));
  folder.write("references.bib", report::manuscript::references_bib(results));
  return letters;
}

}  // namespace rtsurv::cli
