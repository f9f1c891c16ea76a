// [[endpoint]]: curves of all patients, cumulative incidence, the comparison of factors and the model.
#include <algorithm>

#include <fmt/format.h>

#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/study/parts/attempt.hpp"
#include "rtsurv/study/parts/endpoint/checks.hpp"
#include "rtsurv/study/parts/multivariable/adjust.hpp"
#include "rtsurv/study/parts/univariable/compare_factors.hpp"

namespace rtsurv::study {
namespace {

using results::EndpointResult;

bool named(const std::vector<Text>& names, const std::string& name) {
  return std::any_of(names.begin(), names.end(), [&](const Text& text) { return text.text == name; });
}

/// Factors are compared where [univariable] says so, and where the model is chosen by that comparison.
bool compares_factors(const Protocol& protocol, const std::string& endpoint) {
  if (!protocol.univariable) return false;
  return named(protocol.univariable->endpoints, endpoint) ||
         (protocol.multivariable && protocol.multivariable->select_below &&
          named(protocol.multivariable->endpoints, endpoint));
}

void describe_times(EndpointResult& result, const EndpointRule& rule) {
  result.time = rule.time ? rule.time->text : fmt::format("from {} to {}", rule.from->text, rule.to->text);
  if (rule.entry) result.entry = rule.entry->text;
  result.event = rule.event.text;
  if (rule.competing) result.competing = rule.competing->text;
  result.event_label = rule.event_label;
  result.competing_label = rule.competing_label;
  result.definition = rule.definition;
}

void warn_about_landmarks(Analysis& analysis, const EndpointResult& result) {
  const survival::KaplanMeier& curve = result.km.groups.front().curve;
  for (const survival::SurvivalAt& at : curve.at)
    if (at.time > curve.known_until())
      analysis.warn(
          fmt::format("{}: the landmark {} {} lies beyond the last follow-up ({:.4g}); no rate is given there",
                      result.name, table::label(at.time), name(analysis.protocol().time_unit), curve.time.back()));
}

/// An event among a few early entrants takes a large step, which the curve never makes up for.
void warn_about_entrants(Analysis& analysis, const EndpointResult& result) {
  if (result.entry.empty()) return;
  const survival::KaplanMeier& curve = result.km.groups.front().curve;
  const double most = *std::ranges::max_element(curve.at_risk);
  for (std::size_t i = 0; i < curve.time.size() && curve.at_risk[i] < most; ++i) {
    if (!(curve.events_at[i] > 0.0) || curve.at_risk[i] >= thresholds::patients_at_risk) continue;
    const bool alone = curve.at_risk[i] == 1.0;
    analysis.warn(fmt::format(
        "{}: at the event at {:.4g} {} only {:.4g} {} come under observation; the curve after it rests on {}",
        result.name, curve.time[i], name(analysis.protocol().time_unit), curve.at_risk[i],
        alone ? "patient had" : "patients had", alone ? "that patient" : "these few"));
    return;
  }
}

/// Of the comparison and of the model, each once.
std::vector<std::string> factors_of(const EndpointResult& result) {
  std::vector<std::string> factors;
  for (const results::UnivariableRow& row : result.univariable) factors.push_back(row.factor);
  if (!result.multivariable) return factors;
  const auto add = [&](const std::string& factor) {
    if (std::find(factors.begin(), factors.end(), factor) == factors.end()) factors.push_back(factor);
  };
  std::ranges::for_each(result.multivariable->factors, add);
  std::ranges::for_each(result.multivariable->left_out, add, &results::LeftOut::factor);
  return factors;
}

EndpointResult analyse(Analysis& analysis, const EndpointRule& rule, results::Study& study) {
  const Protocol& protocol = analysis.protocol();
  EndpointResult result;
  result.name = rule.name.text;
  result.label = rule.label.empty() ? rule.name.text : rule.label;
  describe_times(result, rule);
  const Outcome outcome = analysis.outcome(result.name);
  result.km = kaplan_meier(analysis.values(), {.outcome = outcome, .at = protocol.landmarks});
  warn_about_landmarks(analysis, result);
  warn_about_entrants(analysis, result);
  if (const auto causes = analysis.causes(result.name))
    attempt(study, fmt::format("[[endpoint]] \"{}\", cumulative incidence", result.name), [&] {
      result.cuminc = cumulative_incidence(analysis.values(), {.outcome = *causes, .at = protocol.landmarks});
    });
  const bool adjusts = protocol.is_asked("multivariable");  // the factors alone choose those of the model
  if ((adjusts || protocol.is_asked("univariable")) && compares_factors(protocol, result.name))
    result.univariable = compare_factors(analysis, result.name);
  if (adjusts && protocol.multivariable && named(protocol.multivariable->endpoints, result.name))
    result.multivariable = adjust(analysis, result.name);
  result.follow_up_checks = check_follow_up(analysis, rule);
  result.missing = check_missing(analysis, result.name, factors_of(result));
  return result;
}

}  // namespace

void run_endpoint(Analysis& analysis, results::Study& study) {
  for (const EndpointRule& rule : analysis.protocol().endpoints)
    attempt(study, fmt::format("[[endpoint]] \"{}\"", rule.name.text),
            [&] { study.endpoints.push_back(analyse(analysis, rule, study)); });
}

}  // namespace rtsurv::study
