#include "rtsurv/chain/evaluate.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "rtsurv/chain/cut_side.hpp"
#include "rtsurv/chain/group_test.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"

namespace rtsurv::chain {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

double coefficient_of(const std::optional<Regression>& regression, const Column& column) {
  if (!regression) return unknown;
  for (std::size_t j = 0; j < regression->columns.size(); ++j)
    if (regression->columns[j] == column) return regression->is_estimate[j] != 0 ? regression->coefficient[j] : unknown;
  return unknown;
}

/// 1 for the patients with this code.
std::vector<std::uint8_t> members(const std::vector<double>& codes, std::size_t code) {
  std::vector<std::uint8_t> in(codes.size());
  for (std::size_t i = 0; i < codes.size(); ++i) in[i] = codes[i] == static_cast<double>(code) ? 1 : 0;
  return in;
}

std::vector<int> as_strata(const std::vector<double>& codes) {
  std::vector<int> strata(codes.size());
  for (std::size_t i = 0; i < codes.size(); ++i) strata[i] = std::isfinite(codes[i]) ? static_cast<int>(codes[i]) : 0;
  return strata;
}

const std::vector<double>& risk_groups(const Plan& plan, const Values& values) {
  for (std::size_t f = 0; f < plan.factors.size(); ++f)
    if (plan.factors[f].is_risk_group) return values.of(f);
  throw InvalidOption("a chain with risk groups needs the factor of their codes");
}

/// Appends estimates in the order of quantities().
class Estimates {
 public:
  Estimates(const Plan& plan, const Sample& sample, const Values& values, Failures& failures)
      : plan_(plan), sample_(sample), values_(values), failures_(failures) {}

  void add_model(std::size_t m, const std::optional<Regression>& fitted, const std::optional<Regression>& predictor) {
    const Model& model = plan_.models[m];
    std::optional<double> c;
    if (predictor)
      c = concordance(values_, known(sample_, model.endpoint, values_of(values_, factors_of(*predictor))), *predictor);
    estimates_.push_back(c.value_or(unknown));
    for (const Column& column : columns_of(plan_, model.factors)) estimates_.push_back(coefficient_of(fitted, column));
  }

  void add_rates() {
    const std::vector<double>& group = risk_groups(plan_, values_);
    for (std::size_t e = 0; e < plan_.endpoints.size(); ++e)
      for (std::size_t g = 0; g < plan_.groups->names.size(); ++g) {
        const survival::FollowUp patients = known(sample_, e, {}, members(group, g));
        for (const survival::SurvivalAt& at : survival::kaplan_meier(patients, {.at = plan_.landmarks}).at)
          estimates_.push_back(at.survival.value_or(unknown));
      }
  }

  void add_effect(const Effect& effect) {
    const std::vector<double>& within = values_.of(effect.within);
    const std::vector<const std::vector<double>*> needed{&values_.of(effect.variable), &within};
    const std::string what = plan_.factors[effect.variable].name + " on " + plan_.endpoints[effect.endpoint].name;
    for (std::size_t g = 0; g < plan_.factors[effect.within].levels.size(); ++g)
      add_terms(effect.variable, known(sample_, effect.endpoint, needed, members(within, g)),
                "effect of " + what + " in " + plan_.factors[effect.within].levels[g]);
    add_terms(effect.variable, known(sample_, effect.endpoint, needed).in_strata(as_strata(within)),
              "effect of " + what + " over all groups");
  }

  [[nodiscard]] std::vector<double> take() { return std::move(estimates_); }

 private:
  static std::vector<std::size_t> factors_of(const Regression& regression) {
    std::vector<std::size_t> factors;
    for (const Column& column : regression.columns)
      if (factors.empty() || factors.back() != column.factor) factors.push_back(column.factor);
    return factors;
  }

  void add_terms(std::size_t factor, const survival::FollowUp& patients, const std::string& what) {
    const std::optional<Regression> fitted = regress(plan_, values_, patients, {factor});
    for (const Column& column : columns_of(plan_, {factor})) {
      estimates_.push_back(coefficient_of(fitted, column));
      if (std::isnan(estimates_.back()))
        failures_.insert(what + (fitted && fitted->unbounded ? ": the hazard ratio has no bound"
                                                             : ": no event, or one side without patients"));
    }
  }

  const Plan& plan_;
  const Sample& sample_;
  const Values& values_;
  Failures& failures_;
  std::vector<double> estimates_;
};

}  // namespace

Chain::Chain(const Plan& plan) : plan_(plan), quantities_(chain::quantities(plan)) {
  for (const Cut& cut : plan.cuts)
    finders_.emplace_back(plan.endpoints[cut.endpoint].follow_up, cut.x,
                          survival::CutRange{cut.min_proportion, cut.max_proportion});
}

Rule Chain::search(const Sample& sample, Failures& failures) const {
  Rule rule;
  for (std::size_t k = 0; k < plan_.cuts.size(); ++k) {
    const std::optional<survival::BestCut> best = finders_[k].search(sample.weight);
    rule.searched.push_back(best ? std::optional(best->cut) : std::nullopt);
    rule.cuts.push_back(plan_.cuts[k].fixed ? plan_.cuts[k].fixed : rule.searched.back());
    if (!best) failures.insert("cut-point " + plan_.cuts[k].name + ": no cut leaves enough patients on both sides");
  }
  return rule;
}

void Chain::select(const Sample& sample, const Values& values, Rule& rule) const {
  for (const Model& model : plan_.models) {
    std::vector<std::size_t>& chosen = rule.selected.emplace_back();
    for (const std::size_t f : model.factors) {
      const std::optional<double> p =
          model.select_below ? screening_p(plan_, sample, values, {f, model.endpoint}) : std::nullopt;
      if (!model.select_below || (p && *p < *model.select_below)) chosen.push_back(f);
    }
  }
}

std::vector<std::optional<Regression>> Chain::models(const Sample& sample, const Values& values, const Rule& rule,
                                                     Failures& failures) const {
  std::vector<std::optional<Regression>> fitted;
  for (std::size_t m = 0; m < plan_.models.size(); ++m) {
    const std::string what = "model of " + plan_.endpoints[plan_.models[m].endpoint].name;
    if (rule.selected[m].empty()) {
      failures.insert(what + ": no factor passed the screen");
      fitted.emplace_back();
      continue;
    }
    const auto patients = known(sample, plan_.models[m].endpoint, values_of(values, rule.selected[m]));
    fitted.push_back(regress(plan_, values, patients, rule.selected[m]));
    if (!fitted.back()) failures.insert(what + ": it could not be fitted");
    if (fitted.back() && fitted.back()->unbounded) failures.insert(what + ": a hazard ratio has no bound");
  }
  return fitted;
}

std::vector<double> Chain::estimate(const Sample& sample, const Values& values,
                                    const std::vector<std::optional<Regression>>& fitted,
                                    const std::vector<std::optional<Regression>>& predictors,
                                    Failures& failures) const {
  Estimates estimates(plan_, sample, values, failures);
  for (std::size_t m = 0; m < plan_.models.size(); ++m) estimates.add_model(m, fitted[m], predictors[m]);
  if (plan_.groups) estimates.add_rates();
  for (const Effect& effect : plan_.effects) estimates.add_effect(effect);
  return estimates.take();
}

std::optional<std::size_t> cut_of(const Plan& plan, std::size_t factor) {
  const Factor& rule = plan.factors[factor];
  if (rule.cuts.size() != 1 || rule.levels.size() != 2) return std::nullopt;
  const auto all = [](const std::vector<double>& values, double code) {
    return std::ranges::all_of(values, [code](double value) { return value == code; });
  };
  return all(rule.values[0], 0.0) && all(rule.values[1], 1.0) ? std::optional(rule.cuts[0]) : std::nullopt;
}

std::optional<BestGroup> best_group(const Plan& plan, const Effect& effect, const Sample& sample, const Rule& rule) {
  const std::optional<std::size_t> cut = cut_of(plan, effect.variable);
  if (!cut) return std::nullopt;
  const Values values(plan, rule.cuts);
  const std::vector<double> high = high_side(plan.cuts[*cut].x, rule.searched[*cut], CutKind::searched);
  const std::vector<double>& within = values.of(effect.within);
  std::optional<BestGroup> best;
  for (std::size_t g = 0; g < plan.factors[effect.within].levels.size(); ++g) {
    const std::vector<const std::vector<double>*> needed{&high};
    const auto p = log_rank_p(known(sample, effect.endpoint, needed, members(within, g)), high);
    if (p && (!best || *p < best->p)) best = BestGroup{g, *p};
  }
  return best;
}

}  // namespace rtsurv::chain
