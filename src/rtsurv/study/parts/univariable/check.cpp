// [univariable] against the cohort.
#include "rtsurv/study/prepare/fits.hpp"

namespace rtsurv::study {

void check_univariable(Preparation& preparation) {
  for (const Text& text : preparation.protocol.univariable->factors) {
    const bool is_spline = text.text.starts_with("spline(");
    if (is_spline)
      preparation.refuse(text,
                         "[univariable] factors: a spline stands in the factors of [multivariable]; name its variable");
    else
      check(preparation, text, "[univariable] factors", a_covariate);
  }
}

}  // namespace rtsurv::study
