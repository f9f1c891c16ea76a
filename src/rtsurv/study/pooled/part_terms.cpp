// The cells of the terms of a Cox model in one part of a table.
#include <cstddef>
#include <utility>

#include "rtsurv/study/columns/coded_design.hpp"
#include "rtsurv/study/pooled/combinations.hpp"
#include "rtsurv/study/pooled/part_subjects.hpp"

namespace rtsurv::study {
namespace {

/// The product of the numbers that a term crosses, and the codes of its factors.
struct TermValues {
  std::vector<double> product;
  std::vector<std::vector<int>> codes;
};

TermValues values_of(PooledTerm& pooled, Values& values, const TermSpec& term, const Cases& cases) {
  TermValues result{std::vector<double>(cases.size(), 1.0), {}};
  for (const TermSpec& variable : variables_of(term)) {
    const table::Column& column = values.any(variable.text, "--terms");
    const bool is_factor = is_factor_term(variable, column);
    pooled.is_factor.push_back(is_factor ? 1 : 0);
    if (is_factor) {
      CodedFactor coded = coded_factor(values.table(), column, cases, variable.levels);
      require_few_levels_of_part(coded, "--terms");
      pooled.factors.push_back(std::move(coded.factor));
      result.codes.push_back(std::move(coded.code));
      continue;
    }
    const std::vector<double> numbers = gather(values.number(variable.text, "--terms").number, cases);
    for (std::size_t i = 0; i < numbers.size(); ++i) result.product[i] *= numbers[i];
  }
  return result;
}

void add_cells(PooledTerm& term, const TermValues& values, const Subjects& subjects) {
  const std::size_t n = subjects.time.size();
  Combinations combinations = combinations_of(values.codes, n);
  const std::size_t count = combinations.levels.size();
  std::vector<std::vector<double>> product(count), weight(count);
  term.cells.resize(count);
  for (std::size_t i = 0; i < n; ++i) {
    const auto at = static_cast<std::size_t>(combinations.code[i]);
    const PooledCount one{1, subjects.weight_of(i)};
    term.cells[at].cases.add(one);
    if (subjects.cause[i] > 0) term.cells[at].events.add(one);
    product[at].push_back(values.product[i]);
    weight[at].push_back(one.weight);
  }
  for (std::size_t at = 0; at < count; ++at) {
    term.cells[at].levels = std::move(combinations.levels[at]);
    term.cells[at].product = survival::cox_moments({product[at].size(), 1, std::move(product[at])}, weight[at]);
  }
}

}  // namespace

void add_terms(PooledSums& sums, const Subjects& subjects, Values& values, const std::vector<TermSpec>& terms,
               const Cases& cases) {
  for (const TermSpec& term : terms) {
    PooledTerm& pooled = sums.terms.emplace_back();
    pooled.name = term.text;
    add_cells(pooled, values_of(pooled, values, term, cases), subjects);
  }
}

}  // namespace rtsurv::study
