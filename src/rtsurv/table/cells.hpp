#pragma once
// The cells of one column of a text file, as pointers into its bytes.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rtsurv::table {

/// Eight bytes per cell: an offset within a block of rows, and a size. The bytes must outlive the object.
class Cells {
 public:
  explicit Cells(const char* bytes) : bytes_(bytes) {}

  /// Appends a cell, which lies in the bytes. `doubled`: it holds doubled quotes, each of which means one quote.
  /// Throws Error(data) when a cell or a block of rows is larger than a table of patients can be (2 and 4 GB).
  void add(std::string_view cell, bool doubled);

  [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }

  /// The text of a cell; `scratch` holds it when doubled quotes had to be replaced.
  [[nodiscard]] std::string_view text(std::size_t i, std::string& scratch) const;

 private:
  struct Entry {
    std::uint32_t offset;
    std::uint32_t size : 31;
    std::uint32_t doubled : 1;
  };
  static constexpr std::size_t block_bits = 16;

  const char* bytes_;
  std::vector<std::size_t> block_start_;  ///< offset of the first cell of each block of 65,536 rows
  std::vector<Entry> entries_;
};

/// The text with every pair of quotes replaced by one.
[[nodiscard]] std::string undouble(std::string_view text);

}  // namespace rtsurv::table
