// The figures that the search reads are those of the library.
#include "rtsurv/simulate/endpoint.hpp"

#include <gtest/gtest.h>

#include "rtsurv/survival/curve/kaplan_meier.hpp"

namespace rtsurv::simulate {
namespace {

/// Random courses with ties; one failure and one death.
Courses random_courses(std::size_t n, math::RandomStream& random) {
  Courses courses;
  courses.failures = 1;
  for (std::size_t i = 0; i < n; ++i) {
    const int end = 1 + static_cast<int>(random.below(30));
    courses.horizon.push_back(40);
    courses.first.push_back(1);
    courses.end.push_back(end);
    courses.death.push_back(static_cast<std::uint8_t>(random.below(2)));
    courses.failure.push_back(
        random.below(2) == 0 ? 0 : 1 + static_cast<int>(random.below(static_cast<std::uint32_t>(end))));
  }
  return courses;
}

survival::KaplanMeier library_curve(const EndpointTimes& times, const RowSet& rows, const std::vector<double>& at) {
  return survival::kaplan_meier(times.follow_up(1.0).subset(rows), {.at = at});
}

/// S carries on as 0 once it is 0; the library leaves it open there.
std::optional<double> expected_at(const survival::KaplanMeier& curve, std::size_t k) {
  if (curve.at[k].survival || curve.survival.back() > 0.0) return curve.at[k].survival;
  return 0.0;
}

TEST(EndpointTimes, FiguresAreThoseOfTheLibrary) {
  math::RandomStream random(5, 1);
  const std::vector<double> at{0.5, 5.0, 10.5, 29.0, 35.0};
  for (const EndpointEvents& events : {EndpointEvents{{0}, {}}, EndpointEvents{{}, {1}}, EndpointEvents{{0}, {1}}})
    for (int round = 0; round < 200; ++round) {
      const std::size_t n = 1 + random.below(40);
      EndpointTimes times(events, n);
      times.update(random_courses(n, random));
      times.update(random_courses(n, random));  // from another order
      RowSet rows(n);
      for (auto& row : rows) row = random.below(3) == 0 ? 0 : 1;
      rows[0] = 1;
      const auto curve = library_curve(times, rows, at);
      for (std::size_t k = 0; k < at.size(); ++k) {
        const auto found = survival_at(times, rows, at[k]), expected = expected_at(curve, k);
        ASSERT_EQ(found.has_value(), expected.has_value()) << k;
        if (!found) continue;
        EXPECT_NEAR(*found, *expected, 1e-12);
      }
      EXPECT_EQ(median_day(times, rows), curve.median.estimate);
      const auto observed = survival::follow_up_time(times.follow_up(1.0).subset(rows));
      EXPECT_DOUBLE_EQ(*day_quantile(times, rows, 0.25), observed.q1);
      EXPECT_DOUBLE_EQ(*day_quantile(times, rows, 0.5), observed.observed_median);
    }
}

TEST(EndpointTimes, SayWhetherSomethingChanged) {
  math::RandomStream random(5, 1);
  Courses courses = random_courses(20, random);
  EndpointTimes control({{0}, {}}, 20), survival({{}, {1}}, 20);
  EXPECT_TRUE(control.update(courses));
  EXPECT_TRUE(survival.update(courses));
  EXPECT_FALSE(control.update(courses));
  courses.failure[3] = courses.failure[3] == 1 ? 0 : 1;
  EXPECT_TRUE(control.update(courses));
  EXPECT_FALSE(survival.update(courses));
}

}  // namespace
}  // namespace rtsurv::simulate
