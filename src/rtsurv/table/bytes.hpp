#pragma once
// The bytes of a file, whole and in memory: patient data never touches the disk a second time.

#include <string>
#include <string_view>

namespace rtsurv::table {

/// All bytes of a file, or of standard input when the path is "-". Throws Error(io) with the system's reason.
[[nodiscard]] std::string read_bytes(const std::string& path);

/// The content of a gzip file, whose members may follow each other. Throws Error(io) when it is damaged or cut off.
[[nodiscard]] std::string gunzip(std::string_view bytes, const std::string& path);

}  // namespace rtsurv::table
