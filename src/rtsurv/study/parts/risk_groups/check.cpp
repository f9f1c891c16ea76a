// [risk_groups] against the cohort.
#include "rtsurv/study/prepare/fits.hpp"

namespace rtsurv::study {

void check_risk_groups(Preparation& preparation) {
  for (const Text& text : preparation.protocol.risk_groups->factors)
    check(preparation, text, "[risk_groups] factors", true_or_false);
}

}  // namespace rtsurv::study
