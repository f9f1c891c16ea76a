#pragma once
// The log-rank test of groups: `logrank`.

#include <string>
#include <vector>

#include "rtsurv/results/json/field.hpp"
#include "rtsurv/results/methods/sample.hpp"
#include "rtsurv/survival/curve/log_rank.hpp"

namespace rtsurv::results {

/// Group i of `test` is groups[i].
struct LogRankResult {
  Sample sample;
  std::string by;
  double rho = 0.0;
  std::vector<std::string> strata;  ///< columns
  std::vector<std::string> groups;
  survival::LogRank test;

  static void fields(auto& field) {
    using Test = survival::LogRank;
    field.title("logrank", "The log-rank test, or another of the G-rho family.");
    field.command("logrank", &LogRankResult::sample);
    field("by", &LogRankResult::by, "column or expression of the groups");
    field("rho", &LogRankResult::rho, "weight S(t-)^rho of an event: 0 log-rank, 1 Peto and Peto's Wilcoxon");
    field("strata", &LogRankResult::strata, "columns whose levels are the strata");
    field.embed(path(&LogRankResult::test, &Test::test));
    field.columns("groups", "one for each group", [](auto& column) {
      column("group", &LogRankResult::groups, "level of `by`");
      column("n", path(&LogRankResult::test, &Test::n), "patients (sum of weights)");
      column("observed", path(&LogRankResult::test, &Test::observed), "events, weighted by S(t-)^rho");
      column("expected", path(&LogRankResult::test, &Test::expected),
             "events expected under equal curves, so weighted");
    });
  }
};

}  // namespace rtsurv::results
