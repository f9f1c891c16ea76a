#include "rtsurv/report/figure/forest/forest_columns.hpp"

#include <algorithm>
#include <limits>

namespace rtsurv::report::figure {

namespace {

constexpr double wide_gap = 10.0;
constexpr double narrow_gap = 7.0;
constexpr double label_share = 0.3;  // of the sheet, at most, beside the numbers
constexpr double wide_plot = 90.0;
constexpr double narrow_plot = 50.0;
constexpr double least_plot = 45.0;  // without a label beside it
constexpr std::size_t most_label_lines = 4;
constexpr std::size_t most_head_lines = 3;

bool is_number(std::string_view text) {
  const std::size_t first = text.find_first_not_of("<>");
  return first != std::string_view::npos && text[first] >= '0' && text[first] <= '9';
}

double width_before_point(std::string_view number, const Type& type) {
  return is_number(number) ? text_width(number.substr(0, number.find_first_not_of("<>,0123456789")), type) : 0.0;
}

/// How far from the left end of a column a text starts, so that numbers have their decimal point at `point`.
double start_in_column(std::string_view text, double point, const Type& type) {
  return is_number(text) ? point - width_before_point(text, type) : 0.0;
}

/// Widest text of a column, and its widest part before the decimal point.
struct Extent {
  double width = 0.0, point = 0.0;
};

/// Words of ratio and P may reach to the left of their column, so that they do not widen it.
Extent extent(const std::vector<std::string>& texts, double head, const Type& type) {
  Extent out;
  for (const std::string& text : texts) out.point = std::max(out.point, width_before_point(text, type));
  out.width = head;
  for (const std::string& text : texts)
    if (is_number(text))
      out.width = std::max(out.width, start_in_column(text, out.point, type) + text_width(text, type));
  return out;
}

std::vector<std::string> column_of(const ForestTable& table, std::string ForestRow::*column) {
  std::vector<std::string> texts;
  for (const ForestRow& row : table.rows) texts.push_back(row.*column);
  return texts;
}

struct Extents {
  double n, events;
  Extent ratio, p;
};

Extents extents_of(const Look& look, const ForestTable& table) {
  const Type& type = look.type;
  const ForestRow head = head_row(table);
  Extents out{text_width(head.n, type), text_width(events_text(head, look.narrow), type),
              extent(column_of(table, &ForestRow::ratio_text), text_width(head.ratio_text, type), type),
              extent(column_of(table, &ForestRow::p), widest(p_head_lines(look, table), type), type)};
  for (const ForestRow& row : table.rows) {
    out.n = std::max(out.n, text_width(row.n, type));
    out.events = std::max(out.events, text_width(events_text(row, look.narrow), type));
  }
  return out;
}

ForestColumns arrange(const Look& look, const Extents& extents, bool ratio_below, double label_width) {
  ForestColumns columns{};
  columns.narrow = look.narrow;
  columns.ratio_below = ratio_below;
  columns.label_width = label_width;
  columns.gap = look.narrow ? narrow_gap : wide_gap;
  columns.right = look.width - edge;
  const double counts_left = edge + (label_width > 0.0 ? label_width + columns.gap : 0.0);
  columns.n_end = counts_left + extents.n;
  columns.events_end = (look.narrow ? counts_left : columns.n_end + columns.gap) + extents.events;
  columns.p_left = columns.right - extents.p.width;
  columns.p_point = extents.p.point;
  columns.ratio_left = columns.p_left - columns.gap - extents.ratio.width;
  columns.ratio_point = extents.ratio.point;
  columns.plot_left = columns.events_end + 1.5 * columns.gap;
  columns.plot_right = ratio_below ? columns.right - columns.gap : columns.ratio_left - 1.5 * columns.gap;
  return columns;
}

Type type_of(const Look& look, const ForestRow& row) {
  return row.mark == ForestRow::Mark::diamond ? look.bold : look.type;
}

double indent_of(const ForestRow& row, const Type& type) { return row.indented ? type.size : 0.0; }

double label_width_of(const Look& look, const ForestRow& row) {
  const Type type = type_of(look, row);
  return indent_of(row, type) + text_width(row.label, type) + 1e-6;
}

/// Widths that a column of labels may have: 0, that of each label that fits, and on a wide sheet the widest allowed.
std::vector<double> label_widths(const Look& look, const ForestTable& table) {
  const double most = label_share * look.width;
  double widest = label_width_of(look, head_row(table));
  std::vector<double> widths{0.0, std::min(most, widest)};
  for (const ForestRow& row : table.rows) {
    widest = std::max(widest, label_width_of(look, row));
    const double needed = std::max(row.family_width, label_width_of(look, row));
    if (needed <= most && (!row.n.empty() || !look.narrow)) widths.push_back(needed);
  }
  if (!look.narrow) widths.push_back(std::min(most, widest));
  std::ranges::sort(widths);
  return widths;
}

double height_of(const Look& look, const ForestTable& table, const ForestColumns& columns) {
  double lines = row_lines(head_row(table), columns, look.type).all;
  for (const ForestRow& row : table.rows) lines += row_lines(row, columns, type_of(look, row)).all;
  return lines;
}

/// The end of the room for a label on the line of its numbers, and that of one over the plot where nothing is drawn.
double room_beside(const ForestRow& row, const ForestColumns& columns) {
  if (!row.n.empty()) return columns.label_width;
  return columns.plot_left - columns.gap - edge;
}

double room_over_plot(const ForestRow& row, const ForestColumns& columns) {
  if (row.n.empty() && row.mark == ForestRow::Mark::none && row.ratio_text.empty() && !row.p.empty())
    return columns.p_left - columns.gap - edge;
  return columns.right - edge;
}

}  // namespace

std::string events_text(const ForestRow& row, bool narrow) {
  if (!narrow || row.n.empty()) return row.events;
  return (row.events.empty() ? "\u2013" : row.events) + "/" + row.n;
}

ForestRow head_row(const ForestTable& table) {
  ForestRow head;
  head.label = table.label_head;
  head.n = "n";
  head.events = "Events";
  head.ratio_text = table.ratio_head;
  head.mark = ForestRow::Mark::square;
  return head;
}

std::vector<std::string> p_head_lines(const Look& look, const ForestTable& table) {
  const double room = look.narrow ? widest_word(table.p_head, look.type) : look.width;
  return wrapped(table.p_head, room + 1e-6, most_head_lines, look.type);
}

double ratio_start(const ForestRow& row, const ForestColumns& columns, const Type& type) {
  const double start = columns.ratio_left + start_in_column(row.ratio_text, columns.ratio_point, type);
  return std::min(start, columns.p_left - columns.gap - text_width(row.ratio_text, type));
}

double p_start(std::string_view p, const ForestColumns& columns, const Type& type) {
  return std::min(columns.p_left + start_in_column(p, columns.p_point, type), columns.right - text_width(p, type));
}

RowLines row_lines(const ForestRow& row, const ForestColumns& columns, const Type& type) {
  const double indent = indent_of(row, type), beside = room_beside(row, columns) - indent;
  RowLines out;
  out.label = wrapped(row.label, room_over_plot(row, columns) - indent, most_label_lines, type);
  const bool heading = row.n.empty() && row.ratio_text.empty() && row.mark == ForestRow::Mark::none;
  auto in_column = wrapped(row.label, beside, most_label_lines + 1, type);
  const std::size_t allowed = std::min(most_label_lines, out.label.size() + (heading ? 0 : 1));
  const bool wraps = in_column.size() <= allowed && widest_word(row.label, type) <= beside;
  const bool fits = std::max(row.family_width - indent, text_width(row.label, type)) <= beside;
  if (columns.narrow && !row.n.empty() ? fits : wraps)
    out.label = std::move(in_column);
  else if (!heading)
    out.numbers = static_cast<double>(out.label.size());
  const double ratio_left = ratio_start(row, columns, {type.size}) - columns.gap;
  const bool crowded = !row.n.empty() && ratio_left < columns.events_end;
  out.ratio = out.numbers + ((columns.ratio_below && row.mark != ForestRow::Mark::none) || crowded ? 1.0 : 0.0);
  if (!row.ratio_text.empty() && ratio_left < edge + indent + widest(out.label, type))
    out.ratio = std::max(out.ratio, static_cast<double>(out.label.size()));
  out.all = std::max(static_cast<double>(out.label.size()), out.ratio + 1.0);
  return out;
}

void set_family_widths(const Look& look, std::vector<ForestRow>& rows) {
  for (std::size_t first = 0, next = 0; first < rows.size(); first = next) {
    double widest = 0.0;
    const auto belongs = [&](const ForestRow& row) { return row.n.empty() == rows[first].n.empty(); };
    for (next = first; next < rows.size() && belongs(rows[next]) && rows[next].indented == rows[first].indented; ++next)
      widest = std::max(widest, label_width_of(look, rows[next]));
    for (std::size_t i = first; i < next; ++i) rows[i].family_width = rows[i].n.empty() ? 0.0 : widest;
  }
}

ForestColumns forest_columns(const Look& look, const ForestTable& table) {
  const Extents extents = extents_of(look, table);
  const auto plot = [](const ForestColumns& columns) { return columns.plot_right - columns.plot_left; };
  const bool below = plot(arrange(look, extents, false, 0.0)) < least_plot;
  const double enough = look.narrow ? narrow_plot : wide_plot;
  ForestColumns best = arrange(look, extents, below, 0.0);
  double least = height_of(look, table, best);
  for (const double width : label_widths(look, table)) {
    const ForestColumns columns = arrange(look, extents, below, width);
    if (plot(columns) < enough) break;
    const double height = height_of(look, table, columns);
    if (look.narrow ? height >= least : height > least) continue;
    best = columns;
    least = height;
  }
  return best;
}

}  // namespace rtsurv::report::figure
