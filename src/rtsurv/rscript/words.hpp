#pragma once
// Words of R: names, texts, numbers, vectors.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rtsurv::rscript {

/// A text as a name that every formula of R takes (survfit() refuses names between backticks): comparisons become words,
/// all else that a name may not hold an underscore. "age > 50" is age_over_50; a name stays as it is.
[[nodiscard]] std::string r_name(std::string_view text);

/// A text in double quotes.
[[nodiscard]] std::string r_string(std::string_view text);

/// The shortest form that reads back equal; "NA" for NaN, "Inf" without bound.
[[nodiscard]] std::string r_number(double value);

/// A number that rtsurv printed, to nine digits; "NA" where it gave none.
[[nodiscard]] std::string r_printed(const std::optional<double>& value);

/// "c(a, b)"; a single item as it is.
[[nodiscard]] std::string r_vector(const std::vector<std::string>& items);
[[nodiscard]] std::string r_numbers(const std::vector<double>& values);
[[nodiscard]] std::string r_strings(const std::vector<std::string>& texts);

}  // namespace rtsurv::rscript
