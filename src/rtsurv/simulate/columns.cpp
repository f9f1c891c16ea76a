#include "rtsurv/simulate/columns.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "rtsurv/simulate/distributions.hpp"
#include "rtsurv/simulate/streams.hpp"

namespace rtsurv::simulate {
namespace {

using Rows = std::vector<std::size_t>;

std::vector<const Formula*> formulas(const ColumnRule& rule) {
  std::vector<const Formula*> all;
  for (const Dependence& dependence : rule.follows) all.push_back(&dependence.rank);
  for (const ColumnPart& part : rule.parts)
    for (const auto* formula : {&part.when, &part.value, &part.number})
      if (*formula) all.push_back(&**formula);
  return all;
}

/// One part of a column being filled.
class PartMaker {
 public:
  PartMaker(const Rows& rows, Sheet& sheet, math::RandomStream& random) : rows_(rows), sheet_(sheet), random_(random) {}

  /// Empty, or what contradicts itself.
  std::string fill(const ColumnRule& rule, const ColumnPart& part, std::size_t first) {
    if (part.value) return compute(*part.value, first);
    if (part.number) return flags(part, first);
    const auto order = this->order(rule);
    if (!order.flaw.empty()) return order.flaw;
    return part.levels.empty() ? quantiles(rule, part, order.made, first) : levels(part, order.made, first);
  }

 private:
  Value evaluate(const Formula& formula, std::size_t row) { return formula.expression.evaluate(sheet_, row, random_); }

  Value& cell(std::size_t column, std::size_t row) { return sheet_.columns[column].cells[row]; }

  std::string compute(const Formula& formula, std::size_t column) {
    for (const std::size_t row : rows_) cell(column, row) = evaluate(formula, row);
    return {};
  }

  /// Rows in the order in which they receive ascending values.
  Attempt<Rows> order(const ColumnRule& rule) {
    std::vector<std::vector<double>> followed;
    std::vector<double> correlations;
    for (const Dependence& dependence : rule.follows) {
      followed.emplace_back();
      for (const std::size_t row : rows_) followed.back().push_back(rank_value(evaluate(dependence.rank, row)));
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
    if (std::holds_alternative<std::string>(value)) throw ExpressionFlaw("\"rank\" must be a number or a condition");
    return holds(value) ? 1.0 : 0.0;
  }

  std::string levels(const ColumnPart& part, const Rows& order, std::size_t column) {
    const auto counts = level_counts(part.levels, rows_.size());
    std::size_t next = 0;
    for (std::size_t level = 0; level < counts.made.size(); ++level)
      for (std::size_t k = 0; k < counts.made[level]; ++k) cell(column, order[next++]) = part.levels[level].value;
    return counts.flaw;
  }

  std::string quantiles(const ColumnRule& rule, const ColumnPart& part, const Rows& order, std::size_t column) {
    const auto values = values_with_quantiles(part.quantiles, rows_.size(), rule.format.decimals, random_);
    for (std::size_t k = 0; k < order.size(); ++k) cell(column, order[k]) = values[k];
    return {};
  }

  std::string flags(const ColumnPart& part, std::size_t first) {
    std::vector<std::size_t> row_sums, column_sums;
    for (const std::size_t row : rows_) {
      const Value number = evaluate(*part.number, row);
      const double* wanted = std::get_if<double>(&number);
      if (wanted == nullptr || std::floor(*wanted) != *wanted || *wanted < 0.0 ||
          *wanted > static_cast<double>(part.totals.size()))
        return "\"number\" must be a whole number from 0 to the number of columns for every patient";
      row_sums.push_back(static_cast<std::size_t>(*wanted));
    }
    for (const double total : part.totals) column_sums.push_back(static_cast<std::size_t>(total));
    const auto table = flag_table(row_sums, column_sums, random_);
    for (std::size_t i = 0; i < table.made.size(); ++i)
      cell(first + i % column_sums.size(), rows_[i / column_sums.size()]) = table.made[i] != 0;
    return table.flaw;
  }

  const Rows& rows_;
  Sheet& sheet_;
  math::RandomStream& random_;
};

toml::Place place(const ColumnPart& part) { return place_of(part.place); }

}  // namespace

bool ColumnMaker::possible(const ColumnRule& rule) const {
  const auto all = formulas(rule);
  return std::all_of(all.begin(), all.end(), [&](const Formula* formula) {
    const auto& names = formula->expression.names();
    return std::all_of(names.begin(), names.end(), [&](const auto& name) { return sheet_.find(name) != nullptr; });
  });
}

bool ColumnMaker::broken(const ColumnRule& rule) const {
  const auto all = formulas(rule);
  return std::any_of(all.begin(), all.end(), [&](const Formula* formula) {
    const auto& names = formula->expression.names();
    return std::any_of(names.begin(), names.end(), [&](const auto& name) { return broken_.contains(name); });
  });
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
  const std::size_t first = sheet_.columns.size();
  for (const Text& name : rule.names)
    sheet_.columns.push_back({name.text, std::vector<Value>(sheet_.rows), rule.format, rule.written});
  if (!broken(rule) && fill(rule, first, stream)) return;
  for (const Text& name : rule.names) broken_.insert(name.text);
}

/// Part after part, from the column `first` on. False when a part contradicts itself.
bool ColumnMaker::fill(const ColumnRule& rule, std::size_t first, std::uint64_t stream) {
  math::RandomStream random(specification_.seed, stream);
  std::vector<std::uint8_t> taken(sheet_.rows);
  for (const ColumnPart& part : rule.parts) {
    const auto fits = rows_where(part.when, sheet_, problems_);
    Rows rows;
    for (std::size_t row = 0; row < sheet_.rows; ++row)
      if (taken[row] == 0 && fits[row] != 0) rows.push_back(row);
    for (const std::size_t row : rows) taken[row] = 1;
    std::string flaw;
    try {
      flaw = PartMaker(rows, sheet_, random).fill(rule, part, first);
    } catch (const ExpressionFlaw& error) {
      flaw = error.what();
    }
    if (flaw.empty()) continue;
    problems_.add(place(part), part.place.text + ": " + flaw + (part.when ? " for whom " + part.when->text.text : ""));
    return false;
  }
  return true;
}

std::vector<Value> values_of(const Formula& formula, const Sheet& sheet, math::RandomStream& random,
                             toml::FileProblems& problems) {
  std::vector<Value> values(sheet.rows);
  try {
    for (std::size_t row = 0; row < sheet.rows; ++row) values[row] = formula.expression.evaluate(sheet, row, random);
  } catch (const ExpressionFlaw& flaw) {
    problems.add(place_of(formula.text), flaw.what());
  }
  return values;
}

std::vector<std::uint8_t> rows_where(const std::optional<Formula>& formula, const Sheet& sheet,
                                     toml::FileProblems& problems) {
  std::vector<std::uint8_t> rows(sheet.rows, 1);
  if (!formula) return rows;
  math::RandomStream random(0, streams::none);
  const std::vector<Value> values = values_of(*formula, sheet, random, problems);
  for (std::size_t row = 0; row < sheet.rows; ++row) rows[row] = holds(values[row]) ? 1 : 0;
  return rows;
}

}  // namespace rtsurv::simulate
