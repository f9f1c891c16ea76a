#pragma once
// What a study finds about its referrals: how many each year, and whether their kind changes.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/results/parts/tally.hpp"

namespace rtsurv::results {

struct Referrals {
  struct Year {
    int year = 0;
    std::size_t n = 0;  ///< referred in that year
    Proportion share;   ///< of those in whom it is known
  };
  /// Cochran-Armitage test of the share over the years.
  struct Trend {
    std::size_t n = 0;            ///< patients whose year and share are known
    double percent_per_year = 0;  ///< slope of the share
    double chi_square = 0;        ///< 1 degree of freedom
    double p = 1;
  };
  std::string date, share;    ///< expressions of the protocol; `share` may be empty
  std::string label;          ///< of the share, for people
  std::size_t n_missing = 0;  ///< patients without a date
  double confidence_level = 0.95;
  std::vector<Year> years;  ///< every year from the first to the last
  std::optional<Trend> trend;
  std::string why;  ///< why there is no trend, when a share is asked for
};

}  // namespace rtsurv::results
