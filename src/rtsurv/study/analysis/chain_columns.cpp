#include "rtsurv/study/analysis/chain_columns.hpp"

#include <algorithm>
#include <limits>

#include "rtsurv/study/analysis/constant_cuts.hpp"
#include "rtsurv/study/columns/factor.hpp"
#include "rtsurv/study/columns/grouping.hpp"
#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/study/columns/strata.hpp"

namespace rtsurv::study {
namespace {

constexpr std::string_view used_by = "[validation]";

std::vector<double> as_values(const std::vector<int>& codes) {
  std::vector<double> values;
  values.reserve(codes.size());
  for (const int code : codes) values.push_back(code < 0 ? std::numeric_limits<double>::quiet_NaN() : code);
  return values;
}

/// The values as the columns are now; codes go to `coded` until all levels are known.
void add_state(Analysis& analysis, FactorUse use, chain::Factor& made, std::vector<Factor>& coded) {
  Values& values = analysis.values();
  const std::string& text = made.name;
  const table::Column& column = values.any(text, used_by);
  const std::vector<std::string> order = analysis.levels(text);
  if (use == FactorUse::indicator) {
    made.values.push_back(known_numbers(values.indicator(text, used_by)));
  } else if (use == FactorUse::groups || is_factor(column) || !order.empty()) {
    coded.push_back(as_factor(values.table(), column, order));
  } else {
    made.values.push_back(known_numbers(values.number(text, used_by)));
    made.few_values = !has_many_values(column);
  }
}

bool occurs(const std::vector<Factor>& coded, const std::string& level) {
  return std::ranges::any_of(coded, [&](const Factor& one) {
    const auto place = std::ranges::find(one.levels, level) - one.levels.begin();
    return std::ranges::find(one.code, static_cast<int>(place)) != one.code.end();
  });
}

/// Codes of all states over the levels that occur in one of them: in the protocol's order, else ascending.
void unite_levels(const std::vector<Factor>& coded, bool in_order, chain::Factor& made) {
  for (const Factor& one : coded)
    for (const std::string& level : one.levels)
      if (std::ranges::find(made.levels, level) == made.levels.end() && occurs(coded, level))
        made.levels.push_back(level);
  if (coded.size() > 1 && !in_order) std::ranges::sort(made.levels);
  const auto place = [&](const std::string& level) {
    return static_cast<int>(std::ranges::find(made.levels, level) - made.levels.begin());
  };
  for (const Factor& one : coded) {
    std::vector<int> code;
    code.reserve(one.code.size());
    for (const int c : one.code) code.push_back(c < 0 ? -1 : place(one.levels[static_cast<std::size_t>(c)]));
    made.values.push_back(as_values(code));
  }
}

/// Of those in whom time, event and competing event are known; nothing without such an event, or where Gray's test has
/// no form: with delayed entry.
std::optional<survival::CauseFollowUp> chain_causes(const OutcomeValues& outcome, const std::vector<double>& time) {
  if (outcome.competing == nullptr || outcome.entry != nullptr) return std::nullopt;
  std::vector<int> cause(time.size(), 0);
  std::vector<std::uint8_t> keep(time.size(), 0);
  for (std::size_t i = 0; i < time.size(); ++i) {
    if (outcome.time->missing[i] != 0 || outcome.event->missing[i] != 0 || outcome.competing->missing[i] != 0) continue;
    keep[i] = 1;
    cause[i] = outcome.event->number[i] != 0.0 ? 1 : outcome.competing->number[i] != 0.0 ? 2 : 0;
  }
  return survival::CauseFollowUp({.time = time, .cause = cause}, 2).subset(keep);
}

}  // namespace

chain::Endpoint chain_endpoint(Analysis& analysis, const std::string& name) {
  const OutcomeValues outcome = outcome_values(analysis.values(), analysis.outcome(name));
  const std::size_t patients = analysis.table().rows();
  std::vector<double> time(patients, 1.0), entry(outcome.entry == nullptr ? 0 : patients, 0.0);
  std::vector<std::uint8_t> event(patients, 0), keep(patients, 0);
  for (std::size_t i = 0; i < patients; ++i) {
    if (outcome.time->missing[i] != 0 || outcome.event->missing[i] != 0) continue;
    if (outcome.entry != nullptr && outcome.entry->missing[i] != 0) continue;
    if (outcome.rows.cluster != nullptr && outcome.rows.cluster->missing[i] != 0) continue;
    keep[i] = 1;
    if (outcome.entry != nullptr) entry[i] = outcome.entry->number[i];
    time[i] = outcome.time->number[i];
    event[i] = outcome.event->number[i] != 0.0 ? 1 : 0;
  }
  return {name, survival::FollowUp({.time = time, .event = event, .entry = entry}).subset(keep),
          chain_causes(outcome, time)};
}

chain::Test screen_test(const Analysis& analysis, const std::string& endpoint) {
  const auto& rule = analysis.protocol().multivariable;
  const auto causes = analysis.causes(endpoint);
  const bool has_form = causes && causes->entry.empty() && causes->weights.empty() && causes->cluster.empty();
  return rule && rule->select_by == ScreenTest::gray && has_form ? chain::Test::gray : chain::Test::log_rank;
}

chain::Factor chain_factor(Analysis& analysis, const std::string& text, FactorUse use,
                           const std::vector<std::size_t>& cuts) {
  chain::Factor made{.name = text, .cuts = cuts};
  std::vector<Factor> coded;
  if (cuts.empty()) {
    add_state(analysis, use, made, coded);
  } else {
    for (std::size_t state = 0; state < std::size_t{1} << cuts.size(); ++state) {
      Analysis overlay = analysis.overlay();
      put_constant_cuts(overlay, cuts, state);
      add_state(overlay, use, made, coded);
    }
  }
  if (!coded.empty()) unite_levels(coded, !analysis.levels(text).empty(), made);
  return made;
}

std::vector<double> chain_strata(Analysis& analysis, const std::vector<std::string>& strata) {
  if (strata.empty()) return {};
  Selection selection(analysis.table().rows(), {});
  require_strata(selection, analysis.values(), strata);
  const Cases cases = selection.cases();
  const std::vector<int> codes = stratum_codes(analysis.values(), strata, cases);
  std::vector<double> of_patient(analysis.table().rows(), std::numeric_limits<double>::quiet_NaN());
  for (std::size_t i = 0; i < cases.size(); ++i) of_patient[cases.row[i]] = codes[i];
  return of_patient;
}

chain::RiskGroups chain_risk_groups(const RiskGroupRule& rule) {
  chain::RiskGroups groups;
  groups.group_of_count.assign(rule.factors.size() + 1, -1);
  for (std::size_t g = 0; g < rule.groups.size(); ++g) {
    groups.names.push_back(rule.groups[g].first);
    for (const int count : rule.groups[g].second)
      groups.group_of_count[static_cast<std::size_t>(count)] = static_cast<int>(g);
  }
  return groups;
}

}  // namespace rtsurv::study
