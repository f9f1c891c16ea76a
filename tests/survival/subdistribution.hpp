#pragma once
// Cohorts with competing failures, and Fine & Gray's model written down as its definition reads: O(n^3).

#include <cmath>
#include <cstddef>
#include <random>
#include <vector>

#include <Eigen/Dense>

#include "rtsurv/survival/competing/fine_gray.hpp"
#include "survival/coefficients.hpp"

namespace rtsurv::survival {

struct Subdistribution {
  std::vector<double> time;
  std::vector<int> cause;  // 0 censored, 1 of interest, 2 competing
  std::vector<std::vector<double>> x;

  [[nodiscard]] Covariates covariates() const {
    Covariates result{x.size(), x.empty() ? 0 : x[0].size(), {}};
    for (std::size_t j = 0; j < result.columns; ++j)
      for (const auto& row : x) result.values.push_back(row[j]);
    return result;
  }

  [[nodiscard]] FineGrayFit fit() const {
    return fine_gray(CauseFollowUp({.time = time, .cause = cause}), covariates());
  }

  void add(const Subdistribution& other, std::size_t i) {
    time.push_back(other.time[i]);
    cause.push_back(other.cause[i]);
    x.push_back(other.x[i]);
  }
};

/// Two covariates, one of them 0/1; times on a coarse grid, competing failures before the first event.
inline Subdistribution random_subdistribution(unsigned seed, std::size_t n) {
  std::mt19937 random(seed);
  const auto uniform = [&random] { return (static_cast<double>(random()) + 0.5) / 4294967296.0; };
  Subdistribution cohort;
  for (std::size_t i = 0; i < n; ++i) {
    cohort.x.push_back({std::round(uniform()), 4.0 * uniform() - 2.0});
    const double eta = 0.5 * cohort.x.back()[0] - 0.4 * cohort.x.back()[1];
    cohort.time.push_back(std::ceil(-8.0 * std::log(uniform()) * std::exp(-eta)));
    const int cause = static_cast<int>(3.0 * uniform());
    cohort.cause.push_back(cause == 1 && cohort.time.back() < 2.0 ? 2 : cause);
  }
  return cohort;
}

/// Likelihood, its derivatives and the middle of the sandwich at b, sum by sum. Times must not be nearly tied.
class NaiveFineGray {
 public:
  double loglik = 0.0;
  Eigen::VectorXd score;
  Eigen::MatrixXd information, meat;

  NaiveFineGray(const Subdistribution& data, const std::vector<double>& b) : data_(data) {
    const Eigen::VectorXd beta = Eigen::Map<const Eigen::VectorXd>(b.data(), static_cast<Eigen::Index>(b.size()));
    score = 0.0 * beta;
    information = meat = score * score.transpose();
    for (std::size_t i = 0; i < n(); ++i) {
      x_.push_back(Eigen::Map<const Eigen::VectorXd>(data.x[i].data(), beta.size()));
      hazard_.push_back(std::exp(beta.dot(x_[i])));
      at_risk_.push_back(0.0);
      for (const double time : data.time) at_risk_[i] += time >= data.time[i] ? 1.0 : 0.0;
    }
    for (std::size_t i = 0; i < n(); ++i) uncensored_.push_back(uncensored(data.time[i]));
    for (std::size_t k = 0; k < n(); ++k) {
      double sum = 0.0;
      Eigen::VectorXd mean = 0.0 * beta;
      for (std::size_t j = 0; j < n(); ++j) {
        sum += weight(j, k) * hazard_[j];
        mean += weight(j, k) * hazard_[j] * x_[j];
      }
      sum_.push_back(sum);
      mean_.push_back(mean / sum);
    }
    for (std::size_t i = 0; i < n(); ++i) q_.push_back(q(data.time[i]));
    add_all();
  }

 private:
  [[nodiscard]] std::size_t n() const { return data_.time.size(); }

  /// G(t-): each censoring as a factor of its own, those at one time telescoping.
  [[nodiscard]] double uncensored(double t) const {
    double product = 1.0;
    for (std::size_t i = 0; i < n(); ++i) {
      if (data_.cause[i] != 0 || data_.time[i] >= t) continue;
      double left = at_risk_[i];
      for (std::size_t j = 0; j < i; ++j) left -= data_.cause[j] == 0 && data_.time[j] == data_.time[i] ? 1.0 : 0.0;
      product *= (left - 1.0) / left;
    }
    return product;
  }

  /// Of subject j at the time of subject k.
  [[nodiscard]] double weight(std::size_t j, std::size_t k) const {
    if (data_.time[j] >= data_.time[k]) return 1.0;
    return data_.cause[j] == 2 ? uncensored_[k] / uncensored_[j] : 0.0;
  }

  /// (x_j - xbar) w_j r_j dH at the event of interest k.
  [[nodiscard]] Eigen::VectorXd step(std::size_t j, std::size_t k) const {
    return (x_[j] - mean_[k]) * (weight(j, k) * hazard_[j] / sum_[k]);
  }

  [[nodiscard]] Eigen::VectorXd q(double u) const {
    Eigen::VectorXd sum = 0.0 * x_[0];
    for (std::size_t j = 0; j < n(); ++j) {
      if (data_.cause[j] != 2 || data_.time[j] >= u) continue;
      for (std::size_t k = 0; k < n(); ++k)
        if (data_.cause[k] == 1 && data_.time[k] >= u) sum += step(j, k);
    }
    return sum;
  }

  void add_all() {
    for (std::size_t i = 0; i < n(); ++i) {
      Eigen::VectorXd influence = 0.0 * x_[0];
      if (data_.cause[i] == 1) {
        loglik += std::log(hazard_[i]) - std::log(sum_[i]);
        influence += x_[i] - mean_[i];
        for (std::size_t j = 0; j < n(); ++j) information += step(j, i) * (x_[j] - mean_[i]).transpose();
      }
      score += influence;
      if (data_.cause[i] == 0) influence += q_[i] / at_risk_[i];
      for (std::size_t k = 0; k < n(); ++k) {
        if (data_.cause[k] == 1) influence -= step(i, k);
        if (data_.cause[k] == 0 && data_.time[k] <= data_.time[i]) influence -= q_[k] / (at_risk_[k] * at_risk_[k]);
      }
      meat += influence * influence.transpose();
    }
  }

  const Subdistribution& data_;
  std::vector<Eigen::VectorXd> x_, mean_, q_;
  std::vector<double> hazard_, at_risk_, uncensored_, sum_;
};

}  // namespace rtsurv::survival
