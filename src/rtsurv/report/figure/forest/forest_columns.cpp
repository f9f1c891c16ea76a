#include "rtsurv/report/figure/forest/forest_columns.hpp"

#include <algorithm>

namespace rtsurv::report::figure {

namespace {

constexpr double gap = 10.0;
constexpr double narrow_gap = 7.0;
constexpr double label_share = 0.3;  // of the sheet, at most, beside the numbers
constexpr double least_plot = 90.0;
constexpr double least_narrow_plot = 45.0;
constexpr std::size_t most_label_lines = 4;

bool is_number(std::string_view text) {
  const std::size_t first = text.find_first_not_of("<>");
  return first != std::string_view::npos && text[first] >= '0' && text[first] <= '9';
}

double width_before_point(std::string_view number, const Type& type) {
  return is_number(number) ? text_width(number.substr(0, number.find_first_not_of("<>,0123456789")), type) : 0.0;
}

/// Widest text of a column, and its widest part before the decimal point.
struct Extent {
  double width = 0.0, point = 0.0;
};

Extent extent(const std::vector<ForestRow>& rows, std::string ForestRow::*column, std::string_view head,
              const Type& type) {
  Extent out;
  for (const ForestRow& row : rows) out.point = std::max(out.point, width_before_point(row.*column, type));
  out.width = text_width(head, type);
  for (const ForestRow& row : rows) {
    const std::string& text = row.*column;
    out.width = std::max(out.width, start_in_column(text, out.point, type) + text_width(text, type));
  }
  return out;
}

double widest_label(const Look& look, const ForestTable& table) {
  double width = text_width(table.label_head, look.type);
  for (const ForestRow& row : table.rows)
    width = std::max(width, (row.indented ? look.type.size : 0.0) + text_width(row.label, look.bold));
  return width;
}

struct Extents {
  Extent n, events, ratio, p;
};

ForestColumns arrange(const Look& look, const Extents& extents, ForestLines lines, double label_width) {
  const double between = look.narrow ? narrow_gap : gap, right = look.width - edge;
  ForestColumns columns{};
  columns.lines = lines;
  columns.label_width = lines == ForestLines::one ? label_width : right - edge;
  const double numbers_left = lines == ForestLines::one ? edge + label_width + between : edge;
  columns.n_end = numbers_left + extents.n.width;
  columns.events_end = columns.n_end + between + extents.events.width;
  columns.p_left = right - extents.p.width;
  columns.p_point = extents.p.point;
  columns.ratio_left = columns.p_left - between - extents.ratio.width;
  columns.ratio_point = extents.ratio.point;
  columns.plot_left = columns.events_end + 1.5 * between;
  columns.plot_right = lines == ForestLines::three ? right - between : columns.ratio_left - 1.5 * between;
  return columns;
}

}  // namespace

double start_in_column(std::string_view text, double point, const Type& type) {
  return is_number(text) ? point - width_before_point(text, type) : 0.0;
}

std::vector<std::string> label_lines(const ForestRow& row, const ForestColumns& columns, const Type& type) {
  const bool shares_line = row.n.empty() && !(row.ratio_text.empty() && row.p.empty());
  const double room = shares_line ? std::min(columns.label_width, columns.plot_left - edge) : columns.label_width;
  return wrapped(row.label, room - (row.indented ? type.size : 0.0), most_label_lines, type);
}

ForestColumns forest_columns(const Look& look, const ForestTable& table) {
  const Extents extents = {extent(table.rows, &ForestRow::n, "n", look.type),
                           extent(table.rows, &ForestRow::events, "Events", look.type),
                           extent(table.rows, &ForestRow::ratio_text, table.ratio_head, look.type),
                           extent(table.rows, &ForestRow::p, table.p_head, look.type)};
  const double label = std::min(label_share * look.width, widest_label(look, table) + 1e-6);
  for (const ForestLines lines : {ForestLines::one, ForestLines::two}) {
    const ForestColumns columns = arrange(look, extents, lines, label);
    const double least = lines == ForestLines::one ? least_plot : least_narrow_plot;
    const bool allowed = lines == ForestLines::two || !look.narrow;
    if (allowed && columns.plot_right - columns.plot_left >= least) return columns;
  }
  return arrange(look, extents, ForestLines::three, label);
}

}  // namespace rtsurv::report::figure
