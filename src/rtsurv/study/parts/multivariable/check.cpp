// [multivariable] against the cohort.
#include "rtsurv/study/prepare/fits.hpp"

namespace rtsurv::study {

void check_multivariable(Preparation& preparation) {
  for (const Text& text : preparation.protocol.multivariable->factors)
    check(preparation, text, "[multivariable] factors", a_covariate);
}

}  // namespace rtsurv::study
