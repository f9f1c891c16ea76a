#pragma once
// What counts as found in a model, in its follow-up and in its missing values: one definition for claims, doubts and
// the tables of the report.

#include <optional>
#include <string>
#include <vector>

#include "rtsurv/results/study.hpp"

namespace rtsurv::judgement {

/// Coefficients that a model estimates: all of its terms but the redundant ones, those of a spline, not its rows. One
/// without bound counts.
[[nodiscard]] std::size_t coefficients(const results::CoxResult& model);

/// Events for each of these: patients where weights are whole numbers, rows where they are sampling weights; empty without
/// a coefficient.
[[nodiscard]] std::optional<double> events_per_coefficient(const results::CoxResult& model);

/// The term is a curve of several columns, whether it could be drawn or not.
[[nodiscard]] bool is_spline(const results::CoxResult& model, const std::string& term);

/// A spline as one term, by the test of its whole curve: its rows are ratios between a few of its values. Infinite where
/// one of them is, undetermined where all are.
[[nodiscard]] results::CoxTerm whole_spline(const results::CoxResult& model, const std::string& term);

/// Each coefficient of the model; after them each spline as a whole.
[[nodiscard]] std::vector<results::CoxTerm> terms_of(const results::CoxResult& model);

/// The one of that name and level; nothing when the model has none.
[[nodiscard]] std::optional<results::CoxTerm> term_of(const results::CoxResult& model, const std::string& term,
                                                      const std::optional<std::string>& level);

/// Fewest events and patients of a level and of its reference; of a number nothing.
struct Sides {
  std::optional<double> events, patients;
};
[[nodiscard]] Sides fewest_of(const results::CoxResult& model, const results::CoxTerm& term);

/// The coefficient of that term and level; null when the model has none.
[[nodiscard]] const results::CoxTerm* find_term(const results::CoxResult& model, const std::string& term,
                                                const std::optional<std::string>& level);

/// One patient decides on which side of thresholds::p the P of the coefficient lies.
[[nodiscard]] bool hangs_on_one_patient(const results::ModelChecks::Coefficient& coefficient);

/// The numeric term is not a straight line.
[[nodiscard]] bool is_curved(const results::ModelChecks::Linearity& term);

/// Those who entered early and late fare differently.
[[nodiscard]] bool entrants_differ(const results::FollowUpChecks& checks);

/// Patients in whom the factor is missing fare differently.
[[nodiscard]] bool missing_matters(const results::MissingByOutcome& factor);

/// The factor is not in the multivariable model of the endpoint, which cannot take it (results::LeftOut).
[[nodiscard]] bool is_left_out(const results::EndpointResult& endpoint, const std::string& factor);

/// Share of the patients that a missing value leaves out.
[[nodiscard]] double share_missing(const results::Sample& sample);

/// The largest standardised difference between the sides of a treatment, before or after weighting, without its sign;
/// nothing where none is known.
[[nodiscard]] std::optional<double> largest_imbalance(const results::AdjustedEffect& effect, bool after);

/// The cut of that column was searched in these patients; else null.
[[nodiscard]] const results::CutpointResult* searched_cut_of(const results::Study& study, const std::string& column);

/// P of the cut of that column, corrected for its search; empty where it was not searched or not found.
[[nodiscard]] std::optional<double> corrected_p(const results::CutpointResult& cutpoint, const std::string& column);

}  // namespace rtsurv::judgement
