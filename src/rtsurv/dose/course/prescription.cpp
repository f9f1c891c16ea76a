#include "rtsurv/dose/course/prescription.hpp"

#include <cmath>

namespace rtsurv::dose {
namespace {

constexpr double most_fractions = 1000.0;

CompletedPrescription problem(PrescriptionField field, std::string message) {
  return {std::nullopt, false, field, std::move(message)};
}

bool is_dose(double gy) { return std::isfinite(gy) && gy > 0.0; }

bool is_count(double fractions) {
  return fractions >= 1.0 && fractions <= most_fractions && fractions == std::floor(fractions);
}

/// The first field that no course can have; its problem is empty when there is none.
CompletedPrescription impossible_field(const Prescription& given) {
  const auto& [total, fractions, per_fraction] = given;
  if (total && !is_dose(*total)) return problem(PrescriptionField::total, "the total dose must be above 0 Gy");
  if (total && *total > largest_total_gy)
    return problem(PrescriptionField::total, "is more than 200 Gy in total, which looks like cGy; give the dose in Gy");
  if (fractions && !is_count(*fractions))
    return problem(PrescriptionField::fractions, "the number of fractions must be 1, 2, 3, ...");
  if (per_fraction && !is_dose(*per_fraction))
    return problem(PrescriptionField::dose_per_fraction, "the dose per fraction must be above 0 Gy");
  if (per_fraction && *per_fraction > largest_fraction_gy)
    return problem(PrescriptionField::dose_per_fraction,
                   "is more than 50 Gy in a fraction, which looks like cGy; give the dose in Gy");
  return {};
}

CompletedPrescription from_total_and_fraction(double total, double per_fraction) {
  const double fractions = std::round(total / per_fraction);
  if (!is_count(fractions) || std::abs(total - fractions * per_fraction) > rounding_allowance_gy(fractions))
    return problem(
        PrescriptionField::total,
        "the total dose is not a whole number of fractions of the dose per fraction; correct one of them, or "
        "give the phases apart");
  return {Course{Gray{total}, static_cast<int>(fractions)}};
}

}  // namespace

double rounding_allowance_gy(double fractions) { return 0.005 * fractions + 0.05 + 1e-9; }

CompletedPrescription complete(const Prescription& prescription) {
  if (CompletedPrescription wrong = impossible_field(prescription); !wrong.problem.empty()) return wrong;
  const auto& [total, fractions, per_fraction] = prescription;
  if (total && fractions) {
    if (per_fraction && std::abs(*total - *fractions * *per_fraction) > rounding_allowance_gy(*fractions))
      return problem(PrescriptionField::dose_per_fraction,
                     "the dose per fraction times the number of fractions is not the total dose; correct the one that "
                     "is wrong");
    if (*total / *fractions > largest_fraction_gy)
      return problem(PrescriptionField::total,
                     "is more than 50 Gy in a fraction, which looks like cGy; give the dose in Gy");
    return {Course{Gray{*total}, static_cast<int>(*fractions)}};
  }
  if (total && per_fraction) return from_total_and_fraction(*total, *per_fraction);
  if (fractions && per_fraction) {
    const double sum = *fractions * *per_fraction;
    if (sum > largest_total_gy)
      return problem(PrescriptionField::dose_per_fraction,
                     "makes more than 200 Gy in total, which looks like cGy; give the dose in Gy");
    return {Course{Gray{sum}, static_cast<int>(*fractions)}};
  }
  const PrescriptionField missing = total ? PrescriptionField::fractions : PrescriptionField::total;
  return {std::nullopt, true, missing, "two of total dose, fractions and dose per fraction are needed"};
}

}  // namespace rtsurv::dose
