// [[effect]] against the cohort.
#include "rtsurv/study/prepare/fits.hpp"

namespace rtsurv::study {

void check_effect(Preparation& preparation) {
  for (const EffectRule& rule : preparation.protocol.effects) {
    check(preparation, rule.variable, "[[effect]] variable", a_covariate);
    check(preparation, rule.within, "[[effect]] within", few_groups);
  }
}

}  // namespace rtsurv::study
