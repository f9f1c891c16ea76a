// [[cutpoint]] against the cohort.
#include <fmt/format.h>

#include "rtsurv/study/prepare/fits.hpp"

namespace rtsurv::study {

void check_cutpoint(Preparation& preparation) {
  for (const CutpointRule& rule : preparation.protocol.cutpoints)
    check(preparation, rule.variable, fmt::format("[[cutpoint]] \"{}\"", rule.name.text), a_number);
}

}  // namespace rtsurv::study
