#include "rtsurv/dose/models/proton.hpp"

namespace rtsurv::dose {

Course photon_equivalent(const Course& physical, double rbe) {
  require_valid(physical);
  require_positive(rbe, "RBE");
  return {Gray{physical.total.value * rbe}, physical.fractions};
}

}  // namespace rtsurv::dose
