#include "rtsurv/results/json/labels.hpp"

#include <array>
#include <string_view>

namespace rtsurv::results {
namespace {

/// The keys whose values name the items of a list.
constexpr std::array<std::string_view, 18> label_keys{
    "id",    "endpoint", "factor",   "variable", "term", "within",        "group", "level",  "name",
    "cause", "reason",   "schedule", "time",     "year", "alpha_beta_gy", "first", "second", "x"};

std::string label_of(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.is_number() || value.is_boolean() ? value.dump() : std::string();
}

}  // namespace

std::vector<std::string> labels_of(const Json& item) {
  std::vector<std::string> labels;
  for (const std::string_view key : label_keys)
    if (item.is_object() && item.contains(key)) labels.push_back(label_of(item[std::string(key)]));
  return labels;
}

}  // namespace rtsurv::results
