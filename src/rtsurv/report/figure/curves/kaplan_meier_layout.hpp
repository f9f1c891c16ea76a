#pragma once
// Where the parts of a Kaplan-Meier figure stand: one panel, one x scale, names at the curves' own ends, above, or on a
// narrow sheet in the table below only.

#include <cstdint>
#include <string>
#include <vector>

#include "rtsurv/report/figure/curves/step_curve.hpp"
#include "rtsurv/report/figure/draw/panel.hpp"

namespace rtsurv::report::figure {

/// A group's name at the end of its curve: beside the panel, or inside it where the curve ends early. Where those of many
/// groups would collide, all stand beside the panel in the order of the curves' ends, each behind a swatch.
struct EndLabel {
  std::vector<std::string> lines;
  Box box = {};  ///< of the name, with the panel's top at y = 0
  bool swatch = false;
};

/// Panel and curves stand at y = 0 until they are moved down.
struct KaplanMeierLayout {
  Look look;
  Panel panel;
  std::vector<std::string> names;    ///< of the groups
  std::vector<EndLabel> end_labels;  ///< empty: no room for them all, a narrow sheet, or a single group
  std::vector<StepCurve> curves;
  results::RiskTable table = results::RiskTable::full;  ///< below the panel
  double events_beyond = 0.0;                           ///< the end of the axis
  bool rising = false;                                  ///< curves rise from 0

  void move_down(double distance);
  /// The table of a narrow sheet names the curves.
  [[nodiscard]] bool has_legend() const noexcept {
    return names.size() > 1 && end_labels.empty() && !(look.narrow && table != results::RiskTable::none);
  }
  /// Numbers at risk alone stand beside the names where these are short.
  [[nodiscard]] bool names_beside_numbers() const;
  [[nodiscard]] Stroke stroke(std::size_t group) const { return series_stroke(look, group); }
};

/// What the curves of a figure are.
enum class CurveKind : std::uint8_t {
  survival,   ///< fall from 1
  failure,    ///< rise from 0: one minus survival
  incidence,  ///< rise from 0; the table under them has a row for the competing event
};

[[nodiscard]] KaplanMeierLayout kaplan_meier_layout(const KaplanMeierFigure& content, const FigureStyle& style,
                                                    CurveKind kind = CurveKind::survival);

/// More groups have no confidence bands, which would lie upon each other.
inline constexpr std::size_t most_banded_groups = 3;

inline constexpr double end_label_gap = 4.0;  ///< between the panel and a name beside it

/// Texts of the first column of the table under the panel.
inline constexpr const char* at_risk_row = "At risk";
inline constexpr const char* censored_row = "(censored)";
inline constexpr const char* events_row = "(events)";
inline constexpr const char* competing_row = "(competing)";

}  // namespace rtsurv::report::figure
