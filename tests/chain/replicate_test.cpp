// A replicate by weights against the routines of survival on repeated rows.
#include "rtsurv/chain/replicate.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>

#include <gmock/gmock.h>

#include "chain/cohort.hpp"
#include "rtsurv/survival/cox/cox.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"
#include "rtsurv/survival/curve/log_rank.hpp"
#include "rtsurv/survival/cutpoint/maxstat.hpp"

namespace rtsurv::chain {
namespace {

using tests::Cohort;

std::vector<double> random_weight(std::size_t patients, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<double> weight(patients, 0.0);
  for (std::size_t i = 0; i < patients; ++i) weight[random() % patients] += 1.0;
  return weight;
}

/// The chain of plan_of() in plain calls, row by row.
class Plain {
 public:
  explicit Plain(const Cohort& cohort) : cohort_(cohort), follow_up_({.time = cohort.time, .event = cohort.event}) {
    cut = survival::maxstat(follow_up_, cohort.dose, {.p_method = survival::MaxstatP::lausen94}).cutpoint;
    for (const double dose : cohort.dose) high_.push_back(dose > cut ? 1.0 : 0.0);
    columns_ = cohort.x;
    columns_.push_back(high_);
    for (std::size_t j = 0; j < columns_.size(); ++j)
      if (survival::log_rank(follow_up_, codes(columns_[j])).test.p < 0.05) selected.push_back(j);
    columns_.push_back(cohort.age);
    if (cox({6}, follow_up_).likelihood_ratio.p < 0.05) selected.push_back(6);
  }

  [[nodiscard]] survival::CoxFit model() const { return cox(selected, follow_up_); }

  [[nodiscard]] survival::FollowUp of_group(int group) const {
    std::vector<std::uint8_t> keep;
    for (const int g : groups()) keep.push_back(g == group ? 1 : 0);
    return follow_up_.subset(keep);
  }

  [[nodiscard]] double effect_in(int group) const { return cox({5}, of_group(group)).coefficient[0].estimate; }

  [[nodiscard]] double effect_overall() const {
    const std::vector<int> strata = groups();
    return cox({5}, survival::FollowUp({.time = cohort_.time, .event = cohort_.event, .stratum = strata}))
        .coefficient[0]
        .estimate;
  }

  [[nodiscard]] double p_in(int group) const { return survival::log_rank(of_group(group), codes(high_)).test.p; }

  double cut = 0.0;
  std::vector<std::size_t> selected;

 private:
  [[nodiscard]] static std::vector<int> codes(const std::vector<double>& values) {
    return {values.begin(), values.end()};
  }

  [[nodiscard]] std::vector<int> groups() const {
    std::vector<int> result;
    for (std::size_t i = 0; i < cohort_.time.size(); ++i)
      result.push_back(static_cast<int>(cohort_.x[0][i] + cohort_.x[1][i]));
    return result;
  }

  [[nodiscard]] survival::CoxFit cox(const std::vector<std::size_t>& columns, const survival::FollowUp& of) const {
    survival::Covariates x{cohort_.time.size(), columns.size(), {}};
    for (const std::size_t j : columns) x.values.insert(x.values.end(), columns_[j].begin(), columns_[j].end());
    return survival::cox(of, x);
  }

  const Cohort& cohort_;
  survival::FollowUp follow_up_;
  std::vector<double> high_;
  std::vector<std::vector<double>> columns_;
};

/// The number of a quantity of plan_of() by the plain chain; NaN: none.
double expected(const Quantity& quantity, const Plain& plain) {
  const std::vector<std::string> names{"x0", "x1", "x2", "x3", "x4", "high_dose", "age"},
      groups{"Low", "Middle", "High"};
  const auto place = [](const std::vector<std::string>& in, const std::string& name) {
    return static_cast<std::size_t>(std::ranges::find(in, name) - in.begin());
  };
  const auto group = static_cast<int>(place(groups, quantity.group));
  switch (quantity.kind) {
    case Quantity::Kind::concordance:
      return plain.model().concordance->c;
    case Quantity::Kind::model_term: {
      const auto at = std::ranges::find(plain.selected, place(names, quantity.factor));
      if (at == plain.selected.end()) return std::nan("");
      return plain.model().coefficient[static_cast<std::size_t>(at - plain.selected.begin())].estimate;
    }
    case Quantity::Kind::group_rate: {
      const std::vector<double> at{*quantity.landmark};
      return survival::kaplan_meier(plain.of_group(group), {.at = at}).at[0].survival.value_or(std::nan(""));
    }
    case Quantity::Kind::effect_in_group:
      return plain.effect_in(group);
    case Quantity::Kind::effect_overall:
      return plain.effect_overall();
  }
  return 0.0;
}

void expect_same(double one, double other, const Quantity& quantity) {
  const auto what = testing::Message() << static_cast<int>(quantity.kind) << ' ' << quantity.endpoint << ' '
                                       << quantity.factor << ' ' << quantity.level << ' ' << quantity.group;
  EXPECT_EQ(std::isnan(one), std::isnan(other)) << what;
  if (std::isnan(one) || std::isnan(other)) return;
  EXPECT_NEAR(one, other, quantity.is_ratio() ? 1e-9 : 1e-12) << what;
}

TEST(Replicate, EqualsThePlainChainOnRepeatedRows) {
  const Cohort cohort = tests::simulated(200, 4, 0.7);
  const Plan plan = tests::plan_of(cohort);
  const Chain chain(plan);
  const Original original(chain);
  for (unsigned seed = 1; seed <= 25; ++seed) {
    const std::vector<double> weight = random_weight(plan.patients, seed);
    const Replicate result = replicate(chain, original, weight);
    const Cohort rows = tests::repeated(cohort, weight);
    const Plain plain(rows);
    EXPECT_EQ(result.rule.cuts[0], plain.cut) << seed;
    EXPECT_EQ(result.rule.selected[0], plain.selected) << seed;
    for (std::size_t q = 0; q < chain.targets().size(); ++q)
      expect_same(result.estimates[q], expected(chain.targets()[q].quantity, plain), chain.targets()[q].quantity);
    ASSERT_TRUE(result.conclusions[0]);
    EXPECT_NEAR(result.conclusions[0]->p, std::min({plain.p_in(0), plain.p_in(1), plain.p_in(2)}), 1e-10);
  }
}

TEST(Replicate, IsItsOwnOriginalWhenEverybodyIsDrawnOnce) {
  const Plan plan = tests::plan_of(tests::simulated(133, 8, 0.7));
  const Chain chain(plan);
  const Original original(chain);
  const Replicate same = replicate(chain, original, std::vector<double>(plan.patients, 1.0));
  for (std::size_t q = 0; q < same.estimates.size(); ++q) {
    if (std::isnan(original.estimates[q])) continue;
    EXPECT_EQ(same.estimates[q], original.estimates[q]);
    EXPECT_NEAR(same.in_original[q], original.estimates[q], 1e-12);
  }
}

/// Two endpoints, each with a model and an effect; a factor of three levels.
Plan rich_plan(const Cohort& cohort) {
  Plan plan = tests::plan_of(cohort);
  std::vector<double> stage, later;
  for (std::size_t i = 0; i < plan.patients; ++i) {
    stage.push_back(static_cast<double>(i % 3));
    later.push_back(cohort.time[i] + 1.0 + static_cast<double>(i % 5));
  }
  std::vector<std::uint8_t> died = cohort.event;
  for (std::size_t i = 0; i < died.size(); i += 4) died[i] = 1;
  plan.endpoints.push_back({"OS", survival::FollowUp({.time = later, .event = died})});
  plan.factors.push_back({"stage", {"I", "II", "III"}, {}, {stage}});
  const std::size_t stages = plan.factors.size() - 1;
  plan.models = {{0, {0, stages, tests::high_dose}}, {1, {stages, tests::age_years, 1}}};
  plan.effects = {{tests::high_dose, tests::risk_group, 0}, {stages, tests::risk_group, 1}};
  return plan;
}

/// The numbers of all patients under their quantities.
std::map<Quantity, double> numbers_of(const Plan& plan) {
  const Chain chain(plan);
  const Original original(chain);
  std::map<Quantity, double> numbers;
  for (std::size_t q = 0; q < chain.targets().size(); ++q) numbers[chain.targets()[q].quantity] = original.estimates[q];
  return numbers;
}

// What the original patients remember of one rule must not answer for another: cut-points differ between replicates.
TEST(Replicate, IsTriedInOriginalPatientsWhoRememberNothing) {
  Plan plan = rich_plan(tests::simulated(200, 4, 0.1));
  plan.groups->factors.push_back(tests::high_dose);
  plan.groups->group_of_count.push_back(plan.groups->group_of_count.back());
  const Chain chain(plan);
  const Original original(chain);
  std::set<double> cuts;
  for (unsigned seed = 1; seed <= 12; ++seed) {
    const Replicate result = replicate(chain, original, random_weight(plan.patients, seed));
    const Fits fresh(plan, original.sample);
    const Values values(plan, result.rule.cuts);
    Failures failures;
    const auto fitted = chain.models(fresh, values, result.rule, failures);
    const std::vector<double> alone = chain.estimate(fresh, values, fitted, fitted, failures);
    cuts.insert(result.rule.cuts[0].value());
    for (std::size_t q = 0; q < chain.targets().size(); ++q) {
      if (chain.targets()[q].quantity.kind == Quantity::Kind::concordance) continue;  // of the models of the replicate
      const double one = result.in_original[q], other = alone[q];
      EXPECT_TRUE(one == other || (std::isnan(one) && std::isnan(other))) << seed << ' ' << q;
    }
  }
  EXPECT_GT(cuts.size(), 2U);
}

// Whatever the order of the plan, each number is that of its quantity; no two of them are equal.
TEST(Estimates, StandUnderTheirQuantityInAnyOrderOfThePlan) {
  const Plan plan = rich_plan(tests::simulated(200, 4, 0.7));
  Plan turned = plan;
  std::ranges::reverse(turned.landmarks);
  std::ranges::reverse(turned.models);
  std::ranges::reverse(turned.effects);
  for (Model& model : turned.models) std::ranges::reverse(model.factors);
  const std::map<Quantity, double> numbers = numbers_of(plan), of_turned = numbers_of(turned);
  // two models: C, and 4 terms each; 2 endpoints x 3 groups x 2 landmarks; 1 or 2 terms in 3 groups and over all
  ASSERT_EQ(numbers.size(), 2U * 5U + 12U + 4U + 8U);
  ASSERT_EQ(of_turned.size(), numbers.size());
  std::set<double> distinct;
  for (const auto& [quantity, number] : numbers) {
    expect_same(of_turned.at(quantity), number, quantity);
    distinct.insert(number);
  }
  EXPECT_EQ(distinct.size(), numbers.size());
}

// Covariates that leave the outcome are those of another order of the outcome.
TEST(Permutation, ExchangesCovariatesAgainstOutcomes) {
  const Cohort cohort = tests::simulated(133, 8, 0.7);
  std::vector<std::size_t> order(133);
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = (i + 7) % order.size();
  Cohort moved = cohort;
  for (std::size_t i = 0; i < order.size(); ++i) {
    moved.dose[i] = cohort.dose[order[i]];
    for (std::size_t j = 0; j < moved.x.size(); ++j) moved.x[j][i] = cohort.x[j][order[i]];
  }
  const Plain plain(moved);
  const Conclusions conclusions = permutation(tests::plan_of(cohort), order);
  ASSERT_TRUE(conclusions[0]);
  EXPECT_NEAR(conclusions[0]->p, std::min({plain.p_in(0), plain.p_in(1), plain.p_in(2)}), 1e-10);
}

}  // namespace
}  // namespace rtsurv::chain
