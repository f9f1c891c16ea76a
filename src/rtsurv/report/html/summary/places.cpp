#include "rtsurv/report/html/summary/places.hpp"

#include <algorithm>

#include "rtsurv/report/html/page/page.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"

namespace rtsurv::report::html {

namespace {

using results::Claim, results::Doubt, results::Study;

/// The place of the first entry for which `wanted` holds; the summary where there is none, as in results.json cut by hand.
template <class List, class Wanted>
std::string place_in(const char* part, const List& list, const Wanted& wanted) {
  const auto found = std::ranges::find_if(list, wanted);
  return found == list.end() ? "summary" : part_id(part, static_cast<std::size_t>(found - list.begin()));
}

std::string effect_place(const Study& study, const std::string& variable, const std::string& within,
                         const std::string& endpoint) {
  return place_in("effect", study.effects, [&](const results::Effect& one) {
    return one.variable == variable && one.within == within && one.endpoint == endpoint;
  });
}

std::string group_place(const Study& study, const std::string& endpoint) {
  if (!study.risk_groups) return "summary";
  return place_in("risk-group", study.risk_groups->endpoints,
                  [&](const results::RiskGroups::Outcome& one) { return one.endpoint == endpoint; });
}

std::string cut_place(const Study& study, const std::string& column) {
  return place_in("cutpoint", study.cutpoints, [&](const results::CutpointResult& one) {
    const auto made = one.columns();
    return std::ranges::find(made, column, &results::CutColumn::column) != made.end();
  });
}

std::string few_events_place(const Study& study, const Doubt& doubt) {
  if (!doubt.has("within")) return group_place(study, doubt.text("endpoint"));
  return effect_place(study, doubt.about, doubt.text("within"), doubt.text("endpoint"));
}

}  // namespace

std::string place_of(const Study& study, const Claim& claim) {
  switch (claim.kind) {
    case Claim::Kind::factor:
      return part_id("multivariable", endpoint_index(study, claim.endpoint));
    case Claim::Kind::groups:
      return group_place(study, claim.endpoint);
    case Claim::Kind::cut:
      return cut_place(study, claim.column);
    case Claim::Kind::effect:
    case Claim::Kind::interaction:
      return effect_place(study, claim.subject, claim.estimate.within.value_or(""), claim.endpoint);
  }
  return "summary";
}

std::string place_of(const Study& study, const Doubt& doubt) {
  using enum Doubt::Id;
  const std::size_t endpoint = endpoint_index(study, doubt.has("endpoint") ? doubt.text("endpoint") : doubt.about);
  switch (doubt.id) {
    case beyond_follow_up:
    case entrants:
    case competing_risks:
      return part_id("outcome", endpoint);
    case searched_cut:
      return cut_place(study, doubt.text("cutpoint"));
    case searched_threshold:
      return "dose-options";
    case searched_conclusion:
      return "validation";
    case alpha_beta:
      return "dose-sweep";
    case beyond_linear_quadratic:
      return "dose-schedules";
    case few_events:
      return few_events_place(study, doubt);
    case missing_by_outcome:
      return part_id("univariable", endpoint);
    case missing:
      return part_id(doubt.has("endpoint") ? "univariable" : "multivariable", endpoint);
    default:
      return part_id("multivariable", endpoint);
  }
}

}  // namespace rtsurv::report::html
