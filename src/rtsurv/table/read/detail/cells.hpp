#pragma once
// The cells of one column of a text file, as pointers into its bytes.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rtsurv::table::detail {

/// The text with every pair of quotes replaced by one.
[[nodiscard]] std::string undouble(std::string_view text);

/// Eight bytes per cell: an offset within a block of rows, and a size. The bytes must outlive the object.
class Cells {
 public:
  explicit Cells(const char* bytes) : bytes_(bytes) {}

  /// Appends a cell, which lies in the bytes. `doubled`: it holds doubled quotes, each of which means one quote.
  /// Throws Error(data) when a cell or a block of rows is larger than a table of patients can be (2 and 4 GB).
  void add(std::string_view cell, bool doubled) {
    add_at(static_cast<std::size_t>(cell.data() - bytes_), cell.size(), doubled);
  }

  /// The same for the bytes from `start` on. Cells must be added in the order in which they lie in the bytes.
  void add_at(std::size_t start, std::size_t size, bool doubled = false) {
    const std::size_t block = entries_.size() >> block_bits;
    if (block == block_start_.size()) block_start_.push_back(start);
    const std::size_t offset = start - block_start_[block];
    if (offset > largest_offset || size > largest_size) refuse_size();
    entries_.push_back({.offset = static_cast<std::uint32_t>(offset),
                        .size = static_cast<std::uint32_t>(size) & largest_size,
                        .doubled = doubled ? 1U : 0U});
  }

  /// Removes the cell that was added last.
  void take_back() {
    entries_.pop_back();
    if (entries_.size() % (std::size_t{1} << block_bits) == 0) block_start_.pop_back();
  }

  /// Makes room for that many cells.
  void reserve(std::size_t cells) { entries_.reserve(cells); }

  [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }

  /// The cells after the first `rows`, in bytes that may have moved.
  [[nodiscard]] Cells after(std::size_t rows, const char* bytes) const;

  /// The text of a cell; `scratch` holds it when doubled quotes had to be replaced.
  [[nodiscard]] std::string_view text(std::size_t i, std::string& scratch) const {
    const Entry& entry = entries_[i];
    const std::string_view raw(bytes_ + block_start_[i >> block_bits] + entry.offset, entry.size);
    if (entry.doubled == 0) return raw;
    scratch = undouble(raw);
    return scratch;
  }

 private:
  struct Entry {
    std::uint32_t offset;
    std::uint32_t size : 31;
    std::uint32_t doubled : 1;
  };
  static constexpr std::size_t block_bits = 16;
  static constexpr std::size_t largest_offset = 0xFFFFFFFFU;
  static constexpr std::uint32_t largest_size = 0x7FFFFFFFU;

  [[noreturn]] static void refuse_size();

  const char* bytes_;
  std::vector<std::size_t> block_start_;  ///< offset of the first cell of each block of 65,536 rows
  std::vector<Entry> entries_;
};

}  // namespace rtsurv::table::detail
