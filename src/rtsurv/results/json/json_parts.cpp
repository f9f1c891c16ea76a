#include "rtsurv/results/json/json_parts.hpp"

#include <cmath>
#include <cstdint>

#include "rtsurv/core/version.hpp"

namespace rtsurv::results {

Json survival_at(const survival::SurvivalAt& at) {
  return {{"time", number(at.time)},           {"at_risk", number(at.at_risk)}, {"survival", number(at.survival)},
          {"std_error", number(at.std_error)}, {"lower", number(at.lower)},     {"upper", number(at.upper)}};
}

Json number(double value) {
  constexpr double exact_integers = 9007199254740992.0;  // 2^53
  if (!std::isfinite(value)) return nullptr;
  if (value == std::floor(value) && std::fabs(value) < exact_integers) return static_cast<std::int64_t>(value);
  return value;
}

Json number(const std::optional<double>& value) { return value ? number(*value) : Json(nullptr); }

Json numbers(std::span<const double> values) {
  Json array = Json::array();
  for (const double value : values) array.push_back(number(value));
  return array;
}

Json test(const survival::ChiSquareTest& test) {
  return {{"chi_square", number(test.chi_square)}, {"df", number(test.df)}, {"p", number(test.p)}};
}

Json head(const char* command, const Sample& sample) {
  return {{"command", command},
          {"version", version()},
          {"n", sample.n},
          {"events", number(sample.events)},
          {"n_missing", sample.n_missing},
          {"warnings", sample.warnings}};
}

std::string text(const Json& json) { return json.dump(1) + "\n"; }

}  // namespace rtsurv::results
