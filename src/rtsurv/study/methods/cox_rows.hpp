#pragma once
// A regression as rows for people: one per covariate and per level of a factor, with its patients and events.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "rtsurv/results/methods/methods.hpp"
#include "rtsurv/study/columns/design.hpp"
#include "rtsurv/study/methods/model_fit.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::study {

/// Throws NotEstimable, in words, without events among so many rows or when no term has a column.
void require_estimable(const Design& design, double events, std::size_t rows);

/// The events in the order of the cases.
[[nodiscard]] std::vector<std::uint8_t> events_of(const survival::FollowUp& follow_up);

/// Patients and events.
struct TermCount {
  std::size_t n = 0;
  double events = 0.0;
};
/// Those at a level of a term's factor; without a level, of all cases.
using TermCounts = std::function<TermCount(std::size_t term, std::optional<std::size_t> level)>;

/// Terms and reference levels; limits have the confidence level of the fit.
void describe_terms(results::CoxResult& result, const ModelFit& model);

/// The same where patients are counted elsewhere: no term is a spline.
void describe_terms(results::CoxResult& result, const Design& design, const survival::CoxFit& fit,
                    const TermCounts& counts);

/// The numbers of one column; those that a coefficient does not have stay empty.
void describe_column(results::CoxTerm& row, const survival::Coefficient& coefficient);

/// Likelihoods, tests, concordance and iterations.
void describe_fit(results::CoxResult& result, const survival::CoxFit& fit);

}  // namespace rtsurv::study
