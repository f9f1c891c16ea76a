#pragma once
// A regression as rows for people: one per covariate and per level of a factor, with its patients and events.

#include <cstdint>
#include <span>
#include <vector>

#include "rtsurv/results/methods/methods.hpp"
#include "rtsurv/study/columns/design.hpp"
#include "rtsurv/study/methods/model_fit.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::study {

/// Throws NotEstimable, in words, without events or when no term has a column.
void require_estimable(const Design& design, const survival::FollowUp& follow_up);

/// The events in the order of the cases.
[[nodiscard]] std::vector<std::uint8_t> events_of(const survival::FollowUp& follow_up);

/// Terms and reference levels; limits have the confidence level of the fit.
void describe_terms(results::CoxResult& result, const ModelFit& model);

/// The numbers of one column; those that a coefficient does not have stay empty.
void describe_column(results::CoxTerm& row, const survival::Coefficient& coefficient);

/// Likelihoods, tests, concordance and iterations.
void describe_fit(results::CoxResult& result, const survival::CoxFit& fit);

}  // namespace rtsurv::study
