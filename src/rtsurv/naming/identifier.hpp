#pragma once
// Columns by which a patient could be known. Start here: why_no_variable().

#include <cstddef>
#include <string>

#include "rtsurv/naming/words.hpp"

namespace rtsurv::naming {

/// What the values of a column are like.
struct ColumnFacts {
  bool text = false;   ///< texts
  bool whole = false;  ///< numbers, and all of them whole
  bool tens = false;   ///< numbers, and all of them multiples of 10, as rounded measurements are
  bool long_texts = false;
  std::size_t rows = 0;
  std::size_t known = 0;               ///< rows with a value
  std::size_t distinct = 0;            ///< different values
  double lowest = 0.0, highest = 0.0;  ///< of numbers
};

/// The name speaks of a person, or of a way to reach one: birth date, surname, telephone, mail.
[[nodiscard]] bool names_person(const NameWords& name);

/// The name is that of a postcode: zip, postal code.
[[nodiscard]] bool names_place(const NameWords& name);

/// The name speaks of remarks, comments, notes.
[[nodiscard]] bool names_remark(const NameWords& name);

/// More than 60 bytes: a sentence rather than a category.
[[nodiscard]] bool is_long(const std::string& text) noexcept;

/// Whole numbers of five or more digits that hardly repeat: record numbers, telephone numbers, dates without signs.
[[nodiscard]] bool are_record_numbers(const ColumnFacts& column) noexcept;

/// 1, 2, ... up to the number of rows, or 0, 1, ... below it, in any order.
[[nodiscard]] bool number_the_rows(const ColumnFacts& column) noexcept;

/// Why a column that somebody named as a factor, covariate or grouping is probably none, in words that follow "it";
/// empty when it may be one. A name alone is no reason, since a category may be called "drug name", nor are values of a
/// small table:
///
///     the name is that of an identifier, and at least 9 in 10 values differ (texts or whole numbers)
///     the name speaks of a person or of remarks, and a text stands for fewer than 3 patients on average
///     record numbers (are_record_numbers) that are not all multiples of 10
///     numbers of the rows, from 20 on, unless the name is that of a follow-up time, which may be 1, 2, ... by chance
///     texts of which 9 in 10 differ, from 10 on; long texts that stand for fewer than 3 patients on average
///
/// Numbers with decimals are never an identifier, nor are whole ones below 10,000 whose name does not say so.
[[nodiscard]] std::string why_no_variable(const NameWords& name, const ColumnFacts& column);

}  // namespace rtsurv::naming
