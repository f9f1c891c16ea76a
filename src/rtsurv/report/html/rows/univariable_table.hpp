#pragma once
// Factors one by one: rates, log-rank tests and hazard ratios.

#include <string>
#include <vector>

#include "rtsurv/report/html/page/table.hpp"
#include "rtsurv/results/study.hpp"

namespace rtsurv::report::html {

struct UnivariableHead {
  std::string caption;
  std::vector<std::string> rates;  ///< heads of the columns of rates, one per landmark of the study
  double confidence_level = 0.95;
};

[[nodiscard]] Table univariable_table(const results::Study& study, const std::vector<results::UnivariableRow>& rows,
                                      const UnivariableHead& head);

}  // namespace rtsurv::report::html
