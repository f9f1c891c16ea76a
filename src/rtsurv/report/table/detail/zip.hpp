#pragma once
// Zip archives in memory.

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace rtsurv::report::detail {

/// Parts of an archive by name, in its order.
using ZipParts = std::vector<std::pair<std::string, std::string>>;

/// The same parts give the same bytes: every part is of 1 January 1980.
[[nodiscard]] std::string zipped(const ZipParts& parts);

/// The parts; nothing when the bytes are no archive, a damaged one, or one of more than 256 MB.
[[nodiscard]] std::optional<ZipParts> unzipped(const std::string& bytes);

}  // namespace rtsurv::report::detail
