#include "rtsurv/survival/cox/cox.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

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

/// Different codes of the subjects.
std::size_t clusters_among(const FollowUp& follow_up, std::span<const int> cluster) {
  std::vector<int> codes;
  for (const std::size_t subject : follow_up.order()) codes.push_back(cluster[subject]);
  std::ranges::sort(codes);
  return static_cast<std::size_t>(std::ranges::unique(codes).begin() - codes.begin());
}

RobustVariance robust_variance(const FollowUp& follow_up, const CoxMaximum& maximum, std::span<const int> cluster) {
  const RiskSets& sets = maximum.model->sets;
  std::vector<int> cluster_of_row;
  if (!cluster.empty())
    for (const std::size_t i : sets.subject) cluster_of_row.push_back(cluster[follow_up.order()[i]]);
  const std::vector<double> residuals = score_residuals(sets, maximum.model->covariates, maximum.limit_coefficient);
  return {sandwich(maximum.covariance, score_cross_product(sets, residuals, cluster_of_row),
                   maximum.model->covariates.columns()),
          cluster.empty() ? 0 : clusters_among(follow_up, cluster)};
}

/// The place of each subject by `first`, where neighbours at most `tolerance` apart are equal, and among equals by
/// `second`; equal subjects have one place.
std::vector<double> places_by(std::span<const double> first, double tolerance, std::span<const double> second) {
  std::vector<std::size_t> order(first.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) { return first[i]; });
  std::vector<double> group(first.size());
  for (std::size_t k = 1; k < order.size(); ++k)
    group[order[k]] = group[order[k - 1]] + (first[order[k]] - first[order[k - 1]] > tolerance ? 1.0 : 0.0);
  const auto key = [&](std::size_t i) { return std::pair(group[i], second[i]); };
  std::ranges::sort(order, {}, key);
  std::vector<double> place(first.size());
  for (std::size_t k = 1; k < order.size(); ++k)
    place[order[k]] = place[order[k - 1]] + (key(order[k - 1]) < key(order[k]) ? 1.0 : 0.0);
  return place;
}

/// Linear predictors as far out as the separation drives them: their order alone. A subject is above another by the
/// first direction that tells them apart, however small the difference and whatever the later ones and finite
/// coefficients say.
std::vector<double> scores_in_limit(const Covariates& covariates, const CoxMaximum& maximum) {
  const Scaling& scaling = maximum.model->covariates.scaling();
  const auto along = [&](std::span<const double> b) {
    std::vector<double> score(covariates.rows);
    for (std::size_t j = 0; j < covariates.columns; ++j)
      for (std::size_t i = 0; b[j] != 0.0 && i < covariates.rows; ++i)
        score[i] += b[j] * ((covariates.column(j)[i] - scaling.centre[j]) / scaling.scale[j]);
    return score;
  };
  std::vector<double> score = along(maximum.limit_coefficient);
  for (std::size_t l = maximum.separation.size(); l-- > 0;) {
    const SeparatingDirection& d = maximum.separation[l];
    score = places_by(along(d.direction), d.tolerance, score);
  }
  return score;
}

std::vector<double> scores_of(const Covariates& covariates, const CoxFit& fit) {
  std::vector<double> score(covariates.rows);
  for (std::size_t j = 0; j < covariates.columns; ++j) {
    if (fit.coefficient[j].state == CoefficientState::redundant) continue;
    const std::span<const double> column = covariates.column(j);
    for (std::size_t i = 0; i < covariates.rows; ++i)
      score[i] += fit.coefficient[j].estimate * (column[i] - fit.mean[j]);
  }
  return score;
}

std::optional<Concordance> concordance_of(const FollowUp& follow_up, std::span<const double> score,
                                          std::span<const int> cluster) {
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
  RobustVariance robust;
  if (options.robust || !options.cluster.empty()) robust = robust_variance(follow_up, maximum, options.cluster);
  CoxFit fit = estimates_of(problem, maximum, robust);
  if (options.concordance)
    fit.concordance = concordance_of(
        follow_up, maximum.any_infinite() ? scores_in_limit(covariates, maximum) : scores_of(covariates, fit),
        options.cluster);
  return fit;
}

}  // namespace rtsurv::survival
