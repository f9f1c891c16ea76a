#pragma once
// Reads a figure back from its SVG, and makes estimates to draw.

#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/report/figure/draw/svg.hpp"
#include "rtsurv/report/figure/figure.hpp"

namespace rtsurv::report::figure_reading {

struct DrawnText {
  std::string text;
  std::string group;  ///< class of the group around it
  figure::Point at;   ///< anchor
  figure::Box box;    ///< by the table of widths
};

/// A straight stroke: a line, or a piece of the outline of a path or box.
struct DrawnLine {
  std::string group;  ///< as of a text
  figure::Point from, to;
  bool filled = false;  ///< the edge of an area
};

struct DrawnFigure {
  double width = 0.0, height = 0.0;
  std::vector<DrawnText> texts;
  std::vector<DrawnLine> lines;

  [[nodiscard]] std::vector<DrawnText> in(std::string_view group) const;
  [[nodiscard]] bool says(std::string_view text) const;  ///< a whole text element is this
};

/// Fails the test when the SVG is not well-formed or a coordinate is not a number.
[[nodiscard]] DrawnFigure read(const Figure& drawn);

/// What is wrong with the placing of texts: beyond the sheet, or upon each other. Empty: nothing.
[[nodiscard]] std::string misplaced_texts(const DrawnFigure& drawn);

/// Which texts a mark or whisker of a forest crosses. Empty: none.
[[nodiscard]] std::string struck_texts(const DrawnFigure& drawn);

struct Patient {
  double time;
  int event;
};

/// A product-limit estimate written down naively, with log limits, and its values at `landmarks`.
[[nodiscard]] survival::KaplanMeier estimate(std::vector<Patient> patients, const std::vector<double>& landmarks = {});

/// `n` patients whose times are spread evenly over (0, last], `events_in_ten` of ten of them with an event.
[[nodiscard]] std::vector<Patient> cohort(int n, double last, int events_in_ten = 5);

}  // namespace rtsurv::report::figure_reading
