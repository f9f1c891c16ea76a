#pragma once
// A text whose numbers say where they stand in results.json.

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rtsurv::report::manuscript {

/// A number of a text, with its limits and P where it has them: "63.9 % (95 % CI 51.0–80.1)".
struct Tie {
  std::size_t begin = 0;  ///< of `printed` in the text
  std::string printed;
  std::string address;  ///< of the number, or of the object that holds it (results::Lookup)
};

struct Told {
  std::string text;
  std::vector<Tie> ties;

  Told& say(std::string_view words);
  Told& number(const std::string& printed, const std::string& address);
};

/// The keys and labels with "/" between, quoted where results::Lookup wants it.
[[nodiscard]] std::string address(std::initializer_list<std::string_view> steps);

/// A time or dose as a label of results.json: "24", "23.75".
[[nodiscard]] std::string time_step(double time);

/// "63.9 % (51.0–80.1)" with its level and unit: "63.9 % (95 % CI 51.0–80.1)", "60.0 months (95 % CI 56.6–62.8)".
[[nodiscard]] std::string with_level(std::string printed, double confidence_level, const std::string& unit = "");

}  // namespace rtsurv::report::manuscript
