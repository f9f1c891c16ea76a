// Restricted means as JSON.
#include "rtsurv/results/json/json_parts.hpp"

namespace rtsurv::results {
namespace {

Json group(const RestrictedMeanResult::Group& group) {
  return {{"group", group.group},
          {"n", group.n},
          {"events", number(group.events)},
          {"rmst", number(group.mean.mean)},
          {"se", number(group.mean.std_error)},
          {"lower", number(group.mean.lower)},
          {"upper", number(group.mean.upper)}};
}

/// Estimate, limits and P; the error too when it is on the scale of the estimate.
Json contrast(const survival::Contrast& contrast, bool with_error) {
  Json json = {{"estimate", number(contrast.estimate)}};
  if (with_error) json["se"] = number(contrast.std_error);
  json["lower"] = number(contrast.lower);
  json["upper"] = number(contrast.upper);
  json["p"] = number(contrast.p);
  return json;
}

}  // namespace

Json body(const RestrictedMeanResult& result) {
  Json json = head("rmst", result.sample);
  json["tau"] = number(result.tau);
  json["conf_level"] = result.confidence_level;
  if (!result.by.empty()) json["by"] = result.by;
  json["groups"] = Json::array();
  for (const auto& part : result.groups) json["groups"].push_back(group(part));
  if (result.difference) json["difference"] = contrast(*result.difference, true);
  if (result.ratio) json["ratio"] = contrast(*result.ratio, false);
  return json;
}

}  // namespace rtsurv::results
