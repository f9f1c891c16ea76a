#include "rtsurv/toml/nesting.hpp"

#include <algorithm>
#include <vector>

namespace rtsurv::toml {
namespace {

constexpr char file = '\0', header_bracket = 'h';

/// The file itself, or what an open bracket holds, with the dots of the key that is being read there.
struct Level {
  char bracket = file;
  std::size_t dots = 0;
};

class Scan {
 public:
  explicit Scan(std::string_view bytes) : bytes_(bytes) {}

  std::optional<std::size_t> run() {
    while (place_ < bytes_.size()) {
      const char c = bytes_[place_];
      if (c == '#')
        place_ = std::min(bytes_.find('\n', place_), bytes_.size());
      else if (c == '"' || c == '\'')
        skip_text(c);
      else if (!take(c))
        break;
      else if (open_.size() - 1 + dots_ > deepest_nesting)
        return place_;
      else
        ++place_;
    }
    return std::nullopt;
  }

 private:
  /// False where the TOML library finds an error of syntax, at this sign or before it.
  bool take(char c) {
    const char inside = open_.back().bracket;
    const bool header = !in_value_ && (inside == file || inside == header_bracket);
    if (c == '[' || c == '{') open_.push_back({c == '[' && header ? header_bracket : c});
    if (c == ']' || c == '}') {
      if (c == '}' ? inside != '{' : inside != '[' && inside != header_bracket) return false;
      end_key();
      open_.pop_back();
    }
    if (c == '.') ++open_.back().dots, ++dots_;
    if (inside == file) in_value_ = c == '=' || (in_value_ && c != '\n');
    if (c == ',' || (c == '\n' && inside == file)) end_key();
    return c == '=' ? inside == file || inside == '{' : c != '\n' || inside == file || inside == '[';
  }

  void end_key() {
    dots_ -= open_.back().dots;
    open_.back().dots = 0;
  }

  /// Moves behind the text that starts here; to the end when it is not closed.
  void skip_text(char quote) {
    const std::string_view three = quote == '"' ? R"(""")" : "'''";
    const bool long_text = bytes_.substr(place_, 3) == three;
    const std::string_view closing = long_text ? three : three.substr(0, 1);
    place_ += closing.size();
    while (place_ < bytes_.size() && bytes_.substr(place_, closing.size()) != closing) {
      if (!long_text && bytes_[place_] == '\n') place_ = bytes_.size();
      place_ += quote == '"' && place_ < bytes_.size() && bytes_[place_] == '\\' ? 2U : 1U;
    }
    place_ = std::min(place_ + closing.size(), bytes_.size());
    while (long_text && place_ < bytes_.size() && bytes_[place_] == quote) ++place_;  // quotes before the closing ones
  }

  std::string_view bytes_;
  std::size_t place_ = 0, dots_ = 0;
  std::vector<Level> open_{Level{}};
  bool in_value_ = false;  ///< behind the "=" of a key that stands in no bracket
};

}  // namespace

std::optional<std::size_t> first_too_deep(std::string_view bytes) { return Scan(bytes).run(); }

}  // namespace rtsurv::toml
