#include "rtsurv/survival/treatment/weights.hpp"

#include <algorithm>
#include <cmath>

#include "rtsurv/core/error.hpp"
#include "rtsurv/math/quantile.hpp"

namespace rtsurv::survival {
namespace {

double at_row(std::span<const double> patients, std::size_t i) { return patients.empty() ? 1.0 : patients[i]; }

void check_weights_input(std::span<const std::uint8_t> treated, std::span<const double> probability,
                         const WeightRules& rules, std::span<const double> patients) {
  if (probability.size() != treated.size() || (!patients.empty() && patients.size() != treated.size()))
    throw InvalidOption("treatments, propensities and patients must have one value per row");
  if (!(rules.truncate >= 0.0 && rules.truncate < 0.5))
    throw InvalidOption("weights are truncated at a quantile from 0 to below 0.5");
  for (std::size_t i = 0; i < treated.size(); ++i)
    if (at_row(patients, i) > 0.0 && !(probability[i] > 0.0 && probability[i] < 1.0))
      throw NotEstimable("a patient had no chance of having the other treatment");
}

/// Patients of a treatment; never 0.
double patients_of(std::span<const std::uint8_t> treated, std::span<const double> patients, bool second) {
  double sum = 0.0;
  for (std::size_t i = 0; i < treated.size(); ++i)
    if ((treated[i] != 0) == second) sum += at_row(patients, i);
  if (!(sum > 0.0)) throw NotEstimable("one of the two treatments has no patients");
  return sum;
}

/// Truncates the weights of one treatment.
void truncate_arm(std::span<const std::uint8_t> treated, std::span<const double> patients, bool second,
                  const WeightRules& rules, TreatmentWeights& result) {
  std::vector<double> sorted;
  for (std::size_t i = 0; i < treated.size(); ++i)
    if ((treated[i] != 0) == second)
      sorted.insert(sorted.end(), static_cast<std::size_t>(at_row(patients, i)), result.weight[i]);
  if (sorted.empty()) return;
  std::ranges::sort(sorted);
  const double low = math::quantile_sorted(sorted, rules.truncate);
  const double high = math::quantile_sorted(sorted, 1.0 - rules.truncate);
  for (std::size_t i = 0; i < treated.size(); ++i) {
    if ((treated[i] != 0) != second || at_row(patients, i) == 0.0) continue;
    const double kept = std::clamp(result.weight[i], low, high);
    if (kept != result.weight[i]) result.truncated += static_cast<std::size_t>(at_row(patients, i));
    result.weight[i] = kept;
  }
}

}  // namespace

TreatmentWeights treatment_weights(std::span<const std::uint8_t> treated, std::span<const double> probability,
                                   const WeightRules& rules, std::span<const double> patients) {
  check_weights_input(treated, probability, rules, patients);
  const double first = patients_of(treated, patients, false), second = patients_of(treated, patients, true);
  const bool everybody = rules.estimand == Estimand::ate;
  double of_first = 1.0, of_second = 1.0;
  if (rules.stabilised) {
    of_first = everybody ? first / (first + second) : first / second;
    of_second = everybody ? second / (first + second) : 1.0;
  }
  TreatmentWeights result;
  result.weight.resize(treated.size());
  for (std::size_t i = 0; i < treated.size(); ++i) {
    const double e = probability[i];
    if (at_row(patients, i) == 0.0) continue;
    if (treated[i] != 0)
      result.weight[i] = of_second * (everybody ? 1.0 / e : 1.0);
    else
      result.weight[i] = of_first * (everybody ? 1.0 : e) / (1.0 - e);
  }
  if (rules.truncate > 0.0)
    for (const bool side : {false, true}) truncate_arm(treated, patients, side, rules, result);
  return result;
}

Overlap overlap(std::span<const std::uint8_t> treated, std::span<const double> probability,
                std::span<const double> weight) {
  check_weights_input(treated, probability, {}, weight);
  Overlap result;
  for (const bool second : {false, true}) {
    ArmOverlap& arm = second ? result.second : result.first;
    arm.lowest = 1.0;
    double sum = 0.0, squares = 0.0;
    for (std::size_t i = 0; i < treated.size(); ++i) {
      if ((treated[i] != 0) != second) continue;
      const double w = at_row(weight, i);
      ++arm.n;
      arm.lowest = std::min(arm.lowest, probability[i]);
      arm.highest = std::max(arm.highest, probability[i]);
      arm.largest_weight = std::max(arm.largest_weight, w);
      sum += w;
      squares += w * w;
    }
    if (arm.n == 0) throw NotEstimable("one of the two treatments has no patients");
    arm.effective_n = sum * sum / squares;
  }
  result.common_from = std::max(result.first.lowest, result.second.lowest);
  result.common_to = std::min(result.first.highest, result.second.highest);
  std::size_t outside = 0;
  for (const double e : probability)
    if (e < result.common_from || e > result.common_to) ++outside;
  result.outside = static_cast<double>(outside) / static_cast<double>(treated.size());
  return result;
}

}  // namespace rtsurv::survival
