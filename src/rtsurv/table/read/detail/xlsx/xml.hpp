#pragma once
// XML read tag by tag from a stream: a sheet of a million rows never stands in memory.

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace rtsurv::table::detail::xlsx {

enum class Token { open, close, text, end };

/// Walks over well-formed XML. Names are without their prefix; comments and instructions are skipped; a tag that closes
/// itself is opened and closed. What it hands out is valid until next(). A document type is refused, and with it every
/// entity of a file's own. Throws Error(io) naming `path` for what is no XML, and for a tag or a text of more than 16 MB.
class XmlScanner {
 public:
  /// Writes at most so many bytes to the place; 0 at the end.
  using Source = std::function<std::size_t(char*, std::size_t)>;

  XmlScanner(Source source, std::string path);

  Token next();

  /// Of an opened or closed tag.
  [[nodiscard]] std::string_view name() const noexcept { return name_; }

  /// The value of an attribute of the opened tag as it stands there; nothing when there is none of that name.
  [[nodiscard]] std::optional<std::string_view> attribute(std::string_view name) const noexcept;

  /// Appends the text, with the characters that stand for its entities.
  void append_text(std::string& to) const;

 private:
  [[nodiscard]] std::string_view rest() const noexcept { return std::string_view(buffer_).substr(begin_); }
  /// Reads on; false at the end of the stream.
  bool more();
  /// Bytes up to and with the first `mark` at or after `from`, of what is left.
  std::size_t through(std::string_view mark, std::size_t from);
  std::size_t through_tag();
  bool skip_or_take_special(Token& token);
  Token take_tag();
  Token take_text();
  [[noreturn]] void fail() const;

  Source source_;
  std::string path_;
  std::string buffer_;
  std::size_t begin_ = 0;  ///< of what has not been handed out
  std::string_view name_, attributes_, text_;
  bool closes_itself_ = false;
  bool verbatim_ = false;  ///< the text is a CDATA section
};

/// The text with the characters that stand for its entities.
[[nodiscard]] std::string decoded(std::string_view text);

}  // namespace rtsurv::table::detail::xlsx
