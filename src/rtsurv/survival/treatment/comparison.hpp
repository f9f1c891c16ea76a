#pragma once
// A fair comparison of two treatments that were chosen, not drawn by lot. Start here: compare_treatments().

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "rtsurv/survival/treatment/bootstrap.hpp"
#include "rtsurv/survival/treatment/propensity.hpp"
#include "rtsurv/survival/treatment/weighted.hpp"

namespace rtsurv::survival {

/// Who had what; all in the caller's order of `follow_up`, which has no weights, no entry into the causes and every row.
struct TreatedPatients {
  const FollowUp& follow_up;
  std::span<const std::uint8_t> treated;    ///< 1 the second treatment
  const Covariates& covariates;             ///< known before the treatment, one column per coefficient
  std::optional<CauseColumns> causes = {};  ///< where events compete: 1 the event, 2 the competing one
};

struct ComparisonRules {
  Adjustment method = Adjustment::iptw;
  Estimand estimand = Estimand::ate;
  double truncate = 0.0;        ///< of the weights: WeightRules::truncate
  std::vector<double> at = {};  ///< times at which probabilities are compared
  BootstrapRules bootstrap = {};
};

/// Two probabilities at a time; empty where the data do not reach.
struct ComparedProbability {
  double time = 0.0;
  std::optional<double> first, second;
  std::optional<double> difference;  ///< second - first
  PercentileInterval first_interval, second_interval, difference_interval;
};

/// A hazard ratio, and its percentile interval over the replicates.
struct AdjustedRatio {
  Coefficient coefficient;      ///< iptw: marginal_hazard_ratio(); standardise: conditional on the covariates
  PercentileInterval interval;  ///< of the hazard ratio
};

struct TreatmentComparison {
  std::vector<double> propensity;              ///< per patient
  TreatmentWeights weights;                    ///< of iptw; empty otherwise
  Overlap overlap;                             ///< with the weights of iptw
  std::vector<ComparedProbability> survival;   ///< without the event, one per time
  std::vector<ComparedProbability> incidence;  ///< of the event where another competes; iptw only
  AdjustedRatio ratio;
  std::size_t failed = 0;  ///< replicates that could give nothing
};

/// Fits the propensity, refuses where there is nobody to compare, and estimates what the two treatments do. Every
/// replicate of the bootstrap resamples patients and repeats all of it: propensity, weights and their truncation, or the
/// Cox model. Weights are stabilised.
///
/// Without unmeasured confounders, and with a propensity or a Cox model that fits, these are the effects of giving
/// everybody (ATE) or the treated (ATT) the second treatment instead of the first.
///
/// Cost: that of propensity() and of the curves, or of cox(), for each replicate.
///
/// Source: Austin, Stat Med 33 (2014) 1242-1258 (weights); Austin, Stat Med 35 (2016) 5642-5655 (bootstrap).
///
/// Throws NotEstimable when a treatment has no patients, the propensity separates or does not converge, no propensity
/// occurs in both treatments, or the Cox model is not estimable; InvalidOption as the functions above.
[[nodiscard]] TreatmentComparison compare_treatments(const TreatedPatients& patients, const ComparisonRules& rules);

}  // namespace rtsurv::survival
