#include "rtsurv/study/parts/validation/chain_plan.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>

#include <fmt/format.h>

#include "rtsurv/core/mention.hpp"
#include "rtsurv/results/json/names.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/study/analysis/chain_columns.hpp"
#include "rtsurv/study/analysis/cutpoint_column.hpp"
#include "rtsurv/study/analysis/model_data.hpp"
#include "rtsurv/study/columns/factor.hpp"
#include "rtsurv/study/parts/multivariable/candidates.hpp"
#include "rtsurv/study/protocol/reserved_names.hpp"
#include "rtsurv/survival/cox/spline.hpp"

namespace rtsurv::study {
namespace {

constexpr std::string_view used_by = "[validation]";
constexpr std::size_t most_cuts = 4;

/// The search behind the study's cut-point.
survival::CutScores scores_of(const CutpointRule& rule) {
  return results::maxstat_p(rule.p_method) == survival::MaxstatP::hothorn_lausen ? survival::CutScores::integers
                                                                                 : survival::CutScores::as_they_are;
}

chain::Test test_of(const Outcome& outcome, const CutpointRule& rule) {
  const bool has_form = outcome.entry.empty();  // Gray's test has none with delayed entry
  return has_form && score_of(outcome, rule) == survival::MaxstatScore::gray ? chain::Test::gray
                                                                             : chain::Test::log_rank;
}

class Maker {
 public:
  explicit Maker(Analysis& analysis) : analysis_(analysis), protocol_(analysis.protocol()) {}

  chain::Plan make() {
    plan_.patients = analysis_.table().rows();
    plan_.landmarks = protocol_.landmarks;
    for (const EndpointRule& rule : protocol_.endpoints)
      plan_.endpoints.push_back(chain_endpoint(analysis_, rule.name.text));
    add_clusters();
    for (const CutpointRule& rule : protocol_.cutpoints)
      if (followed(rule.name.text)) add_cut(rule);
    if (protocol_.risk_groups && followed(std::string(risk_group_column))) add_groups(*protocol_.risk_groups);
    if (protocol_.multivariable)
      for (const Text& endpoint : protocol_.multivariable->endpoints) add_model(endpoint.text);
    for (const EffectRule& rule : protocol_.effects)
      if (followed(rule.variable.text) && followed(rule.within.text))
        plan_.effects.push_back({factor(rule.variable.text, FactorUse::covariate),
                                 factor(rule.within.text, FactorUse::groups), endpoint(rule.endpoint.text)});
    return std::move(plan_);
  }

 private:
  /// False for what the study could not make either; says so, each reason once.
  bool followed(const std::string& text) {
    const std::string* why = analysis_.withheld(text);
    if (why && std::ranges::find(plan_.not_followed, *why) == plan_.not_followed.end())
      plan_.not_followed.push_back(*why);
    return why == nullptr;
  }

  /// Patients of a cluster are drawn together.
  void add_clusters() {
    std::set<std::string> columns;
    for (const EndpointRule& rule : protocol_.endpoints)
      columns.insert({analysis_.outcome(rule.name.text).cluster, analysis_.model_outcome(rule.name.text).cluster});
    columns.erase("");
    if (columns.empty()) return;
    if (columns.size() > 1) {
      plan_.not_followed.emplace_back("patients are drawn one by one: the endpoints have clusters of several columns");
      return;
    }
    plan_.cluster = as_factor(analysis_.table(), analysis_.values().any(*columns.begin(), used_by)).code;
  }

  std::size_t endpoint(const std::string& name) const {
    const auto found = std::ranges::find(plan_.endpoints, name, &chain::Endpoint::name);
    return static_cast<std::size_t>(found - plan_.endpoints.begin());
  }

  void add_cut(const CutpointRule& rule) {
    chain::Cut cut{.name = rule.name.text,
                   .variable = rule.variable.text,
                   .endpoint = endpoint(rule.endpoint.text),
                   .x = known_numbers(analysis_.values().number(rule.variable.text, used_by)),
                   .min_proportion = rule.min_proportion,
                   .max_proportion = rule.max_proportion,
                   .fixed = rule.fixed,
                   .scores = scores_of(rule),
                   .test = test_of(analysis_.outcome(rule.endpoint.text), rule)};
    if (!cuts_in(rule.variable.text).empty() || mentions(rule.variable.text, risk_group_column))
      plan_.not_followed.push_back(fmt::format(
          "the variable of cut-point \"{}\" is kept as it is: it is made from other cut-points or risk groups",
          rule.name.text));
    place_of_cut_[static_cast<std::size_t>(&rule - protocol_.cutpoints.data())] = plan_.cuts.size();
    plan_.cuts.push_back(std::move(cut));
  }

  /// Cut-points of the protocol whose columns an expression names.
  std::vector<std::size_t> cuts_in(const std::string& text) const {
    std::vector<std::size_t> cuts;
    for (std::size_t k = 0; k < protocol_.cutpoints.size(); ++k)
      if (mentions(text, protocol_.cutpoints[k].name.text)) cuts.push_back(k);
    return cuts;
  }

  void add_groups(const RiskGroupRule& rule) {
    chain::RiskGroups groups = chain_risk_groups(rule);
    for (const Text& text : rule.factors) groups.factors.push_back(factor(text.text, FactorUse::indicator));
    plan_.factors.push_back({.name = std::string(risk_group_column), .levels = groups.names, .is_risk_group = true});
    uses_.push_back(FactorUse::covariate);
    plan_.groups = std::move(groups);
  }

  void add_model(const std::string& name) {
    const MultivariableRule& rule = *protocol_.multivariable;
    chain::Model model{.endpoint = endpoint(name),
                       .factors = {},
                       .select_below = rule.select_below,
                       .stratum = chain_strata(analysis_, analysis_.model_strata()),
                       .test = screen_test(analysis_, name)};
    if (rule.select_below)
      for (const Text& text : protocol_.univariable->factors) (void)followed(text.text);
    const std::vector<std::string> factors = candidates(analysis_, name).factors;
    for (const std::string& text : factors) {
      if (const auto spline = parse_spline(text))
        add_spline(text, spline->variable, knots_of(text, name, factors), model);
      else
        model.factors.push_back(factor(text, FactorUse::covariate));
    }
    if (model.factors.empty()) return;  // the study has no such model
    plan_.models.push_back(std::move(model));
  }

  /// The knots of a spline in the study's model; empty, and so a straight line, where that cannot be fitted.
  std::vector<double> knots_of(const std::string& text, const std::string& endpoint,
                               const std::vector<std::string>& factors) {
    const auto data = results::maybe([&] { return model_data(analysis_, endpoint, factors); });
    if (!data.value) return {};
    return std::ranges::find(data.value->design.terms, text, &DesignTerm::name)->knots;
  }

  /// A number for each column of a spline.
  void add_spline(const std::string& text, const std::string& variable, const std::vector<double>& knots,
                  chain::Model& model) {
    const std::vector<double> x = known_numbers(analysis_.values().number(variable, used_by));
    std::vector<std::vector<double>> columns(std::max<std::size_t>(knots.size(), 2) - 1);
    for (const double value : x) {
      const std::vector<double> functions = survival::spline_columns(value, knots);
      for (std::size_t k = 0; k < columns.size(); ++k)
        columns[k].push_back(std::isfinite(value) ? functions[k] : value);
    }
    for (std::vector<double>& column : columns) {
      model.factors.push_back(plan_.factors.size());
      plan_.factors.push_back({.name = text, .values = {std::move(column)}, .is_basis = true});
      uses_.push_back(FactorUse::covariate);
    }
    const std::string kept = fmt::format("\"{}\" keeps its knots: those of the study's model", text);
    if (std::ranges::find(plan_.not_followed, kept) == plan_.not_followed.end()) plan_.not_followed.push_back(kept);
  }

  /// Its place in the plan.
  std::size_t factor(const std::string& text, FactorUse use) {
    for (std::size_t f = 0; f < plan_.factors.size(); ++f)
      if (plan_.factors[f].name == text && (uses_[f] == use || plan_.factors[f].is_risk_group)) return f;
    plan_.factors.push_back(chain_factor(analysis_, text, use, followed_cuts(text)));
    for (std::size_t& cut : plan_.factors.back().cuts) cut = place_of_cut_.at(cut);
    uses_.push_back(use);
    return plan_.factors.size() - 1;
  }

  /// The cut-points that a factor follows; says why where it cannot.
  std::vector<std::size_t> followed_cuts(const std::string& text) {
    std::vector<std::size_t> cuts = cuts_in(text);
    if (mentions(text, risk_group_column) || cuts.size() > most_cuts) {
      plan_.not_followed.push_back(fmt::format("\"{}\" is kept as it is: it is an expression over {}", text,
                                               cuts.size() > most_cuts ? "more than four cut-points" : "risk groups"));
      cuts.clear();
    }
    for (const MadeColumn& column : protocol_.made)
      if (!column.not_followed.empty() && mentions(text, column.name.text))
        plan_.not_followed.push_back(fmt::format("\"{}\" is kept as it is: {}", text, column.not_followed));
    return cuts;
  }

  Analysis& analysis_;
  const Protocol& protocol_;
  chain::Plan plan_;
  std::vector<FactorUse> uses_;                      // of each factor
  std::map<std::size_t, std::size_t> place_of_cut_;  // in the plan, of those in the protocol that are in it
};

}  // namespace

chain::Plan chain_plan(Analysis& analysis) { return Maker(analysis).make(); }

}  // namespace rtsurv::study
