#include "rtsurv/report/html/summary/verdicts.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "rtsurv/report/html/page/page.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/html/rows/validated.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"

namespace rtsurv::report::html {

namespace {

using results::CorrectedEstimate, results::CoxTerm, results::Study;
using Grade = Verdict::Grade;

constexpr double level = 0.05, enough_events = 10.0, enough_selected = 0.8;

/// The first check that fails; none: solid.
struct Evidence {
  std::optional<double> p = {};
  std::vector<std::string> failures = {};
  std::string support = {};  ///< what stands behind a finding that no check refutes

  [[nodiscard]] Verdict verdict(std::string finding, std::string id) const {
    if (!p) return {std::move(finding), Grade::not_shown, "not estimable", std::move(id)};
    if (!(*p < level)) return {std::move(finding), Grade::not_shown, p_phrase(p), std::move(id)};
    if (failures.empty()) return {std::move(finding), Grade::solid, p_phrase(p) + support, std::move(id)};
    return {std::move(finding), Grade::uncertain, p_phrase(p) + ", but " + failures.front(), std::move(id)};
  }
};

bool excludes_one(const CorrectedEstimate& one) {
  return one.lower && one.upper && (*one.lower > 1.0 || *one.upper < 1.0);
}

/// Its corrected interval, when there is a validation with that estimate.
void check_corrected(const Study& study, const CorrectedEstimate& wanted, Evidence& evidence) {
  if (!study.validation) return;
  const auto same = [&](const CorrectedEstimate& one) {
    return one.kind == wanted.kind && one.endpoint == wanted.endpoint && one.factor == wanted.factor &&
           one.level == wanted.level && one.within == wanted.within;
  };
  const auto found = std::ranges::find_if(study.validation->corrected, same);
  if (found == study.validation->corrected.end()) return;
  if (!excludes_one(*found))
    evidence.failures.push_back("corrected for optimism the hazard ratio is " + corrected_interval(*found));
  else
    evidence.support += "; corrected for optimism HR " + corrected_interval(*found);
}

void check_selected(const Study& study, const std::string& endpoint, const std::string& factor, Evidence& evidence) {
  if (!study.validation) return;
  for (const results::ValidatedSelection& model : study.validation->selection) {
    if (model.endpoint != endpoint) continue;
    const auto found = std::ranges::find(model.factors, factor, &results::ValidatedSelection::Factor::factor);
    if (found == model.factors.end()) continue;
    const std::string share = share_phrase(found->times, study.validation->replicates);
    if (static_cast<double>(found->times) < enough_selected * static_cast<double>(study.validation->replicates))
      evidence.failures.push_back("it passed the screen in only " + share + " of the bootstrap replicates");
    else
      evidence.support += "; passed the screen in " + share + " of the bootstrap replicates";
  }
}

/// "More than 2 earlier lines, yes: higher hazard (local control)".
std::string direction(const CoxTerm& term) {
  if (!term.hazard_ratio) return "a hazard of its own";
  return *term.hazard_ratio > 1.0 ? "a higher hazard" : "a lower hazard";
}

std::string subject(const Study& study, const CoxTerm& term) {
  const std::string label = column_label(study, term.term);
  if (!term.level || *term.level == "true") return label;
  const std::string text = level_label(study, term.term, *term.level);
  return text == label ? label : label + ": " + text;
}

void add_factors(const Study& study, std::vector<Verdict>& all) {
  for (std::size_t i = 0; i < study.endpoints.size(); ++i) {
    const results::EndpointResult& endpoint = study.endpoints[i];
    if (!endpoint.multivariable || !endpoint.multivariable->cox.value) continue;
    const results::CoxResult& cox = *endpoint.multivariable->cox.value;
    const double per_coefficient = cox.sample.events / std::max(1.0, static_cast<double>(cox.terms.size()));
    for (const CoxTerm& term : cox.terms) {
      Evidence evidence{.p = term.p};
      if (per_coefficient < enough_events)
        evidence.failures.push_back("the model has only " + plain(per_coefficient, 1) + " events per coefficient");
      check_selected(study, endpoint.name, term.term, evidence);
      CorrectedEstimate wanted;
      wanted.kind = CorrectedEstimate::Kind::model_term;
      wanted.endpoint = endpoint.name;
      wanted.factor = term.term;
      wanted.level = term.level.value_or("");
      check_corrected(study, wanted, evidence);
      all.push_back(evidence.verdict(
          subject(study, term) + " goes with " + direction(term) + " (" + in_sentence(endpoint.label) + ")",
          part_id("multivariable", i)));
    }
    return;
  }
}

/// The group with the fewest events, when they are too few.
void check_groups(const results::Maybe<results::KaplanMeierResult>& km, const Study& study, const std::string& column,
                  Evidence& evidence) {
  if (!km.value) return;
  for (const auto& group : km.value->groups)
    if (group.curve.events < enough_events) {
      evidence.failures.push_back(level_label(study, column, group.group) + " has only " + count(group.curve.events) +
                                  " events");
      return;
    }
}

void add_risk_groups(const Study& study, std::vector<Verdict>& all) {
  if (!study.risk_groups || study.risk_groups->endpoints.empty()) return;
  const results::RiskGroups::Outcome& outcome = study.risk_groups->endpoints.front();
  Evidence evidence;
  if (outcome.logrank.value) evidence.p = outcome.logrank.value->test.test.p;
  check_groups(outcome.km, study, "risk_group", evidence);
  all.push_back(evidence.verdict("The risk groups differ in " + in_sentence(endpoint_label(study, outcome.endpoint)),
                                 part_id("risk-group", 0)));
}

void check_search(const Study& study, const std::string& column, Evidence& evidence) {
  const results::CutpointResult* cutpoint = cutpoint_of_column(study, column);
  if (!cutpoint || cutpoint->fixed || !cutpoint->why.empty()) return;
  if (!(cutpoint->maxstat.p < level))
    evidence.failures.push_back("its cut was searched in these patients: corrected for that, " +
                                p_phrase(cutpoint->maxstat.p));
}

void add_effect(const Study& study, std::size_t k, std::vector<Verdict>& all) {
  const results::Effect& effect = study.effects[k];
  const std::string what =
      column_label(study, effect.variable) + " on " + in_sentence(endpoint_label(study, effect.endpoint));
  Evidence evidence, difference;
  std::string finding = "An effect of " + what;
  if (effect.overall.value && !effect.overall.value->terms.empty()) {
    const CoxTerm& term = effect.overall.value->terms.front();
    evidence.p = term.p;
    check_search(study, effect.variable, evidence);
    CorrectedEstimate wanted;
    wanted.kind = CorrectedEstimate::Kind::effect_overall;
    wanted.endpoint = effect.endpoint;
    wanted.factor = effect.variable;
    wanted.level = term.level.value_or("");
    wanted.within = effect.within;
    check_corrected(study, wanted, evidence);
  }
  all.push_back(evidence.verdict(std::move(finding), part_id("effect", k)));
  if (effect.interaction.value) difference.p = effect.interaction.value->p;
  for (const auto& group : effect.groups) check_groups(group.km, study, effect.variable, difference);
  all.push_back(difference.verdict("That effect differs between groups (" + grouping_label(study, effect.within) + ")",
                                   part_id("effect", k)));
}

}  // namespace

std::string name(Verdict::Grade grade) {
  switch (grade) {
    case Grade::solid:
      return "solid";
    case Grade::uncertain:
      return "uncertain";
    case Grade::not_shown:
      return "not shown";
  }
  return "";
}

std::vector<Verdict> verdicts(const Study& study) {
  std::vector<Verdict> all;
  add_factors(study, all);
  add_risk_groups(study, all);
  for (std::size_t k = 0; k < study.effects.size(); ++k) add_effect(study, k, all);
  return all;
}

}  // namespace rtsurv::report::html
