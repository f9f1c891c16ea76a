#pragma once
// The texts of a Kaplan-Meier figure.

#include <cstddef>
#include <string>

#include "rtsurv/report/figure/curves/kaplan_meier_layout.hpp"
#include "rtsurv/report/figure/figure.hpp"

namespace rtsurv::report::figure {

inline constexpr std::size_t most_ratios = 3;  ///< hazard ratios that stand among the curves

/// "24 months"; "24" where the unit is not known.
[[nodiscard]] std::string time_phrase(const KaplanMeierFigure& content, double time);

[[nodiscard]] std::string time_title(const KaplanMeierFigure& content);  ///< "Time (months)"
[[nodiscard]] std::string rate_title(const KaplanMeierFigure& content);  ///< "Overall survival (%)"

/// " Arrow: 3 events lie beyond the axis."; empty when none does.
[[nodiscard]] std::string beyond_words(const KaplanMeierLayout& layout);

/// How it is drawn: intervals, ticks, the numbers below, tests.
[[nodiscard]] std::string kaplan_meier_conventions(const KaplanMeierFigure& content, const KaplanMeierLayout& layout);

/// Stands alone: what is drawn, n and events, and at its end the conventions.
[[nodiscard]] std::string kaplan_meier_caption(const KaplanMeierFigure& content, const KaplanMeierLayout& layout);

/// The numbers of the figure in sentences, for those who cannot see it.
[[nodiscard]] std::string kaplan_meier_description(const KaplanMeierFigure& content);

}  // namespace rtsurv::report::figure
