#include "checks.hpp"

#include <charconv>
#include <cmath>
#include <cstdint>
#include <string>

namespace rtsurv::cli {
namespace {

/// Refuses with `message` what is no number, or one that does not fit.
template <class Fits>
CLI::Validator number_that(Fits fits, const std::string& message) {
  return CLI::Validator(
      [fits, message](const std::string& text) -> std::string {
        double number = 0.0;
        return CLI::detail::lexical_cast(text, number) && fits(number) ? std::string() : message;
      },
      "");
}

}  // namespace

CLI::Validator whole_number() {
  return CLI::Validator(
      [](const std::string& text) -> std::string {
        std::uint64_t number = 0;
        const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
        const bool is_whole = failure == std::errc{} && end == text.data() + text.size();
        return is_whole ? std::string() : "must be a whole number from 0 on, below 2^64";
      },
      "");
}

CLI::Validator time_from_zero() {
  return number_that([](double time) { return time >= 0.0 && std::isfinite(time); }, "must be a time from 0 on");
}

CLI::Validator level_of_confidence() {
  constexpr double largest = 1.0 - 1e-12;  // nearer to 1 the rounding of the level decides the limits
  return number_that([](double level) { return level > 0.0 && level <= largest; },
                     "must be between 0 and 1, such as 0.95");
}

CLI::Validator gigabytes() {
  return number_that([](double size) { return size > 0.0 && std::isfinite(size); }, "must be a number of GB above 0");
}

}  // namespace rtsurv::cli
