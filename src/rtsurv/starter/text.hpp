#pragma once
// Names and texts as TOML and SQL write them.

#include <string>
#include <string_view>
#include <vector>

namespace rtsurv::starter {

/// A TOML string: "a", 'say "a"', or with escapes when neither will do.
[[nodiscard]] std::string toml_text(std::string_view text);

/// A TOML key: bare when it may be.
[[nodiscard]] std::string toml_key(std::string_view key);

/// A TOML list of strings, broken into lines of at most 118 characters; `indent` blanks before each further line.
[[nodiscard]] std::string toml_list(const std::vector<std::string>& texts, std::size_t indent,
                                    std::string_view begin = "");

/// A column in an SQL expression: quoted unless it is a plain name and no SQL word.
[[nodiscard]] std::string sql_name(std::string_view column);

/// An SQL string.
[[nodiscard]] std::string sql_text(std::string_view text);

/// The name within a comment: control characters become blanks.
[[nodiscard]] std::string in_comment(std::string_view name);

}  // namespace rtsurv::starter
