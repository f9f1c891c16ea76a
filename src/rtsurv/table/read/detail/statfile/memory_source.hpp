#pragma once
// Bytes in memory as the file that libreadstat reads.

#include <array>
#include <cstddef>
#include <string_view>

#include <readstat.h>

namespace rtsurv::table::detail::statfile {

/// The bytes must outlive it, and it the parser that reads from it. A place beyond the end cannot be sought.
class MemorySource {
 public:
  explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}

  void attach(readstat_parser_t* parser);

  /// The bytes from the place that is read next.
  [[nodiscard]] std::string_view rest() const { return bytes_.substr(position_); }
  /// A text that the library hands out: up to its NUL, or to the end of what was read when it points into the bytes of
  /// one of the last reads, since nothing else ends the labels, and the names of their sets, in a damaged file of Stata.
  [[nodiscard]] std::string_view text_at(const char* text) const;

  /// How many reads found fewer bytes than they asked for.
  [[nodiscard]] std::size_t cut_reads() const { return cut_reads_; }
  /// What the last of them found, and how many bytes it asked for.
  [[nodiscard]] std::string_view last_cut() const { return last_cut_; }
  [[nodiscard]] std::size_t last_wanted() const { return last_wanted_; }

 private:
  [[nodiscard]] readstat_off_t seek(readstat_off_t offset, readstat_io_flags_t from);
  [[nodiscard]] ssize_t read(void* to, std::size_t size);

  std::string_view bytes_;
  std::size_t position_ = 0, cut_reads_ = 0, last_wanted_ = 0;
  std::string_view last_cut_;
  std::array<std::string_view, 16> last_reads_;  ///< where they were written to; the last one first
};

}  // namespace rtsurv::table::detail::statfile
