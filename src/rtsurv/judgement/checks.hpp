#pragma once
// The checks of a claim, one function each; the limits are those of core/thresholds.hpp. A check that does not apply to
// the claim is empty; one that applies but could not be made is not_done.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/results/study.hpp"

namespace rtsurv::judgement {

using results::Check;

/// The P of the claim is below 0.05.
[[nodiscard]] Check small_p(std::optional<double> p);

/// The penalised limit nearest to 1 of a hazard ratio without bound lies beyond 1; passed when there is a bound.
[[nodiscard]] Check separation(const results::CoxTerm& term);

/// At least 10 events; not done when the number is not known.
[[nodiscard]] Check few_events(std::optional<double> fewest);

/// At least 5 patients.
[[nodiscard]] Check few_patients(std::optional<double> fewest);

/// Failed where what the claim rests on - a factor, the variable of a cut, a grouping - is noticed to be an outcome, or
/// to be computed from one (results::Notice); else empty.
[[nodiscard]] std::optional<Check> from_outcome(const results::Study& study, const results::Claim& claim);

/// At least 20 clusters; empty where the rows of the endpoint are not clustered.
[[nodiscard]] std::optional<Check> few_clusters(const results::EndpointResult* endpoint);

/// The interval that the validation corrected excludes 1; not done when no validation has that estimate.
[[nodiscard]] Check optimism(const results::Study& study, const chain::Quantity& wanted);

/// The corrected rates of the best and of the worst group differ at the last landmark at which two are known. The lower
/// limit of their difference d = r1 - r2 is
///
///     d - sqrt((r1 - l1)^2 + (u2 - r2)^2),    Zou & Donner, Stat Med 27 (2008) 1693-1702.
[[nodiscard]] Check optimism_of_groups(const results::Study& study, const std::string& endpoint);

/// 80 % of the replicates select the factor; empty where the endpoint's model was not screened.
[[nodiscard]] std::optional<Check> selection(const results::Study& study, const results::EndpointResult& endpoint,
                                             const std::string& factor);

/// P lies on the same side of 0.05 without the patient who moves the coefficient most. Not done for a spline, whose columns
/// have no influence of their own.
[[nodiscard]] Check one_patient(const results::Multivariable& model, const results::CoxTerm& term);

/// No conclusion of the sweep that `concerns` the claim turns; empty without one.
[[nodiscard]] std::optional<Check> alpha_beta(const results::Study& study,
                                              const std::function<bool(const results::SweptConclusion&)>& concerns);

/// The term has P < 0.05 and the same direction in the Fine-Gray model of the endpoint; a spline has P < 0.05 as a whole.
/// Empty without competing events.
[[nodiscard]] std::optional<Check> competing_risks(const results::EndpointResult& endpoint,
                                                   const results::CoxTerm& term);

/// Gray's test of the event between the groups has P < 0.05.
[[nodiscard]] std::optional<Check> competing_risks(
    const std::optional<results::Maybe<results::IncidenceResult>>& by_group);

/// The other way round, for a claim on the cumulative incidence: the same of the cause-specific model, or of the log-rank
/// test between the groups.
[[nodiscard]] Check cause_specific(const results::CoxTerm& on_incidence, const results::CoxTerm& term);
[[nodiscard]] Check cause_specific(const results::Maybe<results::LogRankResult>& between_groups);

/// The weights of the adjusted effect balance what its treatment was chosen by: no standardised difference is above 0.1;
/// `standardise` has no weights. Not done where the effect could not be adjusted; empty where nobody asked for it.
[[nodiscard]] std::optional<Check> confounding(const results::Effect& effect);

/// Of a claim on an effect in one group: P < 0.05 that it differs between the groups, and for the effect itself after
/// Bonferroni's correction for all groups that were looked at.
[[nodiscard]] Check differs(const results::Effect& effect);
[[nodiscard]] Check of_many_groups(const results::Effect& effect, std::optional<double> p);

/// With the outcome permuted no more studies show an effect in some group than a sound test would (more_than_chance());
/// empty without permutations.
[[nodiscard]] std::optional<Check> chance(const results::Study& study, const results::Effect& effect);

/// The variable of a cut, fixed or searched, has P < 0.05 without a cut as well: its spline, and every dose-response of
/// the endpoint where the variable is the EQD2. Empty for what is no cut.
[[nodiscard]] std::optional<Check> dose_response(const results::Study& study, const std::string& column,
                                                 const std::string& endpoint);

/// A number acts as a straight line; empty for a factor and for a number of two values.
[[nodiscard]] std::optional<Check> linearity(const results::Multivariable& model, const results::CoxTerm& term);

/// At most 10 % of the patients are left out, and those in whom the factor is missing do not fare differently.
[[nodiscard]] Check missing(const results::Sample& sample, const results::EndpointResult* endpoint,
                            const std::string& factor);

}  // namespace rtsurv::judgement
