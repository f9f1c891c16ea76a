#pragma once
// The cohort on its way to the analysis, and every problem found on that way.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rtsurv/core/error.hpp"
#include "rtsurv/results/study.hpp"
#include "rtsurv/study/protocol.hpp"
#include "rtsurv/table/table.hpp"

namespace rtsurv::study {

/// What prepare() works on. Problems are gathered so that a person sees all of them at once.
struct Preparation {
  Preparation(const Protocol& the_protocol, table::Table cohort) : protocol(the_protocol), table(std::move(cohort)) {}

  const Protocol& protocol;
  table::Table table;
  std::vector<results::FlowStep> flow;
  std::vector<std::string> endpoint_time;  ///< column or expression of each endpoint's time; empty when it is wrong
  std::vector<std::string> warnings;
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

/// "dose_per_fraction", "bed", "eqd2" and "risk_group": columns that a study adds by itself.
inline constexpr std::string_view risk_group_column = "risk_group";

// The steps, in this order; each adds to the problems.

/// Exclusions in order, [dose] and [derive]: see prepare() for which rows a computed column sees.
void build_cohort(Preparation& preparation);
/// Identifiers must differ among the rows that remain.
void check_identifiers(Preparation& preparation);
/// Durations from dates, events, competing events and times of every endpoint.
void prepare_endpoints(Preparation& preparation);
/// Everything else that names a column or an expression.
void check_analyses(Preparation& preparation);

}  // namespace rtsurv::study
