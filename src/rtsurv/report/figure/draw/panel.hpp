#pragma once
// A rectangle with axes. Curves, and everything that stands under them, share its scales.

#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/report/figure/draw/scale.hpp"
#include "rtsurv/report/figure/draw/series.hpp"

namespace rtsurv::report::figure {

struct Panel {
  Box box;
  LinearScale x, y;
  std::vector<double> x_ticks, y_ticks;
  std::vector<std::string> x_labels = {}, y_labels = {};  ///< of the ticks; empty: their numbers

  void move_down(double distance);
};

/// A panel whose scales run from the first to the last tick, as those of most axes do.
[[nodiscard]] Panel make_panel(const Box& box, std::vector<double> x_ticks, std::vector<double> y_ticks);

/// How a tick is written: "0", "2.5", "63".
[[nodiscard]] std::string tick_label(double value);

/// Round ticks inside [low, high], as many as have room for their labels along `length`, ten at most.
[[nodiscard]] std::vector<double> fitting_ticks(double low, double high, double length, const Type& type);

/// Room that the y axis needs left of the panel: ticks, their labels, a title of one line.
[[nodiscard]] double y_axis_width(const Look& look, const std::vector<double>& ticks);

/// Lines of a title beside a panel of that height, two at most; each but the first needs the type's leading of room.
[[nodiscard]] double y_title_lines(const Look& look, std::string_view title, double height);

/// Room that the x axis needs below the panel.
[[nodiscard]] double x_axis_height(const Look& look);

/// One axis with ticks, labels and title; that of the y axis in as many lines as have room.
void draw_x_axis(Svg& svg, const Look& look, const Panel& panel, std::string_view title);
void draw_y_axis(Svg& svg, const Look& look, const Panel& panel, std::string_view title);

/// Both axes.
void draw_axes(Svg& svg, const Look& look, const Panel& panel, std::string_view x_title, std::string_view y_title);

/// Plain text in at most five lines above a panel; returns where the next thing begins.
double draw_paragraph(Svg& svg, const Look& look, std::string_view text, double top);

/// A title in bold above everything, unless the look has none, in as many lines as it needs; that the patients are
/// simulated it says in any case. Returns where the next thing begins.
double draw_title(Svg& svg, const Look& look, std::string_view title);

}  // namespace rtsurv::report::figure
