#include "rtsurv/rscript/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "rtsurv/core/text.hpp"
#include "rtsurv/results/privacy/hidden.hpp"

namespace rtsurv::rscript {
namespace {

constexpr std::array<std::string_view, 19> reserved{
    "if",   "else", "repeat", "while", "function", "for",         "next",     "break",         "TRUE",       "FALSE",
    "NULL", "Inf",  "NaN",    "NA",    "in",       "NA_integer_", "NA_real_", "NA_character_", "NA_complex_"};

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> comparisons{{{"<>", "_not_"},
                                                                                    {"!=", "_not_"},
                                                                                    {">=", "_from_"},
                                                                                    {"<=", "_up_to_"},
                                                                                    {"==", "_is_"},
                                                                                    {">", "_over_"},
                                                                                    {"<", "_under_"},
                                                                                    {"=", "_is_"}}};

/// The word of the comparison that `text` begins with, and its length; 0 when there is none.
std::pair<std::string_view, std::size_t> comparison_at(std::string_view text) {
  for (const auto& [sign, word] : comparisons)
    if (text.starts_with(sign)) return {word, sign.size()};
  return {"", 0};
}

/// Letters, digits, points and single underscores.
std::string plain_letters(std::string_view text) {
  std::string name;
  const auto add = [&](char c) {
    if (c != '_' || !name.ends_with('_')) name += c;
  };
  while (!text.empty()) {
    const auto [word, length] = comparison_at(text);
    for (const char c : word) add(c);
    if (length == 0) {
      const char c = text.front();
      add(is_ascii_alphanumeric(c) || c == '.' ? c : '_');
    }
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return name;
}

/// Between two quotes; control characters are blanks.
std::string between(char quote, std::string_view text) {
  std::string result(1, quote);
  for (const char c : text) {
    if (c == quote || c == '\\') result += '\\';
    result += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
  }
  return result + quote;
}

}  // namespace

std::string r_name(std::string_view text) {
  std::string name = plain_letters(text);
  while (name.size() > 1 && name.ends_with('_') && !text.ends_with('_')) name.pop_back();
  const bool begins = !name.empty() && is_ascii_alphanumeric(name.front()) && !is_ascii_digit(name.front());
  if (!begins) name.insert(0, name.starts_with('_') ? "x" : "x_");
  return std::ranges::find(reserved, name) == reserved.end() ? name : name + "_";
}

std::string r_string(std::string_view text) { return between('"', text); }

std::string r_number(double value) {
  if (std::isnan(value)) return "NA";
  if (std::isinf(value)) return value > 0 ? "Inf" : "-Inf";
  return fmt::format("{}", value);
}

std::string r_printed(const std::optional<double>& value) {
  if (!value || std::isnan(*value) || results::is_hidden(*value)) return "NA";
  return std::isinf(*value) ? r_number(*value) : fmt::format("{:.9g}", *value);
}

std::string r_vector(const std::vector<std::string>& items) {
  return items.size() == 1 ? items.front() : fmt::format("c({})", fmt::join(items, ", "));
}

std::string r_numbers(const std::vector<double>& values) {
  std::vector<std::string> items;
  for (const double value : values) items.push_back(r_number(value));
  return r_vector(items);
}

std::string r_strings(const std::vector<std::string>& texts) {
  std::vector<std::string> items;
  for (const std::string& text : texts) items.push_back(r_string(text));
  return r_vector(items);
}

}  // namespace rtsurv::rscript
