#pragma once
// The cohort on its way to the analysis, and every problem found on that way.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rtsurv/core/error.hpp"
#include "rtsurv/results/study.hpp"
#include "rtsurv/study/prepare/endpoint_columns.hpp"
#include "rtsurv/study/prepare/printed_figures.hpp"
#include "rtsurv/study/protocol/protocol.hpp"
#include "rtsurv/table/table.hpp"

namespace rtsurv::study {

/// What prepare() works on. Problems are gathered so that a person sees all of them at once.
struct Preparation {
  Preparation(const Protocol& the_protocol, table::Table cohort)
      : protocol(the_protocol), table(std::move(cohort)), columns(the_protocol.columns) {}

  const Protocol& protocol;
  table::Table table;
  std::vector<ColumnRule> columns;  ///< of [columns]; check_columns() lists the levels where a reference is given
  std::vector<results::FlowStep> flow;
  std::vector<EndpointColumns> endpoints;  ///< of each endpoint, in the order of the protocol
  std::vector<std::string> warnings;
  std::vector<std::uint8_t> disordered;  ///< one flag per row: [dates] has reported its dates
  PrintedFigures published;
  Problems protocol_problems{ErrorKind::protocol};
  Problems data_problems{ErrorKind::data};

  /// Notes a problem of the protocol at a place of its file.
  void refuse(const Text& place, std::string_view message);

  /// Runs `action`. An Error(usage) becomes a problem of the protocol at `place`, an Error(data) problems of the data.
  /// False when there was one.
  template <class Action>
  bool attempt(const Text& place, Action&& action) {
    try {
      std::forward<Action>(action)();
      return true;
    } catch (const Error& error) {
      note(place, error);
      return false;
    }
  }

 private:
  /// Throws on what is neither.
  void note(const Text& place, const Error& error);
};

// The steps, in this order; each adds to the problems.

/// Columns of numbers or dates with a few other cells: sets those apart, so that all else can be checked. The list goes
/// to report_odd_cells() once the exclusions have been applied.
[[nodiscard]] std::vector<table::OddCell> set_odd_cells_apart(Preparation& preparation);
void report_odd_cells(Preparation& preparation, const std::vector<table::OddCell>& cells);
/// Exclusions in order, [dose] and [derive]: see prepare() for which rows a computed column sees.
void build_cohort(Preparation& preparation);
/// [response]: adds the best response when it is derived from lesion sums.
void derive_response(Preparation& preparation);
/// Identifiers must differ among the rows that remain.
void check_identifiers(Preparation& preparation);
/// [dates]: every row whose dates do not stand in order.
void check_dates(Preparation& preparation);
/// Durations from dates, events, competing events and times of every endpoint.
void prepare_endpoints(Preparation& preparation);
// What parts of the protocol name that make the cohort; those that are analysed check themselves: see part.hpp.

/// [study]: the entry of the patients; and that no column of the cohort bears a name that the analysis will give.
void check_study(Preparation& preparation);
/// [columns]: the columns, the expressions that a part uses, and their levels. A reference is put before the other
/// levels, which keep their order, so that it is one for every table, model and curve.
void check_columns(Preparation& preparation);

/// Factors of three levels and more whose first level has no event of a compared endpoint, and whose levels the protocol
/// does not order: their largest level with events of every such endpoint is put first, and a warning says so.
void choose_references(Preparation& preparation);

/// A warning for each factor of a multivariable model that it will leave out, as far as the cohort tells: those that have
/// no coefficient in the patients in whom they are known, and searched cut-points of endpoints that do not allow it.
void foresee_left_out(Preparation& preparation);

/// The titles that files of statistics programs give to their columns, as the labels of those that the protocol uses and
/// gives none.
void take_titles(Preparation& preparation);

/// The column or expression as dates; cells that are none are added to the problems. Throws Error(usage) when it holds
/// something else.
[[nodiscard]] table::Column date_of(Preparation& preparation, const Text& text, const std::string& used_by);

}  // namespace rtsurv::study
