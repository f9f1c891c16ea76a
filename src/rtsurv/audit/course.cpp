#include "rtsurv/audit/course.hpp"

#include "rtsurv/dose/models/linear_quadratic.hpp"

namespace rtsurv::audit {

std::optional<Course> course_of(const Figure& figure) {
  if (!figure.fractions || *figure.fractions < 1 || *figure.fractions > 1000) return std::nullopt;
  const int fractions = static_cast<int>(*figure.fractions);
  if (figure.total_dose_gy && *figure.total_dose_gy > 0.0) return Course{Gray{*figure.total_dose_gy}, fractions};
  if (figure.dose_per_fraction_gy && *figure.dose_per_fraction_gy > 0.0)
    return dose::course(fractions, GrayPerFraction{*figure.dose_per_fraction_gy});
  return std::nullopt;
}

std::optional<double> alpha_beta_of(const Ledger& ledger, const Figure& figure) {
  if (figure.alpha_beta) return figure.alpha_beta;
  return figure.reference.empty() ? ledger.alpha_beta_gy : std::nullopt;
}

double eqd2_of(const Course& course, double alpha_beta) { return dose::eqd2(course, AlphaBeta{alpha_beta}).value; }

double bed_of(const Course& course, double alpha_beta) { return dose::bed(course, AlphaBeta{alpha_beta}).value; }

}  // namespace rtsurv::audit
