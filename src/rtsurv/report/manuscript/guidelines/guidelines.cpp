#include "rtsurv/report/manuscript/guidelines/guidelines.hpp"

#include <algorithm>

#include "rtsurv/report/manuscript/guidelines/facts.hpp"
#include "rtsurv/report/manuscript/methods/patients.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"

namespace rtsurv::report::manuscript {

namespace {

using results::EndpointResult, results::Multivariable, results::Study;

bool any_endpoint_with(const Study& study, auto&& test) { return std::ranges::any_of(study.endpoints, test); }

bool has_model(const EndpointResult& endpoint) {
  return endpoint.multivariable && endpoint.multivariable->cox.value &&
         !endpoint.multivariable->cox.value->terms.empty();
}

/// Every candidate stands in a model, whether it was significant or not.
bool has_fixed_or_full(const EndpointResult& endpoint) {
  if (!has_model(endpoint)) return false;
  const Multivariable& model = *endpoint.multivariable;
  return !model.screened_below || (model.beside && model.beside->value);
}

std::string without_words(const Study& study) {
  std::vector<std::string> names;
  for (const EndpointResult& endpoint : study.endpoints)
    if (definition_phrase(study, endpoint) == in_sentence(endpoint.label)) names.push_back(endpoint.name);
  return enumerate(names);
}

void find_comparisons(Facts& facts, const Study& study) {
  facts.factors = any_endpoint_with(study, [](const auto& one) { return !one.univariable.empty(); });
  facts.numbers = any_endpoint_with(
      study, [](const auto& one) { return std::ranges::any_of(one.univariable, &results::UnivariableRow::numeric); });
  facts.model = any_endpoint_with(study, has_model);
  facts.fixed_or_full = any_endpoint_with(study, has_fixed_or_full);
  facts.checked = any_endpoint_with(study, [](const auto& one) {
    return one.multivariable && one.multivariable->checks && one.multivariable->checks->value;
  });
  facts.cuts = !study.cutpoints.empty();
  facts.groups = study.risk_groups.has_value();
  facts.effects = !study.effects.empty();
  facts.adjusted = std::ranges::any_of(study.effects,
                                       [](const results::Effect& one) { return one.adjusted && one.adjusted->value; });
}

}  // namespace

Facts facts_of(const Study& study) {
  Facts facts;
  facts.characteristics = study.table1.has_value();
  facts.compared = study.table1 && !study.table1->by.empty();
  facts.years = study.referrals.has_value();
  facts.follow_up = study.follow_up.has_value();
  facts.doses = study.schedules.has_value();
  facts.excluded = study.flow.size() > 1;
  facts.validated = study.validation.has_value();
  facts.undefined = without_words(study);
  find_comparisons(facts, study);
  return facts;
}

Where authors(const std::string& what) { return {"", what.empty() ? "for the authors" : what + ": for the authors"}; }

Where when(bool has, std::string_view place, Where otherwise) { return has ? Where{place, ""} : std::move(otherwise); }

Where missing(const std::string& key) { return {"", "missing: add " + key + " to the protocol"}; }

Where endpoints_defined(const Facts& facts) {
  if (facts.undefined.empty()) return {"methods", ""};
  return {"methods", "missing: add \u201Cdefinition\u201D in [[endpoint]] of " + facts.undefined};
}

GuidelineItem item(std::string_view number, std::string_view what, Where where) {
  return {number, what, where.place, std::move(where.left)};
}

std::vector<Guideline> guidelines(const Study& study) {
  std::vector<Guideline> found;
  if (study.endpoints.empty()) return found;
  const Facts facts = facts_of(study);
  found.push_back(strobe(facts));
  if (facts.factors || facts.model || facts.cuts) found.push_back(remark(facts));
  if (facts.validated && (facts.model || facts.groups)) found.push_back(tripod(facts));
  return found;
}

}  // namespace rtsurv::report::manuscript
