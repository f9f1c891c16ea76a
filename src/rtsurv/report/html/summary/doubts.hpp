#pragma once
// What a careful reader should doubt in a study, read off its results: the box on the first screen.

#include <string>
#include <vector>

#include "rtsurv/results/study.hpp"

namespace rtsurv::report::html {

/// One doubt: a sentence, and the place in the report that shows why.
struct Doubt {
  std::string sentence;
  std::string id;

  bool operator==(const Doubt&) const = default;
};

/// Every doubt that the results give rise to, gravest first, one for each kind:
/// a model that did not converge or a hazard ratio without bound; landmarks beyond follow-up (fewer than 10 patients
/// at risk); a data-driven cut-point used as a factor; proportional hazards rejected (P < 0.05); fewer than 10 events
/// per coefficient; groups with fewer than 10 events; a coefficient that hangs on one patient or a number that is no
/// straight line; factors screened by univariable P; more than 10 % of the patients lost to missing values; patients
/// with missing values, or early and late entrants, who fare differently; more than one competing event for ten events.
[[nodiscard]] std::vector<Doubt> doubts(const results::Study& study);

/// What is checked, for the sentence that stands there when nothing is found.
[[nodiscard]] std::string doubts_checked();

}  // namespace rtsurv::report::html
