#pragma once
// What stands beside a model whose factors were screened by the same data.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace rtsurv::results {

/// The candidates of the screen in models that select nothing. One row per coefficient of the full model; empty members
/// are not estimable.
struct BesideScreen {
  struct Row {
    std::string term;
    std::optional<std::string> level, reference;  ///< empty for a number
    std::optional<double> full_ratio, full_lower, full_upper, full_p;
    std::optional<double> ridge_ratio;
    bool selected = false;  ///< the factor passed the screen
  };
  std::size_t n = 0;  ///< patients with every candidate known
  double events = 0.0;
  double events_per_coefficient = 0.0;  ///< of the full model
  std::vector<Row> rows;
  std::optional<double> penalty;  ///< of the ridge model
  std::string ridge_why;          ///< why there is none
};

}  // namespace rtsurv::results
