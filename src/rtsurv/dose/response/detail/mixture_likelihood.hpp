#pragma once
// The likelihood behind fit_dose_response(), as a function of the line alone: the distribution of the failure times is
// maximised out.

#include <cstddef>
#include <vector>

#include "rtsurv/dose/response/dose_response_fit.hpp"

namespace rtsurv::dose::detail {

/// The curve's line: zeta = intercept + slope z, z the standardised x of a dose; control rises with zeta:
/// P = 1 / (1 + exp(-zeta)) (log_logistic) or P = exp(-exp(-zeta)) (poisson).
struct Line {
  double intercept = 0.0, slope = 0.0;
};

/// What a value of zeta means.
struct Control {
  double p, q;              ///< control and failure, p + q = 1
  double log_p, log_q;      ///< their logarithms
  double d_log_p, d_log_q;  ///< and the derivatives of those by zeta
};

[[nodiscard]] Control control(DoseResponseModel model, double zeta);

/// zeta where P = 1/2.
[[nodiscard]] double middle(DoseResponseModel model);

/// Log-likelihood of a line with its derivatives.
struct LogLikelihood {
  double value = 0.0;
  double d_intercept = 0.0, d_slope = 0.0;
};

/// The failures by tau come at J distinct times. For a line the jumps f_j of F0 maximise
///
///     sum_j d_j log f_j + sum_i log(1 - q_i F0(c_i)),   sum_j f_j = 1,
///
/// over the censored i; hence f_j = d_j / (lambda - A_j), A_j = sum_{c_i < t_j} q_i / (1 - q_i F0(c_i)). A_j needs F0
/// before t_j only: for given lambda one scan forward gives all jumps, and lambda is the root of F0(t_J) = 1, which
/// falls in lambda. Patients of one dose and one interval between failures are counted together.
/// The derivatives are those at fixed jumps: at their maximum they are the derivatives of the profile.
class MixtureLikelihood {
 public:
  /// The cohort must be valid and have a failure by tau.
  MixtureLikelihood(const DoseResponseCohort& cohort, const DoseResponseFitOptions& options);

  /// Starts from the lambda of the last call and works in memory of its own: not from two threads at once.
  [[nodiscard]] LogLikelihood at(const Line& line);

  /// The standardised x of a dose: (x - mean) / sd over the patients.
  [[nodiscard]] double position(double dose_gy) const;
  /// The dose at that position; not positive for a position below dose 0 (poisson).
  [[nodiscard]] double dose(double position) const;
  [[nodiscard]] std::vector<double> positions() const;            ///< of the distinct doses
  [[nodiscard]] double scale() const noexcept { return scale_; }  ///< sd of x; 0 when all doses are equal
  [[nodiscard]] DoseResponseModel model() const noexcept { return model_; }

  [[nodiscard]] std::size_t n() const noexcept { return n_; }
  [[nodiscard]] std::size_t events() const noexcept { return events_; }
  [[nodiscard]] std::size_t followed() const noexcept { return followed_; }  ///< seen at tau without failure

  /// Kaplan-Meier at tau, and the log-likelihood of control without an effect of dose.
  [[nodiscard]] double control_null() const noexcept { return control_null_; }
  [[nodiscard]] double loglik_null() const noexcept { return loglik_null_; }

 private:
  struct AtDose {
    double position;
    double failures = 0.0, controls = 0.0;  ///< patients; controls: no failure up to the last one before tau
  };
  struct Censored {
    std::size_t dose;  ///< index of the dose
    double count;
  };
  struct Scan {
    double total, slope;  ///< F0(t_J) and its derivative by lambda
    bool feasible;        ///< false: lambda is too small
  };

  void standardise(const DoseResponseCohort& cohort);
  void count(const DoseResponseCohort& cohort, double landmark);
  void compare_with_kaplan_meier();
  [[nodiscard]] Scan scan(double lambda) const;
  void find_lambda();

  DoseResponseModel model_;
  double mean_ = 0.0, scale_ = 0.0;
  std::size_t n_ = 0, events_ = 0, followed_ = 0;
  double control_null_ = 1.0, loglik_null_ = 0.0;
  double informative_ = 0.0;               ///< censored between the first and the last failure
  std::vector<AtDose> doses_;              ///< one per distinct dose, ascending
  std::vector<double> failures_;           ///< d_j
  std::vector<double> before_;             ///< censored before t_1, between t_1 and t_2, ...: J + 1 counts
  std::vector<Censored> censored_;         ///< between the first and the last failure, in the order of the intervals
  std::vector<std::size_t> interval_end_;  ///< end in censored_ of those who left in [t_j, t_j+1)

  // Of the last line.
  double lambda_ = 0.0;
  std::vector<Control> controls_;  ///< per dose
  std::vector<double> q_;          ///< per entry of censored_
};

}  // namespace rtsurv::dose::detail
