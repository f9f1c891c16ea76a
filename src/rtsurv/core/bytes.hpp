#pragma once
// Plain values as bytes and back, for what one process sends to another. Start here: ByteWriter, ByteReader.
//
// Numbers are written as this machine holds them (little-endian), texts and vectors after their length in eight bytes,
// structs field after field by a function byte_fields(io, value) beside them, which serves writing and reading.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace rtsurv {

static_assert(std::endian::native == std::endian::little, "bytes are exchanged between little-endian machines");

/// What bytes hold. They begin with the letters "rtsv", the number of the kind and its version.
struct ByteKind {
  std::uint16_t number;
  std::uint16_t version;
  const char* what;  ///< for messages: "a table of sums"
};

template <typename T>
concept PlainNumber = (std::is_arithmetic_v<T> || std::is_enum_v<T>)&&!std::is_same_v<T, bool>;

/// For byte_fields(auto& io, FieldsOf<Value> auto& value), which is given a value to write or one to fill.
template <typename T, typename Value>
concept FieldsOf = std::is_same_v<std::remove_const_t<T>, Value>;

class ByteWriter {
 public:
  explicit ByteWriter(const ByteKind& kind);

  template <typename... T>
  void operator()(const T&... values) {
    (add(values), ...);
  }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  void add_bytes(const void* from, std::size_t size) { bytes_.append(static_cast<const char*>(from), size); }

  template <PlainNumber T>
  void add(const T& value) {
    add_bytes(&value, sizeof value);
  }
  void add(const std::string& text) {
    add(static_cast<std::uint64_t>(text.size()));
    bytes_ += text;
  }
  template <typename T>
  void add(const std::vector<T>& values) {
    add(static_cast<std::uint64_t>(values.size()));
    if constexpr (PlainNumber<T>) {
      if (!values.empty()) add_bytes(values.data(), values.size() * sizeof(T));
    } else {
      for (const T& value : values) add(value);
    }
  }
  template <typename T>
  requires std::is_class_v<T>
  void add(const T& value) { byte_fields(*this, value); }

  std::string bytes_;
};

/// Reads what ByteWriter wrote. Bytes from elsewhere give an error and never more memory than they are long.
class ByteReader {
 public:
  /// `bytes` must outlive it. Throws Error(data) for bytes of another kind, Error(usage) for another version.
  ByteReader(std::string_view bytes, const ByteKind& kind);

  /// Throws Error(data) where the bytes end too early.
  template <typename... T>
  void operator()(T&... values) {
    (get(values), ...);
  }
  /// Throws Error(data) unless all bytes have been read.
  void finish() const;
  /// Throws Error(data): the bytes are not what they say, because of `why`.
  [[noreturn]] void refuse(const std::string& why) const;

 private:
  [[nodiscard]] const char* next(std::size_t size);
  /// A length, of elements that take at least `size` bytes each.
  [[nodiscard]] std::size_t length(std::size_t size);

  template <PlainNumber T>
  void get(T& value) {
    std::memcpy(&value, next(sizeof value), sizeof value);
  }
  void get(std::string& text) {
    const std::size_t size = length(1);
    text.assign(next(size), size);
  }
  template <typename T>
  void get(std::vector<T>& values) {
    if constexpr (PlainNumber<T>) {
      values.resize(length(sizeof(T)));
      const std::size_t size = values.size() * sizeof(T);
      if (size > 0) std::memcpy(values.data(), next(size), size);
    } else {
      values.clear();
      for (std::size_t left = length(sizeof(std::uint64_t)); left > 0; --left) get(values.emplace_back());
    }
  }
  template <typename T>
  requires std::is_class_v<T>
  void get(T& value) { byte_fields(*this, value); }

  std::string_view bytes_;
  std::size_t at_ = 0;
  const char* what_;
};

}  // namespace rtsurv
