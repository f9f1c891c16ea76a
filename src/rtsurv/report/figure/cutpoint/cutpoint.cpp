// The statistic over all cuts of a covariate.

#include <algorithm>
#include <optional>

#include "rtsurv/report/figure/draw/panel.hpp"
#include "rtsurv/report/figure/draw/placement.hpp"
#include "rtsurv/report/figure/figure.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report {

namespace figure {

namespace {

constexpr std::size_t most_dots = 120;  // beyond, the steps alone are clearer
constexpr std::size_t most_lines = 4;
constexpr double mark_lines = 2.5;  // room for words above the highest statistic
constexpr double mark_radius = 2.6;
constexpr double mark_margin = 4.0;

const std::string& variable_of(const results::CutpointResult& cutpoint) {
  return cutpoint.variable.empty() ? cutpoint.x : cutpoint.variable;
}

std::string with_unit(const results::Study& study, const results::CutpointResult& cutpoint, double value) {
  const results::ColumnLabel* column = study.find_column(variable_of(cutpoint));
  return plain(value, 4) + (column && !column->unit.empty() ? " " + column->unit : "");
}

/// The statistic at the value `cut`: that of the last candidate at or below it.
double statistic_at(const survival::Maxstat& maxstat, double cut) {
  const auto next = std::ranges::upper_bound(maxstat.cut, cut);
  if (next == maxstat.cut.begin()) return maxstat.statistic;
  return maxstat.candidate_statistic[static_cast<std::size_t>(next - maxstat.cut.begin()) - 1];
}

std::vector<Point> step_line(const survival::Maxstat& maxstat, const Panel& panel) {
  std::vector<Point> points;
  for (std::size_t i = 0; i < maxstat.cut.size(); ++i) {
    const Point next = {panel.x(maxstat.cut[i]), panel.y(maxstat.candidate_statistic[i])};
    if (!points.empty()) points.push_back({next.x, points.back().y});
    points.push_back(next);
  }
  return points;
}

/// The x axis covers all cuts with a little air; above the highest statistic there is room for the marks' words.
Panel cutpoint_panel(const Look& look, const results::CutpointResult& cutpoint) {
  const survival::Maxstat& maxstat = cutpoint.maxstat;
  double low = maxstat.cutpoint, high = maxstat.cutpoint, most = std::max(1.0, maxstat.statistic);
  for (const double cut : maxstat.cut) low = std::min(low, cut), high = std::max(high, cut);
  if (cutpoint.fixed) low = std::min(low, *cutpoint.fixed), high = std::max(high, *cutpoint.fixed);
  for (const double value : maxstat.candidate_statistic) most = std::max(most, value);
  const double air = high > low ? 0.03 * (high - low) : 1.0;
  low -= air;
  high += air;

  Panel panel;
  const double height = look.width * (look.narrow ? 0.5 : 0.38);
  double widest_tick = 0.0;
  for (const double tick : round_ticks(low, high, 10))
    widest_tick = std::max(widest_tick, text_width(tick_label(tick), look.type));
  const double top = most * height / (height - mark_lines * look.type.leading());
  panel.y_ticks = round_ticks(0.0, top, 6);
  panel.box = {y_axis_width(look, panel.y_ticks), 0.0, look.width - edge - widest_tick / 2.0, height};
  panel.x_ticks = fitting_ticks(low, high, panel.box.width(), look.type);
  panel.x = {low, high, panel.box.left, panel.box.right};
  panel.y = {0.0, top, height, 0.0};
  return panel;
}

/// "≤ 52.3 Gy: n = 60" and "> 52.3 Gy: n = 73" for the ends of the axis; without the unit when they are too long.
struct GroupSizes {
  std::string low, high;
  bool in_one_line;
};

GroupSizes group_sizes(const results::Study& study, const results::CutpointResult& cutpoint, const Look& look,
                       double room) {
  GroupSizes out{};
  const survival::Maxstat& maxstat = cutpoint.maxstat;
  for (const std::string& cut : {with_unit(study, cutpoint, maxstat.cutpoint), plain(maxstat.cutpoint, 4)}) {
    out.low = "\u2264 " + cut + ": n = " + count(static_cast<double>(maxstat.n_low));
    out.high = "> " + cut + ": n = " + count(static_cast<double>(maxstat.n_high));
    out.in_one_line = text_width(out.low, look.type) + text_width(out.high, look.type) + 2.0 * mark_margin <= room;
    if (out.in_one_line) break;
  }
  return out;
}

/// Above the panel, in two lines when one is too short.
void draw_group_sizes(Svg& svg, const Look& look, const Panel& panel, const GroupSizes& sizes) {
  const double y = panel.box.top - mark_margin - look.type.descent();
  svg.open("group-sizes");
  svg.text({panel.box.left, sizes.in_one_line ? y : y - look.type.leading()}, sizes.low, {look.type});
  svg.text({panel.box.right, y}, sizes.high, {look.type, Anchor::end});
  svg.close();
}

/// A vertical line at a cut with its words beside it where there is room.
struct CutMark {
  double cut;
  std::string text;
  std::string dash;
};

void draw_mark(Svg& svg, const Look& look, const Panel& panel, const CutMark& mark, FreeSpace& space) {
  const double x = panel.x(mark.cut);
  svg.line({x, panel.box.top}, {x, panel.box.bottom}, {.color = hair_ink, .width = hairline_weight, .dash = mark.dash});
  const Size size = {text_width(mark.text, look.type), look.type.leading()};
  std::vector<Point> places;
  for (double top = panel.box.top; top + size.height < panel.box.bottom; top += 2.0)
    for (const double left : {x + mark_margin, x - mark_margin - size.width}) places.push_back({left, top});
  const auto at = space.place(size, places);
  if (!at) return;  // the words above the panel say it
  space.block(box_at(*at, size));
  svg.text({at->x, at->y + look.type.ascent()}, mark.text, {look.type});
}

void draw_marks(Svg& svg, const Look& look, const Panel& panel, const std::vector<Point>& line,
                const std::vector<CutMark>& marks) {
  FreeSpace space(panel.box);
  space.block_line(line, mark_margin);
  for (const CutMark& mark : marks)
    space.block({panel.x(mark.cut) - 1.0, panel.box.top, panel.x(mark.cut) + 1.0, panel.box.bottom});
  svg.open("marks");
  for (const CutMark& mark : marks) draw_mark(svg, look, panel, mark, space);
  svg.close();
}

void draw_statistic(Svg& svg, const Look& look, const Panel& panel, const std::vector<Point>& line,
                    const survival::Maxstat& maxstat) {
  const Stroke stroke = series_stroke(look, 0);
  svg.open("statistic");
  svg.polyline(line, {.color = stroke.color, .width = axis_weight});
  if (maxstat.cut.size() <= most_dots)
    for (std::size_t i = 0; i < maxstat.cut.size(); ++i)
      svg.dot({panel.x(maxstat.cut[i]), panel.y(maxstat.candidate_statistic[i])}, 1.1, {stroke.color});
  svg.dot({panel.x(maxstat.cutpoint), panel.y(statistic_at(maxstat, maxstat.cutpoint))}, mark_radius, {stroke.color});
  svg.close();
}

/// The result in words, above the panel.
std::string result_words(const results::Study& study, const results::CutpointResult& cutpoint) {
  std::string text = "Largest statistic " + fixed(cutpoint.maxstat.statistic, 2) + " at " +
                     with_unit(study, cutpoint, cutpoint.maxstat.cutpoint) + ": " + cutpoint_p_phrase(cutpoint) +
                     "; corrected for the choice among " + count(static_cast<double>(cutpoint.maxstat.cut.size())) +
                     " cuts";
  if (cutpoint.fixed) text += "; cut set by the protocol: " + with_unit(study, cutpoint, *cutpoint.fixed);
  return text;
}

std::vector<CutMark> cut_marks(const results::Study& study, const results::CutpointResult& cutpoint) {
  std::vector<CutMark> marks = {{cutpoint.maxstat.cutpoint, with_unit(study, cutpoint, cutpoint.maxstat.cutpoint), ""}};
  if (cutpoint.fixed)
    marks.push_back({*cutpoint.fixed, with_unit(study, cutpoint, *cutpoint.fixed) + " (protocol)", "3 2"});
  return marks;
}

std::string cutpoint_caption(const results::Study& study, const results::CutpointResult& cutpoint) {
  const auto share = [](double value) { return plain(100.0 * value, 1) + "\u2009%"; };
  const std::string competing = cutpoint.competing ? ", " + count(*cutpoint.competing) + " competing events" : "";
  std::string text = "Standardised " + cutpoint_score(cutpoint) + " statistic of every cut of " +
                     column_label(study, variable_of(cutpoint)) + " (" + count(static_cast<double>(cutpoint.sample.n)) +
                     " patients, " + event_count(cutpoint.sample.events) + competing + ") that leaves at least " +
                     share(cutpoint.min_proportion) + " of the patients at or below it and at least " +
                     share(1.0 - cutpoint.max_proportion) + " above it. " + result_words(study, cutpoint) + ".";
  if (cutpoint.fixed)
    text += " The analysis uses the cut set by the protocol, at or above " +
            with_unit(study, cutpoint, *cutpoint.fixed) + "; the data-driven one is shown beside it.";
  return text;
}

}  // namespace

}  // namespace figure

Figure cutpoint_figure(const results::Study& study, const results::CutpointResult& cutpoint, const FigureStyle& style) {
  using namespace figure;
  const Look look(style);
  Figure out;
  out.name = figure_name({"cutpoint", cutpoint.name});
  out.title = (cutpoint.endpoint.empty() ? "" : endpoint_label(study, cutpoint.endpoint) + ": ") + "cut-point of " +
              column_label(study, variable_of(cutpoint));
  out.caption = cutpoint_caption(study, cutpoint);

  Svg svg(look.width);
  double top = draw_title(svg, look, out.title);
  for (const std::string& line :
       wrapped(result_words(study, cutpoint), look.width - 2.0 * edge, most_lines, look.type)) {
    svg.text({edge, top + look.type.ascent()}, line, {look.type});
    top += look.type.leading();
  }
  Panel panel = cutpoint_panel(look, cutpoint);
  const GroupSizes sizes = group_sizes(study, cutpoint, look, panel.box.width());
  panel.move_down(top + (sizes.in_one_line ? 1.0 : 2.0) * look.type.leading() + 2.0 * mark_margin);
  const std::vector<Point> line = step_line(cutpoint.maxstat, panel);
  draw_group_sizes(svg, look, panel, sizes);
  draw_marks(svg, look, panel, line, cut_marks(study, cutpoint));
  draw_statistic(svg, look, panel, line, cutpoint.maxstat);
  draw_axes(svg, look, panel, column_label_with_unit(study, variable_of(cutpoint)), "Standardised statistic");
  out.svg = svg.finish(panel.box.bottom + x_axis_height(look) + edge, out.title, out.caption);
  return out;
}

}  // namespace rtsurv::report
