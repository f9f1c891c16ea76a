#pragma once
// The parts that regressions have in common as text.

#include <string>

#include "rtsurv/results/methods/methods.hpp"

namespace rtsurv::report {

/// The table of coefficients; `ratio` heads the hazard ratios, such as "HR".
[[nodiscard]] std::string coefficients(const results::CoxResult& result, const std::string& ratio);

/// "Wald: chi-square 12.30 on 2 df, P = 0.002" with a newline.
[[nodiscard]] std::string test_line(const char* name, const survival::ChiSquareTest& test);

}  // namespace rtsurv::report
