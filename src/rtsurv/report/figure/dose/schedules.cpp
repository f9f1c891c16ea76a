// How many patients had which dose: a histogram of EQD2, and below it every schedule on the same axis.

#include <algorithm>

#include "rtsurv/report/figure/dose/schedule_layout.hpp"
#include "rtsurv/report/figure/draw/hidden_bar.hpp"
#include "rtsurv/report/figure/figure.hpp"
#include "rtsurv/report/words/format.hpp"

namespace rtsurv::report {

namespace figure {

namespace {

using results::ScheduleTable;

constexpr double dot_radius = 2.3;
constexpr std::size_t schedule_name_lines = 3;

/// The words of hidden counts, as many as have room.
void draw_hidden_bars(Svg& svg, const ScheduleLayout& layout) {
  const Histogram& counts = layout.counts;
  const Type& type = layout.look.type;
  double taken = layout.panel.box.left;
  for (std::size_t i = 0; i < counts.hidden.size(); ++i) {
    if (counts.hidden[i].empty()) continue;
    const double x = layout.panel.x(counts.start + counts.width * (static_cast<double>(i) + 0.5));
    if (x < taken) continue;
    draw_hidden_bar(svg, {x, layout.panel.box.bottom}, counts.hidden[i],
                    {type, layout.panel.x(counts.width) - layout.panel.x(0.0)});
    taken = x + type.leading();
  }
}

void draw_histogram(Svg& svg, const ScheduleLayout& layout) {
  const Panel& panel = layout.panel;
  const Histogram& counts = layout.counts;
  svg.open("histogram");
  for (std::size_t i = 0; i < counts.bars.size(); ++i) {
    if (counts.bars[i] == 0.0) continue;
    const double from = counts.start + counts.width * static_cast<double>(i);
    svg.box({panel.x(from), panel.y(counts.bars[i]), panel.x(from + counts.width), panel.y(0.0)},
            {series_stroke(layout.look, 0).color}, {.color = "#ffffff", .width = 0.4});
  }
  draw_hidden_bars(svg, layout);
  svg.line({panel.box.left, panel.box.bottom}, {panel.box.right, panel.box.bottom}, {.width = axis_weight});
  svg.close();
}

/// The label to the left, the numbers to the right; returns the next top.
double draw_texts(Svg& svg, const ScheduleLayout& layout, const DoseLine& line, double top) {
  const Type& type = layout.look.type;
  svg.text({layout.n_end, top + type.ascent()}, line.n, {type, Anchor::end});
  svg.text({layout.dose_end, top + type.ascent()}, line.dose, {type, Anchor::end});
  for (const std::string& text : wrapped(line.label, layout.names_width, schedule_name_lines, type)) {
    svg.text({edge, top + type.ascent()}, text, {type});
    top += type.leading();
  }
  return top;
}

void draw_place(Svg& svg, const ScheduleLayout& layout, const DoseLine& line, double y) {
  const LinearScale& x = layout.panel.x;
  const std::string color = series_stroke(layout.look, 0).color;
  svg.line({layout.panel.box.left, y}, {x(line.low), y},
           {.color = hair_ink, .width = hairline_weight, .dash = "0.5 2"});
  if (x(line.high) - x(line.low) > 0.5)
    svg.line({x(line.low), y}, {x(line.high), y}, {.color = color, .width = curve_weight});
  if (line.at) svg.dot({x(*line.at), y}, dot_radius, {color});
}

/// Range, quartiles and median of all patients.
void draw_spread(Svg& svg, const ScheduleLayout& layout, const ScheduleTable::Spread& spread, double y) {
  const LinearScale& x = layout.panel.x;
  const double half = 0.3 * layout.look.type.size;
  svg.line({x(spread.min), y}, {x(spread.max), y}, {.width = axis_weight});
  svg.box({x(spread.q1), y - half, x(spread.q3), y + half}, {"#ffffff"}, {.width = axis_weight});
  svg.line({x(spread.median), y - half}, {x(spread.median), y + half}, {.width = 2.0});
}

double draw_rows(Svg& svg, const ScheduleLayout& layout, const ScheduleTable& table, double top) {
  const Type& type = layout.look.type;
  svg.open("schedules");
  top = draw_texts(svg, layout, {"Schedule", "n", "EQD2", 0, 0, {}}, top);
  svg.line({edge, top}, {layout.look.width - edge, top}, {.width = hairline_weight});
  top += 2.5;
  const ScheduleTable::Spread& spread = table.eqd2.front();
  draw_spread(svg, layout, spread, top + type.ascent() - 0.36 * type.size);
  top = draw_texts(svg, layout, {"All", count(static_cast<double>(table.n)), fixed(spread.median, 1), 0, 0, {}}, top);
  for (const DoseLine& line : layout.lines) {
    draw_place(svg, layout, line, top + type.ascent() - 0.36 * type.size);
    top = draw_texts(svg, layout, line, top);
  }
  svg.close();
  return top + 2.5;
}

/// The threshold's words above the histogram, kept on the sheet.
void draw_threshold(Svg& svg, const ScheduleLayout& layout, double bottom) {
  if (!layout.threshold) return;
  const Type& type = layout.look.type;
  const double x = layout.panel.x(layout.threshold->eqd2_gy), top = layout.panel.box.top - 2.0;
  const std::string text =
      plain(layout.threshold->eqd2_gy, 1) + " Gy (" + (layout.threshold->fixed ? "protocol" : "cut-point") + ")";
  const double half = text_width(text, type) / 2.0;
  svg.open("threshold");
  svg.line({x, top}, {x, bottom}, {.width = axis_weight, .dash = "3 2"});
  svg.text({std::clamp(x, edge + half, layout.look.width - edge - half), top - type.descent() - 1.0}, text,
           {type, Anchor::middle});
  svg.close();
}

std::string summary(const ScheduleTable& table) {
  const ScheduleTable::Spread& spread = table.eqd2.front();
  std::string text = "Median EQD2 " + fixed(spread.median, 1) + " Gy (quartiles " + fixed(spread.q1, 1) + "\u2013" +
                     fixed(spread.q3, 1) + "; range " + fixed(spread.min, 1) + "\u2013" + fixed(spread.max, 1) + "), " +
                     alpha_beta_phrase(spread.alpha_beta_gy) + "; n = " + count(static_cast<double>(table.n));
  if (table.n_missing > 0) text += ", dose not known in " + count(static_cast<double>(table.n_missing));
  return text;
}

std::string schedule_caption(const ScheduleLayout& layout, const ScheduleTable& table) {
  const bool any_hidden =
      std::ranges::any_of(layout.counts.hidden, [](const std::string& word) { return !word.empty(); });
  const std::string hidden = any_hidden ? ", none where their number is hidden" : "";
  std::string text = summary(table) + ". Bars: patients in steps of " + plain(layout.counts.width) + " Gy, " +
                     (layout.counts.lower_end_included ? "lower" : "upper") + " end included" + hidden +
                     ". Below, on the same axis: box, median and quartiles, with a line from "
                     "the lowest to the highest dose; dots, each schedule as total dose in Gy/fractions, with its "
                     "number of patients n and its EQD2 in Gy. A line through a dot is the range when overall times "
                     "differ.";
  if (layout.threshold)
    text += " Broken line: " + plain(layout.threshold->eqd2_gy, 1) + " Gy, the cut-point " +
            (layout.threshold->fixed ? "set by the protocol." : "found in these data.");
  return text + " EQD2, equivalent dose in 2-Gy fractions.";
}

}  // namespace

}  // namespace figure

Figure schedule_figure(const results::Study& study, const FigureStyle& style) {
  using namespace figure;
  const results::ScheduleTable& table = *study.schedules;
  ScheduleLayout layout = schedule_layout(study, style);
  const Look& look = layout.look;
  Figure out{"schedules", "Equivalent dose of the schedules given", schedule_caption(layout, table), ""};

  Svg svg(look.width);
  double top = draw_title(svg, look, out.title);
  top = draw_paragraph(svg, look, summary(table), top);
  layout.panel.move_down(top + (layout.threshold ? 1.6 : 0.8) * look.type.leading());
  draw_histogram(svg, layout);
  draw_y_axis(svg, look, layout.panel, "Patients");
  Panel rows = layout.panel;
  top = rows.box.bottom + 0.6 * look.type.leading();
  rows.box.bottom = draw_rows(svg, layout, table, top);
  draw_threshold(svg, layout, rows.box.bottom);
  draw_x_axis(svg, look, rows, "EQD2 (Gy)");
  out.svg = svg.finish(rows.box.bottom + x_axis_height(look) + edge, out.title, out.caption);
  return out;
}

}  // namespace rtsurv::report
