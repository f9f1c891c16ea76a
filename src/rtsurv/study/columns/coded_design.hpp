#pragma once
// The covariates of a regression from variables that are coded already. Start here: design_of().

#include <cstddef>
#include <optional>
#include <vector>

#include "rtsurv/study/columns/design.hpp"

namespace rtsurv::study {

/// The variables that a term crosses, or the term itself.
[[nodiscard]] std::vector<TermSpec> variables_of(const TermSpec& term);

/// A variable as levels, the reference first, or as numbers. One entry per case.
struct CodedVariable {
  std::optional<Factor> factor = {};
  std::vector<double> number = {};
};

/// design_of() of terms without splines: `variables` has a list for each term, one for each of variables_of(). Levels that
/// no case has keep their columns. Without cases the terms and columns alone.
[[nodiscard]] Design design_of(const std::vector<TermSpec>& terms,
                               const std::vector<std::vector<CodedVariable>>& variables, std::size_t cases);

}  // namespace rtsurv::study
