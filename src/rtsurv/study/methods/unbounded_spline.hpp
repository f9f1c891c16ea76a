#pragma once
// A spline whose curve these rows do not bound. Start here: is_separated().
//
// Its columns mean nothing alone: none of them need be without bound when together they are. What is asked of a number or
// of a level is therefore asked of the whole spline, and of each ratio that is shown of it: is the likelihood without it
// as high?

#include <cstddef>

#include "rtsurv/study/methods/model_fit.hpp"

namespace rtsurv::study {

/// Whether a coefficient of the spline has no bound.
[[nodiscard]] bool lacks_bound(const ModelFit& model, std::size_t term);

/// Of a spline that lacks a bound: the likelihood is higher with it than without (survival::is_higher), so that it rises
/// for ever along its curve; else the curve is undetermined. Cost: one fit.
[[nodiscard]] bool is_separated(const ModelFit& model, std::size_t term);

/// The log hazard ratio c'b, c = s(value) - s(reference), of a spline with columns s_0 = x, s_1, ... as a coefficient of the
/// same model: its column is s_0 / c_0, and each s_j beside it becomes s_j - (c_j / c_0) s_0. It has the state, the
/// numbers and the P of any coefficient. Cost: one fit.
[[nodiscard]] survival::Coefficient ratio_of_values(const ModelFit& model, std::size_t term, double value,
                                                    double reference);

}  // namespace rtsurv::study
