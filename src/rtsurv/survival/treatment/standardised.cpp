#include "rtsurv/survival/treatment/standardised.hpp"

#include <algorithm>
#include <cmath>

#include "rtsurv/core/error.hpp"
#include "rtsurv/survival/cox/cox.hpp"

namespace rtsurv::survival {
namespace {

/// The treatment in front of the covariates.
Covariates with_treatment(std::span<const std::uint8_t> treated, const Covariates& covariates) {
  Covariates all{covariates.rows, covariates.columns + 1, {}};
  all.values.reserve(all.rows * all.columns);
  all.values.assign(treated.begin(), treated.end());
  all.values.insert(all.values.end(), covariates.values.begin(), covariates.values.end());
  return all;
}

void require_estimated(const CoxFit& fit) {
  if (fit.coefficient[0].state == CoefficientState::redundant)
    throw NotEstimable("the covariates tell the treatment of every patient");
  for (const Coefficient& coefficient : fit.coefficient)
    if (lacks_bound(coefficient.state))
      throw NotEstimable("the Cox model separates: a level of a covariate or a treatment has no event");
}

/// Log hazard ratio against the baseline but for the treatment, of each row.
std::vector<double> scores(const Covariates& all, const CoxFit& fit) {
  std::vector<double> score(all.rows, -fit.mean[0] * fit.coefficient[0].estimate);
  for (std::size_t j = 1; j < all.columns; ++j) {
    if (fit.coefficient[j].state == CoefficientState::redundant) continue;
    const std::span<const double> column = all.column(j);
    for (std::size_t i = 0; i < all.rows; ++i) score[i] += (column[i] - fit.mean[j]) * fit.coefficient[j].estimate;
  }
  return score;
}

/// H0 at each time; empty after the last observed one.
std::vector<std::optional<double>> hazard_at(const BaselineHazard& baseline, std::span<const double> times) {
  std::vector<std::optional<double>> hazard;
  for (const double time : times) {
    const auto next = std::ranges::upper_bound(baseline.time, time);
    if (baseline.time.empty() || time > baseline.time.back())
      hazard.emplace_back();
    else
      hazard.emplace_back(next == baseline.time.begin()
                              ? 0.0
                              : baseline.cumulative_hazard[static_cast<std::size_t>(next - baseline.time.begin()) - 1]);
  }
  return hazard;
}

}  // namespace

StandardisedSurvival standardised_survival(const FollowUp& follow_up, std::span<const std::uint8_t> treated,
                                           const Covariates& covariates, Estimand estimand,
                                           std::span<const double> times) {
  const Covariates all = with_treatment(treated, covariates);
  const FollowUp together = follow_up.unstratified();
  const CoxFit fit = cox(together, all, {.concordance = false});
  require_estimated(fit);
  StandardisedSurvival result{{}, fit.coefficient[0]};
  const std::vector<double> score = scores(all, fit);
  for (const std::optional<double>& hazard : hazard_at(baseline_hazard(together, all, fit).front(), times)) {
    if (!hazard) {
      result.survival.first.emplace_back();
      result.survival.second.emplace_back();
      continue;
    }
    double first = 0.0, second = 0.0, patients = 0.0;
    for (std::size_t i = 0; i < together.size(); ++i) {
      const std::size_t row = together.order()[i];
      if (estimand == Estimand::att && treated[row] == 0) continue;
      const double m = together.weight_of(i);
      first += m * std::exp(-*hazard * std::exp(score[row]));
      second += m * std::exp(-*hazard * std::exp(score[row] + fit.coefficient[0].estimate));
      patients += m;
    }
    result.survival.first.emplace_back(first / patients);
    result.survival.second.emplace_back(second / patients);
  }
  return result;
}

}  // namespace rtsurv::survival
