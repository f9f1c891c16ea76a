#include "rtsurv/report/words/dose_words.hpp"

#include <algorithm>

#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"

namespace rtsurv::report {

namespace {

using results::SweptConclusion;

/// "EQD2 ≥ 63 Gy" for a cut-point's column, the label of a number or factor otherwise.
std::string variable_label(const results::Study& study, const std::string& variable) {
  const results::CutpointResult* cutpoint = cutpoint_of_column(study, variable);
  return cutpoint && !cutpoint->fixed ? label_in_sentence(study, cutpoint->variable) + " above its cut-point"
                                      : label_in_sentence(study, variable);
}

std::string of_effect(const results::Study& study, const SweptConclusion& conclusion) {
  return variable_label(study, conclusion.subject) + " for " + in_sentence(endpoint_label(study, conclusion.endpoint));
}

}  // namespace

std::string profile_interval(const dose::ProfileInterval& interval, int decimals, const std::string& unit) {
  const std::string value = fixed(interval.estimate, decimals) + (unit.empty() ? "" : " " + unit);
  if (!interval.lower && !interval.upper) return value + " (no limits)";
  return value + " (" + (interval.lower ? fixed(*interval.lower, decimals) : "no lower limit") + "\u2013" +
         (interval.upper ? fixed(*interval.upper, decimals) : "no upper limit") + ")";
}

std::string dose_range(double low_gy, double high_gy) {
  const std::string low = fixed(low_gy, 1), high = fixed(high_gy, 1);
  return low == high ? low : low + "\u2013" + high;
}

std::string response_model(dose::DoseResponseModel model) {
  return model == dose::DoseResponseModel::poisson ? "Poisson" : "log-logistic";
}

std::optional<double> constant_threshold(const results::Sweep& sweep) {
  if (sweep.threshold_gy.empty()) return {};
  const std::optional<double> first = sweep.threshold_gy.front();
  const bool same = std::ranges::all_of(sweep.threshold_gy, [&](const auto& value) { return value == first; });
  return same ? first : std::nullopt;
}

std::string conclusion_statement(const results::Study& study, const results::Sweep& sweep,
                                 const SweptConclusion& conclusion) {
  switch (conclusion.kind) {
    case SweptConclusion::Kind::schedule_reaches: {
      const std::optional<double> threshold = constant_threshold(sweep);
      return conclusion.subject + " reaches " + (threshold ? plain(*threshold, 1) + " Gy" : "the cut-point");
    }
    case SweptConclusion::Kind::cutpoint_p: {
      const results::CutpointResult* cutpoint = cutpoint_of_column(study, conclusion.subject);
      return "Corrected P < 0.05 for a cut-point of " +
             (cutpoint ? label_in_sentence(study, cutpoint->variable) : conclusion.subject) + " for " +
             in_sentence(endpoint_label(study, conclusion.endpoint));
    }
    case SweptConclusion::Kind::effect_direction:
      return conclusion.group + ": hazard ratio below 1, " + of_effect(study, conclusion);
    case SweptConclusion::Kind::effect_p:
      return conclusion.group + ": P < 0.05, " + of_effect(study, conclusion);
    case SweptConclusion::Kind::interaction_p:
      break;
  }
  return "P < 0.05 for interaction with " + label_in_sentence(study, conclusion.within) + ", " +
         of_effect(study, conclusion);
}

std::string conclusion_changes(const SweptConclusion& conclusion) {
  std::string text;
  for (const SweptConclusion::Change& change : conclusion.changes) {
    const std::string from = plain(change.from_gy, 3), to = plain(change.to_gy, 3) + " Gy on";
    if (text.empty()) text = (change.becomes ? "not up to " : "holds up to ") + from + " Gy";
    text += (change.becomes ? ", holds from " : ", not from ") + to;
  }
  return text;
}

}  // namespace rtsurv::report
