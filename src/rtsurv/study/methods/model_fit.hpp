#pragma once
// A fit with what it was fitted to.

#include <functional>

#include "rtsurv/study/columns/design.hpp"
#include "rtsurv/survival/cox/cox_fit.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::study {

/// The model that a fit is of, on other covariates.
using Refit = std::function<survival::CoxFit(const survival::Covariates&)>;

struct ModelFit {
  const Design& design;
  const survival::CoxFit& fit;
  const survival::FollowUp& follow_up;  ///< who is at risk when, and their events
  Refit refit;
};

}  // namespace rtsurv::study
