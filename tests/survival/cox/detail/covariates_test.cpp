#include "rtsurv/survival/cox/detail/covariates.hpp"

#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "rtsurv/core/error.hpp"
#include "rtsurv/survival/cox/detail/risk_sets.hpp"

namespace rtsurv::survival::detail {
namespace {

struct Cohort {
  std::vector<double> time;
  std::vector<std::uint8_t> event;
  Covariates x;
};

/// Column 2 is constant.
Cohort random_cohort(std::size_t n, std::size_t columns) {
  std::mt19937_64 random(columns);
  std::normal_distribution<double> normal;
  Cohort cohort;
  for (std::size_t i = 0; i < n; ++i) {
    cohort.time.push_back(static_cast<double>(1 + random() % 40));
    cohort.event.push_back(random() % 3 == 0 ? 0 : 1);
  }
  cohort.x = {n, columns, {}};
  for (std::size_t j = 0; j < columns; ++j)
    for (std::size_t i = 0; i < n; ++i) cohort.x.values.push_back(j == 2 ? 7.0 : normal(random));
  return cohort;
}

TEST(ScaledCovariates, hold_every_value_of_every_row_however_many_columns_are_read_together) {
  for (const std::size_t columns : {1U, 3U, 4U, 5U, 9U}) {
    const Cohort cohort = random_cohort(600, columns);  // two tiles and a part of one
    const FollowUp follow_up({.time = cohort.time, .event = cohort.event});
    const RiskSets sets = risk_sets(follow_up, Ties::efron);
    const ScaledCovariates scaled(follow_up, cohort.x, sets);
    ASSERT_EQ(scaled.columns(), columns);
    for (std::size_t j = 0; j < columns; ++j) {
      const double centre = scaled.scaling().centre[j], scale = scaled.scaling().scale[j];
      EXPECT_EQ(scale == 0.0, j == 2);
      for (std::size_t row = 0; row < scaled.rows(); ++row) {
        const double value = cohort.x.column(j)[follow_up.order()[sets.subject[row]]];
        ASSERT_EQ(scaled.x(row, j), scale == 0.0 ? 0.0 : (value - centre) / scale) << "column " << j << ", row " << row;
      }
    }
  }
}

TEST(ScaledCovariates, refuse_a_value_that_is_not_finite) {
  Cohort cohort = random_cohort(50, 5);
  cohort.x.values[4 * 50 + 17] = std::numeric_limits<double>::infinity();
  cohort.time[17] = 39.0;
  cohort.event[17] = 1;
  const FollowUp follow_up({.time = cohort.time, .event = cohort.event});
  EXPECT_THROW(ScaledCovariates(follow_up, cohort.x, risk_sets(follow_up, Ties::efron)), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::survival::detail
