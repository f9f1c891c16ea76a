#pragma once
// A spline of a regression for people: ratios between a few of its values, and its curve.

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "rtsurv/results/methods/cox.hpp"
#include "rtsurv/study/methods/model_fit.hpp"

namespace rtsurv::study {

/// The lower and the upper quartile of the patients against their median, with Wald tests; where a quartile is the median, the end of the
/// range on its side, and no row where that is the median too. `row` has what all of them share. Where the curve lacks a
/// bound each row is judged as a coefficient of its own: ratio_of_values(). No numbers of a redundant spline.
[[nodiscard]] std::vector<results::CoxTerm> spline_rows(const ModelFit& model, std::size_t term, results::CoxTerm row);

/// The test that the columns j with dropped[j] != 0 are without effect.
using ColumnTest = std::function<survival::ChiSquareTest(std::span<const std::uint8_t> dropped)>;

/// The curve of each spline whose coefficients are all estimated, with the test of all its columns and that of all but the
/// straight line.
[[nodiscard]] std::vector<results::CoxResult::Spline> describe_splines(const ModelFit& model, const ColumnTest& test);

}  // namespace rtsurv::study
