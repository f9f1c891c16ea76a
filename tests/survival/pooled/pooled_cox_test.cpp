#include "rtsurv/survival/pooled/pooled_cox.hpp"

#include <cmath>

#include <gmock/gmock.h>

#include "rtsurv/survival/cox/cox.hpp"
#include "rtsurv/survival/cox/dropped_columns.hpp"
#include "survival/cox_cohort.hpp"
#include "survival/pooled/pooled_cohort.hpp"

namespace rtsurv::survival {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

Covariates covariates_of(const PartedCohort& cohort) {
  Covariates result{cohort.time.size(), cohort.x.size(), {}};
  for (const std::vector<double>& column : cohort.x)
    result.values.insert(result.values.end(), column.begin(), column.end());
  return result;
}

std::vector<std::uint8_t> events_of(const PartedCohort& cohort) { return {cohort.cause.begin(), cohort.cause.end()}; }

FollowUpColumns columns_of(const PartedCohort& cohort, const std::vector<std::uint8_t>& event) {
  return {cohort.time, event, cohort.entry, cohort.weight, cohort.stratum};
}

FollowUp follow_up_of(const PartedCohort& cohort) {
  const std::vector<std::uint8_t> event = events_of(cohort);
  return FollowUp(columns_of(cohort, event));
}

/// A cohort that is fitted part by part.
class Pool {
 public:
  Pool(const PartedCohort& cohort, int parts, unsigned seed, Ties ties = Ties::efron) {
    const std::vector<int> part = random_parts(seed, cohort.time.size(), parts);
    std::vector<PooledTimes> tables;
    CoxMoments moments = cox_moments(covariates_of(cohort.part(part, 0)), cohort.part(part, 0).weight);
    for (int which = 0; which < parts; ++which) {
      subjects_.push_back(cohort.part(part, which));
      tables.push_back(pooled_times(subjects_.back().columns()));
      if (which > 0) moments = merged(moments, cox_moments(covariates_of(subjects_.back()), subjects_.back().weight));
    }
    plan = cox_plan(PooledFollowUp(merged(tables)), moments, ties);
    for (const PartedCohort& subjects : subjects_) {
      const std::vector<std::uint8_t> event = events_of(subjects);
      parts_.emplace_back(columns_of(subjects, event), covariates_of(subjects), plan);
    }
  }

  [[nodiscard]] CoxFit fit(const PooledCoxOptions& options = {}) {
    return pooled_cox(
        plan, [this](const std::vector<CoxQuestion>& questions) { return ask(questions); }, options);
  }

  [[nodiscard]] std::vector<CoxSums> ask(const std::vector<CoxQuestion>& questions) {
    asked.push_back(questions.size());
    for (const CoxQuestion& question : questions) passes.push_back(question.pass);
    std::vector<CoxSums> sums;
    for (const CoxPart& part : parts_) merge(sums, part.answers(questions));
    return sums;
  }

  CoxPlan plan;
  std::vector<CoxPass> passes;
  std::vector<std::size_t> asked;  ///< questions of each time

 private:
  std::vector<PartedCohort> subjects_;
  std::vector<CoxPart> parts_;
};

/// One binary covariate that goes with the time, and two continuous ones.
PartedCohort random_cox_cohort(unsigned seed, const PooledShape& shape) {
  PartedCohort cohort = random_parted_cohort(seed, shape);
  std::mt19937 random(seed + 1000);
  cohort.x.resize(3);
  for (std::size_t i = 0; i < cohort.time.size(); ++i) {
    cohort.x[0].push_back(static_cast<double>(random() % 30) < 2.0 * cohort.time[i] ? 1.0 : 0.0);
    cohort.x[1].push_back(60.0 + 0.1 * static_cast<double>(random() % 300));
    cohort.x[2].push_back(1e-3 * static_cast<double>(random() % 100));
  }
  return cohort;
}

void expect_near(double actual, double expected, double tolerance, const char* what) {
  if (std::isnan(expected))
    EXPECT_TRUE(std::isnan(actual)) << what;
  else
    EXPECT_NEAR(actual, expected, tolerance * std::max(1.0, std::fabs(expected))) << what;
}

/// Estimates by their error: 1e-10 of it is more than anybody can see.
void expect_same_fit(const CoxFit& actual, const CoxFit& expected, double tolerance = 1e-10) {
  EXPECT_EQ(actual.n, expected.n);
  EXPECT_EQ(actual.converged, expected.converged);
  EXPECT_EQ(actual.ties, expected.ties);
  expect_near(actual.events, expected.events, tolerance, "events");
  expect_near(actual.loglik_null, expected.loglik_null, tolerance, "null");
  expect_near(actual.loglik_model, expected.loglik_model, tolerance, "model");
  expect_near(actual.likelihood_ratio.chi_square, expected.likelihood_ratio.chi_square, tolerance, "ratio");
  expect_near(actual.score.chi_square, expected.score.chi_square, tolerance, "score");
  expect_near(actual.wald.chi_square, expected.wald.chi_square, tolerance, "Wald");
  EXPECT_EQ(actual.likelihood_ratio.df, expected.likelihood_ratio.df);
  ASSERT_EQ(actual.coefficient.size(), expected.coefficient.size());
  for (std::size_t j = 0; j < actual.coefficient.size(); ++j) {
    const Coefficient &a = actual.coefficient[j], &e = expected.coefficient[j];
    EXPECT_EQ(a.state, e.state);
    expect_near(actual.mean[j], expected.mean[j], tolerance, "mean");
    if (e.state != CoefficientState::estimated) continue;
    EXPECT_NEAR(a.estimate, e.estimate, tolerance * e.std_error);
    EXPECT_NEAR(a.std_error, e.std_error, tolerance * e.std_error);
    expect_near(a.z, e.z, tolerance, "z");
    expect_near(a.p, e.p, tolerance, "p");
  }
}

// The six patients of cox_test.cpp: b = 1.5 log 2, information 6 sqrt(2) - 8, score statistic 49/86.
const PartedCohort six{{1, 2, 2.5, 3, 4, 5}, {}, {}, {1, 1, 0, 1, 1, 0}, {}, {}, {{1, 0, 1, 0, 0, 0}}};

TEST(PooledCox, agrees_with_six_patients_by_hand) {
  for (int parts = 1; parts <= 3; ++parts) {
    const CoxFit fit = Pool(six, parts, 7).fit();
    EXPECT_TRUE(fit.converged);
    EXPECT_EQ(fit.n, 6U);
    EXPECT_EQ(fit.events, 4.0);
    EXPECT_NEAR(fit.coefficient[0].estimate, 1.5 * std::log(2.0), 1e-12);
    EXPECT_NEAR(fit.coefficient[0].std_error, 1.0 / std::sqrt(6.0 * std::sqrt(2.0) - 8.0), 1e-12);
    EXPECT_NEAR(fit.score.chi_square, 49.0 / 86.0, 1e-12);
  }
}

TEST(PooledCox, equals_the_fit_of_one_table) {
  unsigned seed = 0;
  for (const Weights weights : {Weights::none, Weights::counts, Weights::shares})
    for (const bool entry : {false, true})
      for (const Ties ties : {Ties::efron, Ties::breslow})
        for (int parts = 1; parts <= 7; ++parts, ++seed) {
          SCOPED_TRACE("seed " + std::to_string(seed));
          const PooledShape shape{
              .n = 120, .strata = 1 + static_cast<int>(seed % 3), .entry = entry, .weights = weights};
          const PartedCohort cohort = random_cox_cohort(seed, shape);
          const CoxFit expected =
              cox(follow_up_of(cohort), covariates_of(cohort), {.ties = ties, .concordance = false});
          Pool pool(cohort, parts, seed, ties);
          expect_same_fit(pool.fit(), expected);
          EXPECT_EQ(std::ranges::count(pool.passes, CoxPass::everything), std::ssize(pool.passes));
          pool.passes.clear();
          expect_same_fit(pool.fit({.most_products = 0}), expected);
          EXPECT_EQ(2 * std::ranges::count(pool.passes, CoxPass::matrix), std::ssize(pool.passes));
        }
}

TEST(PooledCox, has_the_likelihood_of_its_definition) {
  for (unsigned seed = 0; seed < 6; ++seed) {
    const CohortShape shape{.n = 60, .entry = seed % 2 == 1, .shares = seed % 3 == 1, .strata = true};
    const CoxCohort cohort = random_cohort(seed, shape);
    PartedCohort parted{cohort.time, cohort.entry, cohort.weight, {}, cohort.stratum, {}, {}};
    parted.cause.assign(cohort.event.begin(), cohort.event.end());
    parted.x.resize(2);
    for (const std::vector<double>& x : cohort.x)
      for (std::size_t j = 0; j < 2; ++j) parted.x[j].push_back(x[j]);
    for (const Ties ties : {Ties::efron, Ties::breslow}) {
      const CoxFit fit = Pool(parted, 3, seed, ties).fit();
      EXPECT_NEAR(fit.loglik_null, naive_loglik(cohort, ties, {0.0, 0.0}), 1e-9);
      EXPECT_NEAR(fit.loglik_model, naive_loglik(cohort, ties, numbers_of(&Coefficient::estimate, fit)), 1e-9);
    }
  }
}

TEST(PooledCox, has_the_log_likelihood_of_many_event_times_to_the_last_digits) {
  constexpr std::size_t n = 100'000;  // without ties the log likelihood at 0 is -log(n!)
  PartedCohort cohort{{}, {}, {}, std::vector<int>(n, 1), {}, {}, {{}}};
  std::mt19937 random(5);
  for (std::size_t i = 0; i < n; ++i) {
    cohort.time.push_back(static_cast<double>(i + 1));
    cohort.x[0].push_back(static_cast<double>(random() % 100));
  }
  const double expected = -std::lgamma(static_cast<double>(n) + 1.0), rounding = 4e-16 * std::fabs(expected);
  EXPECT_NEAR(cox(follow_up_of(cohort), covariates_of(cohort), {.concordance = false}).loglik_null, expected, rounding);
  EXPECT_NEAR(Pool(cohort, 3, 5).fit().loglik_null, expected, rounding);
}

TEST(PooledCox, takes_parts_without_patients_and_patients_at_no_event) {
  PartedCohort cohort = random_cox_cohort(3, {.n = 50});
  for (std::size_t i = 0; i < 5; ++i) {
    cohort.time[i] = 0.1;
    cohort.cause[i] = 0;
  }
  const CoxFit expected = cox(follow_up_of(cohort), covariates_of(cohort), {.concordance = false});
  expect_same_fit(Pool(cohort, 60, 2).fit(), expected);
}

TEST(PooledCox, leaves_redundant_columns_out) {
  PartedCohort cohort = random_cox_cohort(8, {.n = 80});
  cohort.x.push_back(std::vector<double>(80, 3.7));
  cohort.x.push_back(cohort.x[0]);
  for (std::size_t i = 0; i < 80; ++i) cohort.x.back()[i] += 2.0 * cohort.x[1][i];
  const CoxFit expected = cox(follow_up_of(cohort), covariates_of(cohort), {.concordance = false});
  EXPECT_EQ(expected.coefficient[4].state, CoefficientState::redundant);
  expect_same_fit(Pool(cohort, 4, 1).fit(), expected);
}

TEST(PooledCox, recognises_columns_without_maximum) {
  PartedCohort cohort = random_cox_cohort(9, {.n = 80});
  for (std::size_t i = 0; i < 80; ++i)
    if (cohort.x[0][i] == 1.0) cohort.cause[i] = 0;
  const CoxFit expected = cox(follow_up_of(cohort), covariates_of(cohort), {.concordance = false});
  ASSERT_EQ(expected.coefficient[0].state, CoefficientState::infinite);
  for (const std::size_t most : {std::size_t{0}, std::size_t{1} << 22}) {
    const CoxFit fit = Pool(cohort, 3, 1).fit({.most_products = most});
    expect_same_fit(fit, expected, 1e-6);
    EXPECT_EQ(fit.coefficient[0].hazard_ratio, 0.0);
    EXPECT_NEAR(fit.coefficient[0].p, expected.coefficient[0].p, 1e-8);
    EXPECT_TRUE(std::isnan(fit.wald.chi_square));
  }
}

using Dropped = std::vector<std::vector<std::uint8_t>>;

std::vector<ChiSquareTest> tests_without(Pool& pool, const CoxFit& fit, const Dropped& dropped,
                                         const PooledCoxOptions& options = {}) {
  pool.asked.clear();
  return pooled_likelihood_ratios_without(
      pool.plan, [&](const std::vector<CoxQuestion>& questions) { return pool.ask(questions); }, fit, dropped, options);
}

TEST(PooledCox, tests_columns_as_one_table_does_in_the_passes_of_one_fit) {
  const Dropped dropped{{1, 0, 0}, {0, 1, 0}, {1, 1, 1}, {0, 0, 1}, {0, 1, 1}};
  for (unsigned seed = 0; seed < 4; ++seed) {
    const PartedCohort cohort = random_cox_cohort(seed, {.entry = seed % 2 == 1});
    const CoxFit fit = cox(follow_up_of(cohort), covariates_of(cohort), {.concordance = false});
    Pool pool(cohort, 3, seed);
    for (const std::size_t most : {std::size_t{0}, std::size_t{1} << 22}) {
      const auto tests = tests_without(pool, fit, dropped, {.most_products = most});
      ASSERT_EQ(tests.size(), dropped.size());
      for (std::size_t i = 0; i < tests.size(); ++i) {
        const ChiSquareTest expected =
            likelihood_ratio_without(follow_up_of(cohort), covariates_of(cohort), fit, dropped[i]);
        expect_near(tests[i].chi_square, expected.chi_square, 1e-10, "ratio");
        EXPECT_EQ(tests[i].df, expected.df);
      }
      const std::vector<std::size_t> together = pool.asked;
      std::size_t longest = 0;
      for (const std::vector<std::uint8_t>& one : dropped) {
        tests_without(pool, fit, {one}, {.most_products = most});
        longest = std::max(longest, pool.asked.size());
      }
      EXPECT_EQ(together.size(), longest);
      EXPECT_EQ(together.front(), 4U);
    }
    tests_without(pool, fit, dropped, {.most_numbers = 1});
    EXPECT_THAT(pool.asked, testing::Each(1U));
  }
}

TEST(PooledCox, ends_its_fits_when_an_answer_fails) {
  const PartedCohort cohort = random_cox_cohort(2, {});
  Pool pool(cohort, 2, 2);
  const CoxFit fit = pool.fit();
  const Dropped dropped{{1, 0, 0}, {0, 1, 0}};
  for (int good = 0; good < 3; ++good) {
    int asked = 0;
    const CoxEvaluate breaks = [&](const std::vector<CoxQuestion>& questions) {
      if (asked++ == good) throw Error(ErrorKind::io, "a part is gone");
      return pool.ask(questions);
    };
    EXPECT_THAT([&] { static_cast<void>(pooled_likelihood_ratios_without(pool.plan, breaks, fit, dropped)); },
                ThrowsMessage<Error>(HasSubstr("a part is gone")));
    const CoxEvaluate one_for_two = [&](const std::vector<CoxQuestion>& questions) { return pool.ask({questions[0]}); };
    EXPECT_THAT([&] { static_cast<void>(pooled_likelihood_ratios_without(pool.plan, one_for_two, fit, dropped)); },
                ThrowsMessage<InvalidOption>(HasSubstr("do not fit its questions")));
    const CoxEvaluate damaged = [&](const std::vector<CoxQuestion>& questions) {
      return std::vector<CoxSums>(questions.size());
    };
    EXPECT_THAT([&] { static_cast<void>(pooled_likelihood_ratios_without(pool.plan, damaged, fit, dropped)); },
                ThrowsMessage<InvalidOption>(HasSubstr("do not fit its plan")));
  }
  EXPECT_THROW(static_cast<void>(tests_without(pool, fit, {{1, 0}})), InvalidOption);
}

TEST(PooledCox, says_when_it_has_not_converged) {
  const CoxFit fit = Pool(random_cox_cohort(4, {}), 2, 1).fit({.max_iterations = 1});
  EXPECT_FALSE(fit.converged);
  EXPECT_EQ(fit.iterations, 1);
}

TEST(PooledCox, merges_near_ties_by_the_times_of_all_parts) {
  // Only together are the times of the two parts near: see PooledFollowUp.
  const PartedCohort cohort{
      {1000, 1e6, 1000.00001, 1e6 + 1, 2000, 3000}, {}, {}, {1, 1, 1, 0, 1, 1}, {}, {}, {{1, 0, 0, 1, 0, 1}}};
  const CoxFit expected = cox(follow_up_of(cohort), covariates_of(cohort), {.concordance = false});
  for (int parts = 1; parts <= 6; ++parts) expect_same_fit(Pool(cohort, parts, 11).fit(), expected);
}

TEST(PooledCox, refuses_what_does_not_fit) {
  const PartedCohort cohort = random_cox_cohort(4, {});
  const std::vector<std::uint8_t> event = events_of(cohort), nobody(event.size());
  const Covariates x = covariates_of(cohort);
  const PooledFollowUp pooled(pooled_times(cohort.columns()));
  const CoxPlan plan = cox_plan(pooled, cox_moments(x));
  EXPECT_THROW(static_cast<void>(cox_plan(pooled, cox_moments({80, 0, {}}))), NotEstimable);
  EXPECT_THROW(static_cast<void>(cox_plan(pooled.reversed().only_cause(1).only_group(9), cox_moments(x))),
               NotEstimable);
  EXPECT_THROW(static_cast<void>(merged(cox_moments(x), cox_moments({80, 0, {}}))), InvalidOption);
  Covariates spoilt(x);
  spoilt.values[3] = NAN;
  EXPECT_THROW(static_cast<void>(cox_moments(spoilt)), InvalidOption);
  EXPECT_THROW(CoxPart(columns_of(cohort, event), spoilt, plan), InvalidOption);
  EXPECT_THROW(CoxPart(columns_of(cohort, event), {80, 1, std::vector<double>(80)}, plan), InvalidOption);
  std::vector<double> other(cohort.time);
  other[0] += 0.123;
  const std::vector<std::uint8_t> all(80, 1);
  EXPECT_THAT([&] { CoxPart({other, all}, x, plan); }, ThrowsMessage<InvalidOption>(HasSubstr("lacks an event")));
  const CoxPart part(columns_of(cohort, event), x, plan);
  const CoxEvaluate no_sums = [](const std::vector<CoxQuestion>&) { return std::vector<CoxSums>(1); };
  EXPECT_THROW(static_cast<void>(part.answer({.coefficient = {0.0}})), InvalidOption);
  CoxSums sums = part.answer({.coefficient = {0.0, 0.0, 0.0}});
  EXPECT_THAT(
      [&] {
        merge(sums, part.answer({CoxPass::sums, {0.0, 0.0, 0.0}, {}, {}}));
      },
      ThrowsMessage<InvalidOption>(HasSubstr("different questions")));
  EXPECT_THAT([&] { static_cast<void>(pooled_cox(plan, no_sums)); },
              ThrowsMessage<InvalidOption>(HasSubstr("do not fit its plan")));
  EXPECT_THROW(static_cast<void>(pooled_cox({}, no_sums)), InvalidOption);
  EXPECT_THROW(static_cast<void>(Pool(cohort, 1, 1).fit({.max_iterations = 0})), InvalidOption);
  EXPECT_THROW(static_cast<void>(Pool(cohort, 1, 1).fit({.tolerance = 0.0})), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::survival
