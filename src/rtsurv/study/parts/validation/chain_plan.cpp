#include "rtsurv/study/parts/validation/chain_plan.hpp"
#include "rtsurv/study/protocol/reserved_names.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "rtsurv/core/mention.hpp"
#include "rtsurv/study/analysis/constant_cuts.hpp"
#include "rtsurv/study/analysis/cutpoint_column.hpp"
#include "rtsurv/study/columns/factor.hpp"
#include "rtsurv/study/columns/grouping.hpp"
#include "rtsurv/study/columns/outcome.hpp"

namespace rtsurv::study {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::string_view used_by = "[validation]";
constexpr std::size_t most_cuts = 4;

std::vector<double> known_numbers(const table::Column& column) {
  std::vector<double> values = column.number;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (column.missing[i] != 0) values[i] = unknown;
  return values;
}

std::vector<double> as_values(const std::vector<int>& codes) {
  std::vector<double> values;
  values.reserve(codes.size());
  for (const int code : codes) values.push_back(code < 0 ? unknown : code);
  return values;
}

/// How a factor enters the chain.
enum class Use { covariate, groups, indicator };

class Maker {
 public:
  explicit Maker(Analysis& analysis) : analysis_(analysis), protocol_(analysis.protocol()) {}

  ChainPlan make() {
    plan_.patients = analysis_.table().rows();
    plan_.landmarks = protocol_.landmarks;
    for (const EndpointRule& rule : protocol_.endpoints) add_endpoint(rule.name.text);
    for (const CutpointRule& rule : protocol_.cutpoints) add_cut(rule);
    if (protocol_.risk_groups) add_groups(*protocol_.risk_groups);
    if (protocol_.multivariable)
      for (const Text& endpoint : protocol_.multivariable->endpoints) add_model(endpoint.text);
    for (const EffectRule& rule : protocol_.effects)
      plan_.effects.push_back({factor(rule.variable.text, Use::covariate), factor(rule.within.text, Use::groups),
                               endpoint(rule.endpoint.text)});
    return {std::move(plan_), std::move(not_followed_)};
  }

 private:
  std::size_t endpoint(const std::string& name) const {
    const auto found = std::ranges::find(plan_.endpoints, name, &chain::Endpoint::name);
    return static_cast<std::size_t>(found - plan_.endpoints.begin());
  }

  /// Patients without a known outcome stand in for nobody.
  void add_endpoint(const std::string& name) {
    const OutcomeValues outcome = outcome_values(analysis_.values(), analysis_.outcome(name));
    std::vector<double> time(plan_.patients, 1.0);
    std::vector<std::uint8_t> event(plan_.patients, 0), keep(plan_.patients, 0);
    for (std::size_t i = 0; i < plan_.patients; ++i) {
      if (outcome.time->missing[i] != 0 || outcome.event->missing[i] != 0) continue;
      keep[i] = 1;
      time[i] = outcome.time->number[i];
      event[i] = outcome.event->number[i] != 0.0 ? 1 : 0;
    }
    plan_.endpoints.push_back({name, survival::FollowUp({.time = time, .event = event}).subset(keep)});
  }

  void add_cut(const CutpointRule& rule) {
    chain::Cut cut{.name = rule.name.text,
                   .endpoint = endpoint(rule.endpoint.text),
                   .x = known_numbers(analysis_.values().number(rule.variable.text, used_by)),
                   .min_proportion = rule.min_proportion,
                   .max_proportion = rule.max_proportion};
    if (rule.fixed) cut.fixed = *rule.fixed - rounding_of(*rule.fixed);
    if (!cuts_in(rule.variable.text).empty() || mentions(rule.variable.text, risk_group_column))
      not_followed_.push_back(fmt::format(
          "the variable of cut-point \"{}\" is kept as it is: it is made from other cut-points or risk groups",
          rule.name.text));
    plan_.cuts.push_back(std::move(cut));
  }

  /// Cut-points whose columns an expression names.
  std::vector<std::size_t> cuts_in(const std::string& text) const {
    std::vector<std::size_t> cuts;
    for (std::size_t k = 0; k < protocol_.cutpoints.size(); ++k)
      if (mentions(text, protocol_.cutpoints[k].name.text)) cuts.push_back(k);
    return cuts;
  }

  void add_groups(const RiskGroupRule& rule) {
    chain::RiskGroups groups;
    for (const auto& [name, counts] : rule.groups) groups.names.push_back(name);
    for (const Text& text : rule.factors) groups.factors.push_back(factor(text.text, Use::indicator));
    groups.group_of_count.assign(rule.factors.size() + 1, -1);
    for (std::size_t g = 0; g < rule.groups.size(); ++g)
      for (const int count : rule.groups[g].second)
        groups.group_of_count[static_cast<std::size_t>(count)] = static_cast<int>(g);
    plan_.factors.push_back({.name = std::string(risk_group_column), .levels = groups.names, .is_risk_group = true});
    uses_.push_back(Use::covariate);
    plan_.groups = std::move(groups);
  }

  void add_model(const std::string& name) {
    const MultivariableRule& rule = *protocol_.multivariable;
    chain::Model model{.endpoint = endpoint(name), .factors = {}, .select_below = rule.select_below};
    for (const Text& text : rule.select_below ? protocol_.univariable->factors : rule.factors)
      model.factors.push_back(factor(text.text, Use::covariate));
    plan_.models.push_back(std::move(model));
  }

  /// Its place in the plan.
  std::size_t factor(const std::string& text, Use use) {
    for (std::size_t f = 0; f < plan_.factors.size(); ++f)
      if (plan_.factors[f].name == text && (uses_[f] == use || plan_.factors[f].is_risk_group)) return f;
    chain::Factor made = make_factor(text, use);
    plan_.factors.push_back(std::move(made));
    uses_.push_back(use);
    return plan_.factors.size() - 1;
  }

  chain::Factor make_factor(const std::string& text, Use use) {
    chain::Factor made{.name = text, .cuts = cuts_in(text)};
    if (mentions(text, risk_group_column) || made.cuts.size() > most_cuts) {
      not_followed_.push_back(fmt::format("\"{}\" is kept as it is: it is an expression over {}", text,
                                          made.cuts.size() > most_cuts ? "more than four cut-points" : "risk groups"));
      made.cuts.clear();
    }
    for (const CutpointRule& rule : protocol_.cutpoints)
      if (rule.cuts == 2 && mentions(text, rule.groups_name()))
        not_followed_.push_back(fmt::format("\"{}\" is kept as it is: it rests on two searched cuts", text));
    std::vector<Factor> coded;
    for (std::size_t state = 0; state < std::size_t{1} << made.cuts.size(); ++state) {
      if (made.cuts.empty()) {
        add_state(analysis_, text, use, made, coded);
        continue;
      }
      Analysis overlay = analysis_.overlay();
      put_constant_cuts(overlay, made.cuts, state);
      add_state(overlay, text, use, made, coded);
    }
    unite_levels(text, coded, made);
    return made;
  }

  /// The values while the cut-points are in one state.
  static void add_state(Analysis& analysis, const std::string& text, Use use, chain::Factor& made,
                        std::vector<Factor>& coded) {
    Values& values = analysis.values();
    const table::Column& column = values.any(text, used_by);
    const std::vector<std::string> order = analysis.levels(text);
    if (use == Use::indicator) {
      made.values.push_back(known_numbers(values.indicator(text, used_by)));
    } else if (use == Use::groups || is_factor(column) || !order.empty()) {
      coded.push_back(as_factor(values.table(), column, order));
    } else {
      made.values.push_back(known_numbers(values.number(text, used_by)));
      made.few_values = !has_many_values(column);
    }
  }

  /// Codes of all states over the levels that occur in one of them: in the protocol's order, else ascending.
  void unite_levels(const std::string& text, const std::vector<Factor>& coded, chain::Factor& made) const {
    if (coded.empty()) return;
    const auto occurs = [&](const std::string& level) {
      return std::ranges::any_of(coded, [&](const Factor& one) {
        const auto place = std::ranges::find(one.levels, level) - one.levels.begin();
        return std::ranges::find(one.code, static_cast<int>(place)) != one.code.end();
      });
    };
    for (const Factor& one : coded)
      for (const std::string& level : one.levels)
        if (std::ranges::find(made.levels, level) == made.levels.end() && occurs(level)) made.levels.push_back(level);
    if (coded.size() > 1 && analysis_.levels(text).empty()) std::ranges::sort(made.levels);
    for (const Factor& one : coded) {
      std::vector<int> code;
      for (const int c : one.code)
        code.push_back(c < 0 ? -1 : place_of_level(made, one.levels[static_cast<std::size_t>(c)]));
      made.values.push_back(as_values(code));
    }
  }

  static int place_of_level(const chain::Factor& made, const std::string& level) {
    return static_cast<int>(std::ranges::find(made.levels, level) - made.levels.begin());
  }

  Analysis& analysis_;
  const Protocol& protocol_;
  chain::Plan plan_;
  std::vector<Use> uses_;  // of each factor
  std::vector<std::string> not_followed_;
};

}  // namespace

ChainPlan chain_plan(Analysis& analysis) { return Maker(analysis).make(); }

}  // namespace rtsurv::study
