// Whole methods against R on data sets of its package survival: recipe.R in tests/oracle/survival_data.
#include <cmath>
#include <initializer_list>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "oracle/oracle.hpp"
#include "rtsurv/survival/competing/cumulative_incidence.hpp"
#include "rtsurv/survival/competing/gray_test.hpp"
#include "rtsurv/survival/cox/cox.hpp"
#include "rtsurv/survival/cox/proportional_hazards.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"
#include "rtsurv/survival/curve/log_rank.hpp"
#include "rtsurv/survival/curve/log_rank_trend.hpp"

namespace rtsurv::survival {
namespace {

using Names = std::initializer_list<const char*>;

class SurvivalData : public ::testing::Test {
 protected:
  const nlohmann::json expected = oracle::read_json("survival_data/expected.json");

  static oracle::Columns read(const std::string& name) {
    return oracle::read_columns("survival_data/" + name + ".csv");
  }
  static std::vector<int> codes(const std::vector<double>& values) { return {values.begin(), values.end()}; }

  static FollowUp follow_up(const oracle::Columns& data, const char* strata = nullptr) {
    const auto entry = data.find("entry");
    return FollowUp({.time = data.at("time"),
                     .event = std::vector<std::uint8_t>(data.at("event").begin(), data.at("event").end()),
                     .entry = entry == data.end() ? std::vector<double>{} : entry->second,
                     .stratum = strata == nullptr ? std::vector<int>{} : codes(data.at(strata))});
  }

  static Covariates covariates(const oracle::Columns& data, Names names) {
    Covariates x{data.at("time").size(), names.size(), {}};
    for (const char* name : names) x.values.insert(x.values.end(), data.at(name).begin(), data.at(name).end());
    return x;
  }

  static void expect_fit(const CoxFit& fit, const nlohmann::json& r) {
    for (std::size_t j = 0; j < fit.coefficient.size(); ++j) {
      oracle::expect_close(fit.coefficient[j].estimate, r["coef"][j]);
      oracle::expect_close(fit.coefficient[j].std_error, r["se"][j]);
      if (r["robust"].is_array()) oracle::expect_close(fit.coefficient[j].robust_std_error, r["robust"][j]);
    }
    oracle::expect_close({fit.loglik_null, fit.loglik_model}, oracle::numbers(r["loglik"]));
    oracle::expect_close({fit.score.chi_square, fit.wald.chi_square}, {r["score"], r["wald"]});
    oracle::expect_close({fit.concordance->c, fit.concordance->std_error}, {r["c"], r["c_se"]});
  }

  void expect_model(const char* name, Names columns, const CoxOptions& options = {},
                    const char* strata = nullptr) const {
    SCOPED_TRACE(name);
    const oracle::Columns data = read(name);
    const FollowUp patients = follow_up(data, strata);
    const Covariates x = covariates(data, columns);
    const CoxFit fit = cox(patients, x, options);
    const nlohmann::json& r = expected[name];
    expect_fit(fit, r);
    if (!r["zph"].is_array()) return;
    const ZphTest test = proportional_hazards(patients, x, fit);
    for (std::size_t j = 0; j < columns.size(); ++j) oracle::expect_close(test.terms[j].chi_square, r["zph"][j], 1e-7);
    oracle::expect_close(test.global.chi_square, r["zph"][columns.size()], 1e-7);
  }
};

TEST_F(SurvivalData, WaitForATransplantOnTheClockOfBoth) {  // heart: transplant begins during follow-up
  expect_model("heart", {"age", "year", "surgery", "transplant"});
  const std::vector<double> at = oracle::numbers(expected["at_heart"]);
  const KaplanMeier curve = kaplan_meier(follow_up(read("heart")), {.at = at});
  const nlohmann::json& r = expected["heart_curve"];
  for (std::size_t k = 0; k < at.size(); ++k)
    oracle::expect_close({*curve.at[k].survival, *curve.at[k].std_error, *curve.at[k].lower, *curve.at[k].upper},
                         {r["survival"][k], r["std_error"][k], r["lower"][k], r["upper"][k]});
}

TEST_F(SurvivalData, HaveStrataWithoutAnyEvent) {  // cgd: thirteen hospitals, the first infection of each child
  expect_model("cgd", {"treat", "age", "steroids"}, {}, "centre");
  expect_model("rats", {"rx"}, {.ties = Ties::breslow}, "litter");
}

TEST_F(SurvivalData, HaveSeveralRowsOfOnePatient) {  // bladder: recurrences; retinopathy: two eyes
  const std::vector<int> patient = codes(read("bladder").at("id")), person = codes(read("retinopathy").at("id"));
  expect_model("bladder", {"rx", "number", "size"}, {.cluster = patient});
  expect_model("retinopathy", {"treated", "adult", "risk"}, {.cluster = person});
}

TEST_F(SurvivalData, CompareTenGroupsOfThousands) {  // flchain
  const oracle::Columns data = read("flchain");
  const nlohmann::json& r = expected["flchain"];
  const std::vector<int> group = codes(data.at("group"));
  const LogRank test = log_rank(follow_up(data), group);
  oracle::expect_close(test.test.chi_square, r["chi_square"]);
  for (std::size_t g = 1; g <= 10; ++g)
    oracle::expect_close({test.observed[test.observed.size() - 11 + g], test.expected[test.expected.size() - 11 + g]},
                         {r["observed"][g - 1], r["expected"][g - 1]});
  std::vector<double> score;
  for (std::size_t g = 0; g < test.observed.size(); ++g) score.push_back(static_cast<double>(g));
  oracle::expect_close(log_rank_trend(follow_up(data), group, score).z, r["trend_z"]);
}

TEST_F(SurvivalData, EndByATransplantOrByDeathBeforeIt) {  // myeloid
  const oracle::Columns data = read("myeloid");
  const nlohmann::json& r = expected["myeloid"];
  const std::vector<double> at = oracle::numbers(r["at"]);
  const std::vector<int> arm = codes(data.at("arm")), cause = codes(data.at("cause"));
  const CauseFollowUp whole({.time = data.at("time"), .cause = cause});
  for (int k = 1; k <= 2; ++k) {
    oracle::expect_close(gray_test(whole, arm, k).chi_square, r["gray"][static_cast<std::size_t>(k - 1)]);
    for (int a = 0; a <= 1; ++a) {
      std::vector<double> time;
      std::vector<int> own;
      for (std::size_t i = 0; i < arm.size(); ++i)
        if (arm[i] == a) time.push_back(data.at("time")[i]), own.push_back(cause[i]);
      const auto curves = cumulative_incidence(CauseFollowUp({.time = time, .cause = own}), {.at = at});
      const auto row = static_cast<std::size_t>(2 * (k - 1) + a);
      for (std::size_t i = 0; i < at.size(); ++i) {
        const auto& found = curves[static_cast<std::size_t>(k - 1)].at[i];
        oracle::expect_close({*found.cif, *found.std_error * *found.std_error},
                             {r["cif"][row][i], r["variance"][row][i]});
      }
    }
  }
}

}  // namespace
}  // namespace rtsurv::survival
