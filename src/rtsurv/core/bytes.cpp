#include "rtsurv/core/bytes.hpp"

#include "rtsurv/core/error.hpp"

namespace rtsurv {
namespace {

constexpr std::string_view letters = "rtsv";

}  // namespace

ByteWriter::ByteWriter(const ByteKind& kind) : bytes_(letters) {
  add(kind.number);
  add(kind.version);
}

ByteReader::ByteReader(std::string_view bytes, const ByteKind& kind) : bytes_(bytes), what_(kind.what) {
  std::uint16_t number = 0, version = 0;
  if (!bytes.starts_with(letters)) refuse("they begin otherwise");
  at_ = letters.size();
  get(number);
  if (number != kind.number) refuse("they hold something else");
  get(version);
  if (version != kind.version)
    throw Error(ErrorKind::usage,
                std::string(what_) + " was written by another version of rtsurv; use one version on every machine");
}

const char* ByteReader::next(std::size_t size) {
  if (size > bytes_.size() - at_) refuse("they end too early");
  const char* const here = bytes_.data() + at_;
  at_ += size;
  return here;
}

std::size_t ByteReader::length(std::size_t size) {
  std::uint64_t count = 0;
  get(count);
  if (count > (bytes_.size() - at_) / size) refuse("they end too early");
  return static_cast<std::size_t>(count);
}

void ByteReader::finish() const {
  if (at_ != bytes_.size()) refuse("there are more of them than it needs");
}

void ByteReader::refuse(const std::string& why) const {
  throw Error(ErrorKind::data, "these bytes are not " + std::string(what_) + " of rtsurv: " + why);
}

}  // namespace rtsurv
