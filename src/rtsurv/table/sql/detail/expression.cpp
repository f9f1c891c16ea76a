#include "rtsurv/table/sql/detail/expression.hpp"

#include "rtsurv/core/utf8.hpp"

namespace rtsurv::table::sql {
namespace {

/// Walks over the text outside quotes.
class TextCheck {
 public:
  explicit TextCheck(std::string_view text) : text_(text) {}

  void run() {
    while (place_ < text_.size()) {
      if (text_[place_] == '\'' || text_[place_] == '"') {
        skip_quoted();
      } else {
        check(text_[place_]);
        ++place_;
      }
    }
    if (depth_ > 0) throw ExpressionFlaw("a parenthesis is not closed");
  }

 private:
  /// Moves behind the quoted text or name that starts here; a doubled quote stays inside.
  void skip_quoted() {
    const char quote = text_[place_];
    do {
      place_ = text_.find(quote, place_ + 1);
      if (place_ == std::string_view::npos) throw ExpressionFlaw(std::string("a quote ") + quote + " is not closed");
      ++place_;
    } while (place_ < text_.size() && text_[place_] == quote);
  }

  void check(char c) {
    const std::string_view pair = text_.substr(place_, 2);
    if (c == ';') throw ExpressionFlaw("';' has no place in a single expression");
    if (pair == "--" || pair == "/*") throw ExpressionFlaw("comments are not allowed");
    if (c == '$') throw ExpressionFlaw("'$' is not allowed; write texts in single quotes");
    if (c == '(' || c == '[' || c == '{') ++depth_;
    if (c == ')' || c == ']' || c == '}') --depth_;
    if (depth_ < 0) throw ExpressionFlaw("a parenthesis closes that was never opened");
    if (depth_ > deepest) throw ExpressionFlaw("its parentheses are nested too deeply");
    if (c == ',' && depth_ == 0) throw ExpressionFlaw("it must be one expression, not several with commas");
  }

  static constexpr int deepest = 200;

  std::string_view text_;
  std::size_t place_ = 0;
  int depth_ = 0;
};

}  // namespace

void check_text(std::string_view expression) {
  constexpr std::size_t longest = 20'000;
  if (expression.find_first_not_of(" \t\r\n") == std::string_view::npos)
    throw ExpressionFlaw("the expression is empty");
  if (expression.size() > longest) throw ExpressionFlaw("the expression is too long");
  if (!is_utf8(expression)) throw ExpressionFlaw("the expression is not UTF-8 text");
  TextCheck(expression).run();
}

}  // namespace rtsurv::table::sql
