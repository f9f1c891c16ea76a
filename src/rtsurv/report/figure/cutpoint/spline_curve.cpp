#include "rtsurv/report/figure/cutpoint/spline_curve.hpp"

#include <algorithm>
#include <cmath>

#include "rtsurv/report/words/format.hpp"

namespace rtsurv::report::figure {
namespace {

constexpr double largest_log_ratio = 2.7725887222397811;  // 16 times
constexpr double spline_band_opacity = 0.15;

}  // namespace

double limited_log_ratio(double log_ratio) { return std::clamp(log_ratio, -largest_log_ratio, largest_log_ratio); }

Panel spline_panel(const Look& look, const survival::SplineCox& spline) {
  double least = -std::log(2.0), most = std::log(2.0);
  for (std::size_t i = 0; i < spline.x.size(); ++i) {
    least = std::min(least, limited_log_ratio(spline.lower[i]));
    most = std::max(most, limited_log_ratio(spline.upper[i]));
  }
  Panel panel;
  const double height = look.width * (look.narrow ? 0.6 : 0.4);
  for (const double ratio : ratio_ticks(std::exp(least), std::exp(most), 1)) {
    panel.y_ticks.push_back(std::log(ratio));
    panel.y_labels.push_back(plain(ratio, 4));
  }
  panel.box = {y_axis_width(look, {0.0625}), 0.0, look.width - edge - text_width("00", look.type), height};
  const double air = 0.02 * (spline.x.back() - spline.x.front());
  panel.x = {spline.x.front() - air, spline.x.back() + air, panel.box.left, panel.box.right};
  panel.x_ticks = fitting_ticks(panel.x.from, panel.x.to, panel.box.width(), look.type);
  panel.y = {least, most, height, 0.0};
  return panel;
}

void draw_spline_curve(Svg& svg, const Look& look, const Panel& panel, const survival::SplineCox& spline) {
  std::vector<Point> line, band;
  for (std::size_t i = 0; i < spline.x.size(); ++i) {
    line.push_back({panel.x(spline.x[i]), panel.y(limited_log_ratio(spline.log_hazard_ratio[i]))});
    band.push_back({panel.x(spline.x[i]), panel.y(limited_log_ratio(spline.upper[i]))});
  }
  for (std::size_t i = spline.x.size(); i-- > 0;)
    band.push_back({panel.x(spline.x[i]), panel.y(limited_log_ratio(spline.lower[i]))});
  const Stroke stroke = series_stroke(look, 0);
  svg.open("curve");
  svg.area(band, {stroke.color, spline_band_opacity});
  svg.line({panel.box.left, panel.y(0.0)}, {panel.box.right, panel.y(0.0)},
           {.color = hair_ink, .width = hairline_weight});
  svg.polyline(line, {.color = stroke.color, .width = curve_weight});
  svg.close();
}

std::string spline_test_words(const survival::SplineCox& spline) {
  if (!spline.nonlinear) return "Straight line (too few different values for a curve), " + p_phrase(spline.overall.p);
  return "Curve: " + p_phrase(spline.overall.p) + ", of which not a straight line: " + p_phrase(spline.nonlinear->p);
}

}  // namespace rtsurv::report::figure
