#include "rtsurv/table/sql/detail/failure_text.hpp"

#include <array>
#include <string_view>

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

}  // namespace rtsurv::table::sql
