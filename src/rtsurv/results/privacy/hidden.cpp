#include "rtsurv/results/privacy/hidden.hpp"

#include <charconv>
#include <cmath>

namespace rtsurv::results {
namespace {

constexpr double hidden_origin = 5'217'339'084'640'256.0;  // below 2^53, and no number that somebody would choose
constexpr double hidden_step = 1'073'741'824.0;            // between two limits: no sum of people comes as far
constexpr std::string_view hidden_word = "hidden";

}  // namespace

double hidden_count(unsigned min_cell) noexcept { return hidden_origin + hidden_step * min_cell; }

bool is_hidden(double value) noexcept { return std::abs(value - hidden_origin) < hidden_step * (most_min_cell + 1); }

std::string hidden_text(double value) {
  const double below = (value - hidden_origin) / hidden_step;
  if (below < least_min_cell || below > most_min_cell || below != std::floor(below)) return std::string(hidden_word);
  return "<" + std::to_string(static_cast<unsigned>(below));
}

std::optional<double> hidden_number(std::string_view text) noexcept {
  if (text == hidden_word) return hidden_count();
  unsigned below = 0;
  if (text.size() < 2 || text[0] != '<') return std::nullopt;
  const auto [end, problem] = std::from_chars(text.data() + 1, text.data() + text.size(), below);
  const bool known = problem == std::errc{} && end == text.data() + text.size();
  if (!known || below < least_min_cell || below > most_min_cell) return std::nullopt;
  return hidden_count(below);
}

}  // namespace rtsurv::results
