// What the P values are for: cohorts in which the covariate has no effect.

#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "rtsurv/math/distributions.hpp"
#include "rtsurv/survival/cutpoint/maxstat.hpp"

namespace rtsurv::survival {
namespace {

struct Rejections {
  int simulated = 0;  ///< condMC P <= 0.05
  int naive = 0;      ///< P of the best cut as if it had been chosen beforehand <= 0.05
};

/// 60 patients each, exponential times, half of them censored, x unrelated.
Rejections count_rejections(int cohorts) {
  std::mt19937 random(20230);
  std::exponential_distribution<double> exponential;
  Rejections rejections;
  for (int k = 0; k < cohorts; ++k) {
    std::vector<double> time, x;
    std::vector<std::uint8_t> event;
    for (int i = 0; i < 60; ++i) {
      const double death = exponential(random);
      const double last_seen = exponential(random);
      time.push_back(std::min(death, last_seen));
      event.push_back(death <= last_seen ? 1 : 0);
      x.push_back(static_cast<double>(random()));
    }
    const Maxstat result = maxstat(FollowUp(time, event), x, {.replicates = 499, .seed = 1});
    rejections.simulated += result.p <= 0.05 ? 1 : 0;
    rejections.naive += math::normal_two_sided(result.statistic) <= 0.05 ? 1 : 0;
  }
  return rejections;
}

TEST(MaxstatNull, the_simulated_p_rejects_one_cohort_in_twenty_and_the_naive_p_far_more) {
  const Rejections rejections = count_rejections(400);
  EXPECT_NEAR(rejections.simulated, 20, 14);  // binomial standard deviation 4.4
  EXPECT_GT(rejections.naive, 120);
}

}  // namespace
}  // namespace rtsurv::survival
