#include "rtsurv/table/expression.hpp"

namespace rtsurv::table::sql {
namespace {

/// The place after the quoted text or name that starts at i; a doubled quote stays inside.
std::size_t skip_quoted(std::string_view text, std::size_t i) {
  const char quote = text[i];
  while (true) {
    i = text.find(quote, i + 1);
    if (i == std::string_view::npos) throw ExpressionFlaw(std::string("a quote ") + quote + " is not closed");
    if (i + 1 == text.size() || text[i + 1] != quote) return i + 1;
    ++i;
  }
}

void check_outside_quotes(std::string_view rest) {
  const char c = rest.front();
  if (c == ';') throw ExpressionFlaw("';' has no place in a single expression");
  if (rest.substr(0, 2) == "--" || rest.substr(0, 2) == "/*") throw ExpressionFlaw("comments are not allowed");
  if (c == '$') throw ExpressionFlaw("'$' is not allowed; write texts in single quotes");
}

}  // namespace

void check_text(std::string_view expression) {
  if (expression.find_first_not_of(" \t\r\n") == std::string_view::npos)
    throw ExpressionFlaw("the expression is empty");
  int depth = 0;
  std::size_t i = 0;
  while (i < expression.size()) {
    const char c = expression[i];
    const bool line_break = c == '\t' || c == '\n' || c == '\r';
    if (static_cast<unsigned char>(c) < 0x20 && !line_break) throw ExpressionFlaw("it holds a control character");
    if (c == '\'' || c == '"') {
      i = skip_quoted(expression, i);
      continue;
    }
    check_outside_quotes(expression.substr(i));
    depth += c == '(' ? 1 : 0;
    depth -= c == ')' ? 1 : 0;
    if (depth < 0) throw ExpressionFlaw("a parenthesis closes that was never opened");
    ++i;
  }
  if (depth > 0) throw ExpressionFlaw("a parenthesis is not closed");
}

}  // namespace rtsurv::table::sql
