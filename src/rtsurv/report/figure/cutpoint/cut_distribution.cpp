// Where the search puts a cut-point in the replicates.

#include <algorithm>

#include "rtsurv/report/figure/draw/panel.hpp"
#include "rtsurv/report/figure/figure.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report {

namespace figure {

namespace {

using chain::CutDistribution;

constexpr double stick_weight = 2.0, interval_weight = 2.5, margin = 4.0;

double share(std::size_t times, const CutDistribution& cut) {
  return 100.0 * static_cast<double>(times) / static_cast<double>(cut.found);
}

std::string with_unit(const results::Study& study, const CutDistribution& cut, double value) {
  const results::ColumnLabel* column = study.find_column(cut.variable);
  return plain(value, 1) + (column && !column->unit.empty() ? " " + column->unit : "");
}

Panel distribution_panel(const Look& look, const CutDistribution& cut) {
  double low = cut.counts.front().first, high = cut.counts.back().first, most = 1.0;
  if (cut.fixed) low = std::min(low, *cut.fixed), high = std::max(high, *cut.fixed);
  for (const auto& [value, times] : cut.counts) most = std::max(most, share(times, cut));
  const double air = high > low ? 0.03 * (high - low) : 1.0;
  Panel panel;
  const double height = look.width * (look.narrow ? 0.45 : 0.24);
  panel.y_ticks = round_ticks(0.0, 1.1 * most, 5);
  panel.box = {y_axis_width(look, panel.y_ticks), 0.0, look.width - edge - text_width("00", look.type), height};
  panel.x_ticks = fitting_ticks(low - air, high + air, panel.box.width(), look.type);
  panel.x = {low - air, high + air, panel.box.left, panel.box.right};
  panel.y = {0.0, 1.1 * most, height, 0.0};
  return panel;
}

void draw_sticks(Svg& svg, const Look& look, const Panel& panel, const CutDistribution& cut) {
  const Stroke stroke{.color = series_stroke(look, 0).color, .width = stick_weight};
  svg.open("replicates");
  for (const auto& [value, times] : cut.counts)
    svg.line({panel.x(value), panel.box.bottom}, {panel.x(value), panel.y(share(times, cut))}, stroke);
  svg.close();
}

/// The interval as a bar along the top, the cuts of the analysis as hairlines.
void draw_marks(Svg& svg, const Panel& panel, const CutDistribution& cut) {
  svg.open("marks");
  if (cut.lower)
    svg.line({panel.x(*cut.lower), panel.box.top}, {panel.x(*cut.upper), panel.box.top}, {.width = interval_weight});
  if (cut.original)
    svg.line({panel.x(*cut.original), panel.box.top}, {panel.x(*cut.original), panel.box.bottom},
             {.color = hair_ink, .width = hairline_weight});
  if (cut.fixed)
    svg.line({panel.x(*cut.fixed), panel.box.top}, {panel.x(*cut.fixed), panel.box.bottom},
             {.color = hair_ink, .width = hairline_weight, .dash = "3 2"});
  svg.close();
}

std::string words(const results::Study& study, const CutDistribution& cut) {
  std::string text;
  if (cut.original) text = "Searched in all patients: " + with_unit(study, cut, *cut.original) + " (line)";
  if (cut.lower)
    text += "; " + interval_head(study.validation->confidence_level) + " " + plain(*cut.lower, 1) + "\u2013" +
            plain(*cut.upper, 1) + " (bar)";
  if (cut.fixed) text += "; set by the protocol: " + with_unit(study, cut, *cut.fixed) + " (dashes)";
  return text;
}

}  // namespace

}  // namespace figure

Figure cut_distribution_figure(const results::Study& study, const chain::CutDistribution& cut,
                               const FigureStyle& style) {
  using namespace figure;
  const Look look(style);
  Figure out;
  out.name = figure_name({"validation-cut", cut.name});
  out.title = "Where the search puts the cut of " + column_label(study, cut.variable) + " in the replicates";
  out.caption = "Share of " + count(static_cast<double>(cut.found)) + " bootstrap replicates whose search for " +
                in_sentence(endpoint_label(study, cut.endpoint)) + " ends at each cut. " + words(study, cut) + ".";
  Svg svg(look.width);
  const double top = draw_paragraph(svg, look, words(study, cut), draw_title(svg, look, out.title));
  Panel panel = distribution_panel(look, cut);
  panel.move_down(top + 2.0 * margin);
  draw_marks(svg, panel, cut);
  draw_sticks(svg, look, panel, cut);
  draw_axes(svg, look, panel, column_label_with_unit(study, cut.variable), "Replicates (%)");
  out.svg = svg.finish(panel.box.bottom + x_axis_height(look) + edge, out.title, out.caption);
  return out;
}

}  // namespace rtsurv::report
