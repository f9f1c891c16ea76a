#pragma once
// What was prescribed, as tables and people write it: any two of total dose, fractions and dose per fraction.

#include <optional>
#include <string>

#include "rtsurv/dose/course/course.hpp"

namespace rtsurv::dose {

/// Total dose D, number of fractions n and dose per fraction d; what is not known is empty.
struct Prescription {
  std::optional<double> total_gy = {};
  std::optional<double> fractions = {};
  std::optional<double> dose_per_fraction_gy = {};
};

enum class PrescriptionField { total, fractions, dose_per_fraction };

/// A course, or the field that is wrong and a message that says why without quoting its value.
struct CompletedPrescription {
  std::optional<Course> course = {};
  bool incomplete = false;  ///< what is known is possible, but it is less than two of the three
  PrescriptionField field = PrescriptionField::total;
  std::string problem = {};
};

/// Largest total dose and dose per fraction that are taken for gray (Gy). What is larger is a number of centigray: no
/// course is prescribed with more than 200 Gy in total or 50 Gy in a fraction of external beams.
inline constexpr double largest_total_gy = 200.0, largest_fraction_gy = 50.0;

/// Largest |D - n d| of a prescription whose numbers agree: d is written to 0.01 Gy and D to 0.1 Gy, so
///
///     |D - n d| <= 0.005 n + 0.05 Gy.
///
/// 40 Gy in 15 fractions of 2.67 Gy (40.05 Gy) agrees; 45 Gy in 15 fractions of 2.5 Gy does not.
[[nodiscard]] double rounding_allowance_gy(double fractions);

/// The course of any two of D, n, d. With all three D and n hold, and d must agree with them. With D and d the number
/// of fractions is D / d, which must be a whole number within the allowance above. A problem: fewer than two are known,
/// a dose that is not above 0 or looks like centigray, fractions that are not 1, 2, 3, ..., three numbers that
/// contradict each other.
[[nodiscard]] CompletedPrescription complete(const Prescription& prescription);

}  // namespace rtsurv::dose
