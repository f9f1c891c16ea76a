#pragma once
// The conventions of a result as phrases, the same in every output.

#include <cstdint>
#include <string>

#include "rtsurv/results/cut/cutpoint.hpp"
#include "rtsurv/results/methods/methods.hpp"

namespace rtsurv::report {

/// "95 %": a confidence level.
[[nodiscard]] std::string level_phrase(double confidence_level);

/// "95 % CI": the head of a column.
[[nodiscard]] std::string interval_head(double confidence_level);

/// Errors are robust: rows have clusters or sampling weights.
[[nodiscard]] bool is_robust(const results::Sample& sample);

/// "Greenwood’s variance" of a curve, or "robust variance (infinitesimal jackknife)".
[[nodiscard]] std::string curve_variance(const results::Sample& sample);

/// "likelihood ratio" of whole terms and interactions, or "robust Wald test".
[[nodiscard]] std::string term_test(const results::Sample& sample);

/// "Robust standard error, clusters by centre, 12 clusters.", or what weights mean; empty without both.
[[nodiscard]] std::string rows_phrase(const results::Sample& sample);

/// " Numbers below the curves are sums of weights." under a figure of sampling weights; else nothing.
[[nodiscard]] std::string weighted_counts(const results::Sample& sample);

/// "Efron" or "Breslow".
[[nodiscard]] std::string ties_name(survival::Ties ties);

/// "log-transformed", "plain (linear)" or "log-log-transformed".
[[nodiscard]] std::string interval_type(survival::ConfidenceType type);

/// What a search for a cut-point maximises, as an adjective: "log-rank", "Gehan" or, with competing events, "Gray".
[[nodiscard]] std::string cutpoint_score(const results::CutpointResult& cutpoint);

/// "hazard ratio"; "subdistribution hazard ratio" of a cut by Gray's scores.
[[nodiscard]] std::string cutpoint_ratio(const results::CutpointResult& cutpoint);

/// How the P value of a cut-point was found: "99,999 permutations (conditional Monte Carlo)".
[[nodiscard]] std::string cutpoint_p_method(const results::CutpointResult& cutpoint);

/// The method behind a preposition: "from 99,999 permutations (...)", "by the upper bound of ...".
[[nodiscard]] std::string cutpoint_p_source(const results::CutpointResult& cutpoint);

/// P with its method and Monte Carlo error: "P = 0.017 from 99,999 permutations (...), Monte Carlo error 0.0004".
[[nodiscard]] std::string cutpoint_p_phrase(const results::CutpointResult& cutpoint);

/// P of a search by permutations: "P = 0.041 from 9,999 permutations, Monte Carlo error 0.002".
[[nodiscard]] std::string p_phrase_of_search(double p, std::uint32_t replicates, double std_error);

/// The time scale of the test of proportional hazards: "time transformed by the Kaplan–Meier estimate".
[[nodiscard]] std::string zph_scale(const std::string& transform);

/// "log-rank test", "Peto–Peto test", "Gehan test", "Tarone–Ware test", "G-rho test with rho = 0.5" or
/// "Fleming–Harrington test with rho = 0, gamma = 1".
[[nodiscard]] std::string log_rank_name(const survival::LogRankOptions& options);

/// The hazard ratio with its interval; "infinite (separation)" or "zero (separation)" for a coefficient without bound,
/// "undetermined" for one that any value fits.
[[nodiscard]] std::string hazard_ratio(const results::CoxTerm& term);

/// "natural cubic spline of 3 degrees of freedom, knots at 32, 55, 64 and 81; the curve: chi-square 12.3 on 3 df, P =
/// 0.006; not a straight line: ...": the tests are those of the whole term.
[[nodiscard]] std::string spline_phrase(const results::CoxResult::Spline& spline);

/// What a reader does not see where counts of people from 1 to below `min_cell` are hidden.
[[nodiscard]] std::string small_counts_sentence(std::size_t min_cell);

/// The name of a test of Table 1 in a sentence: "Wilcoxon rank-sum test", "Fisher's exact test (...)".
[[nodiscard]] std::string test_name(const std::string& test);

}  // namespace rtsurv::report
