#pragma once
// The text of a term, cut where no parenthesis and no quote holds it together.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rtsurv::study {

/// Follows parentheses and quotes along a text; a doubled quote closes and opens again.
class Nesting {
 public:
  void pass(char c) {
    if (quote_ != 0) {
      if (c == quote_) quote_ = 0;
    } else if (c == '\'' || c == '"') {
      quote_ = c;
    } else if (c == '(') {
      ++depth_;
    } else if (c == ')') {
      --depth_;
    }
  }
  [[nodiscard]] bool at_top() const { return depth_ == 0 && quote_ == 0; }
  [[nodiscard]] bool broken() const { return depth_ < 0; }

 private:
  int depth_ = 0;
  char quote_ = 0;
};

[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Throws InvalidOption that names the term.
[[noreturn]] void refuse_term(std::string_view term, const std::string& why);

/// The parts between the separators that stand outside parentheses and quotes; "::" separates nothing. Throws
/// InvalidOption where these do not close.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator = ',');

/// What stands in word( ... ), when the whole term is one such call.
[[nodiscard]] std::optional<std::string_view> inside_call(std::string_view word, std::string_view term);

}  // namespace rtsurv::study
