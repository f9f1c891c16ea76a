#include "rtsurv/chain/evaluate.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "rtsurv/chain/check_plan.hpp"
#include "rtsurv/chain/cut_side.hpp"
#include "rtsurv/chain/group_test.hpp"

namespace rtsurv::chain {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

double coefficient_of(const std::optional<Regression>& regression, const Column& column) {
  if (!regression) return unknown;
  for (std::size_t j = 0; j < regression->columns.size(); ++j)
    if (regression->columns[j] == column) return regression->is_estimate[j] != 0 ? regression->coefficient[j] : unknown;
  return unknown;
}

std::vector<std::size_t> factors_of(const Regression& regression) {
  std::vector<std::size_t> factors;
  for (const Column& column : regression.columns)
    if (factors.empty() || factors.back() != column.factor) factors.push_back(column.factor);
  return factors;
}

using Regressions = std::vector<std::optional<Regression>>;  // one per model

/// The models of a sample, and those whose C index is asked for.
struct Models {
  const Regressions &fitted, &predictors;
};

/// Estimates one target after the other.
class Estimator {
 public:
  Estimator(const Fits& fits, const Values& values, const Models& models, Failures& failures)
      : fits_(fits), values_(values), models_(models), failures_(failures) {}

  /// NaN: none.
  [[nodiscard]] double estimate(const Target& target) {
    switch (target.quantity.kind) {
      case Quantity::Kind::concordance:
        return concordance_of(target);
      case Quantity::Kind::model_term:
        return coefficient_of(models_.fitted[target.model], target.column);
      case Quantity::Kind::group_rate:
        return rate_of(target);
      case Quantity::Kind::effect_in_group:
      case Quantity::Kind::effect_overall:
        return effect_of(target);
    }
    return unknown;
  }

 private:
  [[nodiscard]] double concordance_of(const Target& target) const {
    const std::optional<Regression>& predictor = models_.predictors[target.model];
    if (!predictor) return unknown;
    const auto patients = fits_.patients_of(values_, target.model, factors_of(*predictor));
    return concordance(values_, patients, *predictor).value_or(unknown);
  }

  [[nodiscard]] double rate_of(const Target& target) const {
    const std::vector<survival::SurvivalAt>& rates = fits_.rates(values_, target);
    return std::ranges::find(rates, *target.quantity.landmark, &survival::SurvivalAt::time)->survival.value_or(unknown);
  }

  [[nodiscard]] double effect_of(const Target& target) {
    const std::optional<Regression>& fitted = fits_.effect(values_, target);
    const double coefficient = coefficient_of(fitted, target.column);
    if (std::isnan(coefficient)) add_failure(target, fitted);
    return coefficient;
  }

  void add_failure(const Target& target, const std::optional<Regression>& fitted) {
    const Quantity& quantity = target.quantity;
    const std::string where =
        quantity.kind == Quantity::Kind::effect_in_group ? "in " + quantity.group : "over all groups";
    failures_.insert(
        "effect of " + quantity.factor + " on " + quantity.endpoint + " " + where +
        (fitted && fitted->unbounded ? ": the hazard ratio has no bound" : ": no event, or one side without patients"));
  }

  const Fits& fits_;
  const Values& values_;
  Models models_;
  Failures& failures_;
};

}  // namespace

Chain::Chain(const Plan& plan) : plan_(plan), targets_(chain::targets(plan)) {
  for (const Cut& cut : plan.cuts) {
    const Endpoint& endpoint = plan.endpoints[cut.endpoint];
    const survival::CutRange range{cut.min_proportion, cut.max_proportion};
    if (cut.test == Test::gray)
      finders_.emplace_back(endpoint.causes.value(), cut.x, range, cut.scores);
    else
      finders_.emplace_back(endpoint.follow_up, cut.x, range, cut.scores);
  }
}

Rule Chain::search(const Sample& sample, Failures& failures) const {
  Rule rule;
  for (std::size_t k = 0; k < plan_.cuts.size(); ++k) {
    const bool enter_late = !plan_.endpoints[plan_.cuts[k].endpoint].follow_up.entry().empty();
    const std::optional<survival::BestCut> best = enter_late ? std::nullopt : finders_[k].search(sample.weight);
    rule.searched.push_back(best ? std::optional(best->cut) : std::nullopt);
    rule.cuts.push_back(plan_.cuts[k].fixed ? plan_.cuts[k].fixed : rule.searched.back());
    if (!best && !(enter_late && plan_.cuts[k].fixed))
      failures.insert(
          "cut-point " + plan_.cuts[k].name +
          (enter_late ? ": a search takes no delayed entry" : ": no cut leaves enough patients on both sides"));
  }
  return rule;
}

Rule Chain::decide(const Sample& sample, Failures& failures) const {
  Rule rule = search(sample, failures);
  select(sample, Values(plan_, rule.cuts), rule);
  return rule;
}

void Chain::select(const Sample& sample, const Values& values, Rule& rule) const {
  for (const Model& model : plan_.models) {
    std::vector<std::size_t>& chosen = rule.selected.emplace_back();
    for (const std::size_t f : model.factors) {
      const std::optional<double> p =
          model.select_below ? screening_p(plan_, sample, values, {f, model.endpoint, model.test}) : std::nullopt;
      if (!model.select_below || (p && *p < *model.select_below)) chosen.push_back(f);
    }
  }
}

std::vector<std::optional<Regression>> Chain::models(const Fits& fits, const Values& values, const Rule& rule,
                                                     Failures& failures) const {
  std::vector<std::optional<Regression>> fitted;
  for (std::size_t m = 0; m < plan_.models.size(); ++m) {
    const std::string what = "model of " + plan_.endpoints[plan_.models[m].endpoint].name;
    if (rule.selected[m].empty()) {
      failures.insert(what + ": no factor passed the screen");
      fitted.emplace_back();
      continue;
    }
    fitted.push_back(fits.model(values, m, rule.selected[m]));
    if (!fitted.back()) failures.insert(what + ": it could not be fitted");
    if (fitted.back() && fitted.back()->unbounded) failures.insert(what + ": a hazard ratio has no bound");
  }
  return fitted;
}

std::vector<double> Chain::estimate(const Fits& fits, const Values& values,
                                    const std::vector<std::optional<Regression>>& fitted,
                                    const std::vector<std::optional<Regression>>& predictors,
                                    Failures& failures) const {
  Estimator estimator(fits, values, {fitted, predictors}, failures);
  std::vector<double> estimates;
  estimates.reserve(targets_.size());
  for (const Target& target : targets_) estimates.push_back(estimator.estimate(target));
  return estimates;
}

Rule decide(const Plan& plan) {
  check_plan(plan);
  Failures failures;
  return Chain(plan).decide(Sample(plan, std::vector<double>(plan.patients, 1.0)), failures);
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
