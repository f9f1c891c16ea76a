#pragma once
// Cohorts for the tests of the Cox model, and the partial likelihood written down as its definition reads.

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include "rtsurv/survival/cox/cox_fit.hpp"
#include "rtsurv/survival/time/follow_up.hpp"
#include "survival/coefficients.hpp"

namespace rtsurv::survival {

/// Subjects with their covariates, x[i][j] being covariate j of subject i.
struct CoxCohort {
  std::vector<double> time;
  std::vector<std::uint8_t> event;
  std::vector<std::vector<double>> x;
  std::vector<double> entry = {}, weight = {};
  std::vector<int> stratum = {};

  [[nodiscard]] FollowUp follow_up() const { return FollowUp({time, event, entry, weight, stratum}); }

  [[nodiscard]] Covariates covariates() const {
    Covariates result{x.size(), x.empty() ? 0 : x[0].size(), {}};
    for (std::size_t j = 0; j < result.columns; ++j)
      for (const auto& row : x) result.values.push_back(row[j]);
    return result;
  }

  /// Subject i of `other` as it stands.
  void add(const CoxCohort& other, std::size_t i) {
    time.push_back(other.time[i]);
    event.push_back(other.event[i]);
    x.push_back(other.x[i]);
    if (!other.entry.empty()) entry.push_back(other.entry[i]);
    if (!other.weight.empty()) weight.push_back(other.weight[i]);
    if (!other.stratum.empty()) stratum.push_back(other.stratum[i]);
  }
};

struct CohortShape {
  std::size_t n = 40;
  std::size_t columns = 2;
  bool entry = false, counts = false, shares = false, strata = false;
};

/// Exponential times rounded up to a coarse grid, so that ties are common.
inline CoxCohort random_cohort(unsigned seed, const CohortShape& shape) {
  std::mt19937 random(seed);
  const auto uniform = [&random] { return (static_cast<double>(random()) + 0.5) / 4294967296.0; };
  CoxCohort cohort;
  for (std::size_t i = 0; i < shape.n; ++i) {
    std::vector<double> x;
    double eta = 0.0;
    for (std::size_t j = 0; j < shape.columns; ++j) {
      x.push_back(j == 0 ? std::round(uniform()) : 4.0 * uniform() - 2.0);
      eta += (j % 2 == 0 ? 0.6 : -0.4) * x.back();
    }
    const double time = std::ceil(-6.0 * std::log(uniform()) * std::exp(-eta));
    cohort.x.push_back(x);
    cohort.time.push_back(std::min(time, 30.0));
    cohort.event.push_back(time < 30.0 && uniform() < 0.7 ? 1 : 0);
    if (shape.entry) cohort.entry.push_back(std::max(-1.0, cohort.time.back() - std::ceil(12.0 * uniform())));
    if (shape.counts) cohort.weight.push_back(std::floor(4.0 * uniform()));
    if (shape.shares) cohort.weight.push_back(0.1 + 2.0 * uniform());
    if (shape.strata) cohort.stratum.push_back(static_cast<int>(3.0 * uniform()));
  }
  return cohort;
}

/// Every subject as often as its count says, without weights.
inline CoxCohort repeated(const CoxCohort& cohort) {
  CoxCohort result;
  for (std::size_t i = 0; i < cohort.time.size(); ++i)
    for (double copy = 0.0; copy < cohort.weight[i]; ++copy) result.add(cohort, i);
  result.weight.clear();
  return result;
}

/// The partial likelihood of a cohort without counts, event by event and subject by subject: O(n^2).
inline double naive_loglik(const CoxCohort& cohort, Ties ties, const std::vector<double>& b) {
  const std::size_t n = cohort.time.size();
  const auto weight = [&](std::size_t i) { return cohort.weight.empty() ? 1.0 : cohort.weight[i]; };
  const auto stratum = [&](std::size_t i) { return cohort.stratum.empty() ? 0 : cohort.stratum[i]; };
  const auto eta = [&](std::size_t i) {
    double sum = 0.0;
    for (std::size_t j = 0; j < b.size(); ++j) sum += b[j] * cohort.x[i][j];
    return sum;
  };
  double loglik = 0.0;
  for (std::size_t i = 0; i < n; ++i) {
    if (cohort.event[i] == 0) continue;
    double at_risk = 0.0, tied = 0.0, tied_weight = 0.0, deaths = 0.0, earlier = 0.0;
    for (std::size_t j = 0; j < n; ++j) {
      if (stratum(j) != stratum(i) || cohort.time[j] < cohort.time[i]) continue;
      if (!cohort.entry.empty() && cohort.entry[j] >= cohort.time[i]) continue;
      at_risk += weight(j) * std::exp(eta(j));
      if (cohort.event[j] == 0 || cohort.time[j] != cohort.time[i]) continue;
      tied += weight(j) * std::exp(eta(j));
      tied_weight += weight(j);
      deaths += 1.0;
      if (j < i) earlier += 1.0;
    }
    if (ties == Ties::breslow)
      loglik += weight(i) * (eta(i) - std::log(at_risk));
    else
      loglik += weight(i) * eta(i) - tied_weight / deaths * std::log(at_risk - earlier / deaths * tied);
  }
  return loglik;
}

}  // namespace rtsurv::survival
