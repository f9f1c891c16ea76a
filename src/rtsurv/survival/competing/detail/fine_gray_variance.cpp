#include "rtsurv/survival/competing/detail/fine_gray_variance.hpp"

#include <algorithm>
#include <cstddef>

#include "rtsurv/survival/cox/detail/cross_product.hpp"
#include "rtsurv/survival/cox/detail/event_sums.hpp"
#include "rtsurv/survival/cox/detail/residuals.hpp"

namespace rtsurv::survival::detail {
namespace {

/// q(u) as u moves forward. A competing failure j adds r_j / G(time_j-) times x_j A - B, with A and B the sums of
/// G dH and G xbar dH over the event times still to come; an event time that is passed leaves these sums.
class Censoring {
 public:
  Censoring(const CoxModel& model, std::span<const double> b)
      : sets_(model.sets),
        x_(model.covariates),
        p_(x_.columns()),
        relative_(relative_hazards(sets_, x_, b)),
        sums_(event_time_sums(sets_, x_, relative_)),
        failed0_(sets_.strata()),
        failed1_(sets_.strata() * p_),
        q_(p_),
        stratum_(sets_.times()) {
    for (std::size_t s = 0; s < sets_.strata(); ++s)
      for (std::size_t k = sets_.stratum_begin[s]; k < sets_.stratum_begin[s + 1]; ++k) stratum_[k] = s;
  }

  [[nodiscard]] std::span<const double> q() const { return q_; }

  /// The event time k lies behind.
  void pass(std::size_t k) {
    const std::size_t s = stratum_[k], before = k - 1;
    const bool first = k == sets_.stratum_begin[s];
    const double hazard = sums_.hazard[k] - (first ? 0.0 : sums_.hazard[before]);
    for (std::size_t j = 0; j < p_; ++j)
      q_[j] -= sets_.fading[k] * hazard * (failed1_[s * p_ + j] - failed0_[s] * sums_.mean[k * p_ + j]);
  }

  /// A competing failure lies behind.
  void add(std::size_t row) {
    const std::size_t k = sets_.event_time[row], s = stratum_[k];
    const double r = relative_.value[row] * sets_.lingering[row];
    failed0_[s] += r;
    for (std::size_t j = 0; j < p_; ++j) {
      failed1_[s * p_ + j] += r * x_.x(row, j);
      q_[j] += r * (x_.x(row, j) * sums_.later_fading[k] - sums_.later_fading_mean[k * p_ + j]);
    }
  }

 private:
  const RiskSets& sets_;
  const ScaledCovariates& x_;
  std::size_t p_;
  RelativeHazards relative_;
  EventTimeSums sums_;
  std::vector<double> failed0_, failed1_;  // of each stratum: sums of r / G(time-) and of it times x over past failures
  std::vector<double> q_;
  std::vector<std::size_t> stratum_;  // of each event time
};

/// Sums of products of rows that come one by one.
class RowProducts {
 public:
  explicit RowProducts(std::size_t columns) : p_(columns), product_(columns), tile_(columns * tile_rows) {}

  void add(std::span<const double> row, double times) {
    for (std::size_t j = 0; j < p_; ++j) tile_[j * tile_rows + times_.size()] = row[j];
    times_.push_back(times);
    if (times_.size() == tile_rows) flush();
  }

  std::vector<double> matrix() {
    flush();
    return product_.matrix();
  }

 private:
  void flush() {
    product_.add(tile_.data(), tile_rows, times_);
    times_.clear();
  }

  std::size_t p_;
  CrossProduct product_;
  std::vector<double> tile_, times_;
};

class Sweep {
 public:
  Sweep(const FollowUp& follow_up, const CompetingFailures& failures, const CoxMaximum& maximum)
      : follow_up_(follow_up),
        failures_(failures),
        sets_(maximum.model->sets),
        p_(maximum.model->covariates.columns()),
        residual_(score_residuals(sets_, maximum.model->covariates, maximum.limit_coefficient)),
        censoring_(*maximum.model, maximum.limit_coefficient),
        row_(follow_up.size(), RiskSets::none),
        spent_(p_),
        influence_(p_),
        products_(p_) {
    for (std::size_t row = 0; row < sets_.rows(); ++row) row_[sets_.subject[row]] = row;
    for (std::size_t i = 0; i < follow_up.size(); ++i) at_risk_ += follow_up.weight_of(i);
  }

  std::vector<double> meat() {
    for (const Run tie : follow_up_.ties({0, follow_up_.size()})) {
      end(tie);
      move_on(tie);
    }
    return products_.matrix();
  }

 private:
  [[nodiscard]] bool censored(std::size_t i) const { return follow_up_.event()[i] == 0 && failures_.failed[i] == 0; }

  /// The influence of those whose follow-up ends together.
  void end(Run tie) {
    double censorings = 0.0, leaving = 0.0;
    for (std::size_t i = tie.begin; i < tie.end; ++i) {
      leaving += follow_up_.weight_of(i);
      if (censored(i)) censorings += follow_up_.weight_of(i);
    }
    const double at_risk = at_risk_;
    at_risk_ -= leaving;
    if (leaving == 0.0) return;
    for (std::size_t j = 0; j < p_; ++j) spent_[j] += censoring_.q()[j] * censorings / (at_risk * at_risk);
    for (std::size_t i = tie.begin; i < tie.end; ++i) {
      for (std::size_t j = 0; j < p_; ++j) {
        influence_[j] = -spent_[j];
        if (row_[i] != RiskSets::none) influence_[j] += residual_[row_[i] * p_ + j];
        if (censored(i)) influence_[j] += censoring_.q()[j] / at_risk;
      }
      products_.add(influence_, follow_up_.weight_of(i));
    }
  }

  /// Their time lies behind: first as an event time, then as a time of competing failures.
  void move_on(Run tie) {
    for (std::size_t i = tie.begin; i < tie.end; ++i) {
      const std::size_t row = row_[i];
      if (row == RiskSets::none || follow_up_.event()[i] == 0) continue;
      const std::size_t k = sets_.event_time[row];
      if (row == sets_.begin[k]) censoring_.pass(k);
    }
    for (std::size_t i = tie.begin; i < tie.end; ++i)
      if (row_[i] != RiskSets::none && failures_.failed[i] != 0) censoring_.add(row_[i]);
  }

  const FollowUp& follow_up_;
  const CompetingFailures& failures_;
  const RiskSets& sets_;
  std::size_t p_;
  std::vector<double> residual_;
  Censoring censoring_;
  std::vector<std::size_t> row_;  // of each subject
  std::vector<double> spent_;     // integral of q / n against the hazard of censoring so far
  std::vector<double> influence_;
  double at_risk_ = 0.0;
  RowProducts products_;
};

}  // namespace

std::vector<double> fine_gray_meat(const FollowUp& follow_up, const CompetingFailures& failures,
                                   const CoxMaximum& maximum) {
  return Sweep(follow_up, failures, maximum).meat();
}

}  // namespace rtsurv::survival::detail
