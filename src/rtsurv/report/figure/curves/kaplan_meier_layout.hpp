#pragma once
// Where the parts of a Kaplan-Meier figure stand: one panel, one x scale, names at the curves' ends or above.

#include <cstdint>
#include <string>
#include <vector>

#include "rtsurv/report/figure/curves/step_curve.hpp"
#include "rtsurv/report/figure/draw/panel.hpp"

namespace rtsurv::report::figure {

/// A group's name beside the end of its curve.
struct EndLabel {
  std::vector<std::string> lines;
  double centre = 0.0;  ///< y, below the panel's top
};

/// Panel and curves stand at y = 0 until they are moved down.
struct KaplanMeierLayout {
  Look look;
  Panel panel;
  std::vector<std::string> names;    ///< of the groups
  std::vector<EndLabel> end_labels;  ///< empty: names stand in a legend above, or there is a single group
  std::vector<StepCurve> curves;

  void move_down(double distance);
  [[nodiscard]] bool has_legend() const noexcept { return names.size() > 1 && end_labels.empty(); }
  [[nodiscard]] Stroke stroke(std::size_t group) const { return series_stroke(look, group); }
};

/// What the curves of a figure are.
enum class CurveKind : std::uint8_t {
  survival,   ///< fall from 1
  incidence,  ///< rise from 0; the table under them has a row for the competing event
};

[[nodiscard]] KaplanMeierLayout kaplan_meier_layout(const KaplanMeierFigure& content, const FigureStyle& style,
                                                    CurveKind kind = CurveKind::survival);

inline constexpr double end_label_gap = 4.0;  ///< between the panel and a name beside it

/// Texts of the first column of the table under the panel.
inline constexpr const char* at_risk_row = "At risk";
inline constexpr const char* censored_row = "(censored)";
inline constexpr const char* events_row = "(events)";
inline constexpr const char* competing_row = "(competing)";

}  // namespace rtsurv::report::figure
