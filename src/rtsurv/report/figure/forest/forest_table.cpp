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

/// Text that starts at `at`, on white where the line at 1 may run behind it.
void draw_on_white(Svg& svg, Point at, const std::string& text, const Type& type) {
  if (text.empty()) return;
  const double right = at.x + text_width(text, type) + 2.0, top = at.y - type.ascent(), bottom = at.y + type.descent();
  const std::vector<Point> corners = {{at.x - 1.0, top}, {right, top}, {right, bottom}, {at.x - 1.0, bottom}};
  svg.area(corners, {"#ffffff"});
  svg.text(at, text, {type});
}

/// The texts of a row but its P; returns the y of the middle of its numbers.
double draw_texts(Svg& svg, const Look& look, const ForestRow& row, const ForestColumns& columns, double top) {
  const Type &type = look.type, bold = label_type(look, row);
  const RowLines lines = row_lines(row, columns, bold);
  const auto baseline = [&](double line) { return top + type.ascent() + line * type.leading(); };
  const double left = edge + (row.indented ? type.size : 0.0);
  for (std::size_t i = 0; i < lines.label.size(); ++i)
    draw_on_white(svg, {left, baseline(static_cast<double>(i))}, lines.label[i], bold);
  const double y = baseline(lines.numbers);
  if (!columns.narrow) svg.text({columns.n_end, y}, row.n, {type, Anchor::end});
  svg.text({columns.events_end, y}, events_text(row, columns.narrow), {type, Anchor::end});
  draw_on_white(svg, {ratio_start(row, columns, type), baseline(lines.ratio)}, row.ratio_text, type);
  return y - 0.36 * type.size;
}

double draw_row(Svg& svg, const Look& look, const ForestRow& row, const ForestColumns& columns, double top) {
  const double line = row_lines(row, columns, label_type(look, row)).ratio;
  const Point at{p_start(row.p, columns, look.type), top + look.type.ascent() + line * look.type.leading()};
  draw_on_white(svg, at, row.p, look.type);
  return draw_texts(svg, look, row, columns, top);
}

double row_height(const Look& look, const ForestRow& row, const ForestColumns& columns) {
  return row_lines(row, columns, label_type(look, row)).all * look.type.leading() + row_gap;
}

/// The heads of the columns, laid out as a row that ends with the head of P; returns the next top.
double draw_head(Svg& svg, const Look& look, const ForestTable& table, const ForestColumns& columns, double top) {
  const ForestRow head = head_row(table);
  const std::vector<std::string> p = p_head_lines(look, table);
  const RowLines lines = row_lines(head, columns, look.type);
  const double above = std::max(0.0, static_cast<double>(p.size()) - (lines.ratio + 1.0)) * look.type.leading();
  draw_texts(svg, look, head, columns, top + above);
  double baseline = top + above + look.type.ascent() + (lines.ratio + 1.0) * look.type.leading();
  baseline -= static_cast<double>(p.size()) * look.type.leading();
  for (const std::string& line : p) {
    svg.text({p_start(line, columns, look.type), baseline}, line, {look.type});
    baseline += look.type.leading();
  }
  return top + above + lines.all * look.type.leading() + 1.0;
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

double draw_forest(Svg& svg, const Look& look, ForestTable table, double top) {
  set_family_widths(look, table.rows);
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
