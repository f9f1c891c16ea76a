// A replicate by weights against the routines of survival on repeated rows.
#include "rtsurv/chain/replicate.hpp"

#include <cmath>
#include <random>

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

void expect_models_agree(const std::vector<Quantity>& quantities, const std::vector<double>& estimates,
                         const Plain& plain) {
  const survival::CoxFit fit = plain.model();
  EXPECT_NEAR(estimates[0], fit.concordance->c, 1e-12);
  for (std::size_t q = 1; q <= 7; ++q) {
    const auto at = std::ranges::find(plain.selected, quantities[q].factor);
    if (at == plain.selected.end()) {
      EXPECT_TRUE(std::isnan(estimates[q]));
    } else {
      EXPECT_NEAR(estimates[q], fit.coefficient[static_cast<std::size_t>(at - plain.selected.begin())].estimate, 1e-9);
    }
  }
}

void expect_groups_agree(const std::vector<Quantity>& quantities, const std::vector<double>& estimates,
                         const Plain& plain) {
  for (std::size_t q = 8; q < quantities.size(); ++q) {
    const Quantity& quantity = quantities[q];
    const int group = static_cast<int>(quantity.group);
    if (quantity.kind == Quantity::Kind::group_rate) {
      const std::vector<double> at{quantity.landmark};
      const auto rate = survival::kaplan_meier(plain.of_group(group), {.at = at}).at[0].survival;
      EXPECT_EQ(std::isnan(estimates[q]), !rate.has_value());
      if (rate) {
        EXPECT_NEAR(estimates[q], *rate, 1e-12);
      }
    } else {
      EXPECT_NEAR(estimates[q],
                  quantity.kind == Quantity::Kind::effect_overall ? plain.effect_overall() : plain.effect_in(group),
                  1e-9);
    }
  }
}

TEST(Replicate, EqualsThePlainChainOnRepeatedRows) {
  const Cohort cohort = tests::simulated(200, 4, 0.7);
  const Plan plan = tests::plan_of(cohort);
  const Chain chain(plan);
  const Original original = original_of(chain);
  for (unsigned seed = 1; seed <= 25; ++seed) {
    const std::vector<double> weight = random_weight(plan.patients, seed);
    const Replicate result = replicate(chain, original, weight);
    const Cohort rows = tests::repeated(cohort, weight);
    const Plain plain(rows);
    EXPECT_EQ(result.rule.cuts[0], plain.cut) << seed;
    EXPECT_EQ(result.rule.selected[0], plain.selected) << seed;
    expect_models_agree(chain.quantities(), result.estimates, plain);
    expect_groups_agree(chain.quantities(), result.estimates, plain);
    ASSERT_TRUE(result.conclusions[0]);
    EXPECT_NEAR(result.conclusions[0]->p, std::min({plain.p_in(0), plain.p_in(1), plain.p_in(2)}), 1e-10);
  }
}

TEST(Replicate, IsItsOwnOriginalWhenEverybodyIsDrawnOnce) {
  const Plan plan = tests::plan_of(tests::simulated(133, 8, 0.7));
  const Chain chain(plan);
  const Original original = original_of(chain);
  const Replicate same = replicate(chain, original, std::vector<double>(plan.patients, 1.0));
  for (std::size_t q = 0; q < same.estimates.size(); ++q) {
    if (std::isnan(original.estimates[q])) continue;
    EXPECT_EQ(same.estimates[q], original.estimates[q]);
    EXPECT_NEAR(same.in_original[q], original.estimates[q], 1e-12);
  }
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
