#include "rtsurv/dose/treatment/treatment.hpp"

#include <algorithm>

#include "rtsurv/core/error.hpp"
#include "rtsurv/dose/models/incomplete_repair.hpp"
#include "rtsurv/dose/models/linear_quadratic.hpp"
#include "rtsurv/dose/models/proton.hpp"

namespace rtsurv::dose {
namespace {

double phase_bed(const Phase& phase, const Tissue& tissue) {
  const Course course = photon_equivalent(phase.course, phase.rbe);
  if (!tissue.repair) return bed(course, tissue.alpha_beta).value;
  return bed_incomplete_repair(course, tissue.alpha_beta,
                               {phase.per_day, tissue.repair->interval_h, tissue.repair->half_time_h})
      .value;
}

struct Lost {
  std::optional<double> overall_days;

  double operator()(std::monostate /*none*/) const { return 0.0; }
  template <class Model>
  double operator()(const Model& model) const {
    if (!overall_days) throw InvalidOption("repopulation needs the overall treatment time");
    return lost_to_repopulation(*overall_days, model).value;
  }
};

}  // namespace

Gray bed(const Treatment& treatment, const Tissue& tissue) {
  if (treatment.phases.empty()) throw InvalidOption("a treatment needs at least one phase");
  double sum = 0.0;
  for (const Phase& phase : treatment.phases) sum += phase_bed(phase, tissue);
  return {std::max(0.0, sum - lost_to_repopulation(treatment, tissue).value)};
}

Gray lost_to_repopulation(const Treatment& treatment, const Tissue& tissue) {
  return {std::visit(Lost{treatment.overall_days}, tissue.regrowth)};
}

Gray bed_lql(const Treatment& treatment, const Tissue& tissue, const LinearQuadraticLinear& model) {
  if (treatment.phases.empty()) throw InvalidOption("a treatment needs at least one phase");
  double sum = 0.0;
  for (const Phase& phase : treatment.phases) {
    if (tissue.repair && phase.per_day > 1)
      throw InvalidOption("the LQ-L model has no term for incomplete repair between fractions of a day");
    sum += bed_lql(photon_equivalent(phase.course, phase.rbe), tissue.alpha_beta, model).value;
  }
  return {std::max(0.0, sum - lost_to_repopulation(treatment, tissue).value)};
}

Gray eqd2(const Treatment& treatment, const Tissue& tissue) {
  return eqd2_of_bed(bed(treatment, tissue), tissue.alpha_beta);
}

}  // namespace rtsurv::dose
