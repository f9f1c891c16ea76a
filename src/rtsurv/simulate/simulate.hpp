#pragma once
// Cohorts from published margins. Start here: simulate().

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/simulate/specification.hpp"

namespace rtsurv::simulate {

/// One wanted number and what the cohort shows.
struct Residual {
  std::string what;
  Range wanted;
  std::optional<double> obtained;
  bool met = false;
  bool is_proportion = false;  ///< shown as a percentage
};

struct Cohort {
  Sheet sheet;
  std::vector<Residual> residuals;  ///< in the order of the file
  std::size_t moves = 0;            ///< that the search made
};

/// Makes the cohort: columns in the order of the file, follow-up from the model, then the courses of single patients
/// are moved until every target is met (search.hpp), then the columns that use the follow-up. The same specification
/// gives the same cohort; every column, event and the search has a random stream of its own. Throws Error(protocol)
/// with every contradiction at its place: counts that do not add up, correlations that cannot be together, targets that
/// no cohort has (contradictions.hpp). Throws Error(numerical) when the search ends with targets not met; the message
/// gives each of them, and the targets without any one of which the rest can be met.
[[nodiscard]] Cohort simulate(const Specification& specification);

}  // namespace rtsurv::simulate
