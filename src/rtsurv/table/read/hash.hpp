#pragma once
// Fingerprints of the bytes that went in, for the provenance of a result.

#include <memory>
#include <string>
#include <string_view>

namespace rtsurv::table {

/// SHA-256 of bytes that come piece by piece. Throws Error(numerical) when the library fails.
class Sha256 {
 public:
  Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  ~Sha256();

  void add(std::string_view bytes);
  /// In lower-case hexadecimal, 64 characters; once, after the last piece.
  [[nodiscard]] std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// SHA-256 of the bytes in lower-case hexadecimal, 64 characters. Throws Error(numerical) when the library fails.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace rtsurv::table
