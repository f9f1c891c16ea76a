#pragma once
// Values of a specification that several of its tables have. Every problem is reported, none thrown.

#include <optional>
#include <string_view>
#include <vector>

#include "rtsurv/simulate/specification.hpp"

namespace rtsurv::simulate {

[[nodiscard]] bool read_truth(toml::Section& section, std::string_view key, bool otherwise);
/// A whole number of at least `least`.
[[nodiscard]] std::optional<double> read_whole(toml::Section& section, std::string_view key, double least);
/// A number of at least `least`.
[[nodiscard]] std::optional<double> read_at_least(toml::Section& section, std::string_view key, double least);
[[nodiscard]] std::optional<double> read_date(toml::Section& section, std::string_view key);

/// A list of numbers; nothing when one is no number.
[[nodiscard]] std::vector<double> read_numbers(toml::Section& section, std::string_view key);
/// [[a, b], [c, d] ...], the first of each ascending.
[[nodiscard]] std::vector<Piece> read_points(toml::Section& section, std::string_view key);
/// A number, or points from time 0 on; all values positive.
[[nodiscard]] std::vector<Piece> read_pieces(toml::Section& section, std::string_view key);
/// [low, high] of a P value.
[[nodiscard]] std::optional<Range> read_p_range(toml::Section& section, std::string_view key);
/// A table of numbers that are not negative; a key that reads as a number or a truth value is one.
[[nodiscard]] std::vector<Level> read_amounts(toml::Section& section, std::string_view key);

/// A section for each table of the list under `key`.
[[nodiscard]] std::vector<toml::Section> sections(toml::Section& section, std::string_view key);

/// One of `words`; its index.
[[nodiscard]] std::optional<std::size_t> read_word(toml::Section& section, std::string_view key,
                                                   const std::vector<std::string>& words);

}  // namespace rtsurv::simulate
