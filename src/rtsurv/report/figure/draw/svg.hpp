#pragma once
// A sheet of points that becomes SVG: lines, areas and real text with fixed decimals. Start here: Svg.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/report/figure/draw/typesetting.hpp"

namespace rtsurv::report::figure {

inline constexpr double points_per_mm = 72.0 / 25.4;

/// A place in points, y downwards.
struct Point {
  double x = 0.0, y = 0.0;
};

/// A rectangle in points.
struct Box {
  double left = 0.0, top = 0.0, right = 0.0, bottom = 0.0;

  [[nodiscard]] double width() const noexcept { return right - left; }
  [[nodiscard]] double height() const noexcept { return bottom - top; }
};

inline constexpr const char* ink = "#1a1a1a";
inline constexpr const char* soft_ink = "#595959";  ///< of secondary text: contrast 7:1 on white
inline constexpr const char* hair_ink = "#8c8c8c";  ///< of hairlines: contrast 3.4:1 on white

struct Stroke {
  std::string color = ink;
  double width = 0.75;
  std::string dash = {};  ///< lengths on and off in points; empty: solid
  double opacity = 1.0;
};

struct Fill {
  std::string color;
  double opacity = 1.0;
};

enum class Anchor { start, middle, end };

struct TextStyle {
  Type type;
  Anchor anchor = Anchor::start;
  std::string color = ink;
};

/// A piece of a line.
struct Run {
  std::string text;
  bool bold = false;
};

/// Texts are plain; the sheet escapes them, and drops what XML cannot hold.
class Svg {
 public:
  explicit Svg(double width) : width_(width) {}

  [[nodiscard]] double width() const noexcept { return width_; }

  void open(std::string_view css_class);  ///< starts a group
  void close();                           ///< ends it

  void line(Point from, Point to, const Stroke& stroke = {});
  void polyline(std::span<const Point> points, const Stroke& stroke);
  void upright_ticks(std::span<const Point> centres, double height, const Stroke& stroke);
  void area(std::span<const Point> corners, const Fill& fill);
  void dot(Point centre, double radius, const Fill& fill);
  void box(const Box& box, const Fill& fill, const Stroke& stroke);
  void text(Point at, std::string_view text, const TextStyle& style);
  /// Pieces of one line, some of them bold.
  void text(Point at, std::span<const Run> runs, const TextStyle& style);
  /// Centred on `at`, read from bottom to top.
  void rising_text(Point at, std::string_view text, const TextStyle& style);

  /// The whole element: `height` points high, on white, with a name and a description for people who cannot see it.
  /// It has no identifiers, so that many of them can stand in one page.
  [[nodiscard]] std::string finish(double height, std::string_view title, std::string_view description) const;

 private:
  void write_text(Point at, std::string_view attributes, std::string_view content, const TextStyle& style);

  double width_;
  std::string body_;
};

}  // namespace rtsurv::report::figure
