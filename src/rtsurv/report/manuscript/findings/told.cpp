#include "rtsurv/report/manuscript/findings/told.hpp"

#include <array>
#include <charconv>

#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::manuscript {

Told& Told::say(std::string_view words) {
  text += words;
  return *this;
}

Told& Told::number(const std::string& printed, const std::string& address) {
  ties.push_back({text.size(), printed, address});
  text += printed;
  return *this;
}

std::string address(std::initializer_list<std::string_view> steps) {
  std::string result;
  for (const std::string_view step : steps) {
    if (!result.empty()) result += '/';
    const bool quoted =
        step.find('/') != std::string_view::npos || step.find(" + ") != std::string_view::npos || step.starts_with('"');
    result += quoted ? "\"" + std::string(step) + "\"" : std::string(step);
  }
  return result;
}

std::string time_step(double time) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), time).ptr;
  return {digits.data(), end};
}

std::string with_level(std::string printed, double confidence_level, const std::string& unit) {
  const std::string behind = unit.empty() ? "" : " " + unit;
  const std::size_t limits = printed.find(" (");
  if (limits == std::string::npos) return printed + behind;
  const std::string_view inside = std::string_view(printed).substr(limits + 2);
  if (!inside.starts_with("interval") && !inside.starts_with("no limits"))
    printed.insert(limits + 2, interval_head(confidence_level) + " ");
  printed.insert(limits, behind);
  return printed;
}

}  // namespace rtsurv::report::manuscript
