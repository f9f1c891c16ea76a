#include <vector>

#include "rtsurv/report/text/grid.hpp"
#include "rtsurv/report/text/notes.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report {

namespace {

std::string groups(const results::LogRankResult& result) {
  Grid grid({"Group", "n", "Observed", "Expected", "O/E"});
  const auto at = [](const std::vector<double>& values, std::size_t i) { return i < values.size() ? values[i] : 0.0; };
  for (std::size_t i = 0; i < result.groups.size(); ++i) {
    const double observed = at(result.test.observed, i), expected = at(result.test.expected, i);
    grid.add({result.groups[i], plain(at(result.test.n, i), 1), plain(observed, 2), fixed(expected, 2),
              expected > 0.0 ? fixed(observed / expected, 2) : "not estimable"});
  }
  return grid.text();
}

std::string chi_square(const survival::ChiSquareTest& test) {
  return "chi-square " + fixed(test.chi_square, 2) + " on " + plain(test.df) + " df, " + p_phrase(test.p);
}

std::string trend_line(const results::LogRankResult::Trend& trend) {
  std::string scores;
  for (const double score : trend.scores) scores += (scores.empty() ? "" : ", ") + plain(score, 4);
  return "Trend along the scores " + scores + ": " + chi_square(trend.test.test) + "; " +
         (trend.test.z > 0.0 ? "more" : "fewer") + " events than expected at high scores.\n";
}

std::string pairs(const results::LogRankResult& result) {
  Grid grid({"Pair", "Chi-square", "P", "P adjusted"});
  std::string reasons;
  std::size_t tested = 0;
  for (const auto& pair : result.pairwise) {
    const std::string name = pair.a + " and " + pair.b;
    if (!pair.p) {
      grid.add({name, "not estimable"});
      reasons += name + ": " + pair.why + ".\n";
      continue;
    }
    ++tested;
    grid.add({name, fixed(*pair.chi_square, 2), p_value(*pair.p), p_value(*pair.p_adjusted)});
  }
  return "\n" + grid.text() + reasons + "P adjusted for " + std::to_string(tested) + " " +
         plural(static_cast<double>(tested), "comparison") + " by " +
         (result.adjustment == "holm" ? "Holm's method" : "Bonferroni's method") +
         "; each test knows its two groups alone.\n";
}

std::string weights_phrase(const results::LogRankResult& result) {
  if (result.options.weight == survival::LogRankWeight::at_risk)
    return ", both weighted by the number at risk at each event";
  if (result.options.weight == survival::LogRankWeight::root_at_risk)
    return ", both weighted by the square root of the number at risk at each event";
  return result.options.rho == 0.0 && result.options.gamma == 0.0
             ? ""
             : ", both weighted by the pooled survival just before each event";
}

}  // namespace

std::string to_text(const results::LogRankResult& result) {
  std::string text = heading("Comparison of survival", result.by) + groups(result);
  text += "C" + chi_square(result.test.test).substr(1) + " (" + log_rank_name(result.options);
  for (std::size_t i = 0; i < result.strata.size(); ++i)
    text += (i == 0 ? ", stratified by " : ", ") + result.strata[i];
  text += ").\n";
  if (result.trend) text += trend_line(*result.trend);
  text += sample_line(result.sample);
  text += "Convention: hypergeometric variance; expected events under equal survival" + weights_phrase(result) + ".\n";
  if (!result.adjustment.empty()) text += pairs(result);
  return text + warning_lines(result.sample.warnings);
}

}  // namespace rtsurv::report
