#pragma once
// What the SQL of a protocol is called in front of people, where it gives no label.

#include <optional>
#include <string>

#include "rtsurv/results/study.hpp"

namespace rtsurv::results {

/// A comparison of one column with a constant, in words: "Age 60 years or older" of `age >= 60`, "EQD2 of 63 Gy or more",
/// "Positive nodes over 3", "Tumour grade 3", "Site other than breast"; of a column in double quotes its label. Nothing for
/// any other text.
[[nodiscard]] std::optional<std::string> comparison_words(const Study& study, const std::string& expression);

/// The same of its opposite: "Age under 60 years" of `age >= 60`.
[[nodiscard]] std::optional<std::string> opposite_words(const Study& study, const std::string& expression);

/// SQL rather than the name of a column: it compares, holds a text or a case, calls a function, or joins columns that
/// have labels.
[[nodiscard]] bool is_expression(const Study& study, const std::string& text);

}  // namespace rtsurv::results
