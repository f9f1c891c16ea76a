// Doubts about the patients: how long they were followed, how many events they had, who is missing.
#include <algorithm>

#include "rtsurv/core/reserved_columns.hpp"
#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/judgement/doubts.hpp"
#include "rtsurv/judgement/models.hpp"

namespace rtsurv::judgement {
namespace {

using results::Doubt, results::EndpointResult, results::Study;
using DoubtId = Doubt::Id;

void doubt_follow_up(const EndpointResult& endpoint, std::vector<Doubt>& found) {
  for (const auto& group : endpoint.km.groups)
    for (const survival::SurvivalAt& at : group.curve.at)
      // Survival of 0 leaves nothing to follow; at time 0 it is 1, whoever has entered yet.
      if (at.at_risk < thresholds::patients_at_risk && at.survival != 0.0 && at.time > 0.0)
        found.push_back({DoubtId::beyond_follow_up, endpoint.name, {{"time", at.time}, {"at_risk", at.at_risk}}});
  if (const auto& checks = endpoint.follow_up_checks; checks && entrants_differ(*checks))
    found.push_back({DoubtId::entrants, endpoint.name, {{"p", checks->entrants.value->log_rank.value->p}}});
}

void doubt_missing(const EndpointResult& endpoint, std::vector<Doubt>& found) {
  for (const results::MissingByOutcome& one : endpoint.missing)
    if (missing_matters(one))
      found.push_back(
          {DoubtId::missing_by_outcome,
           one.factor,
           {{"endpoint", endpoint.name}, {"n", static_cast<double>(one.n_missing)}, {"p", one.log_rank.value->p}}});
}

void doubt_competing(const EndpointResult& endpoint, std::vector<Doubt>& found) {
  if (!endpoint.cuminc || endpoint.cuminc->groups.empty()) return;
  double events = 0.0, competing = 0.0;
  for (const auto& cause : endpoint.cuminc->groups.front().causes)
    (cause.is_event() ? events : competing) += cause.events();
  if (competing > thresholds::share_competing * events)
    found.push_back({DoubtId::competing_risks, endpoint.name, {{"events", events}, {"competing", competing}}});
}

/// The groups whose curve rests on few events, as doubts on `about`.
void doubt_groups(const results::Maybe<results::KaplanMeierResult>& km, const Doubt& doubt, const char* key,
                  std::vector<Doubt>& found) {
  if (!km.value) return;
  for (const auto& group : km.value->groups) {
    if (!(group.events() < thresholds::events_in_group)) continue;
    Doubt one = doubt;
    one.values.emplace_back(key, group.group);
    one.values.emplace_back("events", group.events());
    found.push_back(std::move(one));
  }
}

}  // namespace

void doubt_patients(const Study& study, std::vector<Doubt>& found) {
  for (const EndpointResult& endpoint : study.endpoints) {
    doubt_follow_up(endpoint, found);
    doubt_missing(endpoint, found);
    doubt_competing(endpoint, found);
  }
  for (const results::Effect& effect : study.effects)
    for (const results::Effect::Group& group : effect.groups)
      doubt_groups(group.km,
                   {DoubtId::few_events,
                    effect.variable,
                    {{"endpoint", effect.endpoint}, {"within", effect.within}, {"group", group.group}}},
                   "side", found);
  if (!study.risk_groups) return;
  for (const auto& outcome : study.risk_groups->endpoints)
    doubt_groups(outcome.km, {DoubtId::few_events, std::string(risk_group_column), {{"endpoint", outcome.endpoint}}},
                 "group", found);
}

}  // namespace rtsurv::judgement
