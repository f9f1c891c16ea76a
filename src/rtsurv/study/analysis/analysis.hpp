#pragma once
// What every part of a study's analysis reads: protocol, cohort, endpoints and how columns are coded.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rtsurv/results/study.hpp"
#include "rtsurv/study/methods/calls.hpp"
#include "rtsurv/study/prepare/preparation.hpp"
#include "rtsurv/study/prepare/prepared.hpp"

namespace rtsurv::study {

class Analysis {
 public:
  Analysis(const Protocol& protocol, Prepared prepared);

  [[nodiscard]] const Protocol& protocol() const noexcept { return protocol_; }
  [[nodiscard]] const table::Table& table() const noexcept { return table_; }
  [[nodiscard]] Values& values() noexcept { return values_; }

  /// Adds a column that the analysis computed.
  void append(const table::Column& column) { table_.append(column); }

  /// Puts other values into a column. What values() knows of it must be forgotten.
  void replace(const table::Column& column) { table_.replace(column); }

  /// Time and event of an endpoint of the protocol.
  [[nodiscard]] Outcome outcome(const std::string& endpoint) const;

  /// The same with the competing event; nothing when the endpoint has none.
  [[nodiscard]] std::optional<CauseOutcome> causes(const std::string& endpoint) const;

  /// Order of the levels that the protocol gives to a column (or the groups of risk_group); empty when it gives none.
  [[nodiscard]] std::vector<std::string> levels(const std::string& text) const;

  /// The covariate of that text, coded as the protocol says.
  [[nodiscard]] TermSpec term(const std::string& text) const;

  /// A numeric covariate without groups to compare.
  [[nodiscard]] bool is_covariate_only(const std::string& text);

  /// The column or expression. Expressions over cut-points could not be checked before now: what does not fit is
  /// Error(protocol) at its place.
  const table::Column& column(const Text& text, std::string_view used_by);

  /// The label for people.
  [[nodiscard]] std::string label(const std::string& text) const;

  /// Sentences about the whole study, each once.
  void warn(const std::string& sentence);
  [[nodiscard]] std::vector<std::string> take_warnings() { return std::move(warnings_); }

 private:
  [[nodiscard]] const ColumnRule* rule_of(std::string_view column) const;

  const Protocol& protocol_;
  table::Table table_;
  Values values_;
  std::vector<std::string> endpoint_time_;
  std::vector<std::string> warnings_;
};

}  // namespace rtsurv::study
