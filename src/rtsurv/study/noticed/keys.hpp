#pragma once
// What settles a notice, as a line that can go into the protocol.

#include <string>
#include <string_view>
#include <vector>

namespace rtsurv::study::noticed {

/// "text" with escapes, as TOML writes it.
[[nodiscard]] std::string toml_text(std::string_view text);

/// `["NA", "?"]`
[[nodiscard]] std::string toml_list(const std::vector<std::string>& texts);

/// `[columns] grade = { missing = ["NA"] }`; `inside` is what stands between the braces.
[[nodiscard]] std::string columns_key(std::string_view column, const std::string& inside);

/// A column as SQL names it: age, or "RT start" in quotes.
[[nodiscard]] std::string sql_name(std::string_view column);

/// `[[exclude]] when = "..."`
[[nodiscard]] std::string exclude_key(const std::string& expression);

}  // namespace rtsurv::study::noticed
