#pragma once
// How deep the tables and lists of a TOML file lie in each other. The TOML library limits its brackets but not its dots,
// and frees what it read by recursion: a key such as a.a.a. ... of 20,000 parts would overflow the stack.

#include <cstddef>
#include <optional>
#include <string_view>

namespace rtsurv::toml {

/// Open brackets and dots of keys together; far more than any file of this program has.
inline constexpr std::size_t deepest_nesting = 50;

/// The byte at which a header, or a key with its value, lies deeper than that; nothing when none does. Texts and
/// comments do not count, nor does what follows the first error of syntax that it meets. O(size).
[[nodiscard]] std::optional<std::size_t> first_too_deep(std::string_view bytes);

}  // namespace rtsurv::toml
