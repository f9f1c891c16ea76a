#pragma once
// What is written among the curves: rates beside the landmarks, the test in a free corner. What finds no room there goes
// above or below the panel. A narrow sheet has no rates.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/report/figure/curves/kaplan_meier_layout.hpp"
#include "rtsurv/report/figure/draw/placement.hpp"

namespace rtsurv::report::figure {

/// A line of a note, after the swatch of its group when it has one.
struct NoteLine {
  std::string text;
  std::optional<std::size_t> group;
};

using Note = std::vector<NoteLine>;

/// A note inside the panel; `at` is its top left corner with the panel at y = 0.
struct PlacedNote {
  Note note;
  Point at;
};

struct KaplanMeierNotes {
  std::vector<double> landmarks;  ///< inside the axis and known to the result: they get a hairline
  std::vector<PlacedNote> placed;
  bool rates_below = false;  ///< no room beside the landmarks: a table says the rates
  std::string above;         ///< no room for the test: it stands above the panel
};

[[nodiscard]] KaplanMeierNotes kaplan_meier_notes(const KaplanMeierFigure& content, const KaplanMeierLayout& layout);

/// "Log-rank P = 0.017" and the hazard ratios; empty without a test.
[[nodiscard]] Note test_note(const KaplanMeierFigure& content, const KaplanMeierLayout& layout);

/// The same in one sentence: "Log-rank P = 0.017; HR (95 % CI) 0.69 (0.54–0.88), B vs A".
[[nodiscard]] std::string test_sentence(const KaplanMeierFigure& content, const KaplanMeierLayout& layout);

/// "63.9 % (51.0–80.1)" of a group at a landmark; empty when the result does not hold that time.
[[nodiscard]] std::string rate_at(const results::KaplanMeierResult::Group& group, double landmark);

/// Draws hairlines and notes into the panel, which stands where it stays.
void draw_notes(Svg& svg, const KaplanMeierLayout& layout, const KaplanMeierNotes& notes);

}  // namespace rtsurv::report::figure
