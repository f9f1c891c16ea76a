#include "rtsurv/audit/known_values.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "rtsurv/core/error.hpp"

namespace rtsurv::audit {
namespace {

using Json = nlohmann::json;

bool prints_as(double value, const Printed& printed) {
  if (printed.bound == '<') return value < printed.value;
  if (printed.bound == '>') return value > printed.value;
  return std::abs(value - printed.value) <= printed.half_unit() * (1.0 + 1e-9);
}

class Collector {
 public:
  explicit Collector(KnownValues& known) : known_(known) {}

  void collect(const Json& json, const std::string& key) {
    if (key == "curve" || key == "candidates") return;
    if (json.is_object()) object(json);
    if (json.is_structured())
      for (const auto& [name, child] : json.items()) collect(child, json.is_array() ? key : name);
    if (json.is_string() && json.get_ref<const std::string&>().size() == 64)
      known_.hashes.insert(json.get<std::string>());
    if (!json.is_number()) return;
    const double value = json.get<double>();
    if (key == "p" || key == "value") known_.p.push_back(value);
    if (value >= 0.0) known_.counts.push_back(value);
  }

 private:
  static const Json* number(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_number() ? &*found : nullptr;
  }

  void object(const Json& json) {
    interval(json, "lower", "upper");
    interval(json, "q1", "q3");
    interval(json, "min", "max");
    const Json *n = number(json, "n"), *events = number(json, "events"), *percent = number(json, "percent");
    if (n != nullptr && events != nullptr) known_.n_and_events.emplace(n->get<double>(), events->get<double>());
    if (n != nullptr && percent != nullptr) known_.shares.emplace_back(n->get<double>(), percent->get<double>());
    const Json *excluded = number(json, "excluded"), *remaining = number(json, "remaining");
    const auto shown = [](const Json* count) { return count != nullptr ? count->get<double>() : std::nan(""); };
    if (json.contains("excluded") && json.contains("remaining"))
      known_.flow.emplace_back(shown(excluded), shown(remaining));
  }

  void interval(const Json& json, const char* low, const char* high) {
    const Json *lower = number(json, low), *upper = number(json, high);
    if (lower == nullptr || upper == nullptr) return;
    if (const Json* percent = number(json, "percent"); percent != nullptr) {  // all three are percents
      known_.intervals.push_back(
          {percent->get<double>() / 100.0, lower->get<double>() / 100.0, upper->get<double>() / 100.0});
      return;
    }
    for (const auto& [key, value] : json.items())
      if (value.is_number())
        known_.intervals.push_back({value.get<double>(), lower->get<double>(), upper->get<double>()});
  }

  KnownValues& known_;
};

}  // namespace

bool KnownValues::has_interval(const Printed& estimate, const Printed& lower, const Printed& upper,
                               bool percent) const {
  const double scale = percent ? 100.0 : 1.0;
  return std::ranges::any_of(intervals, [&](const Triple& one) {
    return prints_as(scale * one.estimate, estimate) && prints_as(scale * one.lower, lower) &&
           prints_as(scale * one.upper, upper);
  });
}

std::string KnownValues::nearest_interval(const Printed& estimate, const Printed& lower, const Printed& upper,
                                          bool percent) const {
  const double scale = percent ? 100.0 : 1.0;
  for (const Triple& one : intervals) {
    const int agree = (prints_as(scale * one.estimate, estimate) ? 1 : 0) +
                      (prints_as(scale * one.lower, lower) ? 1 : 0) + (prints_as(scale * one.upper, upper) ? 1 : 0);
    if (agree == 2)
      return with_decimals(scale * one.estimate, estimate.decimals) + " (" +
             with_decimals(scale * one.lower, lower.decimals) + "\u2013" +
             with_decimals(scale * one.upper, upper.decimals) + ")";
  }
  return {};
}

bool KnownValues::has_share(const Printed& n, const Printed& percent) const {
  return std::ranges::any_of(shares, [&](const auto& one) {
    return one.first == n.value && (prints_as(one.second, percent) || prints_as(100.0 * one.second, percent));
  });
}

bool KnownValues::has_p(const Printed& p_value) const {
  return std::ranges::any_of(p, [&](double one) { return prints_as(one, p_value); });
}

bool KnownValues::has_count(const Printed& count) const {
  return std::ranges::any_of(counts, [&](double one) { return prints_as(one, count); });
}

KnownValues read_results(const std::string& json, const std::string& path) {
  const Json document = Json::parse(json, nullptr, false);
  if (!document.is_object() || !document.contains("endpoints") || !document.contains("flow"))
    throw Error(ErrorKind::data, "not the results.json of a study", {.file = path});
  KnownValues known;
  Collector(known).collect(document, "");
  return known;
}

}  // namespace rtsurv::audit
