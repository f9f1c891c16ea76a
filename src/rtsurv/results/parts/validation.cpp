#include "rtsurv/results/parts/validation.hpp"

#include <charconv>

namespace rtsurv::results {
namespace {

std::string shortest(double value) {
  char text[32];
  return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

}  // namespace

std::string quantity(const CorrectedEstimate& estimate) {
  using Kind = CorrectedEstimate::Kind;
  const std::string term = estimate.factor + (estimate.level.empty() ? "" : " = " + estimate.level);
  const std::string endpoint = " (" + estimate.endpoint + ")";
  switch (estimate.kind) {
    case Kind::concordance:
      return "C of the model" + endpoint;
    case Kind::model_term:
      return "HR of " + term + " in the model" + endpoint;
    case Kind::group_rate:
      return estimate.endpoint + " at " + shortest(estimate.landmark.value_or(0.0)) + " in " + estimate.group;
    case Kind::effect_in_group:
      return "HR of " + term + " in " + estimate.group + endpoint;
    case Kind::effect_overall:
      return "HR of " + term + " stratified by " + estimate.within + endpoint;
  }
  return {};
}

}  // namespace rtsurv::results
