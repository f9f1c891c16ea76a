#include "rtsurv/dose/response/dose_response_fit.hpp"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "dose/response_cohort.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/dose/probability/tumour_control.hpp"

namespace rtsurv::dose {
namespace {

constexpr DoseResponseModel models[] = {DoseResponseModel::log_logistic, DoseResponseModel::poisson};

FittedDoseResponse fit(const ResponseCohort& cohort, DoseResponseModel model, double landmark = 24.0,
                       std::span<const double> doses = {}) {
  return fit_dose_response(cohort.columns(), {.landmark = landmark, .model = model, .doses_gy = doses});
}

/// Estimate and limits against R's three numbers.
void expect_interval(const ProfileInterval& interval, const nlohmann::json& expected) {
  ASSERT_TRUE(interval.lower && interval.upper);
  oracle::expect_close(interval.estimate, expected[0], 1e-8);
  oracle::expect_close(*interval.lower, expected[1], 1e-8);
  oracle::expect_close(*interval.upper, expected[2], 1e-8);
}

void expect_agreement(const nlohmann::json& all, const std::string& name, DoseResponseModel model) {
  const std::string form = model == DoseResponseModel::poisson ? "poisson" : "log_logistic";
  SCOPED_TRACE(name + " " + form);
  const nlohmann::json& cohort = all[name];
  const nlohmann::json& expected = cohort[form];
  const std::vector<double> doses = oracle::numbers(all["doses"]);
  const FittedDoseResponse fitted = fit(oracle_cohort(name), model, all["landmark"], doses);
  EXPECT_EQ(fitted.n, cohort["n"]);
  EXPECT_EQ(fitted.events, cohort["events"]);
  EXPECT_EQ(fitted.censored, cohort["censored"]);
  expect_interval(fitted.d50_gy, expected["d50"]);
  expect_interval(fitted.gamma50, expected["gamma50"]);
  oracle::expect_close(fitted.chi_square, expected["chi_square"], 1e-8);
  for (std::size_t i = 0; i < doses.size(); ++i)
    expect_interval({fitted.response[i], fitted.lower[i], fitted.upper[i]}, expected["band"][i]);
  if (!expected.contains("loglik")) return;
  oracle::expect_close(fitted.loglik, expected["loglik"], 1e-10);
  oracle::expect_close(fitted.loglik_null, expected["loglik_null"], 1e-10);
  oracle::expect_close(fitted.control_null, expected["control_null"], 1e-8);
}

TEST(DoseResponseFit, agrees_with_glm_of_r_when_everyone_is_followed) {
  const nlohmann::json expected = oracle::read_json("dose_response/expected.json");
  for (const DoseResponseModel model : models) expect_agreement(expected, "followed", model);
}

TEST(DoseResponseFit, agrees_with_the_censored_likelihood_maximised_in_r) {
  const nlohmann::json expected = oracle::read_json("dose_response/expected.json");
  for (const DoseResponseModel model : models) expect_agreement(expected, "censored", model);
}

// Two doses, everyone followed: each has its own control rate, 1/3 at 40 Gy and 3/4 at 80 Gy, and the line goes through
// both. ln 80 - ln 40 = ln 2, logits -ln 2 and ln 3: slope b = ln 6 / ln 2, gamma50 = b / 4, D50 = 40 * 2^(1/b).
TEST(DoseResponseFit, two_doses_by_hand) {
  const ResponseCohort cohort{{40, 40, 40, 80, 80, 80, 80}, {3, 30, 5, 30, 30, 4, 30}, {1, 0, 1, 0, 0, 1, 0}};
  const std::vector<double> doses{40.0, 80.0};
  const FittedDoseResponse fitted = fit(cohort, DoseResponseModel::log_logistic, 24.0, doses);
  const double b = std::log(6.0) / std::log(2.0);
  EXPECT_NEAR(fitted.gamma50.estimate, b / 4.0, 1e-9);
  EXPECT_NEAR(fitted.d50_gy.estimate, 40.0 * std::exp2(std::log(2.0) / std::log(6.0)), 1e-7);
  EXPECT_NEAR(fitted.response[0], 1.0 / 3.0, 1e-9);
  EXPECT_NEAR(fitted.response[1], 3.0 / 4.0, 1e-9);
  // The binomial log-likelihood of both doses, and three failure times of one jump 1/3 each.
  const double binomial = std::log(1.0 / 3) + 2 * std::log(2.0 / 3) + 3 * std::log(3.0 / 4) + std::log(1.0 / 4);
  EXPECT_NEAR(fitted.loglik, binomial + 3.0 * std::log(1.0 / 3.0), 1e-10);
  EXPECT_NEAR(fitted.loglik_null, 4.0 * std::log(4.0 / 7) + 3.0 * std::log(3.0 / 7) + 3.0 * std::log(1.0 / 3), 1e-10);
}

// One of five fails at 2, one leaves at 3, one of the other three fails at 5: S(24) = 4/5 * 2/3.
TEST(DoseResponseFit, control_without_an_effect_of_dose_is_kaplan_meier) {
  const ResponseCohort cohort{{50, 60, 60, 70, 50}, {2, 3, 5, 30, 30}, {1, 0, 1, 0, 0}};
  for (const DoseResponseModel model : models) EXPECT_NEAR(fit(cohort, model).control_null, 8.0 / 15.0, 1e-15);
}

TEST(DoseResponseFit, the_curve_is_that_of_its_d50_and_gamma50) {
  const std::vector<double> doses{30.0, 45.0, 60.0, 90.0};
  for (const DoseResponseModel model : models) {
    const FittedDoseResponse fitted = fit(oracle_cohort("censored"), model, 24.0, doses);
    const DoseResponse curve{{fitted.d50_gy.estimate}, fitted.gamma50.estimate};
    for (std::size_t i = 0; i < doses.size(); ++i) {
      const double expected = model == DoseResponseModel::poisson ? response_poisson({doses[i]}, curve)
                                                                  : response_log_logistic({doses[i]}, curve);
      EXPECT_NEAR(fitted.response[i], expected, 1e-12);
    }
  }
}

TEST(DoseResponseFit, the_band_crosses_one_half_at_the_limits_of_d50) {
  for (const DoseResponseModel model : models) {
    const ProfileInterval d50 = fit(oracle_cohort("censored"), model).d50_gy;
    const std::vector<double> doses{*d50.lower, d50.estimate, *d50.upper};
    const FittedDoseResponse fitted = fit(oracle_cohort("censored"), model, 24.0, doses);
    EXPECT_NEAR(fitted.upper[0], 0.5, 1e-9);
    EXPECT_NEAR(fitted.response[1], 0.5, 1e-12);
    EXPECT_NEAR(fitted.lower[2], 0.5, 1e-9);
  }
}

void expect_same(const FittedDoseResponse& a, const FittedDoseResponse& b, double dose_factor = 1.0) {
  EXPECT_NEAR(a.d50_gy.estimate * dose_factor, b.d50_gy.estimate, 1e-8 * b.d50_gy.estimate);
  EXPECT_NEAR(a.gamma50.estimate, b.gamma50.estimate, 1e-8);
  EXPECT_NEAR(*a.d50_gy.lower * dose_factor, *b.d50_gy.lower, 1e-8 * b.d50_gy.estimate);
  EXPECT_NEAR(*a.gamma50.upper, *b.gamma50.upper, 1e-8);
  EXPECT_NEAR(a.loglik, b.loglik, 1e-9 * std::fabs(b.loglik));
}

TEST(DoseResponseFit, knows_no_order_of_patients_and_no_units) {
  for (const DoseResponseModel model : models) {
    const ResponseCohort cohort = oracle_cohort("censored");
    const FittedDoseResponse fitted = fit(cohort, model);
    ResponseCohort reversed = cohort, weeks = cohort, centigray = cohort;
    std::reverse(reversed.dose.begin(), reversed.dose.end());
    std::reverse(reversed.time.begin(), reversed.time.end());
    std::reverse(reversed.event.begin(), reversed.event.end());
    for (double& time : weeks.time) time *= 4.0;
    for (double& dose : centigray.dose) dose *= 100.0;
    expect_same(fit(reversed, model), fitted);
    expect_same(fit(weeks, model, 96.0), fitted);
    expect_same(fitted, fit(centigray, model), 100.0);
  }
}

TEST(DoseResponseFit, every_patient_twice_gives_the_same_curve_with_narrower_limits) {
  for (const DoseResponseModel model : models) {
    const ResponseCohort cohort = oracle_cohort("censored");
    ResponseCohort twice = cohort;
    twice.dose.insert(twice.dose.end(), cohort.dose.begin(), cohort.dose.end());
    twice.time.insert(twice.time.end(), cohort.time.begin(), cohort.time.end());
    twice.event.insert(twice.event.end(), cohort.event.begin(), cohort.event.end());
    const FittedDoseResponse once = fit(cohort, model), both = fit(twice, model);
    EXPECT_NEAR(both.d50_gy.estimate, once.d50_gy.estimate, 1e-7);
    EXPECT_NEAR(both.gamma50.estimate, once.gamma50.estimate, 1e-8);
    EXPECT_NEAR(both.chi_square, 2.0 * once.chi_square, 1e-7);
    EXPECT_GT(*both.d50_gy.lower, *once.d50_gy.lower);
    EXPECT_LT(*both.gamma50.upper, *once.gamma50.upper);
  }
}

// A failure after the landmark is control at the landmark; one at the landmark is a failure.
TEST(DoseResponseFit, the_landmark_decides_what_is_a_failure) {
  const ResponseCohort seen{{40, 40, 60, 60, 50}, {3, 24, 30, 24, 30}, {1, 1, 0, 1, 1}};
  const ResponseCohort other{{40, 40, 60, 60, 50}, {3, 24, 24, 24, 99}, {1, 1, 0, 1, 0}};
  const FittedDoseResponse fitted = fit(seen, DoseResponseModel::log_logistic);
  EXPECT_EQ(fitted.events, 3U);
  EXPECT_EQ(fitted.censored, 0U);
  EXPECT_EQ(fitted.d50_gy.estimate, fit(other, DoseResponseModel::log_logistic).d50_gy.estimate);
}

// 2 of 4 fail at 50 Gy, 2 of 5 at 60 Gy: nothing is excluded, not even a flat line.
TEST(DoseResponseFit, limits_stay_open_where_the_likelihood_excludes_nothing) {
  const ResponseCohort cohort{
      {50, 50, 50, 50, 60, 60, 60, 60, 60}, {3, 5, 30, 30, 4, 8, 30, 30, 30}, {1, 1, 0, 0, 1, 1, 0, 0, 0}};
  const std::vector<double> doses{50.0, 60.0};
  for (const DoseResponseModel model : models) {
    const FittedDoseResponse fitted = fit(cohort, model, 24.0, doses);
    EXPECT_GT(fitted.p, 0.5);
    EXPECT_FALSE(fitted.d50_gy.lower);
    EXPECT_FALSE(fitted.d50_gy.upper);
    EXPECT_FALSE(fitted.gamma50.lower);
    EXPECT_TRUE(fitted.gamma50.upper);
    // The binomial likelihood interval of 2 of 4: ln-likelihood falls by 1.92 from p = 1/2.
    EXPECT_NEAR(2.0 * std::log(4.0 * fitted.lower[0] * (1.0 - fitted.lower[0])), -0.5 * 3.841458820694124, 1e-7);
  }
}

TEST(DoseResponseFit, a_band_between_0_and_1_holds_the_curve) {
  const std::vector<double> doses{5.0, 40.0, 55.0, 75.0, 200.0};
  for (unsigned seed = 1; seed <= 20; ++seed)
    for (const DoseResponseModel model : models) {
      const FittedDoseResponse fitted = fit(random_response_cohort(seed, 150), model, 24.0, doses);
      for (std::size_t i = 0; i < doses.size(); ++i) {
        EXPECT_LE(0.0, fitted.lower[i]);
        EXPECT_LE(fitted.lower[i], fitted.response[i]);
        EXPECT_LE(fitted.response[i], fitted.upper[i]);
        EXPECT_LE(fitted.upper[i], 1.0);
      }
      EXPECT_LT(fitted.d50_gy.lower.value_or(0.0), fitted.d50_gy.estimate);
      EXPECT_GT(fitted.d50_gy.upper.value_or(1e9), fitted.d50_gy.estimate);
    }
}

/// The reason why a cohort has no curve.
std::string refusal(const ResponseCohort& cohort, DoseResponseModel model = DoseResponseModel::log_logistic) {
  try {
    (void)fit(cohort, model);
  } catch (const NotEstimable& error) {
    return error.what();
  }
  return "";
}

TEST(DoseResponseFit, says_why_there_is_no_curve) {
  EXPECT_EQ(refusal({{50, 60}, {30, 30}, {0, 1}}), "nobody failed by the landmark");
  EXPECT_EQ(refusal({{50, 60}, {3, 5}, {1, 0}}), "nobody was followed to the landmark without failure");
  EXPECT_EQ(refusal({{50, 50, 50}, {3, 30, 30}, {1, 0, 0}}), "all patients have the same dose");
  EXPECT_NE(refusal({{50, 50, 60, 60}, {30, 30, 3, 30}, {0, 0, 1, 0}}).find("does not rise"), std::string::npos);
  EXPECT_NE(refusal({{50, 50, 60, 60}, {3, 30, 3, 30}, {1, 0, 1, 0}}).find("does not rise"), std::string::npos);
}

TEST(DoseResponseFit, failures_and_controls_that_dose_parts_have_no_curve) {
  for (const DoseResponseModel model : models) {
    EXPECT_NE(refusal({{40, 50, 60, 70}, {3, 5, 30, 30}, {1, 1, 0, 0}}, model).find("parted"), std::string::npos);
    EXPECT_NE(refusal({{40, 50, 50, 70}, {3, 5, 30, 30}, {1, 1, 0, 0}}, model).find("parted"), std::string::npos);
    EXPECT_NE(refusal({{40, 50, 60, 70}, {30, 30, 3, 5}, {0, 0, 1, 1}}, model).find("does not rise"),
              std::string::npos);
  }
}

// Failures up to 57.5 Gy, controls from 61.875 Gy: best is a line without bound. Climbing from the flat line alone ends
// on a lower summit with D50 and gamma50.
TEST(DoseResponseFit, a_lower_summit_does_not_hide_that_dose_parts) {
  const ResponseCohort cohort{{53.125, 48.75, 48.75, 40, 61.875, 48.75, 66.25, 44.375, 66.25, 57.5, 44.375, 70.625,
                               66.25, 40, 57.5, 61.875, 40, 61.875},
                              {18, 4, 8, 13, 29, 4, 11, 16, 6, 19, 19, 44, 38, 22, 1, 39, 5, 38},
                              {0, 1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 0, 0, 1, 1, 0, 1, 0}};
  EXPECT_NE(refusal(cohort, DoseResponseModel::poisson).find("parted"), std::string::npos);
}

// 9 of 10 are controlled at 10 Gy and 19 of 20 at 60 Gy: the Poisson line meets dose 0 above 50 %.
TEST(DoseResponseFit, a_poisson_curve_above_one_half_at_dose_0_has_no_d50) {
  ResponseCohort cohort;
  for (int i = 0; i < 30; ++i) {
    const bool fails = i == 0 || i == 10;
    cohort.dose.push_back(i < 10 ? 10.0 : 60.0);
    cohort.time.push_back(fails ? 5.0 + i : 30.0);
    cohort.event.push_back(fails ? 1 : 0);
  }
  EXPECT_NE(refusal(cohort, DoseResponseModel::poisson).find("no D50"), std::string::npos);
  EXPECT_EQ(refusal(cohort, DoseResponseModel::log_logistic), "");
}

TEST(DoseResponseFit, rejects_impossible_patients_and_options) {
  const ResponseCohort good{{40, 40, 60, 60}, {3, 30, 4, 30}, {1, 0, 1, 0}};
  const auto with = [&](auto change) {
    ResponseCohort cohort = good;
    DoseResponseFitOptions options{.landmark = 24.0};
    change(cohort, options);
    EXPECT_THROW((void)fit_dose_response(cohort.columns(), options), InvalidOption);
  };
  with([](auto& cohort, auto&) { cohort.dose[1] = 0.0; });
  with([](auto& cohort, auto&) { cohort.time[1] = -1.0; });
  with([](auto& cohort, auto&) { cohort.event.pop_back(); });
  with([](auto&, auto& options) { options.landmark = 0.0; });
  with([](auto&, auto& options) { options.confidence_level = 95.0; });
  static const std::vector<double> no_dose{0.0};
  with([](auto&, auto& options) { options.doses_gy = no_dose; });
}

}  // namespace
}  // namespace rtsurv::dose
