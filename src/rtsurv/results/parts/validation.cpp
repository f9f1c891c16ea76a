#include "rtsurv/results/parts/validation.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace rtsurv::results {
namespace {

std::string shortest(double value) {
  char text[32];
  return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

}  // namespace

std::string CorrectedEstimate::quantity() const {
  const std::string of_term = factor + (level.empty() ? "" : " = " + level);
  const std::string of_endpoint = " (" + endpoint + ")";
  switch (kind) {
    case Kind::concordance:
      return "C of the model" + of_endpoint;
    case Kind::model_term:
      return "HR of " + of_term + " in the model" + of_endpoint;
    case Kind::group_rate:
      return endpoint + " at " + shortest(landmark.value_or(0.0)) + " in " + group;
    case Kind::effect_in_group:
      return "HR of " + of_term + " in " + group + of_endpoint;
    case Kind::effect_overall:
      return "HR of " + of_term + " stratified by " + within + of_endpoint;
  }
  return {};
}

CorrectedEstimate::Kind CorrectedEstimate::kind_by_members() const {
  if (landmark) return Kind::group_rate;
  if (factor.empty()) return Kind::concordance;
  if (!group.empty()) return Kind::effect_in_group;
  return within.empty() ? Kind::model_term : Kind::effect_overall;
}

std::vector<SelectedFactor> Validation::selected_factors() const {
  std::vector<SelectedFactor> shown;
  for (const ValidatedSelection& model : selection)
    for (const ValidatedSelection::Factor& one : model.factors) {
      const double share = replicates == 0 ? 0.0 : static_cast<double>(one.times) / static_cast<double>(replicates);
      shown.push_back({model.endpoint, one.factor, share, one.in_original});
    }
  return shown;
}

ValidatedSelection& Validation::selection_of(const std::string& endpoint) {
  const auto found = std::ranges::find(selection, endpoint, &ValidatedSelection::endpoint);
  if (found != selection.end()) return *found;
  selection.emplace_back().endpoint = endpoint;
  return selection.back();
}

void Validation::read_factors(const std::vector<SelectedFactor>& shown) {
  for (const SelectedFactor& one : shown) {
    const double times = std::round(one.proportion * static_cast<double>(replicates));
    selection_of(one.endpoint).factors.push_back({one.factor, static_cast<std::size_t>(times), one.in_original});
  }
}

void Validation::read_sets(const std::vector<ValidatedSelection>& shown) {
  for (const ValidatedSelection& one : shown) {
    ValidatedSelection& model = selection_of(one.endpoint);
    model.sets = one.sets;
    model.times_original = one.times_original;
  }
}

}  // namespace rtsurv::results
