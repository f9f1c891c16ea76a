#include "rtsurv/naming/identifier.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace rtsurv::naming {
namespace {

// Whoever holds one of these knows the patient, or may.
constexpr std::array<std::string_view, 13> personal_words{"birth",    "dob",      "name",     "surname", "firstname",
                                                          "lastname", "phone",    "mail",     "email",   "address",
                                                          "ssn",      "initials", "insurance"};
constexpr std::array<std::string_view, 9> remark_words{"remark", "remarks",  "comment", "comments", "note",
                                                       "notes",  "freetext", "memo",    "text"};

bool has_any(const NameWords& name, const auto& words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return name.has(word); });
}

/// Fewer than three patients for each value.
bool hardly_group(const ColumnFacts& column) { return column.known < 3 * column.distinct; }

bool hardly_repeat(const ColumnFacts& column) {
  constexpr std::size_t fewest = 3;
  return column.known >= fewest && 10 * column.distinct >= 9 * column.known;
}

}  // namespace

bool names_person(const NameWords& name) { return has_any(name, personal_words); }

bool names_place(const NameWords& name) { return name.has_any({"zip", "zipcode", "postal", "postcode"}); }

bool names_remark(const NameWords& name) { return has_any(name, remark_words); }

bool is_long(const std::string& text) noexcept {
  constexpr std::size_t longest_level = 60;
  return text.size() > longest_level;
}

bool are_record_numbers(const ColumnFacts& column) noexcept {
  constexpr double least = 10000.0;
  return column.whole && column.lowest >= least && column.rows > 2 && 100 * column.distinct >= 99 * column.known;
}

bool number_the_rows(const ColumnFacts& column) noexcept {
  return column.whole && column.known == column.rows && column.distinct == column.rows && column.rows > 2 &&
         (column.lowest == 0.0 || column.lowest == 1.0) &&
         column.highest == column.lowest + static_cast<double>(column.rows - 1);
}

std::string why_no_variable(const NameWords& name, const ColumnFacts& column) {
  constexpr std::size_t rows_of_a_table = 20, fewest_texts = 10;
  if (name.id && (column.text || column.whole) && hardly_repeat(column)) return "is called like an identifier";
  if (column.text && hardly_group(column) && names_person(name)) return "is called like what identifies a person";
  if (column.text && hardly_group(column) && names_remark(name)) return "is called like free text";
  if (are_record_numbers(column) && !column.tens) return "looks like a record number";
  if (number_the_rows(column) && column.rows >= rows_of_a_table && !name.time) return "numbers the rows";
  if (column.text && column.long_texts && hardly_group(column)) return "looks like free text";
  if (column.text && column.known >= fewest_texts && hardly_repeat(column)) return "looks like an identifier";
  return {};
}

}  // namespace rtsurv::naming
