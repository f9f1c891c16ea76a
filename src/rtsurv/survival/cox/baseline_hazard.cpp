#include "rtsurv/survival/cox/baseline_hazard.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "rtsurv/core/error.hpp"
#include "rtsurv/math/confidence_level.hpp"
#include "rtsurv/survival/cox/detail/event_sums.hpp"

namespace rtsurv::survival {
using namespace detail;
namespace {

void check_hazard(const Covariates& covariates, const CoxFit& fit) {
  if (fit.coefficient.size() != covariates.columns)
    throw InvalidOption("the Cox model and the covariates must have the same columns");
}

/// The fit as the scans read it.
class FittedHazard {
 public:
  FittedHazard(const FollowUp& follow_up, const Covariates& covariates, const CoxFit& fit)
      : follow_up_(follow_up),
        sets_(risk_sets(follow_up, fit.ties)),
        covariates_(follow_up, covariates, sets_),
        b_(scaled(fit)),
        relative_(relative_hazards(sets_, covariates_, b_)),
        sums_(event_time_sums(sets_, covariates_, relative_)) {}

  [[nodiscard]] const EventTimeSums& sums() const { return sums_; }

  /// x on the scaled columns; 0 for constant ones.
  [[nodiscard]] std::vector<double> scaled_x(std::span<const double> x) const {
    std::vector<double> result(x.size());
    const Scaling& scaling = covariates_.scaling();
    for (std::size_t j = 0; j < x.size(); ++j)
      if (scaling.scale[j] > 0.0) result[j] = (x[j] - scaling.centre[j]) / scaling.scale[j];
    return result;
  }

  /// exp(x'b), in the units of the sums of a stratum.
  [[nodiscard]] double relative_hazard(std::span<const double> x, std::size_t stratum) const {
    const std::vector<double> z = scaled_x(x);
    double eta = -relative_.shift[stratum];
    for (std::size_t j = 0; j < z.size(); ++j) eta += b_[j] * z[j];
    return std::exp(eta);
  }

  [[nodiscard]] double scale(std::size_t column) const { return covariates_.scaling().scale[column]; }

  /// The distinct observed times of the subjects, and for each the last event time up to it (or none).
  struct Steps {
    std::size_t stratum = 0;  // of the risk sets
    std::vector<double> time;
    std::vector<std::size_t> event_time;
  };

  [[nodiscard]] Steps steps(Run subjects) const {
    Steps result;
    const auto stratum = std::ranges::find_if(sets_.stratum_begin.begin(), sets_.stratum_begin.end() - 1,
                                              [&](std::size_t k) { return first_subject(k) >= subjects.begin; });
    const bool has_events = stratum != sets_.stratum_begin.end() - 1 && first_subject(*stratum) < subjects.end;
    std::size_t next = has_events ? *stratum : 0;
    const std::size_t end = has_events ? *(stratum + 1) : 0;
    result.stratum = has_events ? static_cast<std::size_t>(stratum - sets_.stratum_begin.begin()) : 0;
    std::size_t last = RiskSets::none;
    for (const Run tie : follow_up_.ties(subjects)) {
      const double time = follow_up_.time()[tie.begin];
      while (next < end && follow_up_.time()[first_subject(next)] <= time) last = next++;
      result.time.push_back(time);
      result.event_time.push_back(last);
    }
    return result;
  }

 private:
  [[nodiscard]] std::vector<double> scaled(const CoxFit& fit) const {
    std::vector<double> b(fit.coefficient.size());
    for (std::size_t j = 0; j < b.size(); ++j)
      if (fit.coefficient[j].state != CoefficientState::redundant)
        b[j] = fit.coefficient[j].estimate * covariates_.scaling().scale[j];
    return b;
  }
  /// One of the events at event time k.
  [[nodiscard]] std::size_t first_subject(std::size_t k) const { return sets_.subject[sets_.begin[k]]; }

  const FollowUp& follow_up_;
  RiskSets sets_;
  ScaledCovariates covariates_;
  std::vector<double> b_;
  RelativeHazards relative_;
  EventTimeSums sums_;
};

Run subjects_of(const FollowUp& follow_up, int code) {
  for (const Run stratum : follow_up.strata())
    if (follow_up.stratum_of(stratum.begin) == code) return stratum;
  throw InvalidOption("no patient is in the stratum of the predicted curve");
}

/// Adds the value of the curve at one time.
void add_point(PredictedCurve& curve, double time, double hazard, double hazard_error, double z) {
  const double survival = std::exp(-hazard);
  curve.time.push_back(time);
  curve.survival.push_back(survival);
  curve.std_error.push_back(survival * hazard_error);
  curve.lower.push_back(std::exp(-hazard - z * hazard_error));
  curve.upper.push_back(std::isnan(hazard_error) ? hazard_error : std::min(1.0, std::exp(-hazard + z * hazard_error)));
}

/// q' V q with V in the units of the covariates and q on the scaled columns.
double quadratic_form(const CoxFit& fit, const FittedHazard& hazard, std::span<const double> q) {
  const std::size_t p = q.size();
  double sum = 0.0;
  for (std::size_t i = 0; i < p; ++i)
    for (std::size_t j = 0; j < p; ++j)
      sum += q[i] * hazard.scale(i) * fit.covariance[i * p + j] * hazard.scale(j) * q[j];
  return sum;
}

}  // namespace

std::vector<BaselineHazard> baseline_hazard(const FollowUp& follow_up, const Covariates& covariates,
                                            const CoxFit& fit) {
  check_hazard(covariates, fit);
  const FittedHazard fitted(follow_up, covariates, fit);
  std::vector<BaselineHazard> result;
  for (const Run stratum : follow_up.strata()) {
    FittedHazard::Steps steps = fitted.steps(stratum);
    const double relative = fitted.relative_hazard(fit.mean, steps.stratum);
    BaselineHazard baseline{follow_up.stratum_of(stratum.begin), std::move(steps.time), {}};
    for (const std::size_t k : steps.event_time)
      baseline.cumulative_hazard.push_back(k == RiskSets::none ? 0.0 : relative * fitted.sums().hazard[k]);
    result.push_back(std::move(baseline));
  }
  return result;
}

PredictedCurve predict_curve(const FollowUp& follow_up, const Covariates& covariates, const CoxFit& fit,
                             const PredictedSubject& subject) {
  check_hazard(covariates, fit);
  const std::vector<double>& x = subject.x;
  if (x.size() != covariates.columns) throw InvalidOption("a predicted curve needs one value per covariate");
  const double z = math::ConfidenceLevel(fit.confidence_level).z();
  const FittedHazard fitted(follow_up, covariates, fit);
  const FittedHazard::Steps steps = fitted.steps(subjects_of(follow_up, subject.stratum));
  const std::vector<double> scaled = fitted.scaled_x(x);
  const double relative = fitted.relative_hazard(x, steps.stratum);
  const bool infinite = std::ranges::any_of(fit.coefficient, lacks_bound, &Coefficient::state);
  const EventTimeSums& sums = fitted.sums();
  PredictedCurve curve;
  std::vector<double> q(x.size());
  for (std::size_t i = 0; i < steps.time.size(); ++i) {
    const std::size_t k = steps.event_time[i];
    if (k == RiskSets::none) {
      add_point(curve, steps.time[i], 0.0, 0.0, z);
      continue;
    }
    for (std::size_t j = 0; j < q.size(); ++j)
      q[j] = relative * (scaled[j] * sums.hazard[k] - sums.hazard_mean[k * q.size() + j]);
    const double variance = relative * relative * sums.hazard_variance[k] + quadratic_form(fit, fitted, q);
    const double error = infinite ? std::numeric_limits<double>::quiet_NaN() : std::sqrt(variance);
    add_point(curve, steps.time[i], relative * sums.hazard[k], error, z);
  }
  return curve;
}

}  // namespace rtsurv::survival
