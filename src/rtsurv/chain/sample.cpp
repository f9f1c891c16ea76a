#include "rtsurv/chain/sample.hpp"

#include <cmath>
#include <limits>
#include <utility>

#include "rtsurv/chain/count_groups.hpp"
#include "rtsurv/chain/cut_side.hpp"

namespace rtsurv::chain {
namespace {

constexpr double no_value = std::numeric_limits<double>::quiet_NaN();

}  // namespace

Sample::Sample(const Plan& plan, std::vector<double> number_of) : weight(std::move(number_of)) {
  for (const Endpoint& endpoint : plan.endpoints) {
    outcome.push_back(endpoint.follow_up.reweighted(weight));
    causes.push_back(endpoint.causes ? std::optional(endpoint.causes->reweighted(weight)) : std::nullopt);
  }
}

Values::Values(const Plan& plan, std::span<const std::optional<double>> cuts)
    : plan_(plan), cuts_(cuts.begin(), cuts.end()) {
  std::vector<std::vector<double>> high;
  for (std::size_t k = 0; k < plan.cuts.size(); ++k)
    high.push_back(high_side(plan.cuts[k].x, cuts[k], plan.cuts[k].fixed ? CutKind::fixed : CutKind::searched));
  made_.resize(plan.factors.size());
  for (std::size_t f = 0; f < plan.factors.size(); ++f)
    if (!plan.factors[f].cuts.empty()) combine(plan, f, high);
  if (plan.groups) count_factors(plan);
}

void Values::combine(const Plan& plan, std::size_t factor, const std::vector<std::vector<double>>& high) {
  const Factor& rule = plan.factors[factor];
  std::vector<double>& made = made_[factor];
  made.assign(plan.patients, no_value);
  for (std::size_t i = 0; i < plan.patients; ++i) {
    std::size_t state = 0;
    bool all_known = true;
    for (std::size_t k = 0; k < rule.cuts.size(); ++k) {
      const double side = high[rule.cuts[k]][i];
      all_known = all_known && std::isfinite(side);
      if (side == 1.0) state |= std::size_t{1} << k;
    }
    if (all_known) made[i] = rule.values[state][i];
  }
}

void Values::count_factors(const Plan& plan) {
  std::vector<const std::vector<double>*> factors;
  for (const std::size_t f : plan.groups->factors) factors.push_back(&of(f));
  for (const int group : count_groups(plan.patients, factors, plan.groups->group_of_count).group)
    risk_group_.push_back(group < 0 ? no_value : group);
}

const std::vector<double>& Values::of(std::size_t factor) const {
  const Factor& rule = plan_.factors[factor];
  if (rule.is_risk_group) return risk_group_;
  return rule.cuts.empty() ? rule.values.front() : made_[factor];
}

std::vector<std::optional<double>> Values::cuts_under(const std::vector<std::size_t>& factors) const {
  std::vector<std::optional<double>> under;
  for (const std::size_t f : factors) {
    if (plan_.factors[f].is_risk_group)
      for (const auto& cut : cuts_under(plan_.groups->factors)) under.push_back(cut);
    for (const std::size_t k : plan_.factors[f].cuts) under.push_back(cuts_[k]);
  }
  return under;
}

std::vector<std::uint8_t> members(const std::vector<double>& codes, std::size_t code) {
  std::vector<std::uint8_t> in(codes.size());
  for (std::size_t i = 0; i < codes.size(); ++i) in[i] = codes[i] == static_cast<double>(code) ? 1 : 0;
  return in;
}

survival::FollowUp known(const Sample& sample, std::size_t endpoint, std::span<const std::vector<double>* const> values,
                         std::span<const std::uint8_t> only) {
  std::vector<double> weight = sample.weight;
  bool all = only.empty();
  for (std::size_t i = 0; i < weight.size(); ++i) {
    bool keep = only.empty() || only[i] != 0;
    for (const std::vector<double>* column : values) keep = keep && std::isfinite((*column)[i]);
    if (keep) continue;
    weight[i] = 0.0;
    all = false;
  }
  return all ? sample.outcome[endpoint] : sample.outcome[endpoint].reweighted(weight);
}

survival::CauseFollowUp known_causes(const Sample& sample, std::size_t endpoint, const std::vector<double>& values) {
  std::vector<double> weight = sample.weight;
  for (std::size_t i = 0; i < weight.size(); ++i)
    if (!std::isfinite(values[i])) weight[i] = 0.0;
  return sample.causes[endpoint].value().reweighted(weight);
}

}  // namespace rtsurv::chain
