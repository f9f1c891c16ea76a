#pragma once
// The parts of a study's analysis, one function each. Start here: run() in run.hpp, which calls them.

#include <string>
#include <vector>

#include "rtsurv/results/study.hpp"
#include "rtsurv/study/analysis/analysis.hpp"
#include "rtsurv/study/parts/run.hpp"

namespace rtsurv::study {

// The parts, each reading the columns that those before it have added.

/// [[cutpoint]]: appends their columns.
[[nodiscard]] std::vector<results::CutpointResult> find_cutpoints(Analysis& analysis);
/// Adds the evidence about each cut that was found.
void weigh_cutpoints(Analysis& analysis, results::Study& study);
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
void analyse_endpoints(Analysis& analysis, results::Study& study);
/// [univariable] of one endpoint.
[[nodiscard]] std::vector<results::UnivariableRow> compare_factors(Analysis& analysis, const std::string& endpoint);
/// [multivariable] of one endpoint.
[[nodiscard]] results::Multivariable adjust(Analysis& analysis, const std::string& endpoint,
                                            const std::vector<results::UnivariableRow>& univariable);
/// [[effect]]
void estimate_effects(Analysis& analysis, results::Study& study);
/// [landmark]
void analyse_from_landmarks(Analysis& analysis, results::Study& study);

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
