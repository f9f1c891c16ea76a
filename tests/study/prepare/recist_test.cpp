#include "rtsurv/study/prepare/recist.hpp"

#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace rtsurv::study {
namespace {

using enum TumourResponse;

std::optional<TumourResponse> best(double baseline, const std::vector<std::optional<double>>& sums,
                                   const std::vector<bool>& new_lesion = {}, double complete_below = 0.0) {
  std::vector<Assessment> looks;
  for (std::size_t i = 0; i < sums.size(); ++i) looks.push_back({sums[i], i < new_lesion.size() && new_lesion[i]});
  return best_response(baseline, looks, complete_below);
}

// Six patients with 50 mm at baseline.
TEST(Recist, SixPatientsByHand) {
  EXPECT_EQ(best(50, {30, 0}), complete);
  EXPECT_EQ(best(50, {35, 45}), partial);  // 30 % less at first; then 10 mm above 35, 29 % more
  EXPECT_EQ(best(50, {36, 40}), stable);   // 28 % less; then 11 % more than 36
  EXPECT_EQ(best(50, {60}), progressive);  // 20 % and 10 mm more
  EXPECT_EQ(best(50, {45}, {true}), progressive);
  EXPECT_EQ(best(50, {std::nullopt, std::nullopt}), std::nullopt);
}

TEST(Recist, TheLimitsBelongToResponseAndProgression) {
  EXPECT_EQ(best(50, {35}), partial);
  EXPECT_EQ(best(50, {35.01}), stable);
  EXPECT_EQ(best(33.3, {0.7 * 33.3}), partial);
  EXPECT_EQ(best(50, {60}), progressive);
  EXPECT_EQ(best(50, {59.9}), stable);
}

TEST(Recist, ProgressionNeedsFiveMillimetres) {
  EXPECT_EQ(best(12, {15}), stable);  // 25 %, 3 mm
  EXPECT_EQ(best(12, {17}), progressive);
  EXPECT_EQ(best(50, {10, 14}), partial);
}

TEST(Recist, ProgressionIsCountedFromTheSmallestSum) {
  EXPECT_EQ(best(100, {75, 90}), stable);  // 20 % above 75; below the baseline
  EXPECT_EQ(best(100, {75, 90, 10}), stable) << "what comes after progression does not count";
  EXPECT_EQ(best(100, {75, 89, 10}), partial);
}

TEST(Recist, ANewLesionEndsTheCountAndKeepsWhatWasReached) {
  EXPECT_EQ(best(50, {20, 0}, {false, true}), partial);
  EXPECT_EQ(best(50, {std::nullopt}, {true}), progressive);
}

TEST(Recist, AssessmentsThatWereNotMadeAreSkipped) {
  EXPECT_EQ(best(50, {std::nullopt, 30}), partial);
  EXPECT_EQ(best(50, {}), std::nullopt);
}

TEST(Recist, LymphNodesAreGoneBelowTenMillimetres) {
  EXPECT_EQ(best(30, {9}, {}, 10), complete);
  EXPECT_EQ(best(30, {10}, {}, 10), partial);
  EXPECT_EQ(best(30, {9}), partial);
}

/// The definition again, each look judged on its own from the whole history.
std::optional<TumourResponse> twin(double baseline, const std::vector<std::optional<double>>& sums) {
  std::optional<TumourResponse> best;
  for (std::size_t i = 0; i < sums.size(); ++i) {
    if (!sums[i]) continue;
    double smallest = baseline;
    for (std::size_t j = 0; j < i; ++j)
      if (sums[j] && *sums[j] < smallest) smallest = *sums[j];
    TumourResponse now = stable;
    if (10 * *sums[i] <= 7 * baseline) now = partial;
    if (*sums[i] == 0) now = complete;
    if (*sums[i] - smallest >= 5 && 10 * *sums[i] >= 12 * smallest) now = progressive;
    if (now == progressive) return best ? best : now;
    if (!best || now < *best) best = now;
  }
  return best;
}

TEST(Recist, AgreesWithItsTwinOnRandomHistories) {
  std::mt19937 random(20090128);
  std::uniform_int_distribution<int> millimetres(0, 40), many(0, 5), one_in_six(0, 5);
  for (int patient = 0; patient < 20000; ++patient) {
    const double baseline = 1 + millimetres(random);
    std::vector<std::optional<double>> sums(static_cast<std::size_t>(many(random)));
    for (auto& sum : sums)
      if (one_in_six(random) > 0) sum = millimetres(random);
    ASSERT_EQ(best(baseline, sums), twin(baseline, sums));
  }
}

}  // namespace
}  // namespace rtsurv::study
