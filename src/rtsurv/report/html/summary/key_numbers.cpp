#include "rtsurv/report/html/summary/key_numbers.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "rtsurv/report/html/groups/published.hpp"
#include "rtsurv/report/html/page/page.hpp"
#include "rtsurv/report/html/rows/cox_rows.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::html {

namespace {

using results::EndpointResult;
using results::Study;

/// "Older than 50, yes against no"; a numeric covariate with its unit.
std::string contrast(const Study& study, const results::CoxTerm& term) {
  if (!term.level) return numeric_label(study, term.term);
  const std::string label = column_label(study, term.term), level = level_label(study, term.term, *term.level);
  const std::string reference = level_label(study, term.term, term.reference.value_or(""));
  return level.starts_with(label) ? level : label + ", " + level + (reference.empty() ? "" : " against " + reference);
}

KeyNumber sample(const EndpointResult& endpoint) {
  return {"Patients and events", {sample_phrase(endpoint.km.sample)}, endpoint.label, "outcome-1"};
}

std::optional<KeyNumber> follow_up(const Study& study, const EndpointResult& endpoint) {
  const std::optional<survival::FollowUpTime> time =
      study.follow_up ? std::optional(study.follow_up->all) : endpoint.km.follow_up;
  if (!time) return {};
  const bool other = study.follow_up && study.follow_up->endpoint != endpoint.name;
  return KeyNumber{"Median follow-up",
                   {time_interval(time->reverse_kaplan_meier) + " " + std::string(name(study.time_unit))},
                   "reverse Kaplan\u2013Meier, " + interval_head(endpoint.km.confidence_level) +
                       (other ? ", of " + in_sentence(endpoint_label(study, study.follow_up->endpoint)) : ""),
                   "outcome-1"};
}

std::optional<KeyNumber> rates(const Study& study, const EndpointResult& endpoint) {
  if (study.landmarks.empty() || endpoint.km.groups.empty()) return {};
  KeyNumber number{
      endpoint.label, {}, "Kaplan\u2013Meier, " + interval_head(endpoint.km.confidence_level), "outcome-1"};
  for (const double landmark : study.landmarks)
    number.values.push_back(rate_at(endpoint.km.groups.front().curve, landmark) + " at " + duration(study, landmark));
  return number;
}

std::optional<KeyNumber> strongest_factor(const Study& study, const EndpointResult& endpoint) {
  if (!endpoint.multivariable) return {};
  const auto& model = endpoint.multivariable->cox;
  if (!model.value)
    return KeyNumber{"Strongest factor", {not_estimable(model.why)}, "multivariable Cox model", "multivariable-1"};
  const results::CoxTerm* strongest = nullptr;
  for (const results::CoxTerm& term : model.value->terms)
    if (term.z && std::isfinite(*term.z) && (!strongest || std::abs(*term.z) > std::abs(*strongest->z)))
      strongest = &term;
  if (!strongest) return {};
  return KeyNumber{"Strongest factor",
                   {"HR " + hazard_ratio(*strongest)},
                   contrast(study, *strongest) + "; multivariable Cox model, " + p_phrase(strongest->p),
                   "multivariable-1"};
}

std::optional<KeyNumber> effect(const Study& study) {
  if (study.effects.empty()) return {};
  const results::Effect& first = study.effects.front();
  const std::string label = "Effect of " + column_label(study, first.variable);
  if (!first.overall.value || first.overall.value->terms.empty())
    return KeyNumber{label, {not_estimable(first.overall.why)}, endpoint_label(study, first.endpoint), "effect-1"};
  const results::CoxTerm& term = first.overall.value->terms.front();
  const std::string interaction =
      first.interaction.value ? p_phrase(first.interaction.value->p) : not_estimable(first.interaction.why);
  return KeyNumber{label,
                   {"HR " + hazard_ratio(term)},
                   endpoint_label(study, first.endpoint) + ", stratified by " + grouping_label(study, first.within) +
                       ", " + p_phrase(term.p) + "; interaction " + interaction,
                   "effect-1"};
}

}  // namespace

std::vector<KeyNumber> key_numbers(const Study& study) {
  std::vector<KeyNumber> numbers;
  if (!study.endpoints.empty()) {
    const EndpointResult& endpoint = study.endpoints.front();
    numbers.push_back(sample(endpoint));
    for (auto& number : {follow_up(study, endpoint), rates(study, endpoint), strongest_factor(study, endpoint)})
      if (number) numbers.push_back(*number);
  }
  if (const auto number = effect(study)) numbers.push_back(*number);
  if (study.published)
    numbers.push_back(
        {"Published figures", {published_phrase(*study.published)}, study.published->ledger_file, "published"});
  return numbers;
}

}  // namespace rtsurv::report::html
