#pragma once
// The wanted figures, resolved for one cohort, and how far the cohort is from them.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/simulate/endpoint.hpp"
#include "rtsurv/simulate/expression.hpp"
#include "rtsurv/survival/cox/cox.hpp"

namespace rtsurv::simulate {

/// On which scale a distance is measured: rates and times, logarithms of ratios, normal quantiles of P values.
enum class Scale { plain, logarithm, p_value };

/// One number that must lie in a range.
struct Wanted {
  std::string what;  ///< name of the target, and of the part when it has several
  Range range;
  Scale scale = Scale::plain;
};

/// A target with everything that does not change during the search.
struct Target {
  const TargetRule* rule;
  std::size_t endpoint;
  RowSet rows;
  std::vector<Wanted> wanted;
  std::vector<int> group;           ///< log-rank
  std::vector<double> variable;     ///< cut-point
  survival::Covariates covariates;  ///< Cox
};

/// In the order of the file. What cannot be met whatever the times are is reported: no patients, one group only,
/// a constant term.
[[nodiscard]] std::vector<Target> resolve_targets(const Specification& specification, Expressions& expressions,
                                                  toml::FileProblems& problems);

/// What the cohort shows, one entry per Target::wanted; empty: not estimable. The P value of an effect in the direction
/// opposite to the wanted ratio is given as 2 - P, so that a smaller P is farther away from the wanted one.
[[nodiscard]] std::vector<std::optional<double>> read_figures(const Target& target, const EndpointTimes& times,
                                                              double days_per_unit);

/// 0 in the inner nine tenths of the range, 1 about half a range beyond it.
[[nodiscard]] double distance(const Wanted& wanted, const std::optional<double>& obtained);
[[nodiscard]] bool is_met(const Wanted& wanted, const std::optional<double>& obtained);

}  // namespace rtsurv::simulate
