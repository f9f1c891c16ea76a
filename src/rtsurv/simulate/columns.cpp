#include "rtsurv/simulate/columns.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "rtsurv/core/mention.hpp"
#include "rtsurv/simulate/distributions.hpp"
#include "rtsurv/simulate/streams.hpp"

namespace rtsurv::simulate {
namespace {

using Rows = std::vector<std::size_t>;

std::vector<const Text*> expressions_of(const ColumnRule& rule) {
  std::vector<const Text*> all;
  for (const Dependence& dependence : rule.follows) all.push_back(&dependence.rank);
  for (const ColumnPart& part : rule.parts)
    for (const auto* expression : {&part.when, &part.value, &part.number})
      if (*expression) all.push_back(&**expression);
  return all;
}

bool uses(const ColumnRule& rule, std::string_view name) {
  const auto all = expressions_of(rule);
  return std::any_of(all.begin(), all.end(), [&](const Text* text) { return mentions(text->text, name); });
}

/// One part of a rule: fills the cells of its rows.
class PartMaker {
 public:
  PartMaker(const Rows& rows, Expressions& expressions, std::vector<Column>& columns, math::RandomStream& random)
      : rows_(rows), expressions_(expressions), columns_(columns), random_(random) {}

  /// Empty, or what contradicts itself.
  std::string fill(const ColumnRule& rule, const ColumnPart& part) {
    if (part.value) return compute(*part.value);
    if (part.number) return flags(part);
    const auto order = this->order(rule);
    if (!order.flaw.empty()) return order.flaw;
    return part.levels.empty() ? quantiles(rule, part, order.made) : levels(part, order.made);
  }

 private:
  std::vector<Value> evaluate(const Text& text) { return expressions_.evaluate(text.text, rows_, random_).cells; }

  Value& cell(std::size_t row) { return columns_.front().cells[row]; }

  std::string compute(const Text& text) {
    std::vector<Value> values = evaluate(text);
    for (const std::size_t row : rows_) cell(row) = std::move(values[row]);
    return {};
  }

  /// Rows in the order in which they receive ascending values.
  Attempt<Rows> order(const ColumnRule& rule) {
    std::vector<std::vector<double>> followed;
    std::vector<double> correlations;
    for (const Dependence& dependence : rule.follows) {
      const std::vector<Value> values = evaluate(dependence.rank);
      followed.emplace_back();
      for (const std::size_t row : rows_) followed.back().push_back(rank_value(values[row]));
      correlations.push_back(dependence.correlation);
    }
    const auto score = scores(followed, correlations, rows_.size(), random_);
    if (!score.flaw.empty()) return {{}, score.flaw};
    Attempt<Rows> attempt;
    for (const std::size_t k : ascending(score.made)) attempt.made.push_back(rows_[k]);
    return attempt;
  }

  static double rank_value(const Value& value) {
    if (const double* number = std::get_if<double>(&value)) return *number;
    return holds(value) ? 1.0 : 0.0;
  }

  std::string levels(const ColumnPart& part, const Rows& order) {
    const auto counts = level_counts(part.levels, rows_.size());
    std::size_t next = 0;
    for (std::size_t level = 0; level < counts.made.size(); ++level)
      for (std::size_t k = 0; k < counts.made[level]; ++k) cell(order[next++]) = part.levels[level].value;
    return counts.flaw;
  }

  std::string quantiles(const ColumnRule& rule, const ColumnPart& part, const Rows& order) {
    const auto values = values_with_quantiles(part.quantiles, rows_.size(), rule.format.decimals, random_);
    for (std::size_t k = 0; k < order.size(); ++k) cell(order[k]) = values[k];
    return {};
  }

  std::string flags(const ColumnPart& part) {
    const std::vector<Value> numbers = evaluate(*part.number);
    std::vector<std::size_t> row_sums, column_sums;
    for (const std::size_t row : rows_) {
      const double* wanted = std::get_if<double>(&numbers[row]);
      if (wanted == nullptr || std::floor(*wanted) != *wanted || *wanted < 0.0 ||
          *wanted > static_cast<double>(part.totals.size()))
        return "\"number\" must be a whole number from 0 to the number of columns for every patient";
      row_sums.push_back(static_cast<std::size_t>(*wanted));
    }
    for (const double total : part.totals) column_sums.push_back(static_cast<std::size_t>(total));
    const auto table = flag_table(row_sums, column_sums, random_);
    for (std::size_t i = 0; i < table.made.size(); ++i)
      columns_[i % column_sums.size()].cells[rows_[i / column_sums.size()]] = table.made[i] != 0;
    return table.flaw;
  }

  const Rows& rows_;
  Expressions& expressions_;
  std::vector<Column>& columns_;
  math::RandomStream& random_;
};

toml::Place place(const ColumnPart& part) { return place_of(part.place); }

}  // namespace

bool ColumnMaker::possible(const ColumnRule& rule) const {
  const auto awaited = [&](const std::string& name) { return sheet_.find(name) == nullptr && uses(rule, name); };
  for (std::size_t i = 0; i < made_.size(); ++i)
    for (const Text& name : specification_.columns[i].names)
      if (made_[i] == 0 && awaited(name.text)) return false;
  const auto outcomes = specification_.outcome_columns();
  return std::none_of(outcomes.begin(), outcomes.end(), awaited);
}

bool ColumnMaker::broken(const ColumnRule& rule) const {
  return std::any_of(broken_.begin(), broken_.end(), [&](const std::string& name) { return uses(rule, name); });
}

void ColumnMaker::make_possible() {
  made_.resize(specification_.columns.size());
  for (std::size_t i = 0; i < specification_.columns.size(); ++i) {
    if (made_[i] != 0 || !possible(specification_.columns[i])) continue;
    make(specification_.columns[i], streams::first_column + i);
    made_[i] = 1;
  }
}

void ColumnMaker::make(const ColumnRule& rule, std::uint64_t stream) {
  std::vector<Column> columns;
  for (const Text& name : rule.names)
    columns.push_back({name.text, rule.type, std::vector<Value>(sheet_.rows), rule.format, rule.written});
  const bool filled = !broken(rule) && fill(rule, columns, stream);
  for (Column& column : columns) {
    if (!filled) broken_.insert(column.name);
    sheet_.columns.push_back(std::move(column));
  }
}

/// Part after part. False when a part contradicts itself.
bool ColumnMaker::fill(const ColumnRule& rule, std::vector<Column>& columns, std::uint64_t stream) {
  math::RandomStream random(specification_.seed, stream);
  std::vector<std::uint8_t> taken(sheet_.rows);
  for (const ColumnPart& part : rule.parts) {
    const auto fits = rows_where(part.when, expressions_, problems_);
    Rows rows;
    for (std::size_t row = 0; row < sheet_.rows; ++row)
      if (taken[row] == 0 && fits[row] != 0) rows.push_back(row);
    for (const std::size_t row : rows) taken[row] = 1;
    std::string flaw;
    try {
      flaw = PartMaker(rows, expressions_, columns, random).fill(rule, part);
    } catch (const ExpressionFlaw& error) {
      flaw = error.what();
    }
    if (flaw.empty()) continue;
    problems_.add(place(part), part.place.text + ": " + flaw + (part.when ? " for whom " + part.when->text : ""));
    return false;
  }
  return true;
}

std::vector<Value> values_of(const Text& expression, Expressions& expressions, toml::FileProblems& problems) {
  try {
    return expressions.evaluate(expression.text).cells;
  } catch (const ExpressionFlaw& flaw) {
    problems.add(place_of(expression), flaw.what());
  }
  return std::vector<Value>(expressions.rows());
}

std::vector<std::uint8_t> rows_where(const std::optional<Text>& condition, Expressions& expressions,
                                     toml::FileProblems& problems) {
  std::vector<std::uint8_t> rows(expressions.rows(), 1);
  if (!condition) return rows;
  const std::vector<Value> values = values_of(*condition, expressions, problems);
  std::transform(values.begin(), values.end(), rows.begin(), [](const Value& value) { return holds(value) ? 1 : 0; });
  return rows;
}

}  // namespace rtsurv::simulate
