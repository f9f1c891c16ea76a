#include "rtsurv/report/text/grid.hpp"
#include "rtsurv/report/text/notes.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report {
namespace {

using chain::Corrected, chain::Quantity, chain::Validation;

std::string share(std::size_t part, std::size_t whole) {
  return whole == 0 ? "not estimable" : percent(static_cast<double>(part) / static_cast<double>(whole));
}

std::string number(const Corrected& one, const std::optional<double>& value) {
  if (!value) return "not estimable";
  if (one.quantity.kind == Quantity::Kind::group_rate) return percent(*value);
  return fixed(*value, 2);
}

std::string interval(const Corrected& one) {
  if (one.quantity.kind == Quantity::Kind::group_rate) return percent_interval(one.corrected, one.lower, one.upper);
  if (one.quantity.is_ratio()) return ratio_interval(one.corrected, one.lower, one.upper);
  if (!one.corrected || !one.lower) return "not estimable";
  return fixed(*one.corrected, 3) + " (" + fixed(*one.lower, 3) + "\u2013" + fixed(*one.upper, 3) + ")";
}

std::string cut_table(const Validation& result) {
  Grid grid({"Cut-point", "Endpoint", "Searched", interval_head(result.confidence_level), "Found"});
  for (const chain::CutDistribution& cut : result.cutpoints)
    grid.add({cut.name, cut.endpoint, cut.original ? plain(*cut.original, 4) : "not estimable",
              cut.lower ? plain(*cut.lower, 4) + "\u2013" + plain(*cut.upper, 4) : "not estimable",
              share(cut.found, result.replicates)});
  return result.cutpoints.empty() ? "" : "\n" + grid.text();
}

std::string selection_table(const Validation& result) {
  Grid grid({"Factor", "Endpoint", "In the model", "Selected"});
  for (const chain::Selection& model : result.selection)
    for (const auto& factor : model.factors)
      grid.add(
          {factor.factor, model.endpoint, factor.in_original ? "yes" : "no", share(factor.times, result.replicates)});
  return result.selection.empty() ? "" : "\n" + grid.text();
}

std::string corrected_table(const Validation& result) {
  Grid grid({"Estimate", "Apparent", "Corrected (" + interval_head(result.confidence_level) + ")", "Replicates"});
  for (const Corrected& one : result.corrected)
    grid.add({results::in_words(one.quantity), number(one, one.apparent), interval(one),
              plain(static_cast<double>(one.used))});
  return result.corrected.empty() ? "" : "\n" + grid.text();
}

std::string conclusion_lines(const Validation& result) {
  std::string text;
  for (const chain::Conclusion& one : result.conclusions) {
    text += "\nSearched cut, then " + one.variable + " on " + one.endpoint + " in each " + one.within +
            ": the smallest P of a group is below 0.05 in " + share(one.claimed, one.replicates) + " of the replicates";
    if (one.permutations > 0)
      text += ", and in " + share(one.claimed_permuted, one.permutations) + " of " +
              count(static_cast<double>(one.permutations)) + " permutations of the outcome, where there is no effect";
    text += ".\n";
  }
  return text;
}

std::string failure_lines(const Validation& result) {
  if (result.failed == 0) return "Every part could be estimated in every replicate.\n";
  std::string text = "In " + count(static_cast<double>(result.failed)) + " of " +
                     count(static_cast<double>(result.replicates)) + " replicates some part could not be estimated:\n";
  for (const auto& [reason, times] : result.reasons)
    text += "  " + count(static_cast<double>(times)) + "  " + reason + "\n";
  return text;
}

}  // namespace

std::string to_text(const Validation& result, const results::Sample& sample) {
  std::string text =
      heading("The whole analysis on " + count(static_cast<double>(result.replicates)) + " bootstrap replicates", "");
  text += cut_table(result) + selection_table(result) + corrected_table(result) + conclusion_lines(result) + "\n" +
          failure_lines(result);
  for (const std::string& one : result.not_followed) text += "Not repeated: " + one + "\n";
  text += sample_line(sample);
  text +=
      "Convention: optimism is the mean difference between an estimate in a replicate and the same rules in the "
      "original\npatients; hazard ratios on the logarithmic scale; percentile intervals moved by the optimism; seed " +
      std::to_string(result.seed) + ".\n";
  return text + warning_lines(sample.warnings);
}

}  // namespace rtsurv::report
