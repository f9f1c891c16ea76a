#include "rtsurv/report/figure/curves/risk_table.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "rtsurv/report/figure/curves/kaplan_meier_notes.hpp"
#include "rtsurv/report/figure/curves/kaplan_meier_words.hpp"
#include "rtsurv/report/words/format.hpp"

namespace rtsurv::report::figure {

namespace {

constexpr double rate_column_gap = 10.0;
constexpr double rate_names_share = 0.4;  // of the sheet, at most, in the table of rates
constexpr std::size_t rate_name_lines = 2;

/// The group's swatch and name from the left rim; returns the next top.
double draw_name(Svg& svg, const KaplanMeierLayout& layout, std::size_t group, Box room) {
  const Type& type = layout.look.type;
  const double middle = room.top + type.ascent() - 0.36 * type.size;
  svg.line({room.left, middle}, {room.left + swatch_length, middle}, layout.stroke(group));
  const double left = room.left + swatch_length + swatch_gap;
  for (const std::string& line : wrapped(layout.names[group], room.right - left, rate_name_lines, type)) {
    svg.text({left, room.top + type.ascent()}, line, {type});
    room.top += type.leading();
  }
  return room.top;
}

struct Row {
  const char* label;
  double GroupNumbers::*number;
  bool bracketed;
  const char* color;
};

constexpr std::array survival_rows{Row{at_risk_row, &GroupNumbers::at_risk, false, ink},
                                   Row{censored_row, &GroupNumbers::censored, true, soft_ink},
                                   Row{events_row, &GroupNumbers::events, true, soft_ink}};
constexpr std::array incidence_rows{Row{at_risk_row, &GroupNumbers::at_risk, false, ink},
                                    Row{events_row, &GroupNumbers::events, true, soft_ink},
                                    Row{competing_row, &GroupNumbers::competing, true, soft_ink},
                                    Row{censored_row, &GroupNumbers::censored, true, soft_ink}};

/// The rows of a group, with its numbers at every tick.
struct GroupRows {
  std::span<const Row> rows;
  std::vector<GroupNumbers> numbers;
};

double draw_rows(Svg& svg, const GroupRows& group, const KaplanMeierLayout& layout, double top) {
  const Type& type = layout.look.type;
  const std::vector<GroupNumbers>& numbers = group.numbers;
  for (const Row& row : group.rows) {
    if (!layout.names_beside_numbers())
      svg.text({edge, top + type.ascent()}, row.label, {type, Anchor::start, row.color});
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const std::string number = count(numbers[i].*row.number);
      svg.text({layout.panel.x(layout.panel.x_ticks[i]), top + type.ascent()},
               row.bracketed ? "(" + number + ")" : number, {type, Anchor::middle, row.color});
    }
    top += type.leading();
  }
  return top;
}

GroupRows rows_of(std::span<const Row> rows, const auto& group, const KaplanMeierLayout& layout) {
  GroupRows result{layout.table == results::RiskTable::at_risk ? rows.first(1) : rows, {}};
  for (const double tick : layout.panel.x_ticks) result.numbers.push_back(numbers_at(group, tick));
  return result;
}

/// The rows of every group, below its name when there are several.
double draw_groups(Svg& svg, const std::vector<GroupRows>& groups, const KaplanMeierLayout& layout, double top) {
  const Type& type = layout.look.type;
  if (layout.table == results::RiskTable::none) return top - type.size;
  const bool beside = layout.names_beside_numbers();
  svg.open("risk-table");
  if (beside) {
    svg.text({edge, top + type.ascent()}, at_risk_row, {type, Anchor::start, soft_ink});
    top += type.leading();
  }
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const double below =
        groups.size() > 1 ? draw_name(svg, layout, i, {edge, top, layout.look.width - edge, 0.0}) : top;
    top = draw_rows(svg, groups[i], layout, beside ? top : below) + (beside ? 0.0 : 0.4 * type.size);
  }
  svg.close();
  return top;
}

std::string heading(const KaplanMeierFigure& content, double landmark) {
  return "at " + time_phrase(content, landmark);
}

/// Some landmarks side by side; names give way to their swatches when they are long.
struct RateColumns {
  std::span<const double> landmarks;
  double names_width, cell_width;
};

double draw_rates(Svg& svg, const KaplanMeierFigure& content, const KaplanMeierLayout& layout, RateColumns columns,
                  double top) {
  const Type& type = layout.look.type;
  const double name_left = edge + swatch_length + swatch_gap;
  for (std::size_t row = 0; row <= layout.names.size(); ++row) {
    const double baseline = top + type.ascent(), middle = baseline - 0.36 * type.size;
    if (row > 0 && layout.names.size() > 1) {
      svg.line({edge, middle}, {edge + swatch_length, middle}, layout.stroke(row - 1));
      if (columns.names_width > 0.0) svg.text({name_left, baseline}, layout.names[row - 1], {type});
    }
    double x = name_left + columns.names_width;
    for (const double landmark : columns.landmarks) {
      svg.text({x, baseline},
               row == 0 ? heading(content, landmark) : rate_at(content.result->groups[row - 1], landmark), {type});
      x += columns.cell_width + rate_column_gap;
    }
    top += type.leading();
  }
  return top + 0.5 * type.size;
}

}  // namespace

double draw_risk_table(Svg& svg, const results::KaplanMeierResult& result, const KaplanMeierLayout& layout,
                       double top) {
  std::vector<GroupRows> groups;
  for (const auto& group : result.groups) groups.push_back(rows_of(survival_rows, group.curve, layout));
  return draw_groups(svg, groups, layout, top);
}

double draw_risk_table(Svg& svg, const results::IncidenceResult& result, const KaplanMeierLayout& layout, double top) {
  std::vector<GroupRows> groups;
  for (const auto& group : result.groups) groups.push_back(rows_of(incidence_rows, group, layout));
  return draw_groups(svg, groups, layout, top);
}

std::string incidence_table_words(const KaplanMeierLayout& layout) {
  if (layout.table == results::RiskTable::none) return beyond_words(layout);
  if (layout.table == results::RiskTable::at_risk)
    return "Below: patients at risk just before each time." + beyond_words(layout);
  return std::string(
             "Below: patients at risk just before each time, and the cumulative numbers with an event, with a ") +
         "competing event and censored without either before it." + beyond_words(layout);
}

double draw_rate_table(Svg& svg, const KaplanMeierFigure& content, const KaplanMeierLayout& layout, double top) {
  const Look& look = layout.look;
  std::vector<double> landmarks;
  double cell = 0.0;
  for (const double landmark : content.landmarks) {
    if (rate_at(content.result->groups.front(), landmark).empty()) continue;
    landmarks.push_back(landmark);
    cell = std::max(cell, text_width(heading(content, landmark), look.type));
    for (const auto& group : content.result->groups)
      cell = std::max(cell, text_width(rate_at(group, landmark), look.type));
  }
  const double names = widest(layout.names, look.type) + rate_column_gap;
  const double names_width = layout.names.size() > 1 && names <= rate_names_share * look.width ? names : 0.0;
  const double room = look.width - 2.0 * edge - swatch_length - swatch_gap - names_width + rate_column_gap;
  const auto fitting = static_cast<std::size_t>(std::max(1.0, room / (cell + rate_column_gap)));
  svg.open("rate-table");
  for (std::size_t first = 0; first < landmarks.size(); first += fitting) {
    const auto part = std::span(landmarks).subspan(first, std::min(fitting, landmarks.size() - first));
    top = draw_rates(svg, content, layout, {part, names_width, cell}, top);
  }
  svg.close();
  return top;
}

}  // namespace rtsurv::report::figure
