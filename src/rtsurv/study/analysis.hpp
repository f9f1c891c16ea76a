#pragma once
// What every part of a study's analysis reads: protocol, cohort, endpoints and how columns are coded.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rtsurv/results/study.hpp"
#include "rtsurv/study/calls.hpp"
#include "rtsurv/study/preparation.hpp"
#include "rtsurv/study/run.hpp"

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

/// The result of `estimate`, or the reason why these data cannot give it.
template <class Estimate>
[[nodiscard]] auto maybe(Estimate&& estimate) -> results::Maybe<decltype(estimate())> {
  try {
    return {estimate(), {}};
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::not_estimable && error.kind() != ErrorKind::numerical) throw;
    return {std::nullopt, error.what()};
  }
}

// The parts, each reading the columns that those before it have added.

/// [[cutpoint]]: appends their columns.
[[nodiscard]] std::vector<results::CutpointResult> find_cutpoints(Analysis& analysis);
/// Adds the evidence about each cut that was found.
void weigh_cutpoints(Analysis& analysis, std::vector<results::CutpointResult>& cutpoints);
/// [risk_groups]: appends risk_group. Outcomes are added by compare_risk_groups().
[[nodiscard]] results::RiskGroups form_risk_groups(Analysis& analysis);
void compare_risk_groups(Analysis& analysis, results::RiskGroups& groups);
/// [describe]
[[nodiscard]] results::Table1 describe(Analysis& analysis);
/// [dose]: the schedules of all patients whose dose is known.
[[nodiscard]] results::ScheduleTable tabulate_schedules(Analysis& analysis);
/// [[dose.response]]
[[nodiscard]] std::vector<results::DoseResponse> fit_dose_responses(Analysis& analysis);
/// [dose.sweep]
[[nodiscard]] results::Sweep sweep_alpha_beta(Analysis& analysis);
/// [recommend]; `study` has the cut-points and effects.
[[nodiscard]] results::Recommendation recommend(Analysis& analysis, const results::Study& study);
/// [[endpoint]] with [univariable] and [multivariable].
[[nodiscard]] std::vector<results::EndpointResult> analyse_endpoints(Analysis& analysis);
/// [univariable] of one endpoint.
[[nodiscard]] std::vector<results::UnivariableRow> compare_factors(Analysis& analysis, const std::string& endpoint);
/// [multivariable] of one endpoint.
[[nodiscard]] results::Multivariable adjust(Analysis& analysis, const std::string& endpoint,
                                            const std::vector<results::UnivariableRow>& univariable);
/// [[effect]]
[[nodiscard]] std::vector<results::Effect> estimate_effects(Analysis& analysis);

/// [landmark]; appends the columns of the states.
[[nodiscard]] results::Landmark analyse_from_landmarks(Analysis& analysis);

/// [validation]; the cut-points and the risk groups have their columns.
[[nodiscard]] results::Validation validate_chain(Analysis& analysis, const Progress& progress);

/// [referrals]
[[nodiscard]] results::Referrals count_referrals(Analysis& analysis);
/// [response]
[[nodiscard]] results::Response count_responses(Analysis& analysis);
/// [toxicity]
[[nodiscard]] results::Toxicity count_toxicity(Analysis& analysis);

/// Versions, hashes and counts; `cohort` as read.
[[nodiscard]] results::Manifest manifest_of(const Protocol& protocol, const table::Table& cohort);

}  // namespace rtsurv::study
