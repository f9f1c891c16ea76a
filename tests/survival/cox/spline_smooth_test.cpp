#include "rtsurv/survival/cox/spline_smooth.hpp"

#include <cmath>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "oracle/oracle.hpp"
#include "rtsurv/core/error.hpp"

namespace rtsurv::survival {
namespace {

TEST(SplineSmooth, AgreesWithANaturalSplineInR) {
  const nlohmann::json expected = oracle::read_json("diagnostics/expected.json");
  const auto y = oracle::numbers(expected["fits"][0]["martingale"]);
  const SmoothLine line = spline_smooth(oracle::read_columns("diagnostics/data.csv").at("a"), y, {.grid = 5});
  oracle::expect_close(line.x, oracle::numbers(expected["smooth"]["x"]), 1e-12);
  oracle::expect_close(line.value, oracle::numbers(expected["smooth"]["value"]), 1e-7);
  for (std::size_t k = 0; k < 5; ++k)
    oracle::expect_close((line.upper[k] - line.lower[k]) / (2.0 * 1.959963984540054),
                         expected["smooth"]["std_error"][k].get<double>(), 1e-7);
}

TEST(SplineSmooth, TakesAPointOfACountForSoManyPoints) {
  const std::vector<double> x{1, 2, 3, 4, 5, 6, 7, 8}, y{3, 1, 4, 1, 5, 9, 2, 6}, count{1, 3, 2, 1, 4, 1, 2, 3};
  std::vector<double> all_x, all_y;
  for (std::size_t i = 0; i < x.size(); ++i) {
    all_x.insert(all_x.end(), static_cast<std::size_t>(count[i]), x[i]);
    all_y.insert(all_y.end(), static_cast<std::size_t>(count[i]), y[i]);
  }
  const SmoothLine counted = spline_smooth(x, y, {.grid = 9, .count = count});
  const SmoothLine repeated = spline_smooth(all_x, all_y, {.grid = 9});
  oracle::expect_close(counted.value, repeated.value, 1e-10);
  oracle::expect_close(counted.upper, repeated.upper, 1e-10);
}

TEST(SplineSmooth, GoesThroughAStraightLine) {
  const std::vector<double> x{1, 2, 3, 4, 5, 6, 7, 8, 9}, two{0, 0, 0, 1, 1, 1, 0, 0, 1};
  std::vector<double> y;
  for (const double value : x) y.push_back(3.0 - 0.5 * value);
  const SmoothLine line = spline_smooth(x, y, {.grid = 3});
  EXPECT_NEAR(line.value[0], 2.5, 1e-9);
  EXPECT_NEAR(line.value[2], -1.5, 1e-9);
  EXPECT_NEAR(line.upper[1] - line.lower[1], 0.0, 1e-7);
  EXPECT_EQ(spline_smooth(two, y, {.grid = 3}).x, (std::vector<double>{0.0, 0.5, 1.0}));  // equal quantiles: a line
}

TEST(SplineSmooth, TakesFewerKnotsThanItsDifferentValues) {
  // Five quantiles differ, but only three values: a curve with five knots through them would be any curve.
  const std::vector<double> x{1, 1, 1, 2, 2, 2, 2, 3, 3}, y{5, 1, 3, 2, 4, 3, 3, 9, 1};
  const SmoothLine line = spline_smooth(x, y, {.grid = 41});
  for (const auto* values : {&line.value, &line.lower, &line.upper})
    for (const double value : *values) EXPECT_LT(std::abs(value), 100.0);
}

TEST(SplineSmooth, RefusesWhatItCannotDraw) {
  const std::vector<double> same(9, 2.0), y(9, 1.0), few{1, 2, 3};
  EXPECT_THROW((void)spline_smooth(same, y), NotEstimable);
  EXPECT_THROW((void)spline_smooth(few, few), NotEstimable);
  EXPECT_THROW((void)spline_smooth(few, y), InvalidOption);
  EXPECT_THROW((void)spline_smooth(y, same, {.grid = 1}), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::survival
