#include "rtsurv/survival/cox/diagnostics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "rtsurv/core/error.hpp"
#include "rtsurv/parallel/parallel_for.hpp"
#include "rtsurv/survival/cox/detail/covariates.hpp"
#include "rtsurv/survival/cox/detail/event_sums.hpp"
#include "rtsurv/survival/cox/detail/residuals.hpp"

namespace rtsurv::survival {
using namespace detail;
namespace {

void check_diagnostics(const Covariates& covariates, const CoxFit& fit) {
  if (fit.coefficient.size() != covariates.columns)
    throw InvalidOption("the diagnostics of a Cox model need one coefficient per column");
  if (std::ranges::any_of(fit.coefficient, [](const Coefficient& c) { return std::isfinite(c.robust_std_error); }))
    throw InvalidOption("the diagnostics of a Cox model need a fit without robust variance");
  if (std::ranges::any_of(fit.coefficient, lacks_bound, &Coefficient::state))
    throw NotEstimable("a coefficient of the model has no bound, so its residuals cannot be formed");
}

/// `row` times the covariance of the fit, per unit; NaN where a column is redundant.
void times_covariance(const CoxFit& fit, std::span<const double> row, std::span<double> result) {
  const std::size_t p = row.size();
  for (std::size_t j = 0; j < p; ++j) {
    double sum = 0.0;
    for (std::size_t k = 0; k < p; ++k) sum += row[k] * fit.covariance[k * p + j];
    result[j] =
        fit.coefficient[j].state == CoefficientState::redundant ? std::numeric_limits<double>::quiet_NaN() : sum;
  }
}

class Diagnosis {
 public:
  Diagnosis(const FollowUp& follow_up, const Covariates& covariates, const CoxFit& fit)
      : follow_up_(follow_up),
        fit_(fit),
        sets_(risk_sets(follow_up, fit.ties)),
        x_(follow_up, covariates, sets_),
        b_(scaled_coefficients()),
        relative_(relative_hazards(sets_, x_, b_)),
        sums_(event_time_sums(sets_, x_, relative_)) {}

  [[nodiscard]] CoxDiagnostics result() const {
    CoxDiagnostics result;
    result.martingale.assign(follow_up_.caller_size(), 0.0);
    result.dfbeta.assign(follow_up_.caller_size() * x_.columns(), 0.0);
    const std::vector<double> score = score_residuals(sets_, x_, relative_, sums_);
    parallel::parallel_ranges(sets_.rows(), score.size() * x_.columns(), [&](std::size_t begin, std::size_t end) {
      std::vector<double> unit(x_.columns());
      for (std::size_t row = begin; row < end; ++row) set_patient(row, score, unit, result);
    });
    for (std::size_t k = 0; k < sets_.times(); ++k) add_events(k, result);
    return result;
  }

 private:
  [[nodiscard]] double scale(std::size_t j) const { return x_.scaling().scale[j]; }

  [[nodiscard]] std::vector<double> scaled_coefficients() const {
    std::vector<double> b(x_.columns());
    for (std::size_t j = 0; j < b.size(); ++j)
      if (fit_.coefficient[j].state == CoefficientState::estimated) b[j] = fit_.coefficient[j].estimate * scale(j);
    return b;
  }

  /// `unit` is p numbers to work with.
  void set_patient(std::size_t row, std::span<const double> score, std::span<double> unit,
                   CoxDiagnostics& result) const {
    const std::size_t p = x_.columns(), patient = follow_up_.order()[sets_.subject[row]];
    const double died = row < sets_.deaths_end[sets_.event_time[row]] ? 1.0 : 0.0;
    result.martingale[patient] =
        died - relative_.value[row] / sets_.weight[row] * hazard_at_risk(sets_, sums_, row, {});
    for (std::size_t j = 0; j < p; ++j) unit[j] = score[row * p + j] * scale(j);
    times_covariance(fit_, unit, std::span(result.dfbeta).subspan(patient * p, p));
  }

  void add_events(std::size_t k, CoxDiagnostics& result) const {
    const std::size_t p = x_.columns();
    std::vector<double> distance(p), scaled(p);
    for (std::size_t row = sets_.begin[k]; row < sets_.deaths_end[k]; ++row) {
      for (std::size_t j = 0; j < p; ++j) distance[j] = (x_.x(row, j) - sums_.mean[k * p + j]) * scale(j);
      times_covariance(fit_, distance, scaled);
      result.event_time.push_back(follow_up_.time()[sets_.subject[row]]);
      result.event_count.push_back(sets_.weights_are_counts ? sets_.weight[row] : 1.0);
      for (std::size_t j = 0; j < p; ++j)
        result.scaled_schoenfeld.push_back(fit_.coefficient[j].estimate + fit_.events * scaled[j]);
    }
  }

  const FollowUp& follow_up_;
  const CoxFit& fit_;
  RiskSets sets_;
  ScaledCovariates x_;
  std::vector<double> b_;
  RelativeHazards relative_;
  EventTimeSums sums_;
};

}  // namespace

CoxDiagnostics cox_diagnostics(const FollowUp& follow_up, const Covariates& covariates, const CoxFit& fit) {
  check_diagnostics(covariates, fit);
  return Diagnosis(follow_up, covariates, fit).result();
}

}  // namespace rtsurv::survival
