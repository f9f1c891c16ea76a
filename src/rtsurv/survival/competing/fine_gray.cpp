#include "rtsurv/survival/competing/fine_gray.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "rtsurv/core/error.hpp"
#include "rtsurv/survival/competing/detail/fine_gray_variance.hpp"
#include "rtsurv/survival/cox/detail/estimates.hpp"
#include "rtsurv/survival/cox/detail/maximum.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival {
using namespace detail;
namespace {

FollowUp events_of_interest(const FineGrayOutcome& outcome) {
  if (!std::ranges::all_of(outcome.cause, [](int code) { return code >= 0 && code <= 2; }))
    throw InvalidOption("causes must be coded 0 (censored), 1 (of interest) or 2 (competing)");
  std::vector<std::uint8_t> event(outcome.cause.size());
  std::ranges::transform(outcome.cause, event.begin(), [](int code) { return code == 1 ? 1 : 0; });
  return FollowUp({.time = outcome.time, .event = event});
}

/// Who failed from a competing cause, and the Kaplan-Meier estimate of being uncensored just before each time.
CompetingFailures competing_failures(const FollowUp& follow_up, std::span<const int> cause) {
  CompetingFailures result;
  const auto time = follow_up.time();
  double uncensored = 1.0;
  for (std::size_t first = 0, last = 0; first < time.size(); first = last) {
    double censored = 0.0;
    for (; last < time.size() && time[last] == time[first]; ++last) {
      const int code = cause[follow_up.order()[last]];
      if (code == 0) censored += 1.0;
      result.failed.push_back(code == 2 ? 1 : 0);
      result.uncensored.push_back(uncensored);
    }
    const auto at_risk = static_cast<double>(time.size() - first);
    uncensored *= (at_risk - censored) / at_risk;
  }
  return result;
}

}  // namespace

FineGrayFit fine_gray(const FineGrayOutcome& outcome, const Covariates& covariates) {
  const FollowUp follow_up = events_of_interest(outcome);
  require_estimable(follow_up, covariates, "a Fine-Gray model");
  const CompetingFailures failures = competing_failures(follow_up, outcome.cause);
  const CoxProblem problem{follow_up, covariates, {Ties::breslow, failures}};
  const CoxMaximum maximum = maximise(problem);
  const std::vector<double> robust =
      sandwich(maximum.covariance, fine_gray_meat(follow_up, failures, maximum), maximum.model->covariates.columns());
  FineGrayFit fit{estimates_of(problem, maximum, robust), 0, 0};
  fit.competing = static_cast<std::size_t>(std::ranges::count(outcome.cause, 2));
  fit.censored = static_cast<std::size_t>(std::ranges::count(outcome.cause, 0));
  return fit;
}

}  // namespace rtsurv::survival
