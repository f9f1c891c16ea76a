#pragma once
// The best two cuts of a covariate, and how their three groups fare.

#include <string>
#include <utility>
#include <vector>

#include "rtsurv/results/cut/two_cuts.hpp"
#include "rtsurv/survival/competing/cause_follow_up.hpp"
#include "rtsurv/survival/cutpoint/maxstat.hpp"

namespace rtsurv::study {

/// The search with the range, score and seed of `options`, and 9,999 permutations at most. Hazard ratios against the
/// lowest group are those of the event (cause 1; others count as censored) and of the cuts as found: too far from 1 on
/// average. Throws as survival::two_cuts().
[[nodiscard]] results::TwoCuts best_two_cuts(const survival::CauseFollowUp& causes, const std::vector<double>& x,
                                             const survival::MaxstatOptions& options);

/// The group of a value, of two_cut_groups.
[[nodiscard]] const char* group_of(const survival::TwoCuts& cuts, double value) noexcept;

/// two_cut_groups with their values: "low" and "\u2264 43.3 Gy", "middle" and "> 43.3 to 62.2 Gy", "high" and "> 62.2 Gy".
[[nodiscard]] std::vector<std::pair<std::string, std::string>> group_labels(const survival::TwoCuts& cuts,
                                                                            const std::string& unit);

}  // namespace rtsurv::study
