#pragma once
// The whole study: protocol + cohort table -> results. Start here: run().

#include <functional>
#include <string>

#include "rtsurv/results/study.hpp"
#include "rtsurv/study/protocol.hpp"
#include "rtsurv/table/table.hpp"

namespace rtsurv::study {

/// Told the name of each part as it begins, such as "Cut-points"; may be empty.
using Progress = std::function<void(const std::string& part)>;

/// Reads the cohort that the protocol names. Throws as Table::read().
[[nodiscard]] table::Table read_cohort(const Protocol& protocol);

/// Checks protocol against data without analysing: columns, expressions, types, dates, unique id, 0/1 events, times.
/// All problems of the protocol are thrown together (Error(protocol), with line and column), those of the data together
/// (Error(data), with row and column). Consumes the table: exclusions, dose and derivations have been applied to the
/// one returned.
struct Prepared {
  table::Table table;
  std::vector<results::FlowStep> flow;
  std::vector<std::string> warnings;
};
[[nodiscard]] Prepared prepare(const Protocol& protocol, table::Table cohort);

/// The whole analysis. A part that these data cannot give is present with the reason; only wrong input throws.
[[nodiscard]] results::Study run(const Protocol& protocol, table::Table cohort, const Progress& progress = {});

}  // namespace rtsurv::study
