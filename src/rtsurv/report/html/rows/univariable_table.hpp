#pragma once
// Factors one by one: rates, log-rank tests and hazard ratios.

#include <string>
#include <vector>

#include "rtsurv/report/html/page/table.hpp"
#include "rtsurv/results/study.hpp"

namespace rtsurv::report::html {

struct UnivariableHead {
  std::string name;  ///< of the table
  std::string caption;
  std::vector<std::string> rates;  ///< heads of the columns of rates, one per landmark of the study
  double confidence_level = 0.95;
};

/// What people call the factor of a row; also of a row read from results.json, which holds no label of its own.
[[nodiscard]] std::string univariable_label(const results::Study& study, const results::UnivariableRow& row);

[[nodiscard]] Table univariable_table(const results::Study& study, const std::vector<results::UnivariableRow>& rows,
                                      const UnivariableHead& head);

}  // namespace rtsurv::report::html
