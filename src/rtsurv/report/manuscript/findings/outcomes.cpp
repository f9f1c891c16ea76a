#include <algorithm>

#include "rtsurv/report/manuscript/findings/parts.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"

namespace rtsurv::report::manuscript {

namespace {

using results::EndpointResult, results::IncidenceResult, results::Study;

/// "75.2 % (...) at 12 months and 63.9 % (...) at 24 months" of those that are known; `place` is that of "at".
template <class At>
void tell_rates(Told& told, const Study& study, const std::vector<At>& all, const std::string& place) {
  const double level = study.endpoints.front().km.confidence_level;
  std::vector<const At*> known;
  const auto rate = [](const At& at) {
    if constexpr (requires { at.survival; })
      return at.survival;
    else
      return at.cif;
  };
  for (const At& at : all)
    if (rate(at)) known.push_back(&at);
  for (std::size_t i = 0; i < known.size(); ++i) {
    const At& at = *known[i];
    told.say(between(i, known.size()));
    told.number(with_level(percent_interval(rate(at), at.lower, at.upper), level), place + "/" + time_step(at.time));
    told.say(" at ").number(duration(study, at.time), place + "/" + time_step(at.time));
  }
}

template <class At>
bool any_known(const std::vector<At>& all) {
  return std::ranges::any_of(all, [](const At& at) {
    if constexpr (requires { at.survival; })
      return at.survival.has_value();
    else
      return at.cif.has_value();
  });
}

void tell_median(Told& told, const Study& study, const survival::Estimate& median, const std::string& place) {
  if (!median.estimate) {
    told.say(", and the median was not reached");
    return;
  }
  told.say(", with a median of ");
  told.number(with_level(time_interval(median), study.endpoints.front().km.confidence_level,
                         std::string(name(study.time_unit))),
              place);
}

/// The event itself; the competing one stands in the table.
void tell_incidence(Told& told, const Study& study, const EndpointResult& endpoint) {
  if (!endpoint.cuminc || endpoint.cuminc->groups.empty()) return;
  const survival::IncidenceCurve* curve =
      endpoint.cuminc->groups.front().curve_of(std::string(IncidenceResult::event_cause));
  if (curve == nullptr || !any_known(curve->at)) return;
  const std::string& group = endpoint.cuminc->groups.front().group;
  told.say(" The cumulative incidence of " + event_phrase(study, endpoint.name) + " was ");
  tell_rates(told, study, curve->at,
             address({"endpoints", endpoint.name, "cuminc", "groups", group, "causes", "event", "at"}));
  told.say(".");
}

void tell_endpoint(Told& told, const Study& study, const EndpointResult& endpoint) {
  const results::KaplanMeierResult::Group& all = endpoint.km.groups.front();
  const std::string km = address({"endpoints", endpoint.name, "km"}), group = address({"groups", all.group});
  told.say(told.text.empty() ? "" : " ")
      .say((endpoint.label == endpoint.name ? endpoint.name : at_start(endpoint.label)) + " (");
  told.number(counted(static_cast<double>(endpoint.km.sample.n), "patient"), km + "/n").say(", ");
  told.number(event_count(endpoint.km.sample.events), km + "/events").say(") was ");
  if (any_known(all.curve.at))
    tell_rates(told, study, all.curve.at, km + "/" + group + "/at");
  else
    told.say("analysed");
  tell_median(told, study, all.curve.median, km + "/" + group + "/median");
  told.say(".");
  tell_incidence(told, study, endpoint);
}

}  // namespace

Told outcomes_told(const Study& study) {
  Told told;
  for (const EndpointResult& endpoint : study.endpoints)
    if (!endpoint.km.groups.empty()) tell_endpoint(told, study, endpoint);
  return told;
}

}  // namespace rtsurv::report::manuscript
