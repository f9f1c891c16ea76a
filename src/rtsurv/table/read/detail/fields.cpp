#include "rtsurv/table/read/detail/fields.hpp"

#include <algorithm>
#include <cstring>

#include "rtsurv/table/read/detail/blanks.hpp"

namespace rtsurv::table::detail {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::string_view trimmed(const char* begin, const char* end) {
  return without_blanks({begin, static_cast<std::size_t>(end - begin)});
}

}  // namespace

FieldReader::FieldReader(std::string_view text, char delimiter)
    : begin_(text.data()), position_(text.data()), end_(text.data() + text.size()), delimiter_(delimiter) {
  for (const char c : {delimiter, '\n', '\r'}) stops_[static_cast<unsigned char>(c)] = true;
}

double FieldReader::consumed() const noexcept {
  return begin_ == end_ ? 1.0 : static_cast<double>(position_ - begin_) / static_cast<double>(end_ - begin_);
}

void FieldReader::skip_blanks() noexcept {
  while (position_ < end_ && is_blank(*position_) && *position_ != delimiter_) ++position_;
}

Field FieldReader::next() {
  Field field;
  skip_blanks();
  if (position_ < end_ && *position_ == '"') {
    read_quoted(field);
  } else {
    read_plain(field);
  }
  finish(field);
  return field;
}

void FieldReader::read_plain(Field& field) {
  const char* begin = position_;
  while (position_ < end_ && !stops(*position_)) ++position_;
  field.text = trimmed(begin, position_);
}

void FieldReader::read_quoted(Field& field) {
  field.quoted = true;
  const char* begin = ++position_;
  const char* close = nullptr;
  while (close == nullptr) {
    const auto left = static_cast<std::size_t>(end_ - position_);
    const auto* quote = static_cast<const char*>(std::memchr(position_, '"', left));
    if (quote == nullptr) {
      field.fault = Fault::unclosed_quote;
      field.text = trimmed(begin, end_);
      position_ = end_;
      return;
    }
    const bool doubled = quote + 1 < end_ && quote[1] == '"';
    field.doubled = field.doubled || doubled;
    position_ = quote + (doubled ? 2 : 1);
    if (!doubled) close = quote;
  }
  line_ += static_cast<std::size_t>(std::count(begin, close, '\n'));
  field.text = trimmed(begin, close);
  skip_blanks();
  if (position_ == end_ || stops(*position_)) return;
  field.fault = Fault::text_after_quote;
  while (position_ < end_ && !stops(*position_)) ++position_;
}

void FieldReader::finish(Field& field) {
  if (position_ == end_) {
    field.ends_row = true;
    return;
  }
  const char stop = *position_++;
  if (stop == delimiter_) return;
  if (stop == '\r' && position_ < end_ && *position_ == '\n') ++position_;
  field.ends_row = true;
  ++line_;
}

}  // namespace rtsurv::table::detail
