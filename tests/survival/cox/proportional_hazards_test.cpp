#include "rtsurv/survival/cox/proportional_hazards.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "oracle/oracle.hpp"
#include "rtsurv/survival/cox/cox.hpp"
#include "survival/cox_cohort.hpp"

namespace rtsurv::survival {
namespace {

using oracle::expect_close;

ZphTest tested(const CoxCohort& cohort, ZphTransform transform, const std::vector<int>& terms,
               Ties ties = Ties::efron) {
  const CoxFit fit = cox(cohort.follow_up(), cohort.covariates(), {.ties = ties});
  return proportional_hazards(cohort.follow_up(), cohort.covariates(), fit, {transform, terms});
}

// Six patients, time(x): 1(1) 2(0) 2.5+(1) 3(0) 4(0) 5+(0); at the estimate exp(b) = theta = sqrt(8).
// Only the first two event times have both values of x at risk:
//   scores u_1 = 1 - p, u_2 = -p' with p = theta/(theta + 2), p' = theta/(theta + 4), so u_1 = -u_2 = 1 - p;
//   informations v = p (1 - p) and v' = p' (1 - p'), which are equal: v = v' = 3 sqrt(2) - 4.
// With g = t: U = u_1 + 2 u_2 = -(1 - p); variance (v + 4 v) - (v + 2 v)^2 / (2 v) = v / 2;
// chi-square = 2 (1 - p)^2 / v = 2 (1 - p) / p = 4 / theta = sqrt(2).
const CoxCohort six{{1, 2, 2.5, 3, 4, 5}, {1, 1, 0, 1, 1, 0}, {{1}, {0}, {1}, {0}, {0}, {0}}};

TEST(ProportionalHazards, agrees_with_six_patients_by_hand) {
  const ZphTest test = tested(six, ZphTransform::identity, {0});
  EXPECT_NEAR(test.terms[0].chi_square, std::sqrt(2.0), 1e-12);
  EXPECT_EQ(test.terms[0].df, 1.0);
  EXPECT_NEAR(test.terms[0].p, std::erfc(std::pow(2.0, 0.25) / std::sqrt(2.0)), 1e-12);
  EXPECT_NEAR(test.global.chi_square, test.terms[0].chi_square, 1e-12);
}

void expect_agreement(const nlohmann::json& spec) {
  oracle::Columns data = oracle::read_columns("cox/" + spec["data"].get<std::string>() + ".csv");
  const auto column = [&](const char* role) {
    return spec[role].is_string() ? data.at(spec[role].get<std::string>()) : std::vector<double>{};
  };
  const std::vector<std::uint8_t> event(data["event"].begin(), data["event"].end());
  const std::vector<double> entry = column("entry"), weight = column("weight"), site = column("strata");
  const std::vector<int> strata(site.begin(), site.end());
  const FollowUp follow_up({data["time"], event, entry, weight, strata});
  Covariates x{event.size(), 0, {}};
  std::vector<int> term_of_column;
  for (std::size_t term = 0; term < spec["terms"].size(); ++term)
    for (const std::string name : spec["terms"][term]) {
      x.values.insert(x.values.end(), data.at(name).begin(), data.at(name).end());
      term_of_column.push_back(static_cast<int>(term));
      ++x.columns;
    }
  const Ties ties = spec["ties"] == "breslow" ? Ties::breslow : Ties::efron;
  const std::map<std::string, ZphTransform> transforms{{"km", ZphTransform::kaplan_meier},
                                                       {"identity", ZphTransform::identity},
                                                       {"rank", ZphTransform::rank},
                                                       {"log", ZphTransform::log}};
  const CoxFit fit = cox(follow_up, x, {.ties = ties});
  const ZphTest test = proportional_hazards(follow_up, x, fit, {transforms.at(spec["transform"]), term_of_column});
  std::vector<ChiSquareTest> all = test.terms;
  all.push_back(test.global);
  ASSERT_EQ(all.size(), spec["chi_square"].size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    expect_close(all[i].chi_square, spec["chi_square"][i], 1e-8);
    EXPECT_EQ(all[i].df, spec["df"][i]);
    expect_close(all[i].p, spec["p"][i], 1e-7);
  }
}

TEST(ProportionalHazards, agrees_with_r_on_every_case) {
  const nlohmann::json file = oracle::read_json("proportional_hazards/expected.json");
  int number = 0;
  for (const nlohmann::json& spec : file["cases"]) {
    SCOPED_TRACE("case " + std::to_string(++number));
    expect_agreement(spec);
  }
}

ZphTest robust_test(const nlohmann::json& spec, double scale) {
  oracle::Columns data = oracle::read_columns("cox/" + spec["data"].get<std::string>() + ".csv");
  const auto column = [&](const char* role) {
    return spec[role].is_string() ? data.at(spec[role].get<std::string>()) : std::vector<double>{};
  };
  const std::vector<std::uint8_t> event(data["event"].begin(), data["event"].end());
  const std::vector<double> entry = column("entry"), site = column("strata"), team = column("cluster");
  const std::vector<int> strata(site.begin(), site.end()), cluster(team.begin(), team.end());
  std::vector<double> weight = data["share"];
  for (double& one : weight) one *= scale;
  const FollowUp follow_up({data["time"], event, entry, weight, strata});
  Covariates x{event.size(), 0, {}};
  ZphOptions options{.transform = spec["transform"] == "identity" ? ZphTransform::identity : ZphTransform::kaplan_meier,
                     .robust = true,
                     .cluster = cluster};
  for (const std::string name : spec["columns"]) {
    x.values.insert(x.values.end(), data.at(name).begin(), data.at(name).end());
    ++x.columns;
  }
  const CoxFit fit = cox(follow_up, x, {.ties = spec["ties"] == "breslow" ? Ties::breslow : Ties::efron});
  return proportional_hazards(follow_up, x, fit, options);
}

TEST(ProportionalHazards, of_sampling_weights_agrees_with_the_score_residuals_of_r_at_any_scale) {
  const nlohmann::json file = oracle::read_json("proportional_hazards/expected.json");
  for (const nlohmann::json& spec : file["robust"])
    for (const double scale : {1.0, 10.0, 0.013}) {
      const ZphTest test = robust_test(spec, scale);
      std::vector<ChiSquareTest> all = test.terms;
      all.push_back(test.global);
      ASSERT_EQ(all.size(), spec["chi_square"].size());
      for (std::size_t i = 0; i < all.size(); ++i) expect_close(all[i].chi_square, spec["chi_square"][i], 1e-8);
    }
}

TEST(ProportionalHazards, does_not_depend_on_the_order_of_patients_or_the_unit_of_time) {
  const CoxCohort cohort = random_cohort(1, {.n = 80, .columns = 3, .entry = true, .counts = true, .strata = true});
  CoxCohort backwards;
  for (std::size_t i = cohort.time.size(); i-- > 0;) backwards.add(cohort, i);
  for (double& time : backwards.time) time *= 30.4375;
  for (double& time : backwards.entry) time *= 30.4375;
  for (const ZphTransform transform : {ZphTransform::kaplan_meier, ZphTransform::identity, ZphTransform::rank}) {
    const ZphTest a = tested(cohort, transform, {0, 1, 1}), b = tested(backwards, transform, {0, 1, 1});
    EXPECT_NEAR(a.terms[0].chi_square, b.terms[0].chi_square, 1e-9);
    EXPECT_NEAR(a.terms[1].chi_square, b.terms[1].chi_square, 1e-9);
    EXPECT_NEAR(a.global.chi_square, b.global.chi_square, 1e-9);
    EXPECT_EQ(a.terms[1].df, 2.0);
    EXPECT_EQ(a.global.df, 3.0);
  }
}

TEST(ProportionalHazards, takes_a_count_for_as_many_patients) {
  const CoxCohort cohort = random_cohort(2, {.n = 80, .entry = true, .counts = true, .strata = true});
  for (const ZphTransform transform : {ZphTransform::kaplan_meier, ZphTransform::rank, ZphTransform::log})
    EXPECT_NEAR(tested(cohort, transform, {0, 1}).global.chi_square,
                tested(repeated(cohort), transform, {0, 1}).global.chi_square, 1e-9);
}

TEST(ProportionalHazards, leaves_redundant_columns_out) {
  CoxCohort cohort = random_cohort(3, {.n = 60});
  const ZphTest plain = tested(cohort, ZphTransform::kaplan_meier, {0, 1});
  for (auto& x : cohort.x) x = {x[0], 3.0 * x[0], x[1], 5.0};
  const ZphTest test = tested(cohort, ZphTransform::kaplan_meier, {0, 0, 1, 2});
  EXPECT_NEAR(test.terms[0].chi_square, plain.terms[0].chi_square, 1e-9);
  EXPECT_NEAR(test.terms[1].chi_square, plain.terms[1].chi_square, 1e-9);
  EXPECT_NEAR(test.global.chi_square, plain.global.chi_square, 1e-9);
  EXPECT_EQ(test.terms[0].df, 1.0);
  EXPECT_TRUE(std::isnan(test.terms[2].chi_square) && std::isnan(test.terms[2].p));
}

TEST(ProportionalHazards, does_not_test_a_term_with_an_infinite_coefficient) {
  CoxCohort cohort = random_cohort(4, {.n = 60});
  for (std::size_t i = 0; i < 60; ++i) cohort.x[i] = {cohort.event[i] == 0 && i % 3 == 0 ? 1.0 : 0.0, cohort.x[i][1]};
  const ZphTest test = tested(cohort, ZphTransform::kaplan_meier, {0, 1});
  EXPECT_TRUE(std::isnan(test.terms[0].p));
  EXPECT_EQ(test.global.df, 1.0);
  EXPECT_NEAR(test.global.chi_square, test.terms[1].chi_square, 1e-12);
  CoxCohort limit;  // those without an event play no part in the limit
  for (std::size_t i = 0; i < 60; ++i)
    if (cohort.x[i][0] == 0.0) limit.add(cohort, i);
  for (auto& x : limit.x) x = {x[1]};
  EXPECT_NEAR(tested(limit, ZphTransform::identity, {0}).global.chi_square,
              tested(cohort, ZphTransform::identity, {0, 1}).global.chi_square, 1e-6);
}

TEST(ProportionalHazards, has_no_log_of_an_event_at_zero) {
  CoxCohort cohort = six;
  cohort.time[0] = 0.0;
  EXPECT_TRUE(std::isnan(tested(cohort, ZphTransform::log, {0}).global.chi_square));
}

TEST(ProportionalHazards, cannot_be_tested_at_a_single_event_time) {
  CoxCohort cohort = six;
  cohort.event = {0, 1, 0, 0, 0, 0};
  EXPECT_TRUE(std::isnan(tested(cohort, ZphTransform::identity, {0}).global.p));
}

TEST(ProportionalHazards, refuses_terms_that_do_not_fit) {
  EXPECT_THROW(static_cast<void>(tested(six, ZphTransform::log, {0, 1})), InvalidOption);
}

TEST(ProportionalHazards, needs_a_covariate) {
  EXPECT_THROW((void)proportional_hazards(six.follow_up(), {6, 0, {}}, CoxFit{}), NotEstimable);
}

TEST(ProportionalHazards, takes_each_column_for_a_term_when_nothing_is_said) {
  const CoxCohort cohort = random_cohort(4, {.columns = 3});
  const CoxFit fit = cox(cohort.follow_up(), cohort.covariates());
  const ZphTest implied = proportional_hazards(cohort.follow_up(), cohort.covariates(), fit);
  const ZphTest said = tested(cohort, ZphTransform::kaplan_meier, {0, 1, 2});
  ASSERT_EQ(implied.terms.size(), 3u);
  for (std::size_t t = 0; t < 3; ++t) EXPECT_EQ(implied.terms[t].chi_square, said.terms[t].chi_square);
}

}  // namespace
}  // namespace rtsurv::survival
