#pragma once
// The statistics of other modules, described (field.hpp). Times are in the unit of the study's follow-up.

#include "rtsurv/results/json/field.hpp"
#include "rtsurv/survival/cox/spline_smooth.hpp"
#include "rtsurv/survival/time/estimate.hpp"

namespace rtsurv::results {

template <>
struct Described<survival::ChiSquareTest> {
  static void fields(auto& field) {
    using Test = survival::ChiSquareTest;
    field.title("chi_square_test", "A chi-square test.");
    field("chi_square", &Test::chi_square, "test statistic", Range::not_negative);
    field("df", &Test::df, "degrees of freedom");
    field("p", &Test::p, "P(X >= chi_square) for X chi-square with df degrees of freedom", Range::p_value);
  }
};

template <>
struct Described<survival::SmoothLine> {
  static void fields(auto& field) {
    using Line = survival::SmoothLine;
    field.title("smooth_line", "A smooth line through residuals with its pointwise 95 % band.");
    field("x", &Line::x, "where the line stands: time, or the value of the covariate");
    field("value", &Line::value, "height of the line");
    field("lower", &Line::lower, "lower limit of the band");
    field("upper", &Line::upper, "upper limit of the band");
  }
};

}  // namespace rtsurv::results
