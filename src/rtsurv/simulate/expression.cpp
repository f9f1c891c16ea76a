#include "rtsurv/simulate/expression.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "rtsurv/core/date.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/dose/models/linear_quadratic.hpp"
#include "rtsurv/math/distributions.hpp"

namespace rtsurv::simulate {
namespace {

using Node = Expression::Node;

struct Context {
  const Sheet& sheet;
  std::size_t row;
  math::RandomStream& random;
};

Value evaluate(const Node& node, const Context& context);

double number(const Value& value) {
  if (const double* number = std::get_if<double>(&value)) return *number;
  if (const bool* truth = std::get_if<bool>(&value)) return *truth ? 1.0 : 0.0;
  throw ExpressionFlaw("a number is needed where there is a text");
}

std::string text(const Value& value) {
  return std::holds_alternative<std::string>(value) ? std::get<std::string>(value) : field(value, {});
}

Value finite(double result) {
  if (std::isfinite(result)) return result;
  return {};
}

bool less(const Value& a, const Value& b) {
  if (std::holds_alternative<std::string>(a) && std::holds_alternative<std::string>(b)) return a < b;
  return number(a) < number(b);
}

bool equal(const Value& a, const Value& b) {
  const bool texts = std::holds_alternative<std::string>(a) && std::holds_alternative<std::string>(b);
  return texts ? a == b : number(a) == number(b);
}

Value compare(const std::string& op, const Value& a, const Value& b) {
  if (op == "=") return equal(a, b);
  if (op == "<>") return !equal(a, b);
  if (op == "<") return less(a, b);
  if (op == ">") return less(b, a);
  return op == "<=" ? !less(b, a) : !less(a, b);
}

Value calculate(const std::string& op, double a, double b) {
  if (op == "+") return finite(a + b);
  if (op == "-") return finite(a - b);
  return finite(op == "*" ? a * b : a / b);
}

Value part_of(const std::string& whole, const std::string& mark, bool first) {
  const std::size_t at = whole.find(mark);
  if (at == std::string::npos) return {};
  return first ? whole.substr(0, at) : whole.substr(at + mark.size());
}

Value read_number(const std::string& digits) {
  double result = 0.0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), result);
  if (error != std::errc() || end != digits.data() + digits.size()) return {};
  return finite(result);
}

Value read_date(const std::string& iso) {
  const auto days = parse_date(iso);
  if (!days) throw ExpressionFlaw("date() needs a day that exists, written 'YYYY-MM-DD'");
  return static_cast<double>(*days);
}

std::string padded(const std::string& digits, double width) {
  const auto wanted = static_cast<std::size_t>(std::clamp(width, 0.0, 100.0));
  return digits.size() < wanted ? std::string(wanted - digits.size(), '0') + digits : digits;
}

double rounded(double x, double digits) {
  const double scale = std::pow(10.0, digits);
  return std::round(x * scale) / scale;
}

double equivalent_dose(const std::string& op, const std::vector<Value>& v) {
  const dose::Course course{Gray{number(v[0])}, static_cast<int>(number(v[1]))};
  const AlphaBeta alpha_beta{number(v[2])};
  return op == "bed()" ? dose::bed(course, alpha_beta).value : dose::eqd2(course, alpha_beta).value;
}

Value extreme(const std::string& op, const std::vector<Value>& v) {
  double result = number(v[0]);
  for (const Value& value : v)
    result = op == "min()" ? std::min(result, number(value)) : std::max(result, number(value));
  return result;
}

Value draw(const std::string& op, const std::vector<Value>& v, math::RandomStream& random) {
  const double u = random.uniform();
  const double a = number(v[0]), b = number(v[1]);
  return finite(op == "uniform()" ? a + (b - a) * u : a + b * math::normal_quantile(u));
}

/// Functions of values that are all there.
Value call(const std::string& op, const std::vector<Value>& v, math::RandomStream& random) {
  if (op == "uniform()" || op == "normal()") return draw(op, v, random);
  if (op == "min()" || op == "max()") return extreme(op, v);
  if (op == "before()" || op == "after()") return part_of(text(v[0]), text(v[1]), op == "before()");
  if (op == "number()") return read_number(text(v[0]));
  if (op == "date()") return read_date(text(v[0]));
  if (op == "pad()") return padded(text(v[0]), number(v[1]));
  if (op == "bed()" || op == "eqd2()") return equivalent_dose(op, v);
  const double x = number(v[0]);
  if (op == "year()") return static_cast<double>(year_of(x));
  if (op == "weekday()") return static_cast<double>(weekday_of(x));
  if (op == "round()") return finite(rounded(x, v.size() > 1 ? number(v[1]) : 0.0));
  if (op == "floor()") return std::floor(x);
  if (op == "abs()") return std::abs(x);
  if (op == "exp()") return finite(std::exp(x));
  return finite(op == "log()" ? std::log(x) : std::sqrt(x));
}

Value lookup(const std::string& name, const Context& context) {
  if (name == "row") return static_cast<double>(context.row + 1);
  const Column* column = context.sheet.find(name);
  if (column == nullptr) throw ExpressionFlaw("there is no column \"" + name + "\" yet");
  return column->cells[context.row];
}

Value is_one_of(const Node& node, const Context& context) {
  const Value wanted = evaluate(node.arguments[0], context);
  if (is_missing(wanted)) return {};
  return std::any_of(node.arguments.begin() + 1, node.arguments.end(),
                     [&](const Node& item) { return equal(wanted, evaluate(item, context)); });
}

Value first_present(const Node& node, const Context& context) {
  for (const Node& argument : node.arguments)
    if (Value value = evaluate(argument, context); !is_missing(value)) return value;
  return {};
}

Value evaluate_all(const Node& node, const Context& context) {
  std::vector<Value> values;
  for (const Node& argument : node.arguments) {
    values.push_back(evaluate(argument, context));
    if (is_missing(values.back())) return {};
  }
  if (node.op.ends_with("()")) return call(node.op, values, context.random);
  if (node.op == "&") return text(values[0]) + text(values[1]);
  if (node.op == "+" || node.op == "-" || node.op == "*" || node.op == "/")
    return calculate(node.op, number(values[0]), number(values[1]));
  return compare(node.op, values[0], values[1]);
}

Value evaluate(const Node& node, const Context& context) {
  const auto truth = [&](std::size_t i) { return holds(evaluate(node.arguments[i], context)); };
  if (node.op == "value") return node.value;
  if (node.op == "name") return lookup(std::get<std::string>(node.value), context);
  if (node.op == "or") return truth(0) || truth(1);
  if (node.op == "and") return truth(0) && truth(1);
  if (node.op == "not") return !truth(0);
  if (node.op == "is missing") return is_missing(evaluate(node.arguments[0], context));
  if (node.op == "if()") return evaluate(node.arguments[truth(0) ? 1 : 2], context);
  if (node.op == "in") return is_one_of(node, context);
  if (node.op == "coalesce()") return first_present(node, context);
  return evaluate_all(node, context);
}

}  // namespace

const std::vector<Function>& functions() {
  constexpr std::size_t any = std::numeric_limits<std::size_t>::max();
  static const std::vector<Function> all{
      {"abs", 1, 1},     {"after", 2, 2},   {"bed", 3, 3},    {"before", 2, 2}, {"coalesce", 1, any}, {"date", 1, 1},
      {"eqd2", 3, 3},    {"exp", 1, 1},     {"floor", 1, 1},  {"if", 3, 3},     {"log", 1, 1},        {"max", 1, any},
      {"min", 1, any},   {"normal", 2, 2},  {"number", 1, 1}, {"pad", 2, 2},    {"round", 1, 2},      {"sqrt", 1, 1},
      {"uniform", 2, 2}, {"weekday", 1, 1}, {"year", 1, 1}};
  return all;
}

Value Expression::evaluate(const Sheet& sheet, std::size_t row, math::RandomStream& random) const {
  try {
    return simulate::evaluate(root_, {sheet, row, random});
  } catch (const InvalidOption& error) {
    throw ExpressionFlaw(error.what());
  }
}

}  // namespace rtsurv::simulate
