#pragma once
// The rows of a regression table: a factor's name, its reference level, its levels; or one row for a number.

#include <string>
#include <vector>

#include "rtsurv/report/html/page/table.hpp"
#include "rtsurv/results/study.hpp"

namespace rtsurv::report::html {

/// "per 1 year"; "per unit" without one.
[[nodiscard]] std::string per_unit(const results::Study& study, const std::string& column);

/// "Age at surgery, per 1 year"; "EQD2, per 1 Gy"; "Positive nodes, per unit".
[[nodiscard]] std::string numeric_label(const results::Study& study, const std::string& column);

/// The term's n and events: {"1,774", "1,059"}.
[[nodiscard]] std::vector<Cell> people(double n, double events);

/// Cells n, events, HR (CI), P; head rows carry none. HR (CI) and P of the same term in `beside` follow where it is given.
[[nodiscard]] std::vector<Table::Row> cox_rows(const results::Study& study, const results::CoxResult& cox,
                                               const results::CoxResult* beside = nullptr);

/// Adds a row whose last two cells are the term's HR (CI) and P and, where its coefficient is infinite, the
/// penalised estimate below.
void add_term_row(std::vector<Table::Row>& rows, Table::Row row, const results::CoxTerm& term);

/// The same for a level of a factor in a model of that factor alone: "reference" for the level without a term, nothing
/// for a value of a number.
void add_level_row(std::vector<Table::Row>& rows, Table::Row row, const results::Maybe<results::CoxResult>& cox,
                   const std::string& level);

/// The row of a number that a table shows by its values, in a model of that number alone: its hazard ratio per unit,
/// which no value has for itself. `blank_cells` come before it. Nothing for a factor.
void add_unit_row(std::vector<Table::Row>& rows, const results::Study& study,
                  const results::Maybe<results::CoxResult>& cox, std::size_t blank_cells);

/// What the rows of a model say where a coefficient is infinite or undetermined; empty where none is.
[[nodiscard]] std::vector<std::string> separation_notes(const results::CoxResult& cox);

/// "Likelihood-ratio test: chi-square 12.3 on 2 df, P <0.001".
[[nodiscard]] std::string test_phrase(const std::string& name, const survival::ChiSquareTest& test);

}  // namespace rtsurv::report::html
