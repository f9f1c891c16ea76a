// [landmark] against the cohort.
#include "rtsurv/study/parts/landmark/states.hpp"
#include "rtsurv/study/prepare/fits.hpp"

namespace rtsurv::study {

void check_landmark(Preparation& preparation) {
  for (const Text& text : preparation.protocol.landmark->factors)
    check(preparation, text, "[landmark] factors", a_covariate);
  check_states(preparation);
}

}  // namespace rtsurv::study
