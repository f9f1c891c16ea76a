#pragma once
// The bytes of a file, whole and in memory: patient data never touches the disk a second time.

#include <cstddef>
#include <string>
#include <string_view>

namespace rtsurv::table {

/// More bytes than that are not read as a table: they would stand in memory more than once.
inline constexpr std::size_t largest_table = 4'000'000'000;

/// All bytes of a file or pipe, or of standard input when the path is "-". Throws Error(io) with the system's reason,
/// for folders and devices, and beyond `limit` bytes.
[[nodiscard]] std::string read_bytes(const std::string& path, std::size_t limit = largest_table);

/// All bytes of a text that a person has written: a protocol, a ledger, limits of organs. Throws Error(io) as
/// read_bytes(), and when it is not a regular file or has more than 16 MB.
[[nodiscard]] std::string read_text_file(const std::string& path);

/// The content of a gzip file, whose members may follow each other. Throws Error(io) when it is damaged or cut off, and
/// when it unfolds to more than `limit` bytes.
[[nodiscard]] std::string gunzip(std::string_view bytes, const std::string& path, std::size_t limit = largest_table);

}  // namespace rtsurv::table
