#include "rtsurv/survival/competing/fine_gray.hpp"

#include <algorithm>
#include <vector>

#include "rtsurv/core/error.hpp"
#include "rtsurv/math/confidence_level.hpp"
#include "rtsurv/survival/competing/detail/fine_gray_variance.hpp"
#include "rtsurv/survival/cox/detail/estimates.hpp"
#include "rtsurv/survival/cox/detail/maximum.hpp"

namespace rtsurv::survival {
using namespace detail;
namespace {

void require_supported(const CauseFollowUp& follow_up) {
  if (!follow_up.any().entry().empty()) throw InvalidOption("a Fine-Gray model does not support delayed entry");
  if (!follow_up.any().stratum().empty()) throw InvalidOption("a Fine-Gray model does not support strata");
  if (!follow_up.any().counts_patients())
    throw InvalidOption("the weights of a Fine-Gray model must be whole numbers of patients");
}

/// Who failed from a competing cause, and the Kaplan-Meier estimate of being uncensored just before each time.
CompetingFailures competing_failures(const CauseFollowUp& follow_up, int cause) {
  const FollowUp& any = follow_up.any();
  double at_risk = 0.0, uncensored = 1.0;
  for (std::size_t i = 0; i < any.size(); ++i) at_risk += any.weight_of(i);
  CompetingFailures result;
  for (const Run tie : any.ties({0, any.size()})) {
    double censored = 0.0, leaving = 0.0;
    for (std::size_t i = tie.begin; i < tie.end; ++i) {
      const int code = follow_up.cause_of(i);
      if (code == 0) censored += any.weight_of(i);
      leaving += any.weight_of(i);
      result.failed.push_back(code != 0 && code != cause ? 1 : 0);
      result.uncensored.push_back(uncensored);
    }
    if (censored > 0.0) uncensored *= (at_risk - censored) / at_risk;
    at_risk -= leaving;
  }
  return result;
}

}  // namespace

FineGrayFit fine_gray(const CauseFollowUp& follow_up, const Covariates& covariates, const FineGrayOptions& options) {
  static_cast<void>(math::ConfidenceLevel(options.confidence_level));
  require_supported(follow_up);
  const FollowUp of_interest = follow_up.only(options.cause);
  require_estimable(of_interest, covariates, "a Fine-Gray model");
  const CompetingFailures failures = competing_failures(follow_up, options.cause);
  const CoxProblem problem{.follow_up = of_interest,
                           .covariates = covariates,
                           .rule = {Ties::breslow, failures},
                           .confidence_level = options.confidence_level};
  const CoxMaximum maximum = maximise(problem);
  const std::vector<double> robust =
      sandwich(maximum.covariance, fine_gray_meat(of_interest, failures, maximum), maximum.model->covariates.columns());
  FineGrayFit fit{estimates_of(problem, maximum, {robust, 0}), 0, 0};
  for (std::size_t i = 0; i < follow_up.any().size(); ++i) {
    const auto patients = static_cast<std::size_t>(follow_up.any().weight_of(i));
    if (failures.failed[i] == 1) fit.competing += patients;
    if (follow_up.cause_of(i) == 0) fit.censored += patients;
  }
  return fit;
}

}  // namespace rtsurv::survival
