#pragma once
// Where the parts of the figure of schedules stand: a histogram of EQD2 and a row per schedule on one x scale.

#include <optional>
#include <string>
#include <vector>

#include "rtsurv/report/figure/draw/panel.hpp"
#include "rtsurv/report/words/schedules.hpp"

namespace rtsurv::report::figure {

/// A row below the histogram: a dot, or the stretch of several schedules.
struct DoseLine {
  std::string label, n, dose;
  double low = 0.0, high = 0.0;
  std::optional<double> at;
};

/// Patients by stretches of `width` Gy; the first begins at `start`. No stretch has the threshold inside it.
struct Histogram {
  double start = 0.0, width = 1.0;
  bool lower_end_included = true;
  std::vector<double> bars;
  std::vector<std::string> hidden = {};  ///< of bars[i]: "<5" or "hidden" instead of a bar; empty: nothing is
};

/// The panel is that of the histogram and stands at y = 0; rows share its x scale.
struct ScheduleLayout {
  Look look;
  std::vector<DoseLine> lines;
  std::optional<DoseThreshold> threshold;
  Histogram counts;
  Panel panel;
  double names_width = 0.0, n_end = 0.0, dose_end = 0.0;
};

[[nodiscard]] ScheduleLayout schedule_layout(const results::Study& study, const FigureStyle& style);

}  // namespace rtsurv::report::figure
