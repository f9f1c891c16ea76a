#include "rtsurv/dose/models/phases.hpp"

#include "rtsurv/core/error.hpp"
#include "rtsurv/dose/models/linear_quadratic.hpp"

namespace rtsurv::dose {

Gray bed(std::span<const Course> phases, AlphaBeta alpha_beta) {
  if (phases.empty()) throw InvalidOption("a course needs at least one phase");
  double sum = 0.0;
  for (const Course& phase : phases) sum += bed(phase, alpha_beta).value;
  return {sum};
}

Gray eqd2(std::span<const Course> phases, AlphaBeta alpha_beta) {
  return eqd2_of_bed(bed(phases, alpha_beta), alpha_beta);
}

}  // namespace rtsurv::dose
