#include "rtsurv/simulate/targets.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "rtsurv/core/error.hpp"
#include "rtsurv/math/distributions.hpp"
#include "rtsurv/simulate/columns.hpp"
#include "rtsurv/survival/curve/log_rank.hpp"
#include "rtsurv/survival/cutpoint/maxstat.hpp"

namespace rtsurv::simulate {
namespace {

using Figures = std::vector<std::optional<double>>;

double on_scale(double value, Scale scale) {
  if (scale == Scale::logarithm) return std::log(value);
  if (scale == Scale::p_value) return -math::normal_quantile(std::clamp(value / 2.0, 1e-12, 1.0 - 1e-12));
  return value;
}

double code(const Value& value) {
  if (const double* number = std::get_if<double>(&value)) return *number;
  return holds(value) ? 1.0 : 0.0;
}

class Resolver {
 public:
  Resolver(const Specification& specification, Expressions& expressions, toml::FileProblems& problems)
      : specification_(specification), expressions_(expressions), problems_(problems) {}

  Target resolve(const TargetRule& rule) {
    Target target{&rule, endpoint(rule), rows(rule), {}, {}, {}, {}};
    if (rule.by) target.variable = numbers(*rule.by);
    if (rule.kind == TargetKind::log_rank) set_groups(target);
    if (rule.kind == TargetKind::cox) set_terms(target);
    set_wanted(target);
    return target;
  }

 private:
  std::size_t endpoint(const TargetRule& rule) const {
    std::size_t i = 0;
    while (specification_.endpoints[i].name.text != rule.endpoint.text) ++i;
    return i;
  }

  void report(const TargetRule& rule, const std::string& message) {
    problems_.add(place_of(rule.name), "[[target]] " + toml::in_quotes(rule.name.text) + ": " + message);
  }

  RowSet rows(const TargetRule& rule) {
    RowSet among = rows_where(specification_.target_population, expressions_, problems_);
    const RowSet own = rows_where(rule.among, expressions_, problems_);
    const RowSet followed = rows_where(specification_.follow_up->among, expressions_, problems_);
    for (std::size_t i = 0; i < among.size(); ++i) among[i] = among[i] != 0 && own[i] != 0 && followed[i] != 0;
    if (std::count(among.begin(), among.end(), 1) == 0) report(rule, "no patient is in it");
    return among;
  }

  std::vector<double> numbers(const Text& expression) {
    std::vector<double> result;
    for (const Value& value : values_of(expression, expressions_, problems_)) result.push_back(code(value));
    return result;
  }

  void set_groups(Target& target) {
    const auto values = values_of(*target.rule->by, expressions_, problems_);
    std::set<Value> levels;
    for (std::size_t i = 0; i < values.size(); ++i)
      if (target.rows[i] != 0) levels.insert(values[i]);
    if (levels.size() < 2) report(*target.rule, "the log-rank test needs two groups");
    for (const Value& value : values) {
      const auto found = levels.find(value);
      target.group.push_back(found == levels.end() ? 0 : static_cast<int>(std::distance(levels.begin(), found)));
    }
  }

  void set_terms(Target& target) {
    target.covariates.rows = expressions_.rows();
    target.covariates.columns = target.rule->terms.size();
    for (const TermRule& term : target.rule->terms) {
      const std::vector<double> x = numbers(term.of);
      std::set<double> distinct;
      for (std::size_t i = 0; i < x.size(); ++i)
        if (target.rows[i] != 0) distinct.insert(x[i]);
      if (distinct.size() < 2) report(*target.rule, "the term " + term.of.text + " is the same for all its patients");
      target.covariates.values.insert(target.covariates.values.end(), x.begin(), x.end());
    }
  }

  static void set_wanted(Target& target) {
    const TargetRule& rule = *target.rule;
    const std::string& name = rule.name.text;
    const auto around = [&](double value) { return Range{value - rule.tolerance, value + rule.tolerance}; };
    if (rule.kind == TargetKind::rate || rule.kind == TargetKind::median) target.wanted = {{name, around(rule.value)}};
    if (rule.kind == TargetKind::log_rank) target.wanted = {{name + ", P", rule.p, Scale::p_value}};
    if (rule.kind == TargetKind::cutpoint) target.wanted = {{name + ", lead of the cut", {0.0, 100.0}}};
    for (std::size_t k = 0; k < rule.quartiles.size(); ++k) {
      constexpr const char* parts[] = {", first quartile", ", median", ", third quartile"};
      target.wanted.push_back({name + parts[k], around(rule.quartiles[k])});
    }
    for (const TermRule& term : rule.terms) {
      const std::string what = name + ", " + term.of.text;
      const double ratio = term.ratio.value_or(1.0);
      const double width = 1.0 + rule.tolerance;
      if (term.ratio) target.wanted.push_back({what + ", HR", {ratio / width, ratio * width}, Scale::logarithm});
      if (term.p) target.wanted.push_back({what + ", P", *term.p, Scale::p_value});
    }
  }

  const Specification& specification_;
  Expressions& expressions_;
  toml::FileProblems& problems_;
};

Figures log_rank_p(const Target& target, const survival::FollowUp& follow_up) {
  return {survival::log_rank(follow_up, target.group).test.p};
}

Figures cox_figures(const Target& target, const survival::FollowUp& follow_up) {
  const auto fit = survival::cox(follow_up, target.covariates, {.concordance = false});
  Figures figures;
  for (std::size_t j = 0; j < target.rule->terms.size(); ++j) {
    const survival::Coefficient& coefficient = fit.coefficient[j];
    const bool there = coefficient.state == survival::CoefficientState::estimated;
    const auto figure = [&](double value) { return there ? std::optional<double>(value) : std::nullopt; };
    const auto& ratio = target.rule->terms[j].ratio;
    const bool opposite = ratio && std::log(*ratio) * coefficient.estimate < 0.0;
    if (ratio) figures.push_back(figure(coefficient.hazard_ratio));
    if (target.rule->terms[j].p) figures.push_back(figure(opposite ? 2.0 - coefficient.p : coefficient.p));
  }
  return figures;
}

/// By how much the statistic of the wanted cut exceeds all others.
Figures cut_lead(const Target& target, const survival::FollowUp& follow_up) {
  const auto search = survival::maxstat(follow_up, target.variable, {.p_method = survival::MaxstatP::lausen92});
  double wanted = -1.0, others = 0.0;
  for (std::size_t k = 0; k < search.cut.size(); ++k) {
    const bool last_below =
        search.cut[k] < target.rule->value && (k + 1 == search.cut.size() || search.cut[k + 1] >= target.rule->value);
    (last_below ? wanted : others) = std::max(last_below ? wanted : others, search.candidate_statistic[k]);
  }
  return {wanted - others};
}

Figures from_library(const Target& target, const EndpointTimes& times, double days_per_unit) {
  const survival::FollowUp follow_up = times.follow_up(days_per_unit).subset(target.rows);
  try {
    if (target.rule->kind == TargetKind::log_rank) return log_rank_p(target, follow_up);
    return target.rule->kind == TargetKind::cox ? cox_figures(target, follow_up) : cut_lead(target, follow_up);
  } catch (const NotEstimable&) {
    return Figures(target.wanted.size());
  }
}

Figures in_units(Figures days, double days_per_unit) {
  for (auto& day : days)
    if (day) *day /= days_per_unit;
  return days;
}

}  // namespace

std::vector<Target> resolve_targets(const Specification& specification, Expressions& expressions,
                                    toml::FileProblems& problems) {
  Resolver resolver(specification, expressions, problems);
  std::vector<Target> targets;
  for (const TargetRule& rule : specification.targets) targets.push_back(resolver.resolve(rule));
  return targets;
}

Figures read_figures(const Target& target, const EndpointTimes& times, double days_per_unit) {
  switch (target.rule->kind) {
    case TargetKind::rate:
      return {survival_at(times, target.rows, target.rule->at * days_per_unit)};
    case TargetKind::median:
      return in_units({median_day(times, target.rows)}, days_per_unit);
    case TargetKind::quartiles:
      return in_units({day_quantile(times, target.rows, 0.25), day_quantile(times, target.rows, 0.5),
                       day_quantile(times, target.rows, 0.75)},
                      days_per_unit);
    case TargetKind::log_rank:
    case TargetKind::cox:
    case TargetKind::cutpoint:
      break;
  }
  return from_library(target, times, days_per_unit);
}

double distance(const Wanted& wanted, const std::optional<double>& obtained) {
  constexpr double not_estimable = 20.0, widest_of_p = 0.2;
  if (!obtained) return not_estimable;
  const double y = on_scale(*obtained, wanted.scale);
  const double a = on_scale(wanted.range.low, wanted.scale), b = on_scale(wanted.range.high, wanted.scale);
  const double low = std::min(a, b), high = std::max(a, b);
  const double half = 0.5 * (high - low);
  const double width = wanted.scale == Scale::p_value ? std::min(half, widest_of_p) : std::min(half, 1.0);
  return std::max({0.0, low + 0.1 * width - y, y - high + 0.1 * width}) / width;
}

bool is_met(const Wanted& wanted, const std::optional<double>& obtained) {
  constexpr double rounding = 1e-12;
  return obtained && *obtained >= wanted.range.low - rounding && *obtained <= wanted.range.high + rounding;
}

}  // namespace rtsurv::simulate
