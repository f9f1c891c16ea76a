#include "rtsurv/study/columns/design.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <string_view>

#include <fmt/format.h>

#include "rtsurv/study/columns/coded_design.hpp"
#include "rtsurv/study/columns/grouping.hpp"
#include "rtsurv/survival/cox/spline.hpp"
#include "rtsurv/table/columns/cell.hpp"
#include "rtsurv/table/columns/row_list.hpp"

namespace rtsurv::study {
namespace {

constexpr std::string_view terms_option = "--terms";

Factor coded(Values& values, const TermSpec& term, const Cases& cases) {
  Factor factor = as_factor(values.table(), values.any(term.text, terms_option), term.levels);
  if (term.reference) {
    if (std::find(factor.levels.begin(), factor.levels.end(), *term.reference) == factor.levels.end())
      throw Error(ErrorKind::usage,
                  fmt::format("\"{}\" has no level \"{}\" that could be its reference", term.text, *term.reference));
    factor = with_reference(std::move(factor), *term.reference);
  }
  Factor of_cases = on_cases(factor, cases);
  require_few_levels(of_cases, terms_option);
  return of_cases;
}

void append_numbers(Design& design, const std::vector<double>& values) {
  design.columns.push_back({design.terms.size() - 1, std::nullopt});
  design.covariates.values.insert(design.covariates.values.end(), values.begin(), values.end());
}

std::vector<std::string> names_of(const TermSpec& term) {
  std::vector<std::string> names;
  for (const TermSpec& variable : term.crossed) names.push_back(variable.text);
  if (names.empty()) names.push_back(term.text);
  return names;
}

bool includes(const std::vector<std::string>& all, const std::vector<std::string>& some) {
  return std::ranges::all_of(some, [&](const std::string& one) { return std::ranges::find(all, one) != all.end(); });
}

/// Whether the model has the interaction without one of its variables as a term.
bool has_margin(const std::vector<TermSpec>& terms, const TermSpec& interaction, const std::string& without) {
  std::vector<std::string> margin = names_of(interaction);
  std::erase(margin, without);
  return std::ranges::any_of(terms, [&](const TermSpec& term) {
    const std::vector<std::string> names = names_of(term);
    return names.size() == margin.size() && includes(names, margin);
  });
}

/// Texts that are all numbers are levels where there are few, such as grades; many are numbers of which nobody said so.
void require_no_numbers_as_texts(const TermSpec& term, const table::Column& column) {
  constexpr std::size_t most = 10;
  if (column.type != table::ColumnType::text || column.ordered || column.level.size() <= most) return;
  if (!std::ranges::all_of(column.level, [](const std::string& one) { return table::parse_number(one).has_value(); }))
    return;
  throw Error(ErrorKind::usage,
              fmt::format("{} \"{}\": holds {} different numbers as texts; write CAST({} AS DOUBLE) for the number, or "
                          "factor({}) for its levels",
                          terms_option, term.text, column.level.size(), term.text, term.text));
}

/// The variables of a term that is no spline.
std::vector<CodedVariable> coded_variables(Values& values, const TermSpec& term, const Cases& cases) {
  std::vector<CodedVariable> result;
  for (const TermSpec& variable : variables_of(term)) {
    CodedVariable& one = result.emplace_back();
    if (is_factor_term(variable, values.any(variable.text, terms_option)))
      one.factor = coded(values, variable, cases);
    else
      one.number = gather(values.number(variable.text, terms_option).number, cases);
  }
  return result;
}

/// Each combination of the levels, the first factor varying fastest.
std::optional<Factor> combinations(const std::string& name, const std::vector<CodedVariable>& variables,
                                   std::size_t cases) {
  Factor all{name, {""}, std::vector<int>(cases, 0)};
  bool any = false;
  for (const CodedVariable& variable : variables) {
    if (!variable.factor) continue;
    const std::vector<std::string> before = std::move(all.levels);
    all.levels.clear();
    for (const std::string& level : variable.factor->levels)
      for (const std::string& earlier : before) all.levels.push_back(any ? earlier + ":" + level : level);
    for (std::size_t i = 0; i < cases; ++i) all.code[i] += static_cast<int>(before.size()) * variable.factor->code[i];
    any = true;
  }
  return any ? std::optional(std::move(all)) : std::nullopt;
}

/// Whether a combination takes a reference level that has no column: that of a factor whose other variables are a term of
/// the model.
bool has_reference(const std::vector<TermSpec>& terms, const TermSpec& interaction,
                   const std::vector<CodedVariable>& variables, std::size_t combination) {
  for (std::size_t v = 0; v < variables.size(); ++v) {
    const std::size_t levels = variables[v].factor ? variables[v].factor->levels.size() : 1;
    if (variables[v].factor && combination % levels == 0 && has_margin(terms, interaction, interaction.crossed[v].text))
      return true;
    combination /= levels;
  }
  return false;
}

void append_interaction(Design& design, const std::vector<TermSpec>& terms, const TermSpec& interaction,
                        const std::vector<CodedVariable>& variables, std::size_t cases) {
  design.terms.back().crossed = names_of(interaction);
  std::vector<double> product(cases, 1.0);
  for (const CodedVariable& variable : variables)
    for (std::size_t i = 0; i < variable.number.size(); ++i) product[i] *= variable.number[i];
  const std::optional<Factor> factor = combinations(interaction.text, variables, cases);
  design.terms.back().factor = factor;
  if (!factor) return append_numbers(design, product);
  for (std::size_t level = 0; level < factor->levels.size(); ++level) {
    if (has_reference(terms, interaction, variables, level)) continue;
    design.columns.push_back({design.terms.size() - 1, level});
    for (std::size_t i = 0; i < cases; ++i)
      design.covariates.values.push_back(factor->code[i] == static_cast<int>(level) ? product[i] : 0.0);
  }
}

void append_levels(Design& design, const Factor& factor) {
  for (std::size_t level = 1; level < factor.levels.size(); ++level) {
    design.columns.push_back({design.terms.size() - 1, level});
    for (const int code : factor.code) design.covariates.values.push_back(code == static_cast<int>(level) ? 1.0 : 0.0);
  }
}

/// A term that is no spline.
void append_term(Design& design, const std::vector<TermSpec>& terms, const TermSpec& term,
                 const std::vector<CodedVariable>& variables, std::size_t cases) {
  if (!term.crossed.empty()) return append_interaction(design, terms, term, variables, cases);
  design.terms.back().factor = variables.front().factor;
  if (variables.front().factor) return append_levels(design, *variables.front().factor);
  append_numbers(design, variables.front().number);
}

/// Knots stand at quantiles of the cases, which R's ns() takes before it leaves out rows that miss another variable.
void append_spline(Design& design, const SplineSpec& spline, const std::vector<double>& values,
                   std::span<const double> count) {
  DesignTerm& term = design.terms.back();
  term.splined = spline.variable;
  term.knots = survival::natural_knots(values, spline.df, count);
  if (term.knots.empty())
    throw NotEstimable(fmt::format(
        "\"{}\" has too few different values for its knots, which stand at quantiles; take fewer degrees of freedom, or "
        "\"{}\" itself",
        term.name, spline.variable));
  std::vector<std::vector<double>> columns(spline.df);
  for (const double value : values) {
    const std::vector<double> functions = survival::spline_columns(value, term.knots);
    for (std::size_t k = 0; k < spline.df; ++k) columns[k].push_back(functions[k]);
  }
  for (const std::vector<double>& column : columns) append_numbers(design, column);
}

/// The cubes of larger numbers are no numbers, nor are the products of some.
void require_in_range(const table::Table& table, const Design& design, const Cases& cases) {
  constexpr double largest_of_spline = 1e100;
  for (std::size_t j = 0; j < design.columns.size(); ++j) {
    const DesignTerm& term = design.terms[design.columns[j].term];
    if (!term.is_spline() && !term.is_interaction()) continue;
    const double largest = term.is_spline() ? largest_of_spline : std::numeric_limits<double>::max();
    const std::span<const double> values = design.covariates.column(j);
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < values.size(); ++i)
      if (!(std::fabs(values[i]) <= largest)) rows.push_back(table.where(cases.row[i], {}).row.value());
    if (!rows.empty())
      throw Error(ErrorKind::data,
                  fmt::format("{} too large for a {} ({} {}); correct it, or take another unit",
                              rows.size() == 1 ? "a value is" : "values are",
                              term.is_spline() ? "spline, which takes cubes of numbers" : "product with another",
                              rows.size() == 1 ? "row" : "rows", table::list_rows(rows)),
                  table.where(term.is_spline() ? term.splined : term.name));
  }
}

}  // namespace

std::vector<TermSpec> variables_of(const TermSpec& term) {
  return term.crossed.empty() ? std::vector<TermSpec>{term} : term.crossed;
}

std::size_t Design::first_column(std::size_t term) const {
  return static_cast<std::size_t>(std::ranges::find(columns, term, &DesignColumn::term) - columns.begin());
}

void require_splinable(const table::Table& table, const table::Column& column, std::string_view used_by) {
  const bool is_text = column.type == table::ColumnType::text && table.odd_cells(column.name).empty();
  if (!is_text && column.type != table::ColumnType::boolean) return;
  throw Error(ErrorKind::usage,
              fmt::format("{}: a spline is of a number, and \"{}\" is a {}; write \"{}\" itself, whose "
                          "levels are compared",
                          used_by, column.name, is_text ? "text" : "yes/no", column.name));
}

bool is_factor_term(const TermSpec& term, const table::Column& column) {
  return term.factor || !term.levels.empty() || is_factor(column);
}

bool DesignTerm::contains(const DesignTerm& other) const {
  const std::vector<std::string> names = other.is_interaction() ? other.crossed : std::vector<std::string>{other.name};
  return crossed.size() > names.size() && includes(crossed, names);
}

void require_terms(Selection& selection, Values& values, const std::vector<TermSpec>& terms) {
  for (const TermSpec& term : terms) {
    if (!term.crossed.empty()) {
      require_terms(selection, values, term.crossed);
      continue;
    }
    if (term.spline) require_splinable(values.table(), values.any(term.spline->variable, terms_option), terms_option);
    const table::Column& column =
        term.spline ? values.number(term.spline->variable, terms_option) : values.any(term.text, terms_option);
    if (!term.factor && term.levels.empty()) {
      require_no_odd_cells(values.table(), column);
      require_no_numbers_as_texts(term, column);
    }
    if (column.type == table::ColumnType::date && !is_factor_term(term, column))
      throw Error(ErrorKind::usage, fmt::format("\"{}\" is a date, which cannot be a covariate; derive a duration or a "
                                                "year from it",
                                                term.text));
    selection.require(column.missing);
  }
}

Design design_of(Values& values, const std::vector<TermSpec>& terms, const Cases& cases,
                 std::span<const double> count) {
  Design result;
  for (const TermSpec& term : terms) {
    result.terms.push_back({term.text, std::nullopt});
    if (term.spline)
      append_spline(result, *term.spline, gather(values.number(term.spline->variable, terms_option).number, cases),
                    count);
    else
      append_term(result, terms, term, coded_variables(values, term, cases), cases.size());
  }
  result.covariates.rows = cases.size();
  result.covariates.columns = result.columns.size();
  require_in_range(values.table(), result, cases);
  return result;
}

Design design_of(const std::vector<TermSpec>& terms, const std::vector<std::vector<CodedVariable>>& variables,
                 std::size_t cases) {
  Design result;
  for (std::size_t t = 0; t < terms.size(); ++t) {
    result.terms.push_back({terms[t].text, std::nullopt});
    append_term(result, terms, terms[t], variables[t], cases);
  }
  result.covariates.rows = cases;
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
