#pragma once
// Text columns: every distinct text once, and a code per row.

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace rtsurv::table {

/// Numbers the distinct texts in the order of their first occurrence.
class Levels {
 public:
  /// The code of a text, a new one when it has not been seen.
  [[nodiscard]] int code(std::string_view text);

  /// The distinct texts by code; the object is empty afterwards.
  [[nodiscard]] std::vector<std::string> take();

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>()(text); }
  };
  std::unordered_map<std::string, int, Hash, std::equal_to<>> codes_;
  struct Recent {
    const std::string* text = nullptr;  ///< a key of codes_
    int code = -1;
  };
  std::array<Recent, 64> recent_{};  ///< most columns have few texts, which are found here
};

}  // namespace rtsurv::table
