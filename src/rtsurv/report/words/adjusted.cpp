#include "rtsurv/report/words/adjusted.hpp"

#include <cmath>

#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report {
namespace {

using results::AdjustedEffect;

std::string signed_points(double share) {
  const std::string digits = fixed(100.0 * std::fabs(share), 1);
  return (digits == "0.0" ? "" : share < 0.0 ? "\u2212" : "+") + digits;
}

}  // namespace

std::string adjustment_phrase(const AdjustedEffect& effect) {
  return effect.method == survival::Adjustment::iptw ? "weighted by the inverse probability of treatment"
                                                     : "standardised over a Cox model";
}

std::string estimand_phrase(const results::Study& study, const results::Effect& effect) {
  const AdjustedEffect& adjusted = *effect.adjusted->value;
  if (adjusted.estimand == survival::Estimand::ate) return "in all patients (ATE)";
  return "in those who had " + coefficient_in_sentence(study, effect.variable, adjusted.second.level) + " (ATT)";
}

std::string weights_phrase(const AdjustedEffect& effect) {
  if (effect.truncate == 0.0) return "stabilised";
  const double share = 100.0 * effect.truncate;
  return "stabilised and truncated at the " + plain(share, 2) + "\u2009% and " + plain(100.0 - share, 2) +
         "\u2009% quantile of each treatment";
}

std::string adjusted_for(const results::Study& study, const AdjustedEffect& effect) {
  return enumerate(labels_in_sentence(study, effect.adjust));
}

std::string points_interval(std::optional<double> estimate, std::optional<double> lower, std::optional<double> upper) {
  if (!estimate) return "not estimable";
  if (!lower || !upper) return signed_points(*estimate) + " (interval not estimable)";
  return signed_points(*estimate) + " (" + signed_points(*lower) + " to " + signed_points(*upper) + ")";
}

std::string points_interval(const std::optional<survival::Contrast>& difference) {
  if (!difference) return points_interval({}, {}, {});
  if (!difference->has_interval()) return points_interval(difference->estimate, {}, {});
  return points_interval(difference->estimate, difference->lower, difference->upper);
}

std::string adjusted_head(const results::Study& study, const results::Effect& effect) {
  const std::string head = effect_title(study, effect);
  if (!effect.adjusted->value) return head + ", adjusted";
  return head + ", adjusted for " + adjusted_for(study, *effect.adjusted->value) + " (" +
         adjustment_phrase(*effect.adjusted->value) + ", " + estimand_phrase(study, effect) + ")";
}

std::vector<std::string> adjusted_findings(const results::Study& study, const results::Effect& effect) {
  if (!effect.adjusted->value) return {"not estimable: " + effect.adjusted->why};
  const AdjustedEffect& adjusted = *effect.adjusted->value;
  std::vector<std::string> findings;
  for (const AdjustedEffect::At& at : adjusted.at) {
    findings.push_back("at " + duration(study, at.time) + ": " +
                       (at.why.empty()
                            ? points_interval(at.difference.estimate, at.difference.lower, at.difference.upper) +
                                  " percentage points, crude " + points_interval(at.crude_difference)
                            : "not estimable: " + at.why));
  }
  findings.push_back(
      "HR " + ratio_interval(adjusted.ratio.ratio, adjusted.ratio.lower, adjusted.ratio.upper) + ", crude " +
      ratio_interval(adjusted.crude_ratio.ratio, adjusted.crude_ratio.lower, adjusted.crude_ratio.upper));
  return findings;
}

}  // namespace rtsurv::report
