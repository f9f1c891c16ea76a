#pragma once
// An adjusted comparison of two treatments in words, the same in every output.

#include <string>
#include <vector>

#include "rtsurv/results/study.hpp"

namespace rtsurv::report {

/// "weighted by the inverse probability of treatment" or "standardised over a Cox model".
[[nodiscard]] std::string adjustment_phrase(const results::AdjustedEffect& effect);

/// "in all patients (ATE)" or "in those who had Tamoxifen: yes (ATT)".
[[nodiscard]] std::string estimand_phrase(const results::Study& study, const results::Effect& effect);

/// "stabilised", or "stabilised and truncated at the 1 % and 99 % quantile of each treatment".
[[nodiscard]] std::string weights_phrase(const results::AdjustedEffect& effect);

/// The labels of what was adjusted for: "Age, Grade and Nodes".
[[nodiscard]] std::string adjusted_for(const results::Study& study, const results::AdjustedEffect& effect);

/// "+12.3 (2.0 to 22.6)" in percentage points; "not estimable" without an estimate.
[[nodiscard]] std::string points_interval(std::optional<double> estimate, std::optional<double> lower,
                                          std::optional<double> upper);
/// The same of a difference of rates, whose limits are NaN without an interval.
[[nodiscard]] std::string points_interval(const std::optional<survival::Contrast>& difference);

/// The head of a line: "Hormonal treatment and relapse-free survival, adjusted for Age and Nodes (weighted by ..., in
/// all patients (ATE))".
[[nodiscard]] std::string adjusted_head(const results::Study& study, const results::Effect& effect);

/// What the adjustment says at each landmark and of the hazard, or why it says nothing.
[[nodiscard]] std::vector<std::string> adjusted_findings(const results::Study& study, const results::Effect& effect);

}  // namespace rtsurv::report
