#include "rtsurv/survival/cox/detail/event_sums.hpp"

namespace rtsurv::survival::detail {
namespace {

void accumulate(std::vector<double>& sums, const RiskSets& sets, std::size_t columns) {
  for (std::size_t s = 0; s < sets.strata(); ++s)
    for (std::size_t i = (sets.stratum_begin[s] + 1) * columns; i < sets.stratum_begin[s + 1] * columns; ++i)
      sums[i] += sums[i - columns];
}

/// Of the values of each event time, before they are accumulated.
std::vector<double> later_fading(const std::vector<double>& values, const RiskSets& sets, std::size_t columns) {
  std::vector<double> later(values.size());
  for (std::size_t s = 0; s < sets.strata(); ++s)
    for (std::size_t k = sets.stratum_begin[s + 1]; k-- > sets.stratum_begin[s] + 1;)
      for (std::size_t i = k * columns; i < (k + 1) * columns; ++i)
        later[i - columns] = later[i] + sets.fading[k] * values[i];
  return later;
}

}  // namespace

EventTimeSums event_time_sums(const RiskSets& sets, const ScaledCovariates& covariates, const RelativeHazards& relative,
                              std::span<const double> multiplier) {
  const std::size_t times = sets.times(), p = covariates.columns();
  const std::vector<double> scalars(times), vectors(times * p);
  EventTimeSums sums{scalars, scalars, vectors, scalars, vectors, vectors, {}, {}};
  RiskScan scan(sets, covariates);
  scan.start(relative.value);
  for (std::size_t left = times; left > 0; --left) {
    scan.move_back();
    const std::size_t k = scan.event_time();
    const TieSums ties = tie_sums(scan.s0(), scan.e0(), sets.steps[k], sets.step_weight[k]);
    const double events = sets.steps[k] * sets.step_weight[k];
    if (events == 0.0) continue;
    const double times_a = multiplier.empty() ? 1.0 : multiplier[k];
    sums.hazard[k] = times_a * ties.hazard;
    sums.hazard_variance[k] = times_a * ties.square;
    sums.spared_hazard[k] = times_a * ties.hazard_of_dead;
    for (std::size_t j = 0; j < p; ++j) {
      const double s1 = scan.s1()[j], e1 = scan.e1()[j];
      sums.hazard_mean[k * p + j] = times_a * (ties.square * s1 - ties.square_f * e1);
      sums.spared_hazard_mean[k * p + j] = times_a * (ties.square_f * s1 - ties.square_ff * e1);
      sums.mean[k * p + j] = (ties.hazard * s1 - ties.hazard_of_dead * e1) / events;
    }
  }
  if (!sets.lingering.empty()) {
    sums.later_fading = later_fading(sums.hazard, sets, 1);
    sums.later_fading_mean = later_fading(sums.hazard_mean, sets, p);
  }
  accumulate(sums.hazard, sets, 1);
  accumulate(sums.hazard_variance, sets, 1);
  accumulate(sums.hazard_mean, sets, p);
  return sums;
}

double hazard_at_risk(const RiskSets& sets, const EventTimeSums& sums, std::size_t row, std::span<double> mean) {
  const std::size_t p = mean.size(), k = sets.event_time[row];
  const std::size_t before = sets.before.empty() ? RiskSets::none : sets.before[row];
  const double lingering = sets.lingering.empty() ? 0.0 : sets.lingering[row];
  const double spared = row < sets.deaths_end[k] ? 1.0 : 0.0;
  double hazard = sums.hazard[k] - spared * sums.spared_hazard[k];
  if (before != RiskSets::none) hazard -= sums.hazard[before];
  if (lingering > 0.0) hazard += lingering * sums.later_fading[k];
  for (std::size_t j = 0; j < p; ++j) {
    mean[j] = sums.hazard_mean[k * p + j] - spared * sums.spared_hazard_mean[k * p + j];
    if (before != RiskSets::none) mean[j] -= sums.hazard_mean[before * p + j];
    if (lingering > 0.0) mean[j] += lingering * sums.later_fading_mean[k * p + j];
  }
  return hazard;
}

}  // namespace rtsurv::survival::detail
