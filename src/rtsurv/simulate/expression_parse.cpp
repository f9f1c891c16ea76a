// Recursive descent from text to the tree.

#include <algorithm>
#include <cctype>
#include <charconv>
#include <set>

#include "rtsurv/core/error.hpp"
#include "rtsurv/core/text.hpp"
#include "rtsurv/simulate/expression.hpp"

namespace rtsurv::simulate {
namespace {

using Node = Expression::Node;

bool begins_name(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_'; }
bool continues_name(char c) { return begins_name(c) || std::isdigit(static_cast<unsigned char>(c)) != 0; }

class Parser {
 public:
  explicit Parser(const std::string& text) : text_(text) { advance(); }

  Node parse() {
    Node node = disjunction();
    if (kind_ != Kind::end) fail("something follows the expression");
    return node;
  }
  std::set<std::string> names;

 private:
  enum class Kind { end, number, text, name, sign };

  [[noreturn]] void fail(const std::string& message) const {
    throw ExpressionFlaw(message + (kind_ == Kind::end ? ", at its end" : ", at \"" + token_ + "\""));
  }

  void advance() {
    while (next_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[next_])) != 0) ++next_;
    const std::size_t begin = next_;
    if (begin == text_.size()) {
      kind_ = Kind::end;
    } else if (begins_name(text_[begin])) {
      while (next_ < text_.size() && continues_name(text_[next_])) ++next_;
      kind_ = Kind::name;
    } else if (std::isdigit(static_cast<unsigned char>(text_[begin])) != 0) {
      read_number();
    } else if (text_[begin] == '\'') {
      return read_text();
    } else {
      read_sign();
    }
    token_ = text_.substr(begin, next_ - begin);
  }

  void read_number() {
    const std::size_t begin = next_;
    const auto read = std::from_chars(text_.data() + begin, text_.data() + text_.size(), number_);
    next_ = static_cast<std::size_t>(read.ptr - text_.data());
    kind_ = Kind::number;
    if (read.ec != std::errc())
      throw ExpressionFlaw("the number " + excerpt(text_.substr(begin, next_ - begin), 20) +
                           " is too large or too small");
  }

  void read_text() {
    token_.clear();
    for (++next_;; ++next_) {
      if (next_ == text_.size()) throw ExpressionFlaw("a text lacks its closing '");
      if (text_[next_] == '\'' && (next_ + 1 == text_.size() || text_[next_ + 1] != '\'')) break;
      if (text_[next_] == '\'') ++next_;
      token_ += text_[next_];
    }
    ++next_;
    kind_ = Kind::text;
  }

  void read_sign() {
    const std::string two = text_.substr(next_, 2);
    next_ += two == "<=" || two == ">=" || two == "<>" ? 2U : 1U;
    kind_ = Kind::sign;
  }

  bool accept(const std::string& token) {
    if ((kind_ != Kind::name && kind_ != Kind::sign) || token_ != token) return false;
    advance();
    return true;
  }

  void expect(const std::string& token) {
    if (!accept(token)) fail("expected " + token);
  }

  Node disjunction() {
    Node node = conjunction();
    while (accept("or")) node = {"or", {}, {std::move(node), conjunction()}};
    return node;
  }

  Node conjunction() {
    Node node = negation();
    while (accept("and")) node = {"and", {}, {std::move(node), negation()}};
    return node;
  }

  Node negation() {
    const Level level(*this);
    if (accept("not")) return {"not", {}, {negation()}};
    return comparison();
  }

  Node comparison() {
    Node node = sum();
    if (accept("in")) {
      std::vector<Node> arguments{std::move(node)};
      expect("(");
      for (Node& item : list()) arguments.push_back(std::move(item));
      return {"in", {}, std::move(arguments)};
    }
    if (accept("is")) {
      const bool negated = accept("not");
      expect("missing");
      Node missing{"is missing", {}, {std::move(node)}};
      return negated ? Node{"not", {}, {std::move(missing)}} : missing;
    }
    for (const char* sign : {"<=", ">=", "<>", "=", "<", ">"})
      if (accept(sign)) return {sign, {}, {std::move(node), sum()}};
    return node;
  }

  Node sum() {
    Node node = product();
    for (;;) {
      const std::string sign = token_;
      if (kind_ != Kind::sign || (sign != "+" && sign != "-" && sign != "&")) return node;
      advance();
      node = {sign, {}, {std::move(node), product()}};
    }
  }

  Node product() {
    Node node = signed_value();
    for (;;) {
      const std::string sign = token_;
      if (kind_ != Kind::sign || (sign != "*" && sign != "/")) return node;
      advance();
      node = {sign, {}, {std::move(node), signed_value()}};
    }
  }

  Node signed_value() {
    const Level level(*this);
    if (accept("-")) return {"-", {}, {{"value", 0.0, {}}, signed_value()}};
    return primary();
  }

  Node primary() {
    if (accept("(")) {
      Node node = disjunction();
      expect(")");
      return node;
    }
    Node node{"value", {}, {}};
    if (kind_ == Kind::number)
      node.value = number_;
    else if (kind_ == Kind::text)
      node.value = token_;
    else if (kind_ == Kind::name)
      return named();
    else
      fail("expected a value");
    advance();
    return node;
  }

  Node named() {
    const std::string name = token_;
    advance();
    if (name == "true" || name == "false") return {"value", name == "true", {}};
    if (name == "missing") return {"value", {}, {}};
    if (accept("(")) return call(name);
    if (name != "row") names.insert(name);
    return {"name", name, {}};
  }

  Node call(const std::string& name) {
    const auto& known = functions();
    const auto found = std::find_if(known.begin(), known.end(), [&](const Function& f) { return f.name == name; });
    if (found == known.end()) throw ExpressionFlaw(unknown_function(name));
    Node node{name + "()", {}, list()};
    if (node.arguments.size() < found->fewest || node.arguments.size() > found->most)
      throw ExpressionFlaw(name + "() takes " + std::to_string(found->fewest) +
                           (found->most == found->fewest ? "" : " or more") + " values");
    return node;
  }

  static std::string unknown_function(const std::string& name) {
    std::vector<std::string> all;
    for (const Function& function : functions()) all.push_back(function.name);
    const auto near = nearest(name, all);
    return "there is no function " + name + "()" + (near ? "; did you mean " + *near + "()?" : "");
  }

  /// Values up to the closing parenthesis.
  std::vector<Node> list() {
    std::vector<Node> items;
    if (accept(")")) return items;
    do items.push_back(disjunction());
    while (accept(","));
    expect(")");
    return items;
  }

  /// One step deeper into the expression.
  class Level {
   public:
    explicit Level(Parser& parser) : depth_(parser.depth_) {
      if (++depth_ > deepest) throw ExpressionFlaw("the expression is nested too deeply");
    }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;
    ~Level() { --depth_; }

   private:
    static constexpr std::size_t deepest = 200;
    std::size_t& depth_;
  };

  const std::string& text_;
  std::size_t next_ = 0, depth_ = 0;
  Kind kind_ = Kind::end;
  std::string token_;
  double number_ = 0.0;
};

}  // namespace

Expression Expression::parse(const std::string& text) {
  constexpr std::size_t longest = 2'000;  // a sum of many terms nests as deep as it is long
  if (text.size() > longest)
    throw ExpressionFlaw("the expression has more than " + std::to_string(longest) +
                         " characters; make columns of its parts");
  Parser parser(text);
  Expression expression;
  expression.root_ = parser.parse();
  expression.names_.assign(parser.names.begin(), parser.names.end());
  return expression;
}

}  // namespace rtsurv::simulate
