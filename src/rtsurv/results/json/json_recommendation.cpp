// Schedules for each group as JSON.
#include "rtsurv/results/json/json_parts.hpp"

namespace rtsurv::results {
namespace {

std::string_view word(RecommendedGroup::Benefit benefit) {
  switch (benefit) {
    case RecommendedGroup::Benefit::shown:
      return "shown";
    case RecommendedGroup::Benefit::too_few_events:
      return "too few events";
    case RecommendedGroup::Benefit::not_estimable:
      return "not estimable";
    case RecommendedGroup::Benefit::includes_one:
      return "interval includes 1";
    case RecommendedGroup::Benefit::harm:
      return "harm";
  }
  return {};
}

Json option(const RegimenOption& option, const std::vector<OrganLimit>& organs) {
  Json json = schedule(option.schedule);
  json["total_gy"] = number(option.total_gy);
  json["fractions"] = option.schedule.fractions();
  json["dose_per_fraction_gy"] = number(option.schedule.largest_fraction_gy());
  json["eqd2_gy"] = number(option.eqd2_gy);
  json["eqd2_range_gy"] = {number(option.lowest_eqd2_gy), number(option.highest_eqd2_gy)};
  json["reaches"] = option.reaches;
  json["reaches_at_low"] = option.reaches_at_low;
  json["reaches_at_high"] = option.reaches_at_high;
  json["beyond_lq"] = option.beyond_lq;
  json["candidate"] = option.candidate;
  json["n"] = option.n;
  json["outcome"] = option.outcome ? schedule_outcome(*option.outcome) : Json(nullptr);
  json["organs"] = Json::array();
  for (const RegimenOption::OrganDose& dose : option.organs)
    json["organs"].push_back({{"organ", organs[dose.organ].organ}, {"eqd2_gy", number(dose.eqd2_gy)}});
  return json;
}

Json options(const std::vector<RegimenOption>& all, const std::vector<OrganLimit>& organs) {
  Json json = Json::array();
  for (const RegimenOption& one : all) json.push_back(option(one, organs));
  return json;
}

Json group(const RecommendedGroup& group, const std::vector<OrganLimit>& organs) {
  return {{"group", group.group},
          {"n", group.n},
          {"events", number(group.events)},
          {"benefit", word(group.benefit)},
          {"hr", number(group.hazard_ratio)},
          {"lower", number(group.lower)},
          {"upper", number(group.upper)},
          {"why", group.why},
          {"reaching", options(group.reaching, organs)},
          {"failing", options(group.failing, organs)},
          {"short_courses", options(group.short_courses, organs)}};
}

Json organ(const OrganLimit& limit) {
  return {{"organ", limit.organ},
          {"endpoint", limit.endpoint},
          {"alpha_beta_gy", number(limit.alpha_beta_gy)},
          {"limit_eqd2_gy", number(limit.limit_eqd2_gy)},
          {"metric", limit.metric},
          {"source", limit.source},
          {"verified", limit.verified}};
}

Json organ_table(const Recommendation& result) {
  if (result.organs_file.empty()) return nullptr;
  Json limits = Json::array();
  for (const OrganLimit& limit : result.organs) limits.push_back(organ(limit));
  return {{"file", result.organs_file}, {"sha256", result.organs_sha256}, {"limits", limits}};
}

}  // namespace

Json body(const Recommendation& result) {
  Json json = {{"endpoint", result.endpoint},
               {"within", result.within},
               {"variable", result.variable},
               {"cutpoint", result.cutpoint.empty() ? Json(nullptr) : Json(result.cutpoint)},
               {"alpha_beta_gy", number(result.alpha_beta_gy)},
               {"alpha_beta_range_gy", {number(result.alpha_beta_low_gy), number(result.alpha_beta_high_gy)}},
               {"max_fractions", result.max_fractions},
               {"organs", organ_table(result)}};
  if (!result.why.empty()) {
    json["not_estimable"] = result.why;
    return json;
  }
  json["threshold_gy"] = number(result.threshold_gy);
  json["reached_at_equality"] = result.reached_at_equality;
  json["searched"] = result.searched;
  json["landmark"] = number(result.landmark);
  json["too_long"] = result.too_long;
  json["groups"] = Json::array();
  for (const RecommendedGroup& one : result.groups) json["groups"].push_back(group(one, result.organs));
  return json;
}

}  // namespace rtsurv::results
