#include "rtsurv/study/columns/strata.hpp"

#include "rtsurv/study/columns/factor.hpp"

namespace rtsurv::study {

void require_strata(Selection& selection, Values& values, const std::vector<std::string>& strata) {
  for (const std::string& column : strata) selection.require(values.any(column, "--strata").missing);
}

std::vector<int> stratum_codes(Values& values, const std::vector<std::string>& strata, const Cases& cases) {
  std::vector<Factor> factors;
  for (const std::string& column : strata)
    factors.push_back(on_cases(as_factor(values.table(), values.any(column, "--strata")), cases));
  return combined(factors);
}

}  // namespace rtsurv::study
