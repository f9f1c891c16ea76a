#include "rtsurv/dose/response/detail/mixture_likelihood.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace rtsurv::dose::detail {
namespace {

double x_of(DoseResponseModel model, double dose_gy) {
  return model == DoseResponseModel::log_logistic ? std::log(dose_gy) : dose_gy;
}

Control logistic(double zeta) {
  const double e = std::exp(-std::fabs(zeta)), log1 = std::log1p(e);
  const double large = 1.0 / (1.0 + e), small = e / (1.0 + e);
  if (zeta >= 0.0) return {large, small, -log1, -zeta - log1, small, -large};
  return {small, large, zeta - log1, -log1, large, -small};
}

Control gumbel(double zeta) {
  const double e = std::exp(std::clamp(-zeta, -690.0, 690.0));  // finite and not 0
  const double p = std::exp(-e), q = -std::expm1(-e);
  return {p, q, -e, std::log(q), e, -p * e / q};
}

/// Failures at one time, and what the censored see of it.
std::vector<double> failure_times(const DoseResponseCohort& cohort, double landmark) {
  std::vector<double> times;
  for (std::size_t i = 0; i < cohort.time.size(); ++i)
    if (cohort.event[i] != 0 && cohort.time[i] <= landmark) times.push_back(cohort.time[i]);
  std::ranges::sort(times);
  times.erase(std::unique(times.begin(), times.end()), times.end());
  return times;
}

std::size_t index_after(const std::vector<double>& sorted, double value) {
  return static_cast<std::size_t>(std::ranges::upper_bound(sorted, value) - sorted.begin());
}

}  // namespace

Control control(DoseResponseModel model, double zeta) {
  return model == DoseResponseModel::log_logistic ? logistic(zeta) : gumbel(zeta);
}

double middle(DoseResponseModel model) {
  return model == DoseResponseModel::log_logistic ? 0.0 : -std::log(std::log(2.0));
}

MixtureLikelihood::MixtureLikelihood(const DoseResponseCohort& cohort, const DoseResponseFitOptions& options)
    : model_(options.model), n_(cohort.time.size()) {
  standardise(cohort);
  count(cohort, options.landmark);
  compare_with_kaplan_meier();
}

double MixtureLikelihood::position(double dose_gy) const { return (x_of(model_, dose_gy) - mean_) / scale_; }

double MixtureLikelihood::dose(double position) const {
  const double x = mean_ + scale_ * position;
  return model_ == DoseResponseModel::log_logistic ? std::exp(x) : x;
}

std::vector<double> MixtureLikelihood::positions() const {
  std::vector<double> positions;
  for (const AtDose& dose : doses_) positions.push_back(dose.position);
  return positions;
}

void MixtureLikelihood::standardise(const DoseResponseCohort& cohort) {
  const auto n = static_cast<double>(n_);
  for (const double dose : cohort.dose_gy) mean_ += x_of(model_, dose) / n;
  double squares = 0.0;
  for (const double dose : cohort.dose_gy) squares += std::pow(x_of(model_, dose) - mean_, 2);
  const auto [low, high] = std::ranges::minmax(cohort.dose_gy);
  scale_ = low == high ? 0.0 : std::sqrt(squares / n);
}

void MixtureLikelihood::count(const DoseResponseCohort& cohort, double landmark) {
  const std::vector<double> times = failure_times(cohort, landmark);
  std::vector<double> levels(cohort.dose_gy.begin(), cohort.dose_gy.end());
  std::ranges::sort(levels);
  levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
  for (const double level : levels) doses_.push_back({scale_ > 0.0 ? position(level) : 0.0});
  failures_.assign(times.size(), 0.0);
  before_.assign(times.size() + 1, 0.0);
  std::map<std::pair<std::size_t, std::size_t>, double> left;  // (interval, dose) -> patients
  for (std::size_t i = 0; i < n_; ++i) {
    const std::size_t dose = index_after(levels, cohort.dose_gy[i]) - 1;
    const std::size_t interval = index_after(times, cohort.time[i]);
    if (cohort.event[i] != 0 && cohort.time[i] <= landmark) {
      doses_[dose].failures += 1.0;
      failures_[interval - 1] += 1.0;
      ++events_;
      continue;
    }
    before_[interval] += 1.0;
    if (cohort.time[i] >= landmark) ++followed_;
    if (interval == times.size())
      doses_[dose].controls += 1.0;
    else if (interval > 0)
      left[{interval, dose}] += 1.0;
  }
  controls_.resize(doses_.size());
  q_.resize(left.size());
  interval_end_.assign(times.size(), 0);
  for (const auto& [place, patients] : left) {
    censored_.push_back({place.second, patients});
    informative_ += patients;
    interval_end_[place.first] = censored_.size();
  }
  for (std::size_t j = 1; j < interval_end_.size(); ++j)
    interval_end_[j] = std::max(interval_end_[j], interval_end_[j - 1]);
}

void MixtureLikelihood::compare_with_kaplan_meier() {
  auto at_risk = static_cast<double>(n_);
  for (std::size_t j = 0; j < failures_.size(); ++j) {
    at_risk -= before_[j];
    const double d = failures_[j], survivors = at_risk - d;
    control_null_ *= survivors / at_risk;
    loglik_null_ += d * std::log(d / at_risk) + (survivors > 0.0 ? survivors * std::log(survivors / at_risk) : 0.0);
    at_risk = survivors;
  }
}

MixtureLikelihood::Scan MixtureLikelihood::scan(double lambda) const {
  double total = 0.0, slope = 0.0, at_risk = 0.0, at_risk_slope = 0.0;
  for (std::size_t j = 0, i = 0; j < failures_.size(); ++j) {
    for (; i < interval_end_[j]; ++i) {
      const double share = q_[i] / (1.0 - q_[i] * total);
      at_risk += censored_[i].count * share;
      at_risk_slope += censored_[i].count * share * share * slope;
    }
    const double room = lambda - at_risk;
    if (!(room > 0.0)) return {0.0, 0.0, false};
    const double jump = failures_[j] / room;
    total += jump;
    slope -= jump / room * (1.0 - at_risk_slope);
    if (total >= 1.0 && j + 1 < failures_.size()) return {0.0, 0.0, false};
  }
  return {total, slope, true};
}

void MixtureLikelihood::find_lambda() {
  double low = static_cast<double>(events_), high = low + informative_;  // F0(t_J) >= 1 at the first, <= 1 at the last
  if (!(lambda_ > low && lambda_ < high)) lambda_ = high;
  for (int round = 0; round < 200 && high - low > 1e-14 * high; ++round) {
    const Scan found = scan(lambda_);
    if (found.feasible && std::fabs(found.total - 1.0) < 1e-14) return;
    (found.feasible && found.total <= 1.0 ? high : low) = lambda_;
    const double next = found.feasible ? lambda_ + (1.0 - found.total) / found.slope : low;
    if (std::fabs(next - lambda_) <= 1e-15 * lambda_ && found.feasible) return;
    lambda_ = next > low && next < high ? next : 0.5 * (low + high);
  }
}

LogLikelihood MixtureLikelihood::at(const Line& line) {
  LogLikelihood sum;
  const auto add = [&](std::size_t dose, double value, double by_zeta) {
    sum.value += value;
    sum.d_intercept += by_zeta;
    sum.d_slope += by_zeta * doses_[dose].position;
  };
  for (std::size_t k = 0; k < doses_.size(); ++k) {
    const AtDose& d = doses_[k];
    const Control& c = controls_[k] = control(model_, line.intercept + line.slope * d.position);
    if (d.failures > 0.0) add(k, d.failures * c.log_q, d.failures * c.d_log_q);
    if (d.controls > 0.0) add(k, d.controls * c.log_p, d.controls * c.d_log_p);
  }
  for (std::size_t i = 0; i < censored_.size(); ++i) q_[i] = controls_[censored_[i].dose].q;
  find_lambda();
  double total = 0.0, at_risk = 0.0;
  for (std::size_t j = 0, i = 0; j < failures_.size(); ++j) {
    for (; i < interval_end_[j]; ++i) {
      const Control& c = controls_[censored_[i].dose];
      const double kept = 1.0 - c.q * total, patients = censored_[i].count;
      at_risk += patients * c.q / kept;
      add(censored_[i].dose, patients * std::log(kept), patients * c.p * c.d_log_p * total / kept);
    }
    const double jump = failures_[j] / (lambda_ - at_risk);
    total += jump;
    sum.value += failures_[j] * std::log(jump);
  }
  return sum;
}

}  // namespace rtsurv::dose::detail
