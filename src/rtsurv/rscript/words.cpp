#include "rtsurv/rscript/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "rtsurv/core/text.hpp"

namespace rtsurv::rscript {
namespace {

constexpr std::array<std::string_view, 19> reserved{
    "if",   "else", "repeat", "while", "function", "for",         "next",     "break",         "TRUE",       "FALSE",
    "NULL", "Inf",  "NaN",    "NA",    "in",       "NA_integer_", "NA_real_", "NA_character_", "NA_complex_"};

bool is_letter(char c) { return is_ascii_alphanumeric(c) && !is_ascii_digit(c); }

bool is_syntactic(std::string_view text) {
  if (text.empty() || !is_letter(text.front())) return false;
  if (std::ranges::find(reserved, text) != reserved.end()) return false;
  return std::ranges::all_of(text, [](char c) { return is_ascii_alphanumeric(c) || c == '_' || c == '.'; });
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

std::string r_name(std::string_view text) { return is_syntactic(text) ? std::string(text) : between('`', text); }

std::string r_string(std::string_view text) { return between('"', text); }

std::string r_number(double value) {
  if (std::isnan(value)) return "NA";
  if (std::isinf(value)) return value > 0 ? "Inf" : "-Inf";
  return fmt::format("{}", value);
}

std::string r_printed(const std::optional<double>& value) {
  if (!value || std::isnan(*value)) return "NA";
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
