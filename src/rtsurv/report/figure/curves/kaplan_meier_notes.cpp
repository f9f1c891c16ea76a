#include "rtsurv/report/figure/curves/kaplan_meier_notes.hpp"

#include <algorithm>

#include "rtsurv/report/words/format.hpp"

namespace rtsurv::report::figure {

namespace {

constexpr double note_swatch_length = 12.0;
constexpr double note_swatch_gap = 3.0;
constexpr double note_margin = 3.0;   // between a note and everything else
constexpr double sweep = 2.0;         // between the places tried
constexpr double widest_test = 0.75;  // of the panel

/// Where the text of line i starts: after the swatch from the first line on that has one.
double indent(const Note& note, std::size_t i) {
  const auto end = note.begin() + static_cast<std::ptrdiff_t>(i) + 1;
  const bool swatch = std::any_of(note.begin(), end, [](const NoteLine& line) { return line.group.has_value(); });
  return swatch ? note_swatch_length + note_swatch_gap : 0.0;
}

Size size_of(const Note& note, const Type& type) {
  Size size{0.0, static_cast<double>(note.size()) * type.leading()};
  for (std::size_t i = 0; i < note.size(); ++i)
    size.width = std::max(size.width, indent(note, i) + text_width(note[i].text, type));
  return size;
}

/// Shades the area between the limits, a box for each step of the upper one.
void shade(FreeSpace& space, const Band& band) {
  std::size_t k = 0;
  for (std::size_t i = 1; i < band.upper.size(); ++i) {
    while (k + 1 < band.lower.size() && band.lower[k + 1].x <= band.upper[i].x) ++k;
    space.shade({band.upper[i - 1].x, band.upper[i - 1].y, band.upper[i].x, band.lower[k].y});
  }
}

FreeSpace space_around(const KaplanMeierLayout& layout) {
  const Box& box = layout.panel.box;
  FreeSpace space({box.left + note_margin, box.top, box.right, box.bottom - note_margin});
  for (const StepCurve& curve : layout.curves) {
    space.block_line(curve.line, note_margin);
    space.block_line(curve.tail, note_margin);
    for (const Band& band : curve.bands) shade(space, band);
    for (const Band& band : curve.tail_bands) shade(space, band);
  }
  for (const EndLabel& label : layout.end_labels) space.block(label.box);
  return space;
}

std::vector<double> known_landmarks(const KaplanMeierFigure& content, const Panel& panel) {
  std::vector<double> known;
  for (const double landmark : content.landmarks) {
    const bool inside = landmark > panel.x.from && landmark <= panel.x.to;
    const bool estimated = std::ranges::all_of(content.result->groups,
                                               [&](const auto& group) { return !rate_at(group, landmark).empty(); });
    if (inside && estimated) known.push_back(landmark);
  }
  return known;
}

Note rates_note(const KaplanMeierFigure& content, double landmark, bool two_lines) {
  Note note;
  const auto& groups = content.result->groups;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const std::string rate = rate_at(groups[i], landmark);
    const auto swatch = groups.size() > 1 ? std::optional(i) : std::nullopt;
    const std::size_t bracket = two_lines ? rate.find(" (") : std::string::npos;
    note.push_back({rate.substr(0, bracket), swatch});
    if (bracket != std::string::npos) note.push_back({rate.substr(bracket + 1), {}});
  }
  return note;
}

/// Places beside the landmark's hairline, from the top down, first on one side, then on the other.
std::vector<Point> beside(double x, Size size, const Box& panel, bool right_first) {
  const double right = x + note_margin, left = x - note_margin - size.width;
  std::vector<Point> places;
  for (const double start : {right_first ? right : left, right_first ? left : right})
    for (double top = panel.top; top + size.height <= panel.bottom; top += sweep) places.push_back({start, top});
  return places;
}

/// The stretch between two hairlines, or a hairline and the rim, that `x` lies in.
Box gap_around(double x, const std::vector<double>& hairlines, const Box& panel) {
  Box gap = panel;
  for (const double line : hairlines) {
    if (line <= x) gap.left = std::max(gap.left, line);
    if (line > x) gap.right = std::min(gap.right, line);
  }
  return gap;
}

std::vector<Point> corners_first(Size size, const Box& panel) {
  const double left = panel.left + 2.0 * note_margin, right = panel.right - size.width - note_margin;
  const double bottom = panel.bottom - size.height - 2.0 * note_margin;
  std::vector<Point> places = {{left, bottom}, {right, panel.top}, {right, bottom}, {left, panel.top}};
  for (double top = bottom; top >= panel.top; top -= sweep)
    for (double x = left; x <= right; x += 2.0 * sweep) places.push_back({x, top});
  return places;
}

/// How rates are written and where they are tried first.
struct RateStyle {
  bool two_lines, right_first;
};

/// Puts the rates of every landmark beside its hairline, each in a gap of its own, so that it is clear whose they are;
/// nothing when one finds no clear place.
std::optional<std::vector<PlacedNote>> place_rates(const KaplanMeierFigure& content, const KaplanMeierLayout& layout,
                                                   const std::vector<double>& landmarks, RateStyle style) {
  const Box& box = layout.panel.box;
  FreeSpace space = space_around(layout);
  std::vector<double> hairlines;
  for (const double landmark : landmarks) hairlines.push_back(layout.panel.x(landmark));
  for (const double x : hairlines) space.block({x - 0.1, box.top, x + 0.1, box.bottom});
  std::vector<PlacedNote> placed;
  for (std::size_t i = 0; i < landmarks.size(); ++i) {
    Note note = rates_note(content, landmarks[i], style.two_lines);
    const Size size = size_of(note, layout.look.type);
    const auto at = space.place(size, beside(hairlines[i], size, box, style.right_first));
    if (!at) return std::nullopt;
    space.block(gap_around(at->x, hairlines, box));
    placed.push_back({std::move(note), *at});
  }
  return placed;
}

void add_rates(const KaplanMeierFigure& content, const KaplanMeierLayout& layout, KaplanMeierNotes& notes) {
  std::optional<std::vector<PlacedNote>> rates;
  for (const RateStyle style : {RateStyle{false, true}, {false, false}, {true, true}, {true, false}})
    if (!rates) rates = place_rates(content, layout, notes.landmarks, style);
  if (rates) notes.placed = std::move(*rates);
  notes.rates_below = !rates;
}

}  // namespace

KaplanMeierNotes kaplan_meier_notes(const KaplanMeierFigure& content, const KaplanMeierLayout& layout) {
  KaplanMeierNotes notes;
  const Panel& panel = layout.panel;
  const Type& type = layout.look.type;
  notes.landmarks = known_landmarks(content, panel);
  if (!layout.look.narrow) add_rates(content, layout, notes);

  const Note test = test_note(content, layout);
  if (test.empty()) return notes;
  FreeSpace space = space_around(layout);
  for (const PlacedNote& note : notes.placed) space.block(box_at(note.at, size_of(note.note, type)));
  for (const double landmark : notes.landmarks)
    space.block({panel.x(landmark) - note_margin, panel.box.top, panel.x(landmark) + note_margin, panel.box.bottom});
  const Size size = size_of(test, type);
  const auto at =
      size.width <= widest_test * panel.box.width() ? space.place(size, corners_first(size, panel.box)) : std::nullopt;
  if (at)
    notes.placed.push_back({test, *at});
  else
    notes.above = test_sentence(content, layout);
  return notes;
}

std::string rate_at(const results::KaplanMeierResult::Group& group, double landmark) {
  for (const survival::SurvivalAt& at : group.curve.at)
    if (at.time == landmark) return percent_interval(at.survival, at.lower, at.upper);
  return "";
}

void draw_notes(Svg& svg, const KaplanMeierLayout& layout, const KaplanMeierNotes& notes) {
  const Panel& panel = layout.panel;
  const Type& type = layout.look.type;
  svg.open("notes");
  for (const double landmark : notes.landmarks)
    svg.line({panel.x(landmark), panel.box.top}, {panel.x(landmark), panel.box.bottom},
             {.color = hair_ink, .width = hairline_weight});
  for (const PlacedNote& note : notes.placed) {
    double top = panel.box.top + note.at.y;
    for (std::size_t i = 0; i < note.note.size(); ++i) {
      const NoteLine& line = note.note[i];
      const double y = top + type.ascent() - 0.36 * type.size;
      if (line.group) svg.line({note.at.x, y}, {note.at.x + note_swatch_length, y}, layout.stroke(*line.group));
      svg.text({note.at.x + indent(note.note, i), top + type.ascent()}, line.text, {type});
      top += type.leading();
    }
  }
  svg.close();
}

}  // namespace rtsurv::report::figure
