#pragma once
// [[dose.response]]: local control at a landmark as a function of EQD2, fitted and observed.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/dose/dose_response_fit.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"

namespace rtsurv::results {

struct DoseResponse {
  /// Patients of neighbouring doses. A bin holds whole schedules, so it may be larger or smaller than its neighbours.
  struct Bin {
    std::vector<std::string> schedules;  ///< names, by ascending dose; empty when there are more than 10
    double lowest_gy = 0.0, mean_gy = 0.0, highest_gy = 0.0;  ///< EQD2 of its patients
    std::size_t n = 0;
    std::size_t events = 0;                       ///< up to and at the landmark
    std::optional<survival::SurvivalAt> control;  ///< Kaplan-Meier at the landmark; empty beyond the last follow-up
  };

  std::string endpoint;
  dose::DoseResponseModel model = dose::DoseResponseModel::log_logistic;
  double landmark = 0.0;       ///< in the study's time unit
  double alpha_beta_gy = 0.0;  ///< of the EQD2: the first of [dose]
  double confidence_level = 0.95;

  std::size_t n = 0;          ///< patients whose dose, time and event are known
  std::size_t events = 0;     ///< up to and at the landmark
  std::size_t censored = 0;   ///< left before the landmark without an event
  std::size_t n_missing = 0;  ///< all others

  /// The curve at doses from the lowest to the highest of the patients, its D50, gamma50, band and P of any effect of
  /// dose (likelihood ratio, 1 degree of freedom).
  Maybe<dose::FittedDoseResponse> fit;
  std::vector<std::string> open_limits;  ///< a sentence for each limit of D50 and gamma50 that is empty
  std::vector<Bin> bins;                 ///< by ascending dose
};

}  // namespace rtsurv::results
