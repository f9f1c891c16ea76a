// Patients by calendar year as bars, and below them, on the same years, the share of one kind with its intervals.

#include <algorithm>

#include "rtsurv/report/figure/draw/hidden_bar.hpp"
#include "rtsurv/report/figure/draw/panel.hpp"
#include "rtsurv/report/figure/figure.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/words.hpp"
#include "rtsurv/results/privacy/hidden.hpp"

namespace rtsurv::report {

namespace figure {

namespace {

using results::Referrals;

constexpr double bar_share = 0.6;  // of the room of a year
constexpr double year_radius = 2.4;
constexpr double cap = 2.0;

/// A panel over the years, half a year of air at both ends.
Panel year_panel(const Look& look, const Referrals& referrals, double height, std::vector<double> y_ticks) {
  Panel panel;
  panel.y_ticks = std::move(y_ticks);
  panel.box = {y_axis_width(look, {0, 100}), 0.0, look.width - edge - text_width("00", look.type), height};
  const double first = referrals.years.front().year, last = referrals.years.back().year;
  panel.x = {first - 0.6, last + 0.6, panel.box.left, panel.box.right};
  panel.x_ticks = fitting_ticks(first, last, panel.box.width(), look.type);
  std::erase_if(panel.x_ticks, [](double tick) { return tick != static_cast<int>(tick); });
  panel.y = {0.0, panel.y_ticks.back(), height, 0.0};
  return panel;
}

void draw_counts(Svg& svg, const Look& look, const Panel& panel, const Referrals& referrals) {
  svg.open("counts");
  for (const Referrals::Year& year : referrals.years) {
    if (results::is_hidden(year.n)) {
      draw_hidden_bar(svg, {panel.x(year.year), panel.box.bottom}, results::hidden_text(year.n),
                      {look.type, panel.x(1.0) - panel.x(0.0)});
      continue;
    }
    const double left = panel.x(year.year - bar_share / 2.0), right = panel.x(year.year + bar_share / 2.0);
    const double top = panel.y(static_cast<double>(year.n));
    if (year.n > 0)
      svg.area(std::vector<Point>{{left, panel.box.bottom}, {left, top}, {right, top}, {right, panel.box.bottom}},
               {series_stroke(look, 0).color});
  }
  svg.close();
}

void draw_shares(Svg& svg, const Panel& panel, const Referrals& referrals) {
  svg.open("shares");
  for (const Referrals::Year& year : referrals.years) {
    if (!year.share || !year.share->percent) continue;
    const double x = panel.x(year.year);
    for (const auto& limit : {year.share->lower, year.share->upper})
      if (limit) {
        svg.line({x, panel.y(*year.share->percent)}, {x, panel.y(*limit)}, {.width = axis_weight});
        svg.line({x - cap, panel.y(*limit)}, {x + cap, panel.y(*limit)}, {.width = axis_weight});
      }
    svg.dot({x, panel.y(*year.share->percent)}, year_radius, {ink});
  }
  svg.close();
}

std::vector<double> count_ticks(const Referrals& referrals) {
  std::size_t most = 1;
  for (const Referrals::Year& year : referrals.years)
    if (!results::is_hidden(year.n)) most = std::max(most, year.n);
  std::vector<double> ticks = round_ticks(0.0, static_cast<double>(most), 4);
  std::erase_if(ticks, [](double tick) { return tick != static_cast<int>(tick); });
  if (ticks.back() < static_cast<double>(most)) ticks.push_back(ticks.back() + (ticks.size() > 1 ? ticks[1] : 1.0));
  return ticks;
}

std::string trend_words(const Referrals& referrals) {
  if (!referrals.trend) return referrals.why.empty() ? "" : "Trend not estimable: " + referrals.why;
  return referrals.label + ": trend over the years " + p_phrase(referrals.trend->p) +
         " (Cochran\u2013Armitage), n = " + count(static_cast<double>(referrals.trend->n));
}

}  // namespace

}  // namespace figure

Figure referrals_figure(const results::Study& study, const FigureStyle& style) {
  using namespace figure;
  const results::Referrals& referrals = *study.referrals;
  const Look look(style);
  Figure out;
  out.name = figure_name({"referrals"});
  out.title =
      referrals.share.empty() ? "Patients by calendar year" : "Patients by calendar year, and the share of one kind";
  Svg svg(look.width);
  double top = draw_title(svg, look, out.title);
  if (const std::string words = trend_words(referrals); !words.empty()) {
    top = draw_paragraph(svg, look, words, top);
    out.caption = words + ". ";
  }
  Panel counts = year_panel(look, referrals, look.width * 0.2, count_ticks(referrals));
  counts.move_down(top + 0.8 * look.type.leading());
  draw_counts(svg, look, counts, referrals);
  draw_axes(svg, look, counts, referrals.share.empty() ? "Year" : "", "Patients");
  top = counts.box.bottom + x_axis_height(look);
  out.caption += "Bars: patients of each year.";
  if (std::ranges::any_of(referrals.years, [](const auto& year) { return results::is_hidden(year.n); }))
    out.caption += " A word stands where their number is hidden.";
  if (!referrals.share.empty()) {
    Panel shares = year_panel(look, referrals, look.width * 0.26, {0, 25, 50, 75, 100});
    shares.move_down(top + 0.4 * look.type.leading());
    draw_shares(svg, shares, referrals);
    draw_axes(svg, look, shares, "Year", "Share (%)");
    top = shares.box.bottom + x_axis_height(look);
    out.caption += " Points: " + referrals.label + ", per cent of the patients of the year with exact " +
                   interval_head(referrals.confidence_level) + ".";
  }
  out.svg = svg.finish(top + edge, out.title, out.caption);
  return out;
}

}  // namespace rtsurv::report
