#pragma once
// Patients weighted by how they came to their treatment, and how far two treatments overlap. Start here:
// treatment_weights().

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "rtsurv/survival/treatment/adjustment.hpp"

namespace rtsurv::survival {

struct WeightRules {
  Estimand estimand = Estimand::ate;
  bool stabilised = true;  ///< the weights of a treatment are about 1 in the mean
  /// Weights below this quantile and above 1 less this one, taken among the patients of the same treatment, become
  /// them; from 0, which changes none, to below 0.5. Source: Cole & Hernan, Am J Epidemiol 168 (2008) 656-664.
  double truncate = 0.0;
};

struct TreatmentWeights {
  std::vector<double> weight;  ///< per patient
  std::size_t truncated = 0;   ///< patients whose weight was changed
};

/// Inverse probability of the treatment that a patient had, e being the probability of the second one:
///
///     ATE: 1 / e (second), 1 / (1 - e) (first);   ATT: 1 (second), e / (1 - e) (first)
///
/// Stabilised: times the share of the treatment among the patients; of an ATT, times first / second patients for the
/// first and 1 for the second. Stabilising and then truncating within a treatment is the same as the other way round.
/// Quantiles are of type 7, each patient repeated `patients` times (whole numbers; empty: once).
///
/// Source: Robins, Hernan & Brumback, Epidemiology 11 (2000) 550-560; ATT: Morgan & Todd, Sociol Methodol 38 (2008)
/// 231-281.
///
/// Throws NotEstimable when a treatment has no patients or a probability of a patient who counts is not inside (0, 1);
/// InvalidOption when lengths differ, or the quantile is outside [0, 0.5).
[[nodiscard]] TreatmentWeights treatment_weights(std::span<const std::uint8_t> treated,
                                                 std::span<const double> probability, const WeightRules& rules = {},
                                                 std::span<const double> patients = {});

/// One treatment's side of the propensity.
struct ArmOverlap {
  std::size_t n = 0;
  double lowest = 0.0, highest = 0.0;  ///< propensity
  /// Patients that would tell as much without weights: (sum w)^2 / sum w^2. Kish, Survey Sampling (1965).
  double effective_n = 0.0;
  double largest_weight = 0.0;
};

struct Overlap {
  ArmOverlap first, second;
  /// The propensities that both treatments have: from the larger lowest to the smaller highest; none when that is
  /// empty. Source: Dehejia & Wahba, JASA 94 (1999) 1053-1062.
  double common_from = 0.0, common_to = 0.0;
  double outside = 0.0;  ///< share of the patients whose propensity lies outside

  [[nodiscard]] bool none() const noexcept { return common_from > common_to; }
};

/// `weight` empty: 1. Throws as treatment_weights().
[[nodiscard]] Overlap overlap(std::span<const std::uint8_t> treated, std::span<const double> probability,
                              std::span<const double> weight = {});

}  // namespace rtsurv::survival
