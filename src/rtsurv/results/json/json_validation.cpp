// The validation as JSON.
#include "rtsurv/results/json/json_parts.hpp"

namespace rtsurv::results {
namespace {

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

Json cut(const ValidatedCut& one) {
  Json counts = Json::array();
  for (const auto& [value, times] : one.counts) counts.push_back({{"cut", number(value)}, {"replicates", times}});
  return {{"name", one.name},
          {"variable", one.variable},
          {"endpoint", one.endpoint},
          {"fixed", number(one.fixed)},
          {"original", number(one.original)},
          {"lower", number(one.lower)},
          {"upper", number(one.upper)},
          {"found", one.found},
          {"distribution", counts}};
}

Json selection(const Validation& result) {
  Json json = Json::array();
  for (const ValidatedSelection& model : result.selection)
    for (const ValidatedSelection::Factor& factor : model.factors)
      json.push_back({{"endpoint", model.endpoint},
                      {"factor", factor.factor},
                      {"proportion", number(share(factor.times, result.replicates))},
                      {"selected", factor.in_original}});
  return json;
}

Json sets(const Validation& result) {
  Json json = Json::array();
  for (const ValidatedSelection& model : result.selection) {
    Json list = Json::array();
    for (const ValidatedSelection::Set& set : model.sets)
      list.push_back({{"factors", set.factors}, {"replicates", set.times}});
    json.push_back({{"endpoint", model.endpoint}, {"as_in_original", model.times_original}, {"sets", list}});
  }
  return json;
}

Json corrected(const CorrectedEstimate& one) {
  Json json = {{"quantity", quantity(one)},
               {"apparent", number(one.apparent)},
               {"optimism", number(one.optimism)},
               {"corrected", number(one.corrected)},
               {"lower", number(one.lower)},
               {"upper", number(one.upper)},
               {"scale", one.is_ratio() ? "ratio" : "proportion"},
               {"replicates", one.used},
               {"endpoint", one.endpoint}};
  if (!one.factor.empty()) json["factor"] = one.factor;
  if (!one.level.empty()) json["level"] = one.level;
  if (!one.within.empty()) json["within"] = one.within;
  if (!one.group.empty()) json["group"] = one.group;
  if (one.landmark) json["time"] = number(*one.landmark);
  return json;
}

Json conclusion(const ValidatedConclusion& one) {
  Json groups = Json::array();
  for (const auto& [group, times] : one.best_group) groups.push_back({{"group", group}, {"replicates", times}});
  return {{"variable", one.variable},
          {"within", one.within},
          {"endpoint", one.endpoint},
          {"replicates", one.replicates},
          {"claimed", one.claimed},
          {"permutations", one.permutations},
          {"claimed_under_permutation", one.claimed_permuted},
          {"best_group", groups}};
}

}  // namespace

Json body(const Validation& result) {
  Json json = {{"replicates", result.replicates},
               {"permutations", result.permutations},
               {"failed", result.failed},
               {"conf_level", number(result.confidence_level)},
               {"seed", result.seed}};
  json["reasons"] = Json::array();
  for (const auto& [reason, times] : result.reasons)
    json["reasons"].push_back({{"reason", reason}, {"replicates", times}});
  json["cutpoints"] = Json::array();
  for (const ValidatedCut& one : result.cutpoints) json["cutpoints"].push_back(cut(one));
  json["selection"] = selection(result);
  json["selected_sets"] = sets(result);
  json["corrected"] = Json::array();
  for (const CorrectedEstimate& one : result.corrected) json["corrected"].push_back(corrected(one));
  json["conclusions"] = Json::array();
  for (const ValidatedConclusion& one : result.conclusions) json["conclusions"].push_back(conclusion(one));
  json["not_followed"] = result.not_followed;
  return json;
}

std::string to_json(const Validation& result, const Sample& sample, const std::optional<double>& seconds) {
  Json json = head("validate", sample);
  json.update(body(result));
  json["timings"] = seconds ? Json{{"validate_s", number(*seconds)}} : Json(nullptr);
  return text(json);
}

}  // namespace rtsurv::results
