// [recommend] against the cohort.
#include "rtsurv/study/prepare/fits.hpp"
#include "rtsurv/study/prepare/organ_limits.hpp"

namespace rtsurv::study {

void check_recommend(Preparation& preparation) {
  const Protocol& protocol = preparation.protocol;
  if (protocol.recommend->organs) (void)read_organ_limits(beside(protocol, protocol.recommend->organs->text));
}

}  // namespace rtsurv::study
