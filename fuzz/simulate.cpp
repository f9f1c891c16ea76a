// Specification of a cohort -> read, and made when it is small.

#include "rtsurv/simulate/simulate.hpp"
#include "rtsurv/simulate/specification.hpp"
#include "target.hpp"

namespace rtsurv::fuzz {

void run(const std::string& bytes) {
  simulate::Specification specification = simulate::parse_specification(bytes, "cohort.toml");
  specification.moves = 0;  // the search may take as long as the file says
  if (specification.patients <= 200) (void)simulate::simulate(specification);
}

}  // namespace rtsurv::fuzz
