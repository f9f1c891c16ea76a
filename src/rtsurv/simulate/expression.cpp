#include "rtsurv/simulate/expression.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "rtsurv/core/error.hpp"
#include "rtsurv/core/mention.hpp"
#include "rtsurv/core/text.hpp"
#include "rtsurv/math/distributions.hpp"
#include "rtsurv/table/columns/columns.hpp"

namespace rtsurv::simulate {
namespace {

using table::ColumnType;

constexpr double none = std::numeric_limits<double>::quiet_NaN();

double number(const Value& value) {
  if (const double* number = std::get_if<double>(&value)) return *number;
  const bool* truth = std::get_if<bool>(&value);
  return truth == nullptr ? none : static_cast<double>(*truth);
}

std::string text(const Value& value) {
  return std::holds_alternative<std::string>(value) ? std::get<std::string>(value) : field(value, {});
}

table::Column numbers(std::string_view name, ColumnType type, const std::vector<double>& values) {
  table::Column column = table::number_column(std::string(name), values);
  column.type = type;
  return column;
}

table::Column to_table(const Column& column) {
  if (column.type == ColumnType::text) {
    std::vector<std::string> texts;
    for (const Value& value : column.cells) texts.push_back(text(value));
    return table::text_column(column.name, texts);
  }
  std::vector<double> values;
  for (const Value& value : column.cells) values.push_back(number(value));
  return numbers(column.name, column.type, values);
}

Value cell(const table::Column& column, std::size_t row) {
  if (column.missing[row] != 0) return {};
  if (column.type == ColumnType::text) return column.level[static_cast<std::size_t>(column.code[row])];
  if (column.type == ColumnType::boolean) return column.number[row] != 0.0;
  return column.number[row];
}

table::Table first_columns(std::size_t rows) {
  std::vector<double> row;
  while (row.size() < rows) row.push_back(static_cast<double>(row.size() + 1));
  const std::vector<double> undrawn(rows, none);
  return table::Table::from_columns({numbers(row_name, ColumnType::integer, row),
                                     numbers(uniform_name, ColumnType::number, undrawn),
                                     numbers(normal_name, ColumnType::number, undrawn)});
}

/// The expression without its texts, which could hold anything, and without blanks before a parenthesis.
std::string without_texts(std::string_view expression) {
  std::string rest;
  bool inside = false;
  for (const char c : expression) {
    if (c == '\'') inside = !inside;
    while (!inside && c == '(' && !rest.empty() &&
           std::string_view(" \t\r\n").find(rest.back()) != std::string_view::npos)
      rest.pop_back();
    if (!inside) rest += c;
  }
  return rest;
}

bool writes(const std::string& expression, std::string_view word) {
  const bool calls = word.ends_with('(');
  if (!calls && word != "&") return mentions(expression, word);
  const std::string folded = fold_case(without_texts(expression));
  for (std::size_t at = folded.find(word); at != std::string::npos; at = folded.find(word, at + 1))
    if (!calls || at == 0 || std::string_view(" \t\r\n(),+-*/|<>=").find(folded[at - 1]) != std::string_view::npos)
      return true;
  return false;
}

std::string shown(const FormerSpelling& former) {
  return std::string(former.word) + (former.word.ends_with('(') ? ")" : "");
}

void refuse_another_meaning(const std::string& expression) {
  for (const FormerSpelling& former : former_spellings())
    if (former.another_meaning && writes(expression, former.word))
      throw ExpressionFlaw("the expression \"" + excerpt(expression) + "\": " + shown(former) +
                           " has another meaning in SQL; write " + std::string(former.sql));
}

/// The first problem, without the name of a table that nobody has seen.
std::string reason(const Error& error, const std::string& expression, const std::string& table) {
  std::string message = error.what();
  message.resize(std::min(message.find('\n'), message.size()));
  for (const std::string& phrase : {" in " + table, table + ", "})
    if (const std::size_t at = message.find(phrase); at != std::string::npos) message.erase(at, phrase.size());
  for (const FormerSpelling& former : former_spellings())
    if (writes(expression, former.word)) message += "; for " + shown(former) + " write " + std::string(former.sql);
  return message;
}

}  // namespace

const std::vector<FormerSpelling>& former_spellings() {
  static const std::vector<FormerSpelling> all{{"weekday(", "isodow(day), 1 for Monday", true},
                                               {"log(", "ln(x), the natural logarithm", true},
                                               {"&", "a || b to join texts", true},
                                               {"missing", "x is null, x is not null, or null", false},
                                               {"max(", "greatest(a, b)", false},
                                               {"min(", "least(a, b)", false},
                                               {"before(", "split_part(text, mark, 1)", false},
                                               {"after(", "split_part(text, mark, 2)", false},
                                               {"number(", "try_cast(text as double)", false},
                                               {"pad(", "lpad(x::varchar, width, '0')", false},
                                               {"uniform(", "a + (b - a) * uniform", false},
                                               {"normal(", "mean + sd * normal", false},
                                               {"bed(", "D * (1 + D / n / alpha_beta)", false},
                                               {"eqd2(", "D * (1 + D / n / alpha_beta) / (1 + 2 / alpha_beta)", false}};
  return all;
}

bool draws(std::string_view expression) {
  return mentions(expression, uniform_name) || mentions(expression, normal_name);
}

Expressions::Expressions(const Sheet& sheet) : sheet_(sheet), table_(first_columns(sheet.rows)) {}

Column Expressions::evaluate(const std::string& expression) {
  while (seen_ < sheet_.columns.size()) table_.append(to_table(sheet_.columns[seen_++]));
  refuse_another_meaning(expression);
  try {
    const table::Column made = table_.evaluate(expression, "the expression");
    Column column{{}, made.type, {}, {}, true};
    for (std::size_t row = 0; row < sheet_.rows; ++row) column.cells.push_back(cell(made, row));
    return column;
  } catch (const Error& error) {
    throw ExpressionFlaw(reason(error, expression, table_.path()));
  }
}

Column Expressions::evaluate(const std::string& expression, const std::vector<std::size_t>& rows,
                             math::RandomStream& random) {
  if (!draws(expression)) return evaluate(expression);
  std::vector<double> uniform(sheet_.rows, none), normal = uniform;
  for (const std::size_t row : rows) {
    uniform[row] = random.uniform();
    normal[row] = math::normal_quantile(uniform[row]);
  }
  table_.replace(numbers(uniform_name, ColumnType::number, uniform));
  table_.replace(numbers(normal_name, ColumnType::number, normal));
  return evaluate(expression);
}

}  // namespace rtsurv::simulate
