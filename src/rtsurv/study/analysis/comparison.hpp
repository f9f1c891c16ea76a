#pragma once
// How the outcome differs by one variable: the same three looks everywhere in a study.

#include <cstdint>
#include <span>
#include <string>

#include "rtsurv/study/analysis/analysis.hpp"

namespace rtsurv::study {

struct Comparison {
  bool numeric = false;  ///< a numeric covariate without groups: no log-rank test and no curves
  /// With every pair of the groups (Holm) when there are three to ten, and the test for trend when they have an order.
  results::Maybe<results::LogRankResult> logrank;
  results::Maybe<results::KaplanMeierResult> km;  ///< at the landmarks
  results::Maybe<results::CoxResult> cox;         ///< of the variable alone
};

/// Compares an outcome by a variable among `rows` (one flag per row; empty: all) in which both are known.
[[nodiscard]] Comparison compare(Analysis& analysis, const Outcome& outcome, const std::string& variable,
                                 std::span<const std::uint8_t> rows = {});

/// The same of a factor of the protocol, as a row for people.
[[nodiscard]] results::UnivariableRow compare_factor(Analysis& analysis, const Outcome& outcome,
                                                     const std::string& factor,
                                                     std::span<const std::uint8_t> rows = {});

}  // namespace rtsurv::study
