// Robust errors of curves and cumulative incidences: Greenwood's where patients are alike, and derivatives by weights.
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <numeric>
#include <vector>

#include "rtsurv/survival/competing/cumulative_incidence.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"
#include "rtsurv/survival/curve/restricted_mean.hpp"
#include "rtsurv/survival/time/cluster_squares.hpp"

namespace rtsurv::survival {
namespace {

// Twelve patients with ties and late entrants; causes 1 and 2; clusters of one to four.
const std::vector<double> entry{-1, 0, 0, 1, 2, 0, 3, 0, 4, 0, 2, 0};
const std::vector<double> time{2, 3, 3, 4, 4, 5, 6, 6, 7, 8, 9, 9};
const std::vector<std::uint8_t> event{1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0, 1};
const std::vector<int> cause{1, 2, 0, 1, 1, 0, 2, 1, 0, 2, 0, 1};
const std::vector<double> weight{0.5, 1.25, 2, 1, 0.75, 1.5, 1, 0.4, 2.2, 1, 0.9, 1.1};
const std::vector<int> cluster{0, 0, 1, 2, 2, 2, 2, 3, 4, 4, 5, 6};
const std::vector<double> at{2.5, 4, 6, 8.5};

using Estimate = std::function<double(const std::vector<double>& weight)>;

/// The root of the sum over clusters of the squares of sum w dE/dw, each derivative by central differences.
double by_differences(const Estimate& estimate, const std::vector<int>& clusters) {
  constexpr double step = 1e-5;
  std::vector<double> sums(weight.size(), 0.0);
  for (std::size_t i = 0; i < weight.size(); ++i) {
    std::vector<double> more = weight, less = weight;
    more[i] += step;
    less[i] -= step;
    sums[static_cast<std::size_t>(clusters[i])] += weight[i] * (estimate(more) - estimate(less)) / (2.0 * step);
  }
  return std::sqrt(std::inner_product(sums.begin(), sums.end(), sums.begin(), 0.0));
}

std::vector<int> own() {
  std::vector<int> codes(time.size());
  std::iota(codes.begin(), codes.end(), 0);
  return codes;
}

TEST(RobustError, EveryPatientItsOwnClusterGivesGreenwoods) {
  const FollowUp follow_up({.time = time, .event = event});
  const std::vector<int> codes = own();
  const KaplanMeier plain = kaplan_meier(follow_up), robust = kaplan_meier(follow_up, {.cluster = codes});
  for (std::size_t i = 0; i + 1 < plain.time.size(); ++i) EXPECT_NEAR(robust.std_error[i], plain.std_error[i], 1e-14);
  EXPECT_NEAR(restricted_mean(follow_up, {.tau = 7.5, .cluster = codes}).std_error,
              restricted_mean(follow_up, {.tau = 7.5}).std_error, 1e-14);
}

TEST(RobustError, OfACurveIsMadeOfItsDerivatives) {
  for (const auto& clusters : {own(), cluster}) {
    const FollowUp follow_up({.time = time, .event = event, .entry = entry, .weight = weight});
    const auto found = kaplan_meier(follow_up, {.at = at, .cluster = clusters}).at;
    for (std::size_t k = 0; k < at.size(); ++k) {
      const auto survival = [&](const std::vector<double>& w) {
        return *kaplan_meier(FollowUp({.time = time, .event = event, .entry = entry, .weight = w}), {.at = {at[k]}})
                    .at[0]
                    .survival;
      };
      EXPECT_NEAR(*found[k].std_error, by_differences(survival, clusters), 1e-8);
    }
  }
}

TEST(RobustError, OfARestrictedMeanIsMadeOfItsDerivatives) {
  for (const double tau : {0.5, 3.5, 6.0, 8.0}) {
    const auto mean = [&](const std::vector<double>& w) {
      return restricted_mean(FollowUp({.time = time, .event = event, .entry = entry, .weight = w}), {.tau = tau}).mean;
    };
    const FollowUp follow_up({.time = time, .event = event, .entry = entry, .weight = weight});
    EXPECT_NEAR(restricted_mean(follow_up, {.tau = tau, .cluster = cluster}).std_error, by_differences(mean, cluster),
                1e-8);
  }
}

// Who is followed from the beginning is at risk at 0 itself; who enters at 0 is not.
TEST(RobustError, OfARestrictedMeanCountsAnEventAtTime0) {
  const std::vector<double> early{0, 0, 0, 2, 3, 3, 5, 6, 7, 8, 9, 9};
  std::vector<double> later = early, from(early.size(), -1.0);
  for (double& t : later) t += 1.0;
  for (const std::size_t i : {4U, 7U}) from[i] = 0.0;
  std::vector<double> from_later = from;
  for (double& t : from_later) t += 1.0;
  for (const bool enter : {false, true}) {
    const FollowUp at_0(
        {.time = early, .event = event, .entry = enter ? from : std::vector<double>{}, .weight = weight});
    const FollowUp at_1(
        {.time = later, .event = event, .entry = enter ? from_later : std::vector<double>{}, .weight = weight});
    const RestrictedMean found = restricted_mean(at_0, {.tau = 6.5, .cluster = cluster});
    const RestrictedMean expected = restricted_mean(at_1, {.tau = 7.5, .cluster = cluster});
    EXPECT_NEAR(found.mean + 1.0, expected.mean, 1e-13);
    EXPECT_NEAR(found.std_error, expected.std_error, 1e-13);
  }
}

TEST(RobustError, OfCumulativeIncidenceIsMadeOfItsDerivatives) {
  const auto curves = [&](const std::vector<double>& w, std::span<const int> clusters) {
    return cumulative_incidence(CauseFollowUp({.time = time, .cause = cause, .entry = entry, .weight = w}),
                                {.at = at, .cluster = clusters});
  };
  for (const auto& clusters : {own(), cluster})
    for (std::size_t k = 0; k < at.size(); ++k)
      for (std::size_t c = 0; c < 2; ++c) {
        const auto cif = [&](const std::vector<double>& w) { return *curves(w, {})[c].at[k].cif; };
        EXPECT_NEAR(*curves(weight, clusters)[c].at[k].std_error, by_differences(cif, clusters), 1e-8);
      }
}

TEST(RobustError, HasNoneOnceTheCurveIsAt0) {
  const std::vector<double> half(time.size(), 0.5);
  const KaplanMeier curve =
      kaplan_meier(FollowUp({.time = time, .event = std::vector<std::uint8_t>(12, 1), .weight = half}));
  EXPECT_EQ(curve.survival.back(), 0.0);
  EXPECT_TRUE(std::isnan(curve.std_error.back()));
}

TEST(RobustError, NeedsACodeForEveryPatient) {
  const FollowUp follow_up({.time = time, .event = event});
  EXPECT_THROW(static_cast<void>(kaplan_meier(follow_up, {.cluster = std::vector<int>{1, 2}})), InvalidOption);
  EXPECT_THROW(static_cast<void>(kaplan_meier(follow_up, {.cluster = std::vector<int>(12, -1)})), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::survival
