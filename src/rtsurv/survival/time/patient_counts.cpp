#include "rtsurv/survival/time/patient_counts.hpp"

namespace rtsurv::survival {
namespace {

bool are_counts(const FollowUp& follow_up) { return !follow_up.weight().empty() && follow_up.counts_patients(); }

}  // namespace

std::vector<double> patient_counts(const FollowUp& follow_up) {
  const bool counts = are_counts(follow_up);
  if (!counts && follow_up.size() == follow_up.caller_size()) return {};
  std::vector<double> patients(follow_up.caller_size(), 0.0);
  for (std::size_t i = 0; i < follow_up.size(); ++i)
    patients[follow_up.order()[i]] = counts ? follow_up.weight()[i] : 1.0;
  return patients;
}

double patients_in(const FollowUp& follow_up) {
  if (!are_counts(follow_up)) return static_cast<double>(follow_up.size());
  double patients = 0.0;
  for (const double weight : follow_up.weight()) patients += weight;
  return patients;
}

}  // namespace rtsurv::survival
