#include <algorithm>

#include "rtsurv/core/reserved_columns.hpp"
#include "rtsurv/report/manuscript/findings/parts.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::manuscript {

namespace {

using results::CoxTerm, results::KaplanMeierResult, results::RiskGroups, results::Study;

/// "Group 1", "group Low".
std::string named(const Study& study, const std::string& group) {
  return group_phrase(study, std::string(risk_group_column), group);
}

/// The last landmark at which every group has a rate, as its place in `at`.
std::optional<std::size_t> common_landmark(const KaplanMeierResult& km) {
  const std::size_t most = km.groups.empty() ? 0 : km.groups.front().curve.at.size();
  for (std::size_t i = most; i-- > 0;)
    if (std::ranges::all_of(km.groups, [&](const auto& group) { return group.curve.at[i].survival.has_value(); }))
      return i;
  return {};
}

void tell_group_rates(Told& told, const Study& study, const RiskGroups::Outcome& outcome) {
  const KaplanMeierResult& km = *outcome.km.value;
  const std::optional<std::size_t> landmark = common_landmark(km);
  if (!landmark) return;
  const double time = km.groups.front().curve.at[*landmark].time;
  const std::string curves = address({"risk_groups", "endpoints", outcome.endpoint, "km", "groups"});
  told.say(" At ").number(duration(study, time),
                          curves + "/" + address({km.groups.front().group, "at", time_step(time)}));
  told.say(", " + in_sentence(endpoint_label(study, outcome.endpoint)) + " was ");
  for (std::size_t i = 0; i < km.groups.size(); ++i) {
    const survival::SurvivalAt& at = km.groups[i].curve.at[*landmark];
    const std::string place = curves + "/" + address({km.groups[i].group, "at", time_step(at.time)});
    told.say(between(i, km.groups.size()));
    told.number(with_level(percent_interval(at.survival, at.lower, at.upper), km.confidence_level), place);
    told.say(" in " + named(study, km.groups[i].group));
  }
  if (outcome.logrank.value) {
    told.say(" (log-rank test, ");
    told.number(p_phrase(outcome.logrank.value->test.test.p),
                address({"risk_groups", "endpoints", outcome.endpoint, "logrank", "p"}));
    told.say(")");
  }
  told.say(".");
}

void tell_group_ratios(Told& told, const Study& study, const RiskGroups::Outcome& outcome) {
  if (!outcome.cox.value || outcome.cox.value->terms.empty()) return;
  const std::vector<CoxTerm>& terms = outcome.cox.value->terms;
  told.say(" Against " + named(study, terms.front().reference.value_or("")) + ", the hazard ratio for " +
           in_sentence(endpoint_label(study, outcome.endpoint)) + " was ");
  for (std::size_t i = 0; i < terms.size(); ++i) {
    told.say(between(i, terms.size()));
    tell_ratio(told, *outcome.cox.value, terms[i], address({"risk_groups", "endpoints", outcome.endpoint, "cox"}));
    told.say(" in " + named(study, terms[i].level.value_or("")));
  }
  told.say(".");
}

}  // namespace

Told groups_told(const Study& study) {
  Told told;
  if (!study.risk_groups) return told;
  const std::vector<RiskGroups::Group>& groups = study.risk_groups->groups;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    told.say(between(i, groups.size())).say(i == 0 ? "The risk group " : "");
    told.say("\u201C" + groups[i].group + "\u201D" + (i == 0 ? " had " : " "));
    told.number(i == 0 ? counted(static_cast<double>(groups[i].n), "patient") : count(static_cast<double>(groups[i].n)),
                address({"risk_groups", "groups", groups[i].group, "n"}));
  }
  told.say(".");
  for (const RiskGroups::Outcome& outcome : study.risk_groups->endpoints) {
    if (outcome.km.value) tell_group_rates(told, study, outcome);
    tell_group_ratios(told, study, outcome);
  }
  return told;
}

}  // namespace rtsurv::report::manuscript
