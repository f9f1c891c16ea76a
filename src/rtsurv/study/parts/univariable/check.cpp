// [univariable] against the cohort.
#include "rtsurv/study/prepare/fits.hpp"

namespace rtsurv::study {

void check_univariable(Preparation& preparation) {
  for (const Text& text : preparation.protocol.univariable->factors)
    check(preparation, text, "[univariable] factors", a_covariate);
}

}  // namespace rtsurv::study
