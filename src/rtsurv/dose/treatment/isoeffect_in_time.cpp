#include "rtsurv/dose/treatment/isoeffect_in_time.hpp"

#include "rtsurv/core/error.hpp"
#include "rtsurv/dose/models/isoeffect.hpp"

namespace rtsurv::dose {

GrayPerFraction dose_per_fraction_in_time(const Treatment& reference, int fractions, double overall_days,
                                          const Tissue& tissue) {
  const double wanted = bed(reference, tissue).value;
  if (!(wanted > 0.0)) throw NotEstimable("the reference treatment has no effect left after repopulation");
  const double regrown = lost_to_repopulation(Treatment{{}, overall_days}, tissue).value;
  return dose_per_fraction_for({wanted + regrown}, fractions, tissue.alpha_beta);
}

}  // namespace rtsurv::dose
