#include "rtsurv/table/sql/detail/failure_text.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "rtsurv/core/text.hpp"
#include "rtsurv/table/sql/detail/whole_days.hpp"

namespace rtsurv::table::sql {
namespace {

/// "Binder Error: text\n..." -> "text"
std::string first_line(std::string_view message) {
  const std::size_t colon = message.find(": ");
  if (colon != std::string_view::npos) message.remove_prefix(colon + 2);
  return std::string(message.substr(0, message.find('\n')));
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// What stands between two parts of a message; empty where one of them is missing.
std::string_view between(std::string_view text, std::string_view before, std::string_view after) {
  const std::size_t start = text.find(before);
  if (start == std::string_view::npos) return {};
  text.remove_prefix(start + before.size());
  return text.substr(0, std::min(text.find(after), text.size()));
}

/// A type of the engine in words: VARCHAR is a text, DECIMAL(2,1) a number.
std::string type_in_words(std::string_view type) {
  struct Row {
    std::string_view part, words;
  };
  constexpr std::array<Row, 10> rows{{{"VARCHAR", "a text"},
                                      {"STRING", "a text"},
                                      {"DATE", "a date"},
                                      {"TIME", "a time of day"},
                                      {"BOOLEAN", "true or false"},
                                      {"INTERVAL", "an interval"},
                                      {"INT", "a number"},
                                      {"DOUBLE", "a number"},
                                      {"FLOAT", "a number"},
                                      {"DECIMAL", "a number"}}};
  for (const Row& row : rows)
    if (contains(type, row.part)) return std::string(row.words);
  return std::string(type);
}

std::string text_advice(const std::string& reason) {
  if (!contains(reason, "a text") || !contains(reason, "a number")) return reason;
  return reason + "; a text stands in single quotes, and a column of numbers is text when one of its cells is none";
}

/// "+(VARCHAR, INTEGER)" as "there is no + of a text and a number".
std::string no_function(std::string_view signature) {
  const std::size_t open = signature.find('(');
  const std::string name(signature.substr(0, open));
  std::string_view types = signature.substr(open + 1, signature.size() - open - 2);
  std::string list;
  while (!types.empty()) {
    const std::size_t comma = std::min(types.find(", "), types.size());
    list += (list.empty() ? "" : " and ") + type_in_words(types.substr(0, comma));
    types.remove_prefix(std::min(comma + 2, types.size()));
  }
  const bool is_word = is_ascii_alphanumeric(name.front());
  return text_advice("there is no " + name + (is_word ? "()" : "") + " of " + (list.empty() ? "nothing" : list));
}

}  // namespace

bool is_static(duckdb_error_type type) noexcept {
  switch (type) {
    case DUCKDB_ERROR_PARSER:
    case DUCKDB_ERROR_SYNTAX:
    case DUCKDB_ERROR_BINDER:
    case DUCKDB_ERROR_CATALOG:
    case DUCKDB_ERROR_PERMISSION:
    case DUCKDB_ERROR_NOT_IMPLEMENTED:
    case DUCKDB_ERROR_EXPRESSION:
      return true;
    default:
      return false;
  }
}

std::string static_reason(const Failure& failure) {
  const std::string_view message = failure.words();
  if (contains(message, "GROUP BY clause"))
    return "it takes all patients together; write avg(x) over () or (select avg(x) from cohort) for a value per row";
  if (const auto signature = between(message, "argument types '", "'. "); contains(signature, "("))
    return no_function(signature);
  if (const auto first = between(message, "Cannot compare values of type ", " and type "); !first.empty())
    return text_advice("it compares " + type_in_words(first) + " with " +
                       type_in_words(between(message, " and type ", " - ")));
  if (const auto mixed = between(message, "Cannot mix values of type ", " in "); contains(mixed, " and "))
    return text_advice("it mixes " + type_in_words(mixed.substr(0, mixed.find(" and "))) + " with " +
                       type_in_words(mixed.substr(mixed.find(" and "))));
  if (const auto name = between(message, "Function with name ", " does not exist"); !name.empty())
    return contains(name, "__postfix") ? "something is missing at its end"
                                       : "there is no function " + std::string(name) + "()";
  return first_line(message);
}

std::string row_reason(const Failure& failure) {
  struct Row {
    std::string_view part, reason;
  };
  constexpr std::array<Row, 6> rows{
      {{days_not_whole, "only whole days can be added to a date; round(...) makes them whole"},
       {"logarithm of zero", "the logarithm of zero"},
       {"logarithm of a negative", "the logarithm of a negative number"},
       {"square root of a negative", "the square root of a negative number"},
       {"More than one row returned", "its subquery gives more than one row"},
       {"verflow",
        "a number is too large for exact arithmetic; a constant with an exponent, as "
        "0.5e0, makes it a floating-point number"}}};
  for (const Row& row : rows)
    if (contains(failure.words(), row.part)) return std::string(row.reason);
  switch (failure.type()) {
    case DUCKDB_ERROR_CONVERSION:
      return "a value cannot be converted; compare texts with texts in single quotes, numbers with numbers";
    case DUCKDB_ERROR_OUT_OF_RANGE:
      return "a number is out of range";
    case DUCKDB_ERROR_OUT_OF_MEMORY:
      return "it needs more memory than one expression may take (2 GB)";
    default:
      return "the SQL engine cannot compute it";
  }
}

std::string parquet_reason(const Failure& failure) {
  if (failure.type() == DUCKDB_ERROR_OUT_OF_MEMORY) return "does not fit into memory";
  if (failure.type() == DUCKDB_ERROR_BINDER && contains(failure.words(), row_number_column))
    return "has a column \"" + std::string(row_number_column) +
           "\", a name under which rows are numbered here; give it another one";
  return "is not a Parquet file that can be read";
}

}  // namespace rtsurv::table::sql
