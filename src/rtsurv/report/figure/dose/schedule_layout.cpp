#include "rtsurv/report/figure/dose/schedule_layout.hpp"

#include <algorithm>
#include <cmath>

#include "rtsurv/report/words/dose_words.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/results/privacy/hidden.hpp"

namespace rtsurv::report::figure {

namespace {

using results::ScheduleTable;

constexpr double schedule_column_gap = 7.0;
constexpr double rare_share = 0.62;  // of the rare schedules' label: two lines
constexpr double least_bar = 2.4;
constexpr double order_slack = 1e-9;
constexpr double schedule_names_share = 0.42;  // of the sheet, at most

std::vector<DoseLine> lines_of(const ScheduleTable& table) {
  const ScheduleList list = schedule_list(table);
  std::vector<DoseLine> lines;
  for (const ScheduleRow& row : list.single) {
    const double at = row.equivalents.front().eqd2_gy;
    lines.push_back({row.schedule.name, count(static_cast<double>(row.n)), fixed(at, 1), row.lowest_eqd2_gy,
                     row.highest_eqd2_gy, at});
  }
  std::ranges::stable_sort(lines, {}, &DoseLine::at);
  if (list.rare.empty()) return lines;
  const DoseRange range = eqd2_range(list.rare);
  lines.push_back({rare_label(list.rare),
                   count(static_cast<double>(patients_of(list.rare))),
                   dose_range(range.low, range.high),
                   range.low,
                   range.high,
                   {}});
  return lines;
}

/// A stretch with a hidden schedule has no bar: what others add to it would be its lower limit.
void hide_bars(Histogram& out) {
  for (std::size_t i = 0; i < out.hidden.size(); ++i)
    if (!out.hidden[i].empty() && out.bars[i] > 0.0) {
      out.hidden[i] = results::hidden_text(results::hidden_count());
      out.bars[i] = 0.0;
    }
}

/// Of all schedules; stretches begin, or without the lower end, end at the threshold.
Histogram histogram(const ScheduleTable& table, const std::optional<DoseThreshold>& threshold, double width) {
  const double lowest = eqd2_range(table.rows).low, origin = threshold ? threshold->eqd2_gy : 0.0;
  Histogram out{
      origin + (std::floor((lowest - origin) / width) - 1.0) * width, width, !threshold || threshold->fixed, {}};
  for (const ScheduleRow& row : table.rows) {
    const double place = (row.equivalents.front().eqd2_gy - out.start) / width;
    const auto bar = static_cast<std::size_t>(out.lower_end_included ? std::floor(place + order_slack)
                                                                     : std::ceil(place - order_slack) - 1.0);
    if (out.bars.size() <= bar) {
      out.bars.resize(bar + 1);
      out.hidden.resize(bar + 1);
    }
    if (!results::is_hidden(row.n))
      out.bars[bar] += static_cast<double>(row.n);
    else
      out.hidden[bar] =
          results::hidden_text(out.hidden[bar].empty() ? static_cast<double>(row.n) : results::hidden_count());
  }
  hide_bars(out);
  return out;
}

double right_column(const ScheduleLayout& layout, std::string DoseLine::*text, const std::string& head) {
  double width = text_width(head, layout.look.type);
  for (const DoseLine& line : layout.lines) width = std::max(width, text_width(line.*text, layout.look.type));
  return width;
}

/// The smallest of 1, 2, 5, 10 ... Gy whose bars can be told apart.
double bar_width(double range, double length) {
  double width = 1.0;
  for (int i = 0; width / range * length < least_bar && i < 12; ++i) width *= i % 3 == 1 ? 2.5 : 2.0;
  return width;
}

void lay_out_columns(ScheduleLayout& layout, std::size_t patients) {
  const Look& look = layout.look;
  double widest_name = text_width("Schedule", look.type);
  for (const DoseLine& line : layout.lines) {
    const double width = text_width(line.label, look.type);
    widest_name = std::max(widest_name, line.at ? width : rare_share * width);
  }
  layout.names_width = std::min(widest_name, schedule_names_share * look.width);
  layout.dose_end = look.width - edge;
  layout.n_end = layout.dose_end - right_column(layout, &DoseLine::dose, "EQD2") - schedule_column_gap;
  const double n_width =
      std::max(right_column(layout, &DoseLine::n, "n"), text_width(count(static_cast<double>(patients)), look.type));
  layout.panel.box.right = layout.n_end - n_width - schedule_column_gap;
}

void lay_out_panel(ScheduleLayout& layout, const ScheduleTable& table) {
  const Look& look = layout.look;
  DoseRange range = eqd2_range(table.rows);
  if (layout.threshold) {
    range.low = std::min(range.low, layout.threshold->eqd2_gy);
    range.high = std::max(range.high, layout.threshold->eqd2_gy);
  }
  Box& box = layout.panel.box;
  const double left = edge + layout.names_width + schedule_column_gap;
  layout.counts = histogram(table, layout.threshold, bar_width(range.high - range.low, box.right - left));
  const double most = std::max(1.0, std::ranges::max(layout.counts.bars));
  layout.panel.y_ticks = round_ticks(0.0, most, static_cast<std::size_t>(std::min(4.0, most)));
  box = {std::max(left, y_axis_width(look, layout.panel.y_ticks)), 0.0, box.right,
         look.width * (look.narrow ? 0.25 : 0.17)};
  const double air = std::max(layout.counts.width, 0.02 * (range.high - range.low));
  layout.panel.x = {range.low - air, range.high + air, box.left, box.right};
  layout.panel.x_ticks = fitting_ticks(layout.panel.x.from, layout.panel.x.to, box.width(), look.type);
  layout.panel.y = {0.0, most, box.bottom, box.top};
}

}  // namespace

ScheduleLayout schedule_layout(const results::Study& study, const FigureStyle& style) {
  const ScheduleTable& table = *study.schedules;
  ScheduleLayout layout{Look(style), lines_of(table), dose_threshold(study), {}, {}};
  lay_out_columns(layout, table.n);
  lay_out_panel(layout, table);
  return layout;
}

}  // namespace rtsurv::report::figure
