// Counted patients as JSON: response, toxicity, referrals.
#include "rtsurv/results/json/json_parts.hpp"

namespace rtsurv::results {
namespace {

Json proportion(const Proportion& value) {
  return {{"n", value.n},
          {"of", value.of},
          {"percent", number(value.percent)},
          {"lower", number(value.lower)},
          {"upper", number(value.upper)}};
}

Json group(const Tally::Group& group) {
  Json levels = Json::array();
  for (const Tally::Level& level : group.levels) {
    Json one = {{"level", level.level}};
    one.update(proportion(level.proportion));
    levels.push_back(one);
  }
  return {{"group", group.group},
          {"n", group.n},
          {"n_missing", group.n_missing},
          {"levels", levels},
          {"event", proportion(group.event)}};
}

Json tally(const Tally& tally) {
  Json groups = Json::array();
  for (const Tally::Group& one : tally.groups) groups.push_back(group(one));
  return {{"variable", tally.variable},    {"by", tally.by.empty() ? Json(nullptr) : Json(tally.by)},
          {"events", tally.events},        {"conf_level", tally.confidence_level},
          {"interval", "Clopper-Pearson"}, {"groups", groups}};
}

Json trend(const Referrals& referrals) {
  if (!referrals.trend) return {{"not_estimable", referrals.why}};
  const Referrals::Trend& trend = *referrals.trend;
  return {{"test", "Cochran-Armitage"},
          {"n", trend.n},
          {"percent_per_year", number(trend.percent_per_year)},
          {"chi_square", number(trend.chi_square)},
          {"df", 1},
          {"p", number(trend.p)}};
}

}  // namespace

Json body(const Response& response) {
  Json symptoms = Json::array();
  for (const Tally& symptom : response.symptoms) symptoms.push_back(tally(symptom));
  return {{"method", response.derived ? "RECIST 1.1 from lesion sums" : "as recorded"},
          {"best", tally(response.best)},
          {"all_patients", proportion(response.of_all)},
          {"symptoms", symptoms}};
}

Json body(const Toxicity& toxicity) { return tally(toxicity.grades); }

Json body(const Referrals& referrals) {
  Json years = Json::array();
  for (const Referrals::Year& year : referrals.years) {
    Json one = {{"year", year.year}, {"n", year.n}};
    if (!referrals.share.empty()) one["share"] = proportion(year.share);
    years.push_back(one);
  }
  Json json = {{"date", referrals.date}, {"n_missing", referrals.n_missing}, {"years", years}};
  if (referrals.share.empty()) return json;
  json["share"] = referrals.share;
  json["label"] = referrals.label;
  json["conf_level"] = referrals.confidence_level;
  json["trend"] = trend(referrals);
  return json;
}

}  // namespace rtsurv::results
