#include "rtsurv/survival/cox/cox.hpp"

#include "rtsurv/core/error.hpp"
#include "rtsurv/math/confidence_level.hpp"
#include "rtsurv/survival/cox/detail/estimates.hpp"
#include "rtsurv/survival/cox/detail/maximum.hpp"
#include "rtsurv/survival/cox/detail/residuals.hpp"

namespace rtsurv::survival {
using namespace detail;
namespace {

void check(const FollowUp& follow_up, const Covariates& covariates, const CoxOptions& options) {
  require_estimable(follow_up, covariates, "a Cox model");
  if (!options.cluster.empty() && options.cluster.size() != follow_up.caller_size())
    throw InvalidOption("the clusters of a Cox model must have one code per subject");
  if (options.max_iterations < 1) throw InvalidOption("a Cox model needs at least one iteration");
  static_cast<void>(math::ConfidenceLevel(options.confidence_level));
  if (!(options.tolerance > 0.0)) throw InvalidOption("the tolerance of a Cox model must be positive");
}

/// On the scaled columns.
std::vector<double> robust_covariance(const FollowUp& follow_up, const CoxMaximum& maximum,
                                      std::span<const int> cluster) {
  const RiskSets& sets = maximum.model->sets;
  std::vector<int> cluster_of_row;
  if (!cluster.empty())
    for (const std::size_t i : sets.subject) cluster_of_row.push_back(cluster[follow_up.order()[i]]);
  const std::vector<double> residuals = score_residuals(sets, maximum.model->covariates, maximum.limit_coefficient);
  return sandwich(maximum.covariance, score_cross_product(sets, residuals, cluster_of_row),
                  maximum.model->covariates.columns());
}

std::optional<Concordance> concordance_of(const FollowUp& follow_up, const Covariates& covariates, const CoxFit& fit,
                                          std::span<const int> cluster) {
  std::vector<double> score(covariates.rows);
  for (std::size_t j = 0; j < covariates.columns; ++j) {
    if (fit.coefficient[j].state == CoefficientState::redundant) continue;
    const std::span<const double> column = covariates.column(j);
    for (std::size_t i = 0; i < covariates.rows; ++i)
      score[i] += fit.coefficient[j].estimate * (column[i] - fit.mean[j]);
  }
  try {
    return concordance(follow_up, score, cluster);
  } catch (const NotEstimable&) {
    return std::nullopt;
  }
}

}  // namespace

CoxFit cox(const FollowUp& follow_up, const Covariates& covariates, const CoxOptions& options) {
  check(follow_up, covariates, options);
  const CoxProblem problem{
      follow_up, covariates, options.ties, options.max_iterations, options.tolerance, options.confidence_level};
  const CoxMaximum maximum = maximise(problem);
  std::vector<double> robust;
  if (options.robust || !options.cluster.empty()) robust = robust_covariance(follow_up, maximum, options.cluster);
  CoxFit fit = estimates_of(problem, maximum, robust);
  if (options.concordance) fit.concordance = concordance_of(follow_up, covariates, fit, options.cluster);
  return fit;
}

}  // namespace rtsurv::survival
