#pragma once
// What a referee checks: the model against its assumptions, the length of follow-up, the missing values.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/results/maybe.hpp"
#include "rtsurv/survival/cox/spline_smooth.hpp"
#include "rtsurv/survival/time/estimate.hpp"

namespace rtsurv::results {

/// Of a multivariable model whose coefficients are all finite.
struct ModelChecks {
  /// A coefficient over time, and the patient who moves it most.
  struct Coefficient {
    std::string term;
    std::optional<std::string> level;
    std::vector<double> scaled_schoenfeld;      ///< of each event
    std::optional<survival::SmoothLine> trend;  ///< of these over time
    std::size_t row = 0;                        ///< of that patient in the data file, from 1
    double dfbeta_per_error = 0.0;              ///< in standard errors, with its sign
    double hazard_ratio = 1.0;
    std::optional<double> p, hazard_ratio_without, p_without;  ///< without that patient
  };
  /// A number that the model takes as a straight line.
  struct Linearity {
    std::string term;
    Maybe<survival::ChiSquareTest> nonlinear;   ///< restricted cubic spline against the line, likelihood ratio
    std::vector<double> x, martingale;          ///< residuals of the model without the term
    std::optional<survival::SmoothLine> trend;  ///< of these over x
  };
  double events = 0.0;
  std::size_t parameters = 0;
  std::vector<double> event_time;
  std::vector<Coefficient> coefficients;  ///< of the columns that could be estimated
  std::vector<Linearity> linearity;       ///< of the numeric terms
};

/// How far the follow-up of an endpoint carries.
struct FollowUpChecks {
  struct At {
    double time = 0.0;
    std::size_t at_risk = 0, events_before = 0, censored_before = 0;
  };
  /// Patients who entered in the first and in the second half of the period.
  struct Entrants {
    struct Half {
      std::size_t n = 0;
      double events = 0.0;
      std::vector<std::optional<double>> survival;  ///< at each landmark
    };
    std::string split;  ///< the first date or year of the second half
    Half early, late;
    Maybe<survival::ChiSquareTest> log_rank;
  };
  std::size_t n = 0;
  std::vector<At> landmarks;
  Maybe<Entrants> entrants;
};

/// A factor and the outcome of those in whom it is missing.
struct MissingByOutcome {
  std::string factor;
  std::size_t n_missing = 0, n_known = 0;
  double events_missing = 0.0, events_known = 0.0;
  Maybe<survival::ChiSquareTest> log_rank;
};

}  // namespace rtsurv::results
