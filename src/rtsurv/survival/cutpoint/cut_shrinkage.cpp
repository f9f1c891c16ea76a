#include "rtsurv/survival/cutpoint/cut_shrinkage.hpp"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "rtsurv/core/error.hpp"
#include "rtsurv/math/random.hpp"
#include "rtsurv/survival/competing/fine_gray.hpp"
#include "rtsurv/survival/cox/cox.hpp"
#include "rtsurv/survival/cutpoint/cut_finder.hpp"

namespace rtsurv::survival {
namespace {

std::vector<double> above(std::span<const double> x, double cut) {
  std::vector<double> indicator;
  indicator.reserve(x.size());
  for (const double value : x) indicator.push_back(value > cut ? 1.0 : 0.0);
  return indicator;
}

struct Slope {
  double coefficient = 0.0, std_error = 0.0;
};

CoxFit model_of(const FollowUp& follow_up, const Covariates& covariates) {
  return cox(follow_up, covariates, {.concordance = false});
}

CoxFit model_of(const CauseFollowUp& follow_up, const Covariates& covariates) {
  return fine_gray(follow_up, covariates).model;
}

/// The model of one column.
Slope slope(const auto& follow_up, std::vector<double> column) {
  const Covariates covariates{column.size(), 1, std::move(column)};
  const CoxFit fit = model_of(follow_up, covariates);
  const Coefficient& of_cut = fit.coefficient[0];
  if (lacks_bound(of_cut.state))
    throw NotEstimable("the hazard ratio of the cut is without bound: all events are on one side");
  if (of_cut.state == CoefficientState::redundant) throw NotEstimable("the cut says the same of every patient");
  return {of_cut.estimate, of_cut.std_error};
}

/// Fold of each subject, the same number in each but one.
std::vector<std::size_t> folds_of(std::size_t subjects, const CutShrinkageOptions& options) {
  std::vector<std::size_t> order(subjects), fold(subjects);
  std::iota(order.begin(), order.end(), std::size_t{0});
  math::RandomStream random(options.seed, 0);
  random.shuffle(std::span(order));
  for (std::size_t i = 0; i < subjects; ++i) fold[order[i]] = i % options.folds;
  return fold;
}

BestCut require_cut(const std::optional<BestCut>& best) {
  if (!best) throw NotEstimable("no cut leaves enough patients on both sides");
  return *best;
}

/// On a FollowUp or a CauseFollowUp.
CutShrinkage shrink(const auto& follow_up, std::span<const double> x, const CutShrinkageOptions& options) {
  if (options.folds < 2) throw InvalidOption("cross-validation needs at least two folds");
  const CutFinder finder(follow_up, x, options.range);
  std::vector<double> weight(x.size(), 1.0);
  CutShrinkage result;
  result.cut = require_cut(finder.search(weight)).cut;
  const Slope naive = slope(follow_up, above(x, result.cut));
  result.coefficient = naive.coefficient;
  result.std_error = naive.std_error;

  const std::vector<std::size_t> fold = folds_of(x.size(), options);
  std::vector<double> index(x.size(), 0.0);
  for (std::size_t f = 0; f < options.folds; ++f) {
    for (std::size_t i = 0; i < x.size(); ++i) weight[i] = fold[i] == f ? 0.0 : 1.0;
    const double cut = require_cut(finder.search(weight)).cut;
    const double coefficient = slope(follow_up.reweighted(weight), above(x, cut)).coefficient;
    for (std::size_t i = 0; i < x.size(); ++i)
      if (fold[i] == f && x[i] > cut) index[i] = coefficient;
  }
  result.factor = std::clamp(slope(follow_up, std::move(index)).coefficient, 0.0, 1.0);
  return result;
}

}  // namespace

CutShrinkage cut_shrinkage(const FollowUp& follow_up, std::span<const double> x, const CutShrinkageOptions& options) {
  return shrink(follow_up, x, options);
}

CutShrinkage cut_shrinkage(const CauseFollowUp& follow_up, std::span<const double> x,
                           const CutShrinkageOptions& options) {
  return shrink(follow_up, x, options);
}

}  // namespace rtsurv::survival
