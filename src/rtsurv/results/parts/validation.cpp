#include "rtsurv/results/parts/validation.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace rtsurv::results {
namespace {

using chain::Quantity, chain::Selection, chain::Validation;
using Kind = Quantity::Kind;

std::string shortest(double value) {
  char text[32];
  return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

Selection& selection_of(Validation& validation, const std::string& endpoint) {
  const auto found = std::ranges::find(validation.selection, endpoint, &Selection::endpoint);
  if (found != validation.selection.end()) return *found;
  validation.selection.emplace_back().endpoint = endpoint;
  return validation.selection.back();
}

}  // namespace

std::string in_words(const Quantity& quantity) {
  const std::string of_term = quantity.factor + (quantity.level.empty() ? "" : " = " + quantity.level);
  const std::string of_endpoint = " (" + quantity.endpoint + ")";
  switch (quantity.kind) {
    case Kind::concordance:
      return "C of the model" + of_endpoint;
    case Kind::model_term:
      return "HR of " + of_term + " in the model" + of_endpoint;
    case Kind::group_rate:
      return quantity.endpoint + " at " + shortest(quantity.landmark.value_or(0.0)) + " in " + quantity.group;
    case Kind::effect_in_group:
      return "HR of " + of_term + " in " + quantity.group + of_endpoint;
    case Kind::effect_overall:
      return "HR of " + of_term + " stratified by " + quantity.within + of_endpoint;
  }
  return {};
}

Kind Described<chain::Corrected>::kind_by_members(const Quantity& quantity) {
  if (quantity.landmark) return Kind::group_rate;
  if (quantity.factor.empty()) return Kind::concordance;
  if (!quantity.group.empty()) return Kind::effect_in_group;
  return quantity.within.empty() ? Kind::model_term : Kind::effect_overall;
}

std::vector<SelectedFactor> Described<Validation>::selected_factors(const Validation& of) {
  std::vector<SelectedFactor> shown;
  for (const Selection& model : of.selection)
    for (const Selection::Factor& one : model.factors) {
      const double share =
          of.replicates == 0 ? 0.0 : static_cast<double>(one.times) / static_cast<double>(of.replicates);
      shown.push_back({model.endpoint, one.factor, share, one.in_original});
    }
  return shown;
}

void Described<Validation>::read_factors(Validation& into, const std::vector<SelectedFactor>& shown) {
  for (const SelectedFactor& one : shown) {
    const double times = std::round(one.proportion * static_cast<double>(into.replicates));
    selection_of(into, one.endpoint).factors.push_back({one.factor, static_cast<std::size_t>(times), one.in_original});
  }
}

void Described<Validation>::read_sets(Validation& into, const std::vector<Selection>& shown) {
  for (const Selection& one : shown) {
    Selection& model = selection_of(into, one.endpoint);
    model.sets = one.sets;
    model.times_original = one.times_original;
  }
}

}  // namespace rtsurv::results
