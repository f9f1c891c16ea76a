#pragma once
// How solid each finding is, for a reader who knows no statistics: the table of the first page.

#include <string>
#include <vector>

#include "rtsurv/results/study.hpp"

namespace rtsurv::report::html {

/// A finding of the study with the weakest point of its evidence.
struct Verdict {
  enum class Grade {
    solid,      ///< every check that was made holds
    uncertain,  ///< P below 0.05, but a check fails
    not_shown,  ///< P of 0.05 or more, or not estimable
  };
  std::string finding;
  Grade grade = Grade::not_shown;
  std::string why;
  std::string id;  ///< where the report shows it
};

/// Findings in the order of the report: the factors of the multivariable model of the first endpoint that has one, the
/// risk groups on the first endpoint, and each effect with its difference between groups. The checks of a finding with
/// P < 0.05:
///
///     factor       10 events per coefficient; with a validation: selected in 80 % of the replicates, and an interval
///                  corrected for optimism that excludes 1
///     risk groups  10 events in each group
///     effect       of a searched cut: P corrected for the search below 0.05; with a validation: a corrected interval
///                  that excludes 1
///     difference   10 events on each side in each group
[[nodiscard]] std::vector<Verdict> verdicts(const results::Study& study);

/// "solid", "uncertain", "not shown".
[[nodiscard]] std::string name(Verdict::Grade grade);

}  // namespace rtsurv::report::html
