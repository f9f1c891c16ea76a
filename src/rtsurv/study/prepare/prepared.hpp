#pragma once
// The cohort of a study, ready for its analysis. Start here: prepare().

#include <string>
#include <vector>

#include "rtsurv/results/study.hpp"
#include "rtsurv/study/prepare/endpoint_columns.hpp"
#include "rtsurv/study/prepare/printed_figures.hpp"
#include "rtsurv/study/protocol/protocol.hpp"
#include "rtsurv/table/table.hpp"

namespace rtsurv::study {

/// Reads the cohort that the protocol names. Throws as Table::read().
[[nodiscard]] table::Table read_cohort(const Protocol& protocol);

/// The cohort to analyse: exclusions, dose and derivations have been applied.
struct Prepared {
  table::Table table;
  std::vector<ColumnRule> columns;  ///< of [columns]; those with a reference have their levels, the reference first
  std::vector<results::FlowStep> flow;
  std::vector<EndpointColumns> endpoints;  ///< in the order of the protocol
  std::vector<std::string> warnings;
  PrintedFigures published;  ///< of [published]
};

/// Checks protocol against data without analysing: columns, expressions, types, dates, unique id, 0/1 events, times.
/// All problems of the protocol are thrown together (Error(protocol), with line and column), else those of the data
/// together (Error(data), with row and column).
///
/// Exclusions are applied in order. The columns of [dose] and [derive] are computed after them, on the rows that
/// remain; only when an exclusion needs one is it (with those before it) computed earlier, on the rows that are still
/// there. A dose that no patient can have had, an identifier that occurs twice and the like are problems of the rows
/// that remain, not of those excluded.
[[nodiscard]] Prepared prepare(const Protocol& protocol, table::Table cohort);

}  // namespace rtsurv::study
