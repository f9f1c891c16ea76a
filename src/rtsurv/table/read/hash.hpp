#pragma once
// Fingerprints of the bytes that went in, for the provenance of a result.

#include <string>
#include <string_view>

namespace rtsurv::table {

/// SHA-256 of the bytes in lower-case hexadecimal, 64 characters. Throws Error(numerical) when the library fails.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace rtsurv::table
