#pragma once
// Text columns: every distinct text once, and a code per row.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/table/columns/column.hpp"

namespace rtsurv::table {

/// Numbers the distinct texts in the order of their first occurrence. A hash table with open addressing: an
/// identifier per patient makes as many texts as rows.
class Levels {
 public:
  Levels() : slots_(first_slots) {}

  /// The code of a text, a new one when it has not been seen. Cost: constant.
  [[nodiscard]] int code(std::string_view text);

  /// The distinct texts by code. The object is used up.
  [[nodiscard]] std::vector<std::string> take() { return std::move(texts_); }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    int code = -1;  ///< -1: free
  };
  static constexpr std::size_t first_slots = 64;  ///< a power of two, as every later number of slots

  [[nodiscard]] std::size_t next(std::size_t slot) const noexcept { return (slot + 1) & (slots_.size() - 1); }
  void grow();

  std::vector<std::string> texts_;
  std::vector<Slot> slots_;
};

/// What becomes of a level; nothing: its rows are missing.
using LevelChange = std::function<std::optional<std::string>(const std::string& level)>;

/// Changes every level of a text column; those that become one text are one level, numbered in the order of their first
/// occurrence. Cost: `change` once for each level.
void change_levels(Column& column, const LevelChange& change);

}  // namespace rtsurv::table
