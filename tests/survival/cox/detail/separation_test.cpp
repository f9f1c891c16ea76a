#include "rtsurv/survival/cox/detail/separation.hpp"

#include <algorithm>
#include <cmath>
#include <random>

#include <gmock/gmock.h>

#include "rtsurv/math/distributions.hpp"
#include "rtsurv/survival/cox/cox.hpp"
#include "survival/cox_cohort.hpp"

namespace rtsurv::survival {
using namespace detail;
namespace {

using testing::Each;
using testing::ElementsAre;
using Row = std::vector<double>;
constexpr auto estimated = CoefficientState::estimated;
constexpr auto infinite = CoefficientState::infinite;
constexpr auto undetermined = CoefficientState::undetermined;

// ---- The naive twin: small integer covariates, every extreme ray of the cone of directions along which the likelihood
// never falls, in exact arithmetic.

/// x_event - x_j for every event and every other subject then at risk.
std::vector<Row> differences(const CoxCohort& cohort) {
  std::vector<Row> rows;
  for (std::size_t i = 0; i < cohort.time.size(); ++i)
    for (std::size_t j = 0; j < cohort.time.size(); ++j) {
      if (cohort.event[i] == 0 || cohort.time[j] < cohort.time[i]) continue;
      if (!cohort.entry.empty() && cohort.entry[j] >= cohort.time[i]) continue;
      if (!cohort.stratum.empty() && cohort.stratum[j] != cohort.stratum[i]) continue;
      Row row;
      for (std::size_t c = 0; c < cohort.x[i].size(); ++c) row.push_back(cohort.x[i][c] - cohort.x[j][c]);
      rows.push_back(row);
    }
  return rows;
}

std::size_t rank(std::vector<Row> rows) {
  std::size_t found = 0;
  for (std::size_t c = 0; !rows.empty() && c < rows[0].size(); ++c) {
    const auto pivot = std::find_if(rows.begin() + static_cast<std::ptrdiff_t>(found), rows.end(),
                                    [c](const Row& row) { return std::fabs(row[c]) > 1e-9; });
    if (pivot == rows.end()) continue;
    std::swap(*pivot, rows[found]);
    for (std::size_t i = found + 1; i < rows.size(); ++i) {
      const double factor = rows[i][c] / rows[found][c];
      for (std::size_t k = c; k < rows[i].size(); ++k) rows[i][k] -= factor * rows[found][k];
    }
    ++found;
  }
  return found;
}

double inner(const Row& a, const Row& b) {
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

/// Orthogonal to p - 1 of the rows, for p up to 3.
std::vector<Row> candidate_rays(const std::vector<Row>& rows, std::size_t p) {
  if (p == 1) return {{1.0}};
  std::vector<Row> rays;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (p == 2) rays.push_back({rows[i][1], -rows[i][0]});
    for (std::size_t j = 0; p == 3 && j < i; ++j) {
      const Row &a = rows[i], &b = rows[j];
      rays.push_back({a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]});
    }
  }
  return rays;
}

/// The extreme rays of the cone: those that never fall.
std::vector<Row> rays_of(const std::vector<Row>& rows, std::size_t p) {
  std::vector<Row> rays;
  for (Row ray : candidate_rays(rows, p))
    for (const double sign : {1.0, -1.0}) {
      for (double& value : ray) value *= sign;
      if (std::ranges::none_of(rows, [&](const Row& row) { return inner(row, ray) < 0.0; })) rays.push_back(ray);
    }
  return rays;
}

/// A direction in the interior of the cone: the sum of its rays; 0 when there is none.
Row interior(const std::vector<Row>& rays, std::size_t p) {
  Row inside(p);
  for (const Row& ray : rays)
    for (std::size_t j = 0; j < p; ++j) inside[j] += ray[j];
  return inside;
}

/// A coefficient has no bound when the comparisons that are left in the limit do not identify it: it is infinite when
/// all rays go to one side of it, undetermined when they go to both.
std::vector<CoefficientState> naive_states(const std::vector<Row>& rows, const std::vector<Row>& rays,
                                           const Row& inside) {
  const std::size_t p = inside.size();
  std::vector<Row> kept;
  for (const Row& row : rows)
    if (inner(row, inside) == 0.0) kept.push_back(row);
  std::vector<CoefficientState> states(p, estimated);
  for (std::size_t j = 0; j < p; ++j) {
    std::vector<Row> with = kept;
    with.push_back(Row(p));
    with.back()[j] = 1.0;
    if (rank(with) == rank(kept)) continue;
    const bool up = std::ranges::any_of(rays, [&](const Row& ray) { return ray[j] > 0.0; });
    const bool down = std::ranges::any_of(rays, [&](const Row& ray) { return ray[j] < 0.0; });
    states[j] = up && down ? undetermined : infinite;
  }
  return states;
}

/// The log likelihood in the limit b + t d, t to infinity: only subjects with the highest score x'd compete.
double naive_limit(const CoxCohort& cohort, const Row& d, const Row& b) {
  double loglik = 0.0;
  for (std::size_t i = 0; i < cohort.time.size(); ++i) {
    if (cohort.event[i] == 0) continue;
    double at_risk = 0.0, tied = 0.0, deaths = 0.0, earlier = 0.0;
    for (std::size_t j = 0; j < cohort.time.size(); ++j) {
      if (cohort.time[j] < cohort.time[i] || inner(cohort.x[i], d) != inner(cohort.x[j], d)) continue;
      if (!cohort.entry.empty() && cohort.entry[j] >= cohort.time[i]) continue;
      if (!cohort.stratum.empty() && cohort.stratum[j] != cohort.stratum[i]) continue;
      const double hazard = std::exp(inner(cohort.x[j], b) - inner(cohort.x[i], b));
      at_risk += hazard;
      if (cohort.event[j] == 0 || cohort.time[j] != cohort.time[i]) continue;
      tied += hazard;
      deaths += 1.0;
      if (j < i) earlier += 1.0;
    }
    loglik -= std::log(at_risk - earlier / deaths * tied);
  }
  return loglik;
}

CoxCohort random_small_cohort(unsigned seed) {
  std::mt19937 random(seed);
  const std::size_t n = 6 + random() % 10, p = 1 + random() % 3;
  const int range = random() % 2 == 0 ? 2 : 5;
  const bool entry = random() % 4 == 0, strata = random() % 4 == 0;
  CoxCohort cohort;
  for (std::size_t i = 0; i < n; ++i) {
    cohort.time.push_back(static_cast<double>(2 + random() % 8));
    cohort.event.push_back(static_cast<std::uint8_t>(random() % 2));
    Row x;
    for (std::size_t j = 0; j < p; ++j) x.push_back(static_cast<double>(static_cast<int>(random() % 100) % range));
    cohort.x.push_back(x);
    if (entry) cohort.entry.push_back(std::max(0.0, cohort.time.back() - static_cast<double>(1 + random() % 4)));
    if (strata) cohort.stratum.push_back(static_cast<int>(random() % 2));
  }
  return cohort;
}

void expect_states(const CoxFit& fit, const std::vector<CoefficientState>& expected) {
  EXPECT_EQ(numbers_of(&Coefficient::state, fit), expected);
  for (std::size_t j = 0; j < expected.size(); ++j) {
    EXPECT_TRUE(std::isfinite(fit.coefficient[j].estimate));
    EXPECT_EQ(std::isfinite(fit.coefficient[j].p), expected[j] != undetermined);
    EXPECT_EQ(std::isnan(fit.coefficient[j].hazard_ratio), expected[j] == undetermined);
    EXPECT_EQ(std::isfinite(fit.coefficient[j].std_error), expected[j] == estimated);
    EXPECT_EQ(std::isfinite(fit.coefficient[j].z), expected[j] == estimated);
  }
  EXPECT_EQ(std::isnan(fit.wald.chi_square), std::ranges::any_of(expected, lacks_bound));
}

TEST(CoxSeparation, is_found_exactly_where_every_extreme_ray_says_so) {
  int separated = 0, finite = 0, not_converged = 0, flat = 0;
  for (unsigned seed = 0; seed < 3000; ++seed) {
    const CoxCohort cohort = random_small_cohort(seed);
    const std::vector<Row> rows = differences(cohort);
    const std::size_t p = cohort.x[0].size();
    if (rank(rows) < p) continue;  // no event, or a redundant column
    SCOPED_TRACE(seed);
    const std::vector<Row> rays = rays_of(rows, p);
    const Row inside = interior(rays, p);
    const std::vector<CoefficientState> expected = naive_states(rows, rays, inside);
    const CoxFit fit = cox(cohort.follow_up(), cohort.covariates());
    const bool any = std::ranges::any_of(expected, lacks_bound);
    if (!fit.converged) {  // with delayed entry a fit may run out of digits before it gets far enough; it says so
      EXPECT_TRUE(any && !cohort.entry.empty());
      ++not_converged;
      continue;
    }
    expect_states(fit, expected);
    EXPECT_NEAR(fit.loglik_model, naive_limit(cohort, inside, numbers_of(&Coefficient::estimate, fit)), 1e-9);
    for (std::size_t j = 0; j < p; ++j)
      for (const double move : {1e-3, -1e-3}) {  // it is the maximum
        Row b = numbers_of(&Coefficient::estimate, fit);
        b[j] += move;
        EXPECT_LE(naive_limit(cohort, inside, b), fit.loglik_model + 1e-11);
      }
    ++(any ? separated : finite);
    flat += static_cast<int>(std::ranges::count(expected, undetermined));
  }
  EXPECT_GT(flat, 20);
  EXPECT_GT(separated, 500);
  EXPECT_GT(finite, 500);
  EXPECT_LT(not_converged, 5);
}

// ---- By hand

// Six patients; the three with the marker fail first: 1 2 3, the others at 4, 5, 6+.
// With b to infinity only marked patients compete at 1, 2, 3 (1/3 * 1/2 * 1), the others at 4, 5: 1/3 * 1/2.
const CoxCohort six{{1, 2, 3, 4, 5, 6}, {1, 1, 1, 1, 1, 0}, {{1}, {1}, {1}, {0}, {0}, {0}}};

TEST(CoxSeparation, has_the_limit_of_six_patients_by_hand) {
  const CoxFit fit = cox(six.follow_up(), six.covariates());
  EXPECT_THAT(numbers_of(&Coefficient::state, fit), ElementsAre(infinite));
  EXPECT_TRUE(fit.converged);
  EXPECT_NEAR(fit.loglik_model, -std::log(36.0), 1e-12);
  EXPECT_NEAR(fit.loglik_null, -std::log(720.0), 1e-12);
  EXPECT_NEAR(fit.likelihood_ratio.chi_square, 2.0 * std::log(20.0), 1e-12);
  EXPECT_EQ(fit.likelihood_ratio.df, 1.0);
  EXPECT_NEAR(fit.coefficient[0].p, math::chi_square_upper_tail(2.0 * std::log(20.0), 1.0), 1e-14);
  EXPECT_GT(fit.coefficient[0].estimate, 15.0);
  EXPECT_TRUE(std::isnan(fit.coefficient[0].std_error) && std::isnan(fit.coefficient[0].z));
  EXPECT_EQ(fit.covariance[0], 0.0);
  EXPECT_TRUE(std::isnan(fit.wald.p));
  EXPECT_NEAR(fit.score.chi_square, cox(six.follow_up(), six.covariates(), {.max_iterations = 1}).score.chi_square,
              0.0);
  EXPECT_NEAR(fit.concordance->c, (9.0 + 2.0 * 3.0 / 2.0) / 15.0, 1e-12);
}

TEST(CoxSeparation, leaves_the_other_coefficients_at_their_limit) {
  CoxCohort cohort = random_cohort(1, {.n = 120, .columns = 2, .strata = true});
  for (std::size_t i = 0; i < 120; ++i) cohort.x[i].push_back(cohort.event[i] == 0 && i % 2 == 0 ? 3.5 : 0.0);
  const CoxFit fit = cox(cohort.follow_up(), cohort.covariates(), {.robust = true});
  EXPECT_THAT(numbers_of(&Coefficient::state, fit), ElementsAre(estimated, estimated, infinite));
  EXPECT_LT(fit.coefficient[2].estimate, -2.0);
  CoxCohort limit;  // without those who never fail
  for (std::size_t i = 0; i < 120; ++i)
    if (cohort.x[i][2] == 0.0) limit.add(cohort, i);
  for (auto& x : limit.x) x.pop_back();
  const CoxFit expected = cox(limit.follow_up(), limit.covariates(), {.robust = true});
  for (std::size_t j = 0; j < 2; ++j) {
    EXPECT_NEAR(fit.coefficient[j].estimate, expected.coefficient[j].estimate, 1e-10);
    EXPECT_NEAR(fit.coefficient[j].std_error, expected.coefficient[j].std_error, 1e-10);
    EXPECT_NEAR(fit.coefficient[j].robust_std_error, expected.coefficient[j].robust_std_error, 1e-10);
    EXPECT_NEAR(fit.coefficient[j].p, expected.coefficient[j].p, 1e-10);
  }
  EXPECT_NEAR(fit.loglik_model, expected.loglik_model, 1e-9);
}

// Level 1 has no event among its two patients, the reference none among its two: whatever its ratio, the likelihood has
// its limit 1/2 * 1 where level 2 is infinitely above both.
TEST(CoxSeparation, leaves_a_level_without_events_undetermined_beside_a_reference_without_any) {
  const CoxCohort cohort{{1, 2, 3, 4, 5, 6}, {1, 1, 0, 0, 0, 0}, {{0, 1}, {0, 1}, {1, 0}, {1, 0}, {0, 0}, {0, 0}}};
  const CoxFit fit = cox(cohort.follow_up(), cohort.covariates());
  EXPECT_TRUE(fit.converged);
  EXPECT_THAT(numbers_of(&Coefficient::state, fit), ElementsAre(undetermined, infinite));
  EXPECT_NEAR(fit.loglik_model, -std::log(2.0), 1e-12);
  EXPECT_TRUE(std::isnan(fit.coefficient[0].p) && std::isnan(fit.coefficient[0].hazard_ratio));
  EXPECT_TRUE(std::isnan(fit.coefficient[0].lower) && std::isnan(fit.coefficient[0].upper));
  EXPECT_EQ(fit.coefficient[1].hazard_ratio, std::numeric_limits<double>::infinity());
}

TEST(CoxSeparation, makes_every_level_infinite_when_the_reference_has_no_event) {
  CoxCohort cohort = random_cohort(2, {.n = 90, .columns = 1});
  for (std::size_t i = 0; i < 90; ++i) {
    if (i % 3 == 0) cohort.event[i] = 0;
    cohort.x[i] = {i % 3 == 1 ? 1.0 : 0.0, i % 3 == 2 ? 1.0 : 0.0, cohort.x[i][0]};
  }
  const CoxFit fit = cox(cohort.follow_up(), cohort.covariates());
  EXPECT_THAT(numbers_of(&Coefficient::state, fit), ElementsAre(infinite, infinite, estimated));
  EXPECT_GT(fit.coefficient[0].estimate, 10.0);
  EXPECT_GT(fit.coefficient[1].estimate, 10.0);
  CoxCohort limit;
  for (std::size_t i = 0; i < 90; ++i)
    if (i % 3 != 0) limit.add(cohort, i);
  for (auto& x : limit.x) x = {x[0], x[2]};
  const CoxFit expected = cox(limit.follow_up(), limit.covariates());
  EXPECT_NEAR(fit.coefficient[0].estimate - fit.coefficient[1].estimate, expected.coefficient[0].estimate, 1e-9);
  EXPECT_NEAR(fit.coefficient[2].estimate, expected.coefficient[1].estimate, 1e-9);
  EXPECT_NEAR(fit.loglik_model, expected.loglik_model, 1e-9);
  EXPECT_EQ(fit.likelihood_ratio.df, 3.0);
}

TEST(CoxSeparation, finds_two_infinite_coefficients_and_tests_each_without_the_other) {
  CoxCohort cohort = random_cohort(3, {.n = 80, .columns = 1});
  for (std::size_t i = 0; i < 80; ++i) {
    if (i % 4 < 2) cohort.event[i] = 0;
    cohort.x[i] = {cohort.x[i][0], i % 4 == 0 ? 1.0 : 0.0, i % 4 == 1 ? -1e-4 : 0.0};
  }
  const CoxFit fit = cox(cohort.follow_up(), cohort.covariates());
  EXPECT_THAT(numbers_of(&Coefficient::state, fit), ElementsAre(estimated, infinite, infinite));
  CoxCohort without = cohort;
  for (auto& x : without.x) x = {x[0], x[1]};
  const CoxFit smaller = cox(without.follow_up(), without.covariates());
  EXPECT_NEAR(fit.coefficient[2].p, math::chi_square_upper_tail(2.0 * (fit.loglik_model - smaller.loglik_model), 1.0),
              1e-12);
  EXPECT_LT(fit.coefficient[1].estimate, 0.0);
  EXPECT_GT(fit.coefficient[2].estimate, 0.0);
}

TEST(CoxSeparation, finds_a_separation_that_no_single_column_shows) {
  // The failures come in the order of x + 3 y, which neither x nor y alone has.
  CoxCohort cohort;
  const std::vector<Row> x{{2.0, 3.1}, {5.0, 1.4}, {1.0, 2.1}, {4.0, 0.3}, {0.5, 1.0}, {2.0, -0.3}};
  for (std::size_t i = 0; i < x.size(); ++i) {
    cohort.time.push_back(static_cast<double>(i + 1));
    cohort.event.push_back(1);
    cohort.x.push_back(x[i]);
  }
  const CoxFit fit = cox(cohort.follow_up(), cohort.covariates());
  EXPECT_THAT(numbers_of(&Coefficient::state, fit), Each(infinite));
  EXPECT_NEAR(fit.loglik_model, 0.0, 1e-9);
  EXPECT_NEAR(fit.concordance->c, 1.0, 1e-12);
}

TEST(CoxSeparation, is_no_matter_of_the_size_of_a_coefficient) {
  // The marked 20 of 9000 fail first but for the last of them: a hazard ratio above 10000, and finite.
  CoxCohort cohort;
  for (int i = 0; i < 9000; ++i) {
    cohort.time.push_back(i + 1.0);
    cohort.event.push_back(1);
    cohort.x.push_back({i < 19 || i == 22 ? 1.0 : 0.0});
  }
  const CoxFit fit = cox(cohort.follow_up(), cohort.covariates());
  EXPECT_THAT(numbers_of(&Coefficient::state, fit), ElementsAre(estimated));
  EXPECT_GT(std::exp(fit.coefficient[0].estimate), 1e4);
  EXPECT_LT(std::exp(fit.coefficient[0].estimate), 1e6);
  EXPECT_TRUE(std::isfinite(fit.coefficient[0].std_error));
  EXPECT_TRUE(fit.converged);
}

TEST(CoxSeparation, does_not_mistake_a_steep_numeric_covariate_for_separation) {
  // One inversion in an otherwise perfect order, between two patients whom the other covariate does not tell apart.
  CoxCohort cohort;
  for (int i = 0; i < 40; ++i) {
    cohort.time.push_back(i + 1.0);
    cohort.event.push_back(1);
    cohort.x.push_back({-static_cast<double>(i), 0.37 * static_cast<double>(i / 2 % 5)});
  }
  std::swap(cohort.x[20], cohort.x[21]);
  const CoxFit fit = cox(cohort.follow_up(), cohort.covariates());
  EXPECT_THAT(numbers_of(&Coefficient::state, fit), Each(estimated));
  EXPECT_TRUE(fit.converged);
  EXPECT_GT(fit.coefficient[0].estimate, 1.0);
}

TEST(CoxSeparation, counts_strata_and_entry_when_it_asks_who_is_at_risk) {
  CoxCohort cohort = six;
  cohort.x[3] = {1.0};
  cohort.x[0] = {0.0};  // fails first without the marker: no separation ...
  EXPECT_THAT(numbers_of(&Coefficient::state, cox(cohort.follow_up(), cohort.covariates())), ElementsAre(estimated));
  cohort.stratum = {1, 0, 0, 0, 0, 0};  // ... unless it competes with nobody
  EXPECT_THAT(numbers_of(&Coefficient::state, cox(cohort.follow_up(), cohort.covariates())), ElementsAre(infinite));
  cohort.stratum.clear();
  cohort.entry = {0, 1, 1, 1, 1, 1};
  EXPECT_THAT(numbers_of(&Coefficient::state, cox(cohort.follow_up(), cohort.covariates())), ElementsAre(infinite));
}

TEST(NeverFalls, says_the_same_of_a_column_as_of_its_scores) {
  int risen = 0;
  for (unsigned seed = 0; seed < 200; ++seed) {
    const CoxCohort cohort =
        random_cohort(seed, {.n = 5, .columns = 3, .entry = seed % 3 == 0, .strata = seed % 2 == 0});
    const FollowUp follow_up = cohort.follow_up();
    if (!(follow_up.total_events() > 0.0)) continue;
    const RiskSets sets = risk_sets(follow_up, Ties::efron);
    const ScaledCovariates x(follow_up, cohort.covariates(), sets);
    for (std::size_t j = 0; j < 3; ++j)
      for (const double sign : {1.0, -1.0}) {
        std::vector<double> score(x.rows());
        for (std::size_t row = 0; row < x.rows(); ++row) score[row] = sign * x.x(row, j);
        const bool expected = never_falls(sets, score, 0.0);
        EXPECT_EQ(never_falls(sets, x, j, sign, 0.0), expected);
        risen += expected ? 1 : 0;
      }
  }
  EXPECT_GT(risen, 20);
}

}  // namespace
}  // namespace rtsurv::survival
