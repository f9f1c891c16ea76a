#pragma once
// One field of delimited text after the other.

#include <array>
#include <cstddef>
#include <string_view>

namespace rtsurv::table::detail {

enum class Fault { none, unclosed_quote, text_after_quote };

struct Field {
  std::string_view text;  ///< between the quotes, if any; without the blanks at its ends
  bool quoted = false;
  bool doubled = false;  ///< holds doubled quotes
  bool ends_row = false;
  Fault fault = Fault::none;
};

/// Walks over comma-separated text (RFC 4180) with any delimiter. Rows end with LF, CRLF or CR. A field that begins
/// with a quote, after blanks, ends with the next single quote; it may hold delimiters and line breaks. Elsewhere a
/// quote is a character like any other. Blanks (blanks.hpp) at the ends of a field do not belong to it.
/// Cost: one pass over the bytes.
class FieldReader {
 public:
  FieldReader(std::string_view text, char delimiter);

  [[nodiscard]] bool at_end() const noexcept { return position_ == end_; }
  [[nodiscard]] double consumed() const noexcept;                    ///< share of the text that has been read
  [[nodiscard]] std::size_t line() const noexcept { return line_; }  ///< of the next field, from 1

  /// The next field. After a delimiter at the end of the text it is empty.
  [[nodiscard]] Field next();

 private:
  void read_plain(Field& field);
  void read_quoted(Field& field);
  void finish(Field& field);
  void skip_blanks() noexcept;
  [[nodiscard]] bool stops(char c) const noexcept { return stops_[static_cast<unsigned char>(c)]; }

  const char* begin_;
  const char* position_;
  const char* end_;
  char delimiter_;
  std::size_t line_ = 1;
  std::array<bool, 256> stops_{};  ///< the delimiter, LF and CR
};

}  // namespace rtsurv::table::detail
