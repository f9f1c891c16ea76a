#include <bit>

#include <gtest/gtest.h>

#include "rtsurv/core/error.hpp"
#include "rtsurv/survival/cutpoint/detail/p_value.hpp"
#include "survival/random_search.hpp"

namespace rtsurv::survival {
using namespace detail;
namespace {

/// The definition, over all subsets of the subjects.
class Subsets {
 public:
  explicit Subsets(const CutSearch& search) : search_(search), n_(static_cast<unsigned>(search.score.size())) {
    for (const double a : search.score) largest_ = std::max(largest_, a);
  }

  [[nodiscard]] double bound() const {
    double p = 0.0;
    for (const std::uint32_t m : search_.low) {
      p += share(m, [&](double s) { return extreme(s, m); });
      if (m > search_.low.front())
        p -= share(m - 1, [&](double s) {
          return extreme(s, m - 1) && extreme(s < (m - 1) * search_.mean ? s + largest_ : s, m);
        });
    }
    return p;
  }

  /// Of the subsets with m subjects and a sum above 0, those wanted, over all with m subjects.
  template <typename Predicate>
  [[nodiscard]] double share(unsigned m, const Predicate& wanted) const {
    double hits = 0.0, all = 0.0;
    for (unsigned set = 0; set < 1U << n_; ++set) {
      if (static_cast<unsigned>(std::popcount(set)) != m) continue;
      double sum = 0.0;
      for (unsigned i = 0; i < n_; ++i) sum += (set >> i & 1U) != 0 ? search_.score[i] : 0.0;
      all += 1.0;
      if (sum > 0.0 && wanted(sum)) hits += 1.0;
    }
    return hits / all;
  }

  [[nodiscard]] bool extreme(double s, unsigned m) const {
    double squares = 0.0;
    for (const double a : search_.score) squares += (a - search_.mean) * (a - search_.mean);
    const double std_error = std::sqrt(m * (n_ - m) / (n_ * (n_ - 1.0)) * squares);
    return std::fabs(s - m * search_.mean) / std_error > search_.maximum + 1e-9;
  }

 private:
  const CutSearch& search_;
  unsigned n_;
  double largest_ = 0.0;
};

// Scores 6, 5, 1, 4, 0, 0 with mean 8/3; b = 1.737 is reached at m = 4 by 16 and must be exceeded:
//   m = 1 by |s - 8/3|  > 4.2: never
//   m = 3 by |s - 8|    > 5.7: 15 = 6 + 5 + 4 and 1 = 1 + 0 + 0: 2 of 20
//   m = 4 by |s - 32/3| > 5.3: 5 = 4 + 1 + 0 + 0: 1 of 15;      m = 5 by |s - 40/3| > 4.2: never
// No excess at m = 2 or 3 is certain to last.  2/20 + 1/15 = 1/6, less than the exact 1/5 (see maxstat_exact_test.cpp).
TEST(MaxstatHothornLausen, agrees_with_six_patients_by_hand) {
  const std::vector<double> x{10, 20, 20, 30, 40, 50};
  const std::vector<double> score{6, 5, 1, 4, 0, 0};
  EXPECT_NEAR(hothorn_lausen_p(search_cuts(x, score, {})), 1.0 / 6, 1e-14);
}

TEST(MaxstatHothornLausen, is_the_bound_over_all_subsets_tried_one_by_one) {
  unsigned compared = 0;
  for (unsigned seed = 0; seed < 80; ++seed) {
    const CutSearch search = random_search({seed, 5 + seed % 8, 2 + seed % 9, 3 + seed % 11}, {0.05, 0.95});
    const double bound = Subsets(search).bound();
    if (search.low.size() == 1 || bound < 1e-12) continue;
    EXPECT_NEAR(hothorn_lausen_p(search), bound, 1e-12) << seed;
    ++compared;
  }
  EXPECT_GT(compared, 40U);
}

TEST(MaxstatHothornLausen, of_one_candidate_is_exact) {
  const std::vector<double> x{0, 0, 0, 1, 1, 1, 1};
  const std::vector<double> score{9, 7, 6, 0, 2, 3, 4};
  const CutSearch search = search_cuts(x, score, {});
  EXPECT_NEAR(hothorn_lausen_p(search), exact_p(search), 1e-14);
}

TEST(MaxstatHothornLausen, is_positive_when_no_ordering_exceeds_the_observed_one) {
  const std::vector<double> x{1, 2, 3, 4, 5, 6};
  const std::vector<double> score{1, 1, 1, 0, 0, 0};
  const CutSearch search = search_cuts(x, score, {});
  EXPECT_NEAR(hothorn_lausen_p(search), 2.0 / 20, 1e-14);
  EXPECT_NEAR(exact_p(search), 2.0 / 20, 1e-14);
}

TEST(MaxstatHothornLausen, stays_finite_above_170_patients) {
  const CutSearch search = random_search({3, 200, 201, 30});
  const double bound = hothorn_lausen_p(search);
  const SimulatedP simulated = conditional_monte_carlo_p(search, {2'000, 1});
  EXPECT_TRUE(std::isfinite(bound));
  EXPECT_GT(bound, simulated.p - 4 * simulated.std_error);
}

TEST(MaxstatHothornLausen, refuses_what_would_take_too_long_at_once) {
  EXPECT_THROW(static_cast<void>(hothorn_lausen_p(random_search({4, 3000, 3001, 500}))), NotEstimable);
  EXPECT_THROW(static_cast<void>(hothorn_lausen_p(random_search({4, 100'000, 100'001, 500}))), NotEstimable);
}

}  // namespace
}  // namespace rtsurv::survival
