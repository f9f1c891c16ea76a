// How alike the two sides of a treatment are: standardised differences before and after weighting.

#include <algorithm>
#include <array>
#include <cmath>

#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/judgement/models.hpp"
#include "rtsurv/report/figure/draw/factor_label.hpp"
#include "rtsurv/report/figure/draw/panel.hpp"
#include "rtsurv/report/figure/figure.hpp"
#include "rtsurv/report/words/adjusted.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"

namespace rtsurv::report {

namespace figure {

namespace {

using results::AdjustedEffect;

constexpr double dot_radius = 2.6, hole_radius = 1.7;
constexpr double names_share = 0.5;  // of the sheet, at most
constexpr const char* balance_axis = "Standardised difference";
constexpr double least_scale = 0.25;  // of the axis
constexpr const char* sheet_white = "#ffffff";

constexpr std::size_t most_label_lines_of_balance = 4;
constexpr double row_air = 0.4;  // of a line, between rows

/// A factor with its label in lines, and the height of its row.
struct BalanceRow {
  std::string label;
  std::vector<std::string> lines;
  double height;
};

/// For the names, beside a plot that is wide enough for the title of its axis.
double names_room(const Look& look) {
  const double axis = text_width(balance_axis, look.type) + 1e-6;
  return std::min(names_share * look.width, look.width - 2.0 * (edge + look.type.size) - axis);
}

std::vector<BalanceRow> rows_of(const results::Study& study, const AdjustedEffect& adjusted, const Look& look) {
  std::vector<BalanceRow> rows;
  for (const results::TreatmentBalance& balance : adjusted.balance) {
    BalanceRow row{coefficient_label(study, balance.term, balance.level), {}, 0.0};
    row.lines = wrapped(row.label, names_room(look), most_label_lines_of_balance, look.type);
    row.height = (static_cast<double>(row.lines.size()) + row_air) * look.type.leading();
    rows.push_back(std::move(row));
  }
  return rows;
}

void draw_difference(Svg& svg, const Panel& panel, const std::optional<double>& difference, double y, bool hollow) {
  if (!difference) return;
  const Point at{panel.x(std::fabs(*difference)), y};
  svg.dot(at, dot_radius, {ink});
  if (hollow) svg.dot(at, hole_radius, {sheet_white});
}

constexpr std::array legend_names{"before weighting", "after"};

/// From the left end of a dot to that of the next.
double legend_entry(const char* name, const Type& type) {
  return 4.0 * dot_radius + text_width(name, type) + type.size;
}

/// The two kinds of dots with their names, above the plot or, on a narrow sheet, as far left as they need; returns where
/// the next thing begins.
double draw_balance_legend(Svg& svg, const Look& look, double left, double top) {
  double width = 0.0;
  for (const char* name : legend_names) width += legend_entry(name, look.type);
  const double y = top + look.type.ascent() - 0.3 * look.type.size;
  double x = std::max(edge, std::min(left, look.width - edge - width + look.type.size)) + dot_radius;
  for (const char* name : legend_names) {
    svg.dot({x, y}, dot_radius, {ink});
    if (name == legend_names.front()) svg.dot({x, y}, hole_radius, {sheet_white});
    svg.text({x + 2.0 * dot_radius, top + look.type.ascent()}, name, {look.type});
    x += legend_entry(name, look.type);
  }
  return top + 1.5 * look.type.leading();
}

Panel balance_panel(const Look& look, const AdjustedEffect& adjusted, const std::vector<BalanceRow>& rows,
                    Point corner) {
  const double largest = std::max({least_scale, judgement::largest_imbalance(adjusted, false).value_or(0.0),
                                   judgement::largest_imbalance(adjusted, true).value_or(0.0)});
  Panel panel;
  panel.box = {corner.x, corner.y, look.width - edge - look.type.size, corner.y};
  for (const BalanceRow& row : rows) panel.box.bottom += row.height;
  panel.x = {0.0, 1.05 * largest, panel.box.left, panel.box.right};
  panel.x_ticks = fitting_ticks(0.0, panel.x.to, panel.box.width(), look.type);
  return panel;
}

void draw_rows(Svg& svg, const Look& look, const Panel& panel, const AdjustedEffect& adjusted,
               const std::vector<BalanceRow>& rows) {
  const double limit = panel.x(thresholds::standardised_difference);
  svg.open("rules");
  svg.line({limit, panel.box.top}, {limit, panel.box.bottom}, {.color = soft_ink, .width = axis_weight, .dash = "3 2"});
  double top = panel.box.top;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double y = top + 0.5 * rows[i].height;
    double baseline = top + 0.5 * row_air * look.type.leading() + look.type.ascent() + 0.12 * look.type.size;
    for (const std::string& line : rows[i].lines) {
      svg.text({panel.box.left - look.type.size, baseline}, line, {look.type, Anchor::end});
      baseline += look.type.leading();
    }
    svg.line({panel.box.left, y}, {panel.box.right, y}, {.color = hair_ink, .width = 0.5 * hairline_weight});
    draw_difference(svg, panel, adjusted.balance[i].before, y, true);
    draw_difference(svg, panel, adjusted.balance[i].after, y, false);
    top += rows[i].height;
  }
  svg.close();
}

std::string balance_description(const AdjustedEffect& adjusted, const std::vector<BalanceRow>& rows) {
  std::string text;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const results::TreatmentBalance& row = adjusted.balance[i];
    text += rows[i].label + ": " + (row.before ? fixed(*row.before, 2) : "not estimable");
    if (row.after) text += ", after weighting " + fixed(*row.after, 2);
    text += ". ";
  }
  return text;
}

std::string balance_caption(const results::Study& study, const results::Effect& effect) {
  const AdjustedEffect& adjusted = *effect.adjusted->value;
  const bool weighted = adjusted.method == survival::Adjustment::iptw;
  return "Absolute standardised differences of means or shares between " +
         coefficient_label(study, effect.variable, adjusted.second.level) + " and " +
         coefficient_label(study, effect.variable, adjusted.first.level) +
         (weighted ? ", before (open) and after (filled) weighting, divided by the same standard deviation"
                   : ", as the patients are") +
         "; dashed line: " + plain(thresholds::standardised_difference) + ", above which a factor is not balanced.";
}

}  // namespace

}  // namespace figure

Figure balance_figure(const results::Study& study, const results::Effect& effect, const FigureStyle& style) {
  using namespace figure;
  const Look look(style);
  const AdjustedEffect& adjusted = *effect.adjusted->value;
  Figure out;
  out.name = figure_name({"balance", effect.variable, effect.within, effect.endpoint});
  out.title = "Balance of the patients by " + factor_label(study, effect.variable);
  out.caption = balance_caption(study, effect);

  Svg svg(look.width);
  double top = draw_title(svg, look, out.title);
  const std::vector<BalanceRow> rows = rows_of(study, adjusted, look);
  double label_width = 0.0;
  for (const BalanceRow& row : rows) label_width = std::max(label_width, widest(row.lines, look.type));
  const double left = edge + label_width + look.type.size;
  if (adjusted.method == survival::Adjustment::iptw) top = draw_balance_legend(svg, look, left, top);
  const Panel panel = balance_panel(look, adjusted, rows, {left, top});
  draw_rows(svg, look, panel, adjusted, rows);
  draw_x_axis(svg, look, panel, balance_axis);
  out.svg = svg.finish(panel.box.bottom + x_axis_height(look) + edge, out.title, balance_description(adjusted, rows));
  return out;
}

}  // namespace rtsurv::report
