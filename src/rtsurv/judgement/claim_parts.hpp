#pragma once
// Pieces that several kinds of claims share.

#include <optional>
#include <string>
#include <vector>

#include "rtsurv/results/study.hpp"

namespace rtsurv::judgement {

/// The parts of an id with '/' between them.
[[nodiscard]] std::string joined(const std::vector<std::string>& parts);

/// "high_dose = true"; the term alone for a number.
[[nodiscard]] std::string named(const std::string& term, const std::optional<std::string>& level);

/// Adds the check, when there is one.
void add(std::vector<results::Check>& checks, const std::optional<results::Check>& check);

/// The numbers of a coefficient.
[[nodiscard]] results::Claim::Estimate estimate_of(const results::CoxTerm& term);

/// A model that did not converge has no number to be used: the claim loses its own.
void unusable(results::Claim& claim);

/// The factors of the endpoint are screened by Gray's test: its question is the cumulative incidence.
[[nodiscard]] bool asks_for_incidence(const results::EndpointResult* endpoint);

/// The endpoint of that name, or null.
[[nodiscard]] const results::EndpointResult* find_endpoint(const results::Study& study, const std::string& name);

/// The smaller of two numbers, of which one may be missing.
[[nodiscard]] std::optional<double> least(std::optional<double> one, std::optional<double> other);

/// Fewest events, and patients, of the groups of the curves; empty without curves.
[[nodiscard]] std::optional<double> fewest_events(const results::Maybe<results::KaplanMeierResult>& curves);
[[nodiscard]] std::optional<double> fewest_patients(const results::Maybe<results::KaplanMeierResult>& curves);

}  // namespace rtsurv::judgement
