#include "rtsurv/table/columns/cell.hpp"

#include <charconv>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <system_error>

#include "rtsurv/core/date.hpp"
#include "rtsurv/core/text.hpp"

namespace rtsurv::table {
namespace {

/// Where the parts of a number literal are.
struct Literal {
  bool is_number = false;
  char mark = '\0';  ///< '.' or ',' or none
  bool exponent = false;
  bool leading_zero = false;   ///< a zero before another digit
  std::size_t start = 0;       ///< after the sign
  std::size_t mark_place = 0;  ///< of the decimal mark
};

std::size_t skip_digits(std::string_view text, std::size_t i) {
  while (i < text.size() && is_ascii_digit(text[i])) ++i;
  return i;
}

/// [+-] digits [mark digits] [e [+-] digits], with at least one digit before the exponent.
Literal parse_literal(std::string_view text) {
  Literal literal;
  std::size_t i = !text.empty() && (text[0] == '+' || text[0] == '-') ? 1 : 0;
  literal.start = i;
  i = skip_digits(text, i);
  std::size_t digits = i - literal.start;
  literal.leading_zero = digits > 1 && text[literal.start] == '0';
  if (i < text.size() && (text[i] == '.' || text[i] == ',')) {
    literal.mark = text[i];
    literal.mark_place = i;
    const std::size_t after = skip_digits(text, i + 1);
    digits += after - i - 1;
    i = after;
  }
  if (digits == 0) return literal;
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    std::size_t power = i + 1;
    if (power < text.size() && (text[power] == '+' || text[power] == '-')) ++power;
    i = skip_digits(text, power);
    if (i == power) return literal;
    literal.exponent = true;
  }
  literal.is_number = i == text.size();
  return literal;
}

/// Value of a literal with a decimal point; infinity or zero beyond the range of a double.
double value_of(std::string_view text, const Literal& literal) {
  double value = 0;
  const std::string_view digits = text.substr(literal.start);
  const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (result.ec == std::errc::result_out_of_range) {
    const std::size_t e = digits.find_first_of("eE");
    const bool tiny = e == std::string_view::npos ? digits.find_first_not_of('0') == digits.find('.')
                                                  : digits.substr(e + 1, 1) == "-";
    value = tiny ? 0.0 : std::numeric_limits<double>::infinity();
  }
  return text[0] == '-' ? -value : value;
}

double value_with_comma(std::string_view text, const Literal& literal) {
  std::string pointed(text);
  pointed[literal.mark_place] = '.';
  return value_of(pointed, literal);
}

CellValue read_number(std::string_view text, const Literal& literal) {
  if (literal.leading_zero) return {};
  const double value = literal.mark == ',' ? value_with_comma(text, literal) : value_of(text, literal);
  if (!std::isfinite(value)) return {non_finite_cell, value};
  if (literal.mark == '.') return {point_cell, value};
  if (literal.mark == ',') return {comma_cell, value};
  if (literal.exponent) return {real_cell, value};
  return std::abs(value) <= largest_exact_integer ? CellValue{integer_cell, value} : CellValue{};
}

CellValue read_word(std::string_view text) {
  if (same_without_case(text, "true")) return {boolean_cell, 1};
  if (same_without_case(text, "false")) return {boolean_cell, 0};
  const bool negative = text[0] == '-';
  const std::string_view bare = negative || text[0] == '+' ? text.substr(1) : text;
  if (same_without_case(bare, "nan")) return {non_finite_cell, std::numeric_limits<double>::quiet_NaN()};
  if (!same_without_case(bare, "inf") && !same_without_case(bare, "infinity")) return {};
  const double infinity = std::numeric_limits<double>::infinity();
  return {non_finite_cell, negative ? -infinity : infinity};
}

/// The shortest way for most cells of most tables: up to 15 digits and nothing else. Needs no leading zero.
std::optional<double> short_integer(std::string_view text) {
  constexpr std::size_t safe_digits = 15;
  if (text.size() > safe_digits || (text[0] == '0' && text.size() > 1)) return std::nullopt;
  long long value = 0;
  for (const char c : text) {
    if (!is_ascii_digit(c)) return std::nullopt;
    value = 10 * value + (c - '0');
  }
  return static_cast<double>(value);
}

}  // namespace

CellValue read_cell(std::string_view text) {
  if (text.empty()) return {};
  if (const auto integer = short_integer(text)) return {integer_cell, *integer};
  const Literal literal = parse_literal(text);
  if (literal.is_number) return read_number(text, literal);
  if (const auto days = parse_date(text)) return {date_cell, static_cast<double>(*days)};
  return read_word(text);
}

std::optional<double> parse_number(std::string_view text) {
  const Literal literal = parse_literal(text);
  if (!literal.is_number || literal.mark == ',') return std::nullopt;
  const double value = value_of(text, literal);
  return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

}  // namespace rtsurv::table
