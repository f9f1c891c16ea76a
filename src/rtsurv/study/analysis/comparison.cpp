#include "rtsurv/study/analysis/comparison.hpp"
#include "rtsurv/results/maybe.hpp"

#include <fmt/format.h>

#include "rtsurv/study/columns/grouping.hpp"

namespace rtsurv::study {

namespace {

/// With the groups two by two when there are three to ten of them, and the test for trend when they have an order.
results::LogRankResult compare_groups(Analysis& analysis, LogRankCall call) {
  results::LogRankResult plain = log_rank(analysis.values(), call);
  if (plain.groups.size() < 3 || plain.groups.size() > most_group_values) return plain;
  call.pairwise = GroupPairs{};
  if (const auto ranks = analysis.ranks(call.by)) {
    call.trend = true;
    call.ranks = *ranks;
    if (auto both = results::maybe([&] { return log_rank(analysis.values(), call); }); both.value)
      return std::move(*both.value);
    call.trend = false;
  }
  return log_rank(analysis.values(), call);
}

}  // namespace

Comparison compare(Analysis& analysis, const Outcome& outcome, const std::string& variable,
                   std::span<const std::uint8_t> rows) {
  Values& values = analysis.values();
  const std::vector<std::string> levels = analysis.levels(variable);
  Comparison result;
  if (const std::string* why = analysis.withheld(variable)) {
    result.logrank.why = result.km.why = result.cox.why = *why;
    return result;
  }
  result.numeric = analysis.is_covariate_only(variable);
  if (result.numeric) {
    result.logrank.why = result.km.why =
        fmt::format("a number with more than {} values has no groups to compare; see its Cox model", most_group_values);
  } else {
    result.logrank = results::maybe(
        [&] { return compare_groups(analysis, {.outcome = outcome, .by = variable, .levels = levels, .rows = rows}); });
    result.km = results::maybe([&] {
      return kaplan_meier(
          values,
          {.outcome = outcome, .by = variable, .levels = levels, .at = analysis.protocol().landmarks, .rows = rows});
    });
  }
  result.cox = results::maybe(
      [&] { return cox(values, {.outcome = outcome, .terms = {analysis.term(variable)}, .rows = rows}); });
  return result;
}

results::UnivariableRow compare_factor(Analysis& analysis, const Outcome& outcome, const std::string& factor,
                                       std::span<const std::uint8_t> rows) {
  Comparison comparison = compare(analysis, outcome, factor, rows);
  return {factor,
          analysis.label(factor),
          comparison.numeric,
          std::move(comparison.logrank),
          std::move(comparison.km),
          std::move(comparison.cox)};
}

}  // namespace rtsurv::study
