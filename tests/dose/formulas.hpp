#pragma once
// Every dose model by name, for test vectors and the worked examples of docs/methods.

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace rtsurv::dose::testing {

struct Value {
  double number;
  std::string unit;
};

/// The model's value. `inputs` is an object of numbers, words and lists of numbers. Throws std::invalid_argument for an
/// unknown formula, an input that is missing and one that is not used; what the model throws passes through.
[[nodiscard]] Value evaluate(const std::string& formula, const nlohmann::json& inputs);

/// The names that evaluate() knows, in order.
[[nodiscard]] std::vector<std::string> formulas();

}  // namespace rtsurv::dose::testing
