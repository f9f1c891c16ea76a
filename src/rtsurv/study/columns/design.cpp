#include "rtsurv/study/columns/design.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "rtsurv/study/columns/grouping.hpp"

namespace rtsurv::study {
namespace {

constexpr std::string_view used_by = "--terms";

bool is_factor_term(const TermSpec& term, const table::Column& column) {
  return term.factor || !term.levels.empty() || is_factor(column);
}

Factor coded(Values& values, const TermSpec& term, const Cases& cases) {
  Factor factor = as_factor(values.table(), values.any(term.text, used_by), term.levels);
  if (term.reference) {
    if (std::find(factor.levels.begin(), factor.levels.end(), *term.reference) == factor.levels.end())
      throw Error(ErrorKind::usage,
                  fmt::format("\"{}\" has no level \"{}\" that could be its reference", term.text, *term.reference));
    factor = with_reference(std::move(factor), *term.reference);
  }
  Factor of_cases = on_cases(factor, cases);
  require_few_levels(of_cases, used_by);
  return of_cases;
}

void append_numbers(Design& design, const std::vector<double>& values) {
  design.columns.push_back({design.terms.size() - 1, std::nullopt});
  design.covariates.values.insert(design.covariates.values.end(), values.begin(), values.end());
}

void append_levels(Design& design, const Factor& factor) {
  for (std::size_t level = 1; level < factor.levels.size(); ++level) {
    design.columns.push_back({design.terms.size() - 1, level});
    for (const int code : factor.code) design.covariates.values.push_back(code == static_cast<int>(level) ? 1.0 : 0.0);
  }
}

}  // namespace

void require_terms(Selection& selection, Values& values, const std::vector<TermSpec>& terms) {
  for (const TermSpec& term : terms) {
    const table::Column& column = values.any(term.text, used_by);
    if (!term.factor && term.levels.empty()) require_no_odd_cells(values.table(), column);
    if (column.type == table::ColumnType::date && !is_factor_term(term, column))
      throw Error(ErrorKind::usage, fmt::format("\"{}\" is a date, which cannot be a covariate; derive a duration or a "
                                                "year from it",
                                                term.text));
    selection.require(column.missing);
  }
}

Design design_of(Values& values, const std::vector<TermSpec>& terms, const Cases& cases) {
  Design result;
  for (const TermSpec& term : terms) {
    result.terms.push_back({term.text, std::nullopt});
    if (is_factor_term(term, values.any(term.text, used_by))) {
      result.terms.back().factor = coded(values, term, cases);
      append_levels(result, *result.terms.back().factor);
    } else {
      append_numbers(result, gather(values.number(term.text, used_by).number, cases));
    }
  }
  result.covariates.rows = cases.size();
  result.covariates.columns = result.columns.size();
  return result;
}

void append_products(Design& design, std::size_t first_term, std::size_t second_term) {
  const std::size_t columns = design.columns.size();
  for (std::size_t a = 0; a < columns; ++a)
    for (std::size_t b = 0; b < columns; ++b) {
      if (design.columns[a].term != first_term || design.columns[b].term != second_term) continue;
      design.columns.push_back(design.columns[a]);
      for (std::size_t i = 0; i < design.covariates.rows; ++i) {
        const double* values = design.covariates.values.data();
        design.covariates.values.push_back(values[a * design.covariates.rows + i] *
                                           values[b * design.covariates.rows + i]);
      }
      ++design.covariates.columns;
    }
}

}  // namespace rtsurv::study
