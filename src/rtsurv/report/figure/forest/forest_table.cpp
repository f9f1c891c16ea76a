#include "rtsurv/report/figure/forest/forest_table.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "rtsurv/report/figure/forest/forest_columns.hpp"
#include "rtsurv/report/figure/forest/forest_plot.hpp"
#include "rtsurv/report/words/format.hpp"

namespace rtsurv::report::figure {

namespace {

constexpr double row_gap = 3.5;
constexpr std::size_t note_lines = 4;

Type label_type(const Look& look, const ForestRow& row) {
  return row.mark == ForestRow::Mark::diamond ? look.bold : look.type;
}

/// How many lines the numbers of a row take below its label.
double lines_below(const ForestRow& row, const ForestColumns& columns) {
  if (row.n.empty() || columns.lines == ForestLines::one) return 0.0;
  return columns.lines == ForestLines::two ? 1.0 : 2.0;
}

/// From the counts' line to that of ratio and P.
double ratio_drop(const Look& look, const ForestRow& row, const ForestColumns& columns) {
  return columns.lines == ForestLines::three && !row.n.empty() ? look.type.leading() : 0.0;
}

/// Text that starts at `at`, on white where the line at 1 may run behind it.
void draw_on_white(Svg& svg, Point at, const std::string& text, const Type& type) {
  if (text.empty()) return;
  const double right = at.x + text_width(text, type) + 2.0, top = at.y - type.ascent(), bottom = at.y + type.descent();
  const std::vector<Point> corners = {{at.x - 1.0, top}, {right, top}, {right, bottom}, {at.x - 1.0, bottom}};
  svg.area(corners, {"#ffffff"});
  svg.text(at, text, {type});
}

/// Ratio and P, their columns' words or numbers.
void draw_ratio(Svg& svg, const Look& look, const ForestRow& row, const ForestColumns& columns, double y) {
  const Type& type = look.type;
  draw_on_white(svg, {columns.ratio_left + start_in_column(row.ratio_text, columns.ratio_point, type), y},
                row.ratio_text, type);
  svg.text({columns.p_left + start_in_column(row.p, columns.p_point, type), y}, row.p, {type});
}

/// The heads of the columns, laid out as a row; returns the next top.
double draw_head(Svg& svg, const Look& look, const ForestTable& table, const ForestColumns& columns, double top) {
  ForestRow head;
  head.n = "n";
  head.ratio_text = table.ratio_head;
  head.p = table.p_head;
  svg.text({edge, top + look.type.ascent()}, shortened(table.label_head, columns.label_width, look.type), {look.type});
  const double y = top + look.type.ascent() + std::min(1.0, lines_below(head, columns)) * look.type.leading();
  svg.text({columns.n_end, y}, head.n, {look.type, Anchor::end});
  svg.text({columns.events_end, y}, "Events", {look.type, Anchor::end});
  draw_ratio(svg, look, head, columns, y + ratio_drop(look, head, columns));
  return top + (1.0 + lines_below(head, columns)) * look.type.leading() + 1.0;
}

/// The label; returns the baseline of the row's numbers.
double draw_label(Svg& svg, const Look& look, const ForestRow& row, const ForestColumns& columns, double top) {
  const Type type = label_type(look, row);
  const double left = edge + (row.indented ? type.size : 0.0);
  double baseline = top + type.ascent();
  for (const std::string& line : label_lines(row, columns, type)) {
    draw_on_white(svg, {left, baseline}, line, type);
    baseline += type.leading();
  }
  return lines_below(row, columns) > 0.0 ? baseline : top + type.ascent();
}

/// The row's texts; returns the y of the middle of its numbers.
double draw_row(Svg& svg, const Look& look, const ForestRow& row, const ForestColumns& columns, double top) {
  const Type& type = look.type;
  const double y = draw_label(svg, look, row, columns, top);
  svg.text({columns.n_end, y}, row.n, {type, Anchor::end});
  svg.text({columns.events_end, y}, row.events, {type, Anchor::end});
  draw_ratio(svg, look, row, columns, y + ratio_drop(look, row, columns));
  return y - 0.36 * type.size;
}

double row_height(const Look& look, const ForestRow& row, const ForestColumns& columns) {
  const auto labels = static_cast<double>(label_lines(row, columns, label_type(look, row)).size());
  return (labels + lines_below(row, columns)) * look.type.leading() + row_gap;
}

double draw_notes(Svg& svg, const Look& look, const std::vector<std::string>& notes, double top) {
  for (const std::string& note : notes)
    for (const std::string& line : wrapped(note, look.width - 2.0 * edge, note_lines, look.type)) {
      svg.text({edge, top + look.type.ascent()}, line, {look.type, Anchor::start, soft_ink});
      top += look.type.leading();
    }
  return top;
}

}  // namespace

ForestRow forest_row(const results::CoxTerm& term, const std::string& label) {
  ForestRow row;
  row.label = label;
  row.n = count(static_cast<double>(term.n));
  row.events = count(term.events);
  row.ratio_text = term.undetermined ? "undetermined" : "not estimable";
  if (term.infinite) row.ratio_text += " (separation)";
  if (!term.infinite && term.hazard_ratio) {
    row.ratio = term.hazard_ratio;
    row.lower = term.lower;
    row.upper = term.upper;
    row.ratio_text = ratio_interval(term.hazard_ratio, term.lower, term.upper);
    const std::optional<double> error = term.robust_std_error ? term.robust_std_error : term.std_error;
    if (term.level && error && *error > 0.0) row.information = 1.0 / (*error * *error);
    row.mark = ForestRow::Mark::square;
  }
  if (term.p) row.p = p_value(term.p);
  return row;
}

void add_term_rows(std::vector<ForestRow>& rows, ForestRow row, const results::CoxTerm& term) {
  rows.push_back(std::move(row));
  if (!term.infinite || !term.firth) return;
  const results::FirthEstimate& at = *term.firth;
  ForestRow& below = rows.emplace_back();
  below.label = "with Firth\u2019s penalty";
  below.indented = true;
  below.ratio = at.hazard_ratio;
  below.lower = at.lower;
  below.upper = at.upper;
  below.ratio_text = ratio_interval(at.hazard_ratio, at.lower, at.upper);
  if (term.level) below.information = 1.0 / (at.std_error * at.std_error);
  below.p = p_value(at.p);
  below.mark = ForestRow::Mark::square;
}

double draw_forest(Svg& svg, const Look& look, const ForestTable& table, double top) {
  const ForestColumns columns = forest_columns(look, table);
  const RatioAxis axis = ratio_axis(look, table.rows, columns.plot_left, columns.plot_right);
  svg.open("forest");
  top = draw_head(svg, look, table, columns, top);
  svg.line({edge, top}, {look.width - edge, top}, {.width = hairline_weight});
  top += row_gap;
  double bottom = top;
  for (const ForestRow& row : table.rows) bottom += row_height(look, row, columns);
  draw_ratio_axis(svg, look, axis, top, bottom);
  std::vector<double> middles;
  for (const ForestRow& row : table.rows) {
    middles.push_back(draw_row(svg, look, row, columns, top));
    top += row_height(look, row, columns);
  }
  svg.close();
  draw_marks(svg, look, axis, table.rows, middles);
  top += ratio_axis_height(look);
  svg.open("notes");
  top = draw_notes(svg, look, table.notes, top);
  svg.close();
  return top;
}

}  // namespace rtsurv::report::figure
