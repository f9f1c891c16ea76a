#pragma once
// A TOML file as a tree of values, each with its place. The TOML library is known to tree.cpp only.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/core/error.hpp"

namespace rtsurv::toml {

/// Line and character of the file, both from 1.
struct Place {
  std::size_t line = 1, position = 1;

  /// In the order of the file.
  bool operator<(const Place& other) const noexcept {
    return line != other.line ? line < other.line : position < other.position;
  }
};

enum class Kind { text, integer, number, boolean, date, list, table };

/// "text", "a whole number", "a number", "true or false", "a date or time", "a list", "a table".
[[nodiscard]] std::string_view describe(Kind kind) noexcept;

struct Entry;

/// One value. Only the members of its kind are filled.
struct Value {
  Kind kind = Kind::table;
  Place place;          ///< where the value begins; for a table with a header, the header's bracket
  std::string text;     ///< on one line, its letters composed; of a number, how it is written: 1.50 is "1.50"
  std::string as_read;  ///< a text as the file has it: the name of a file is what its bytes are
  std::int64_t integer = 0;
  double number = 0.0;  ///< integer too
  bool truth = false;
  std::vector<Value> items;    ///< list
  std::vector<Entry> entries;  ///< table, in file order

  [[nodiscard]] bool is_list_of_tables() const noexcept;  ///< false for an empty list
};

struct Entry {
  std::string key;  ///< on one line, its letters composed
  Place place;
  Value value;
};

/// Parses TOML 1.0. Throws Error(kind) with file, line, position and a plain explanation at the first error of
/// syntax or encoding, where two keys of a table become one (unicode/one_line.hpp), and where tables lie too deep in each
/// other (nesting.hpp). `path` is for the message.
[[nodiscard]] Value parse_tree(const std::string& bytes, const std::string& path, ErrorKind kind = ErrorKind::protocol);

}  // namespace rtsurv::toml
