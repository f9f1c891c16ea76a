#pragma once
// Categories that have an order of their own: stages, grades, and words that rise.

#include <optional>
#include <string>
#include <vector>

#include "rtsurv/starter/values/words.hpp"

namespace rtsurv::starter {

/// The order of texts that count one thing, as places in `texts`: Roman numerals up to X, or single digits, each with
/// an A, B or C at most, between the same texts: I, II, IIIA; T1, T2, T4; Grade 1, Grade 2; Ⅰ期, Ⅱ期. Capitals do not
/// matter. Nothing when a text is no such number or two have the same place.
[[nodiscard]] std::optional<std::vector<std::size_t>> natural_order(const std::vector<std::string>& texts);

/// The order of words that rise: negative before positive, low before intermediate and high. Capitals do not matter.
/// Nothing when a text is no such word, of the same scale as the first, or two have the same place.
[[nodiscard]] std::optional<std::vector<std::size_t>> worded_order(const std::vector<std::string>& texts);

/// Codes in a column of this name have an order: stage, grade, ECOG, T and N.
[[nodiscard]] bool has_ordered_codes(const NameWords& name);

}  // namespace rtsurv::starter
