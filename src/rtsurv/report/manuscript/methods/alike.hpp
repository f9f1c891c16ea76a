#pragma once
// Methods that several analyses share are said once.

#include <string>
#include <utility>
#include <vector>

namespace rtsurv::report::manuscript {

/// What was done alike, in the order of the protocol: each way once, with all that it was done to.
class Alike {
 public:
  using Way = std::pair<std::string, std::vector<std::string>>;

  /// A subject that the way has already is not added again.
  void add(const std::string& way, const std::string& subject);

  [[nodiscard]] const std::vector<Way>& ways() const noexcept { return ways_; }

 private:
  std::vector<Way> ways_;
};

/// "a, of b and of c": behind "of", where the items are phrases.
[[nodiscard]] std::string joined(std::vector<std::string> items);

}  // namespace rtsurv::report::manuscript
