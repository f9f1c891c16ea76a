#pragma once
// A test of survival curves between groups: `logrank`.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/results/json/field.hpp"
#include "rtsurv/results/methods/sample.hpp"
#include "rtsurv/survival/curve/log_rank.hpp"
#include "rtsurv/survival/curve/log_rank_trend.hpp"

namespace rtsurv::results {

/// The word of a test: "logrank", "gehan", "tarone-ware", "peto", or "fh" for another rho or gamma.
[[nodiscard]] std::string_view log_rank_word(const survival::LogRankOptions& options);

/// The test of a word; nothing for another word. "fh" leaves rho and gamma to be said.
[[nodiscard]] std::optional<survival::LogRankOptions> log_rank_options(std::string_view word);

/// Group i of `test` is groups[i].
struct LogRankResult {
  /// The test for trend in the order of the groups.
  struct Trend {
    std::vector<double> scores;  ///< of groups[i]
    survival::LogRankTrend test;

    static void fields(auto& field) {
      using Test = survival::LogRankTrend;
      field.title("logrank_trend", "A test for a trend of the event rate along the scores of the groups.");
      field("scores", &Trend::scores, "scores of the groups, in their order");
      field("z", path(&Trend::test, &Test::z), "above 0: more events than expected at high scores");
      field.embed(path(&Trend::test, &Test::test));
    }
  };
  /// Two groups compared, as if there were no others.
  struct Pair {
    std::string a, b;
    std::optional<double> chi_square, p;  ///< of these two groups alone
    std::optional<double> p_adjusted;
    std::string why;  ///< why there is no test

    static void fields(auto& field) {
      field.title("logrank_pair", "Two of the groups compared.");
      field("a", &Pair::a, "one group");
      field("b", &Pair::b, "the other");
      field("chi_square", &Pair::chi_square, "test statistic with 1 degree of freedom; null: not estimable",
            Range::not_negative);
      field("p", &Pair::p, "P of these two groups alone; null: not estimable", Range::p_value);
      field("p_adjusted", &Pair::p_adjusted, "P adjusted for the number of pairs; null: not estimable", Range::p_value);
      field("not_estimable", &Pair::why, "why there is no test", only_if([](const Pair& pair) { return !pair.p; }));
    }
  };

  Sample sample;
  std::string by;
  survival::LogRankOptions options;
  std::vector<std::string> strata;  ///< columns
  std::vector<std::string> groups;
  survival::LogRank test;
  std::optional<Trend> trend = {};
  std::string adjustment = {};  ///< "holm" or "bonferroni"; empty: no pairs were asked for
  std::vector<Pair> pairwise = {};

  static void fields(auto& field) {
    using Test = survival::LogRank;
    using survival::LogRankOptions;
    const auto family = [](const LogRankResult& one) {
      return one.options.weight == survival::LogRankWeight::survival;
    };
    const auto compared = only_if([](const LogRankResult& one) { return !one.adjustment.empty(); });
    field.title("logrank", "The log-rank test, or one with other weights.");
    field.command("logrank", &LogRankResult::sample);
    field("by", &LogRankResult::by, "column or expression of the groups");
    field.view(
        "test", [](const LogRankResult& one) { return std::string(log_rank_word(one.options)); },
        [](LogRankResult& one, const std::string& word) {
          one.options.weight = log_rank_options(word).value_or(one.options).weight;
        },
        "weight of an event: 1 logrank, patients at risk gehan, their root tarone-ware, S(t-) peto, "
        "S(t-)^rho (1 - S(t-))^gamma fh",
        one_of("logrank", "gehan", "tarone-ware", "peto", "fh"));
    field("rho", path(&LogRankResult::options, &LogRankOptions::rho),
          "weight S(t-)^rho of an event: 0 log-rank, 1 Peto and Peto's Wilcoxon; null: other weights",
          null_unless(family));
    field("gamma", path(&LogRankResult::options, &LogRankOptions::gamma), "of the weights of fh",
          only_if([](const LogRankResult& one) { return log_rank_word(one.options) == "fh"; }));
    field("strata", &LogRankResult::strata, "columns whose levels are the strata");
    field.embed(path(&LogRankResult::test, &Test::test));
    field.columns("groups", "one for each group", [](auto& column) {
      column("group", &LogRankResult::groups, "level of `by`");
      column("n", path(&LogRankResult::test, &Test::n), "patients (sum of weights)", people);
      column("observed", path(&LogRankResult::test, &Test::observed), "events, each with the weight of its time",
             people);
      column("expected", path(&LogRankResult::test, &Test::expected),
             "events expected under equal curves, so weighted");
    });
    field("trend", &LogRankResult::trend, "test for trend; only where asked for", absent_if_empty);
    field("adjustment", &LogRankResult::adjustment, "how the P of the pairs are adjusted: holm or bonferroni",
          one_of("holm", "bonferroni"), compared);
    field("pairwise", &LogRankResult::pairwise, "pairs of groups; only where asked for", compared);
  }
};

}  // namespace rtsurv::results
