#include "rtsurv/survival/competing/gray_test.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include <Eigen/Core>
#include <Eigen/Eigenvalues>

#include "rtsurv/math/distributions.hpp"
#include "rtsurv/survival/competing/detail/tie_factor.hpp"
#include "rtsurv/survival/cox/detail/factor.hpp"

namespace rtsurv::survival {
using namespace detail;
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// A group adds nothing to the variance that the groups before it leave.
constexpr double redundancy = 1e-11;
/// Share of the largest eigenvalue that is rounding error.
constexpr double negative = 1e-9;

/// U and V, summed over strata.
struct Sums {
  explicit Sums(Index groups) : score(VectorXd::Zero(groups)), variance(MatrixXd::Zero(groups, groups)) {}
  VectorXd score;
  MatrixXd variance;
};

/// One stratum, walked forward in time. An event in group k moves the score by x + w c_k(end), with c_k column k of c
/// and x = a_k - w c_k(t) or -w c_k(t): its square is summed in three parts, as c(end) is known only at the end.
class Stratum {
 public:
  explicit Stratum(const VectorXd& subjects)
      : at_risk_(subjects),
        failed_(VectorXd::Zero(subjects.size())),
        failed_otherwise_(failed_),
        leaving_(failed_),
        free_before_(VectorXd::Ones(subjects.size())),
        free_(free_before_),
        incidence_(failed_),
        c_(MatrixXd::Zero(subjects.size(), subjects.size())),
        squares_(c_),
        cross_(c_),
        slopes_(failed_) {}

  void leave(Index group, double patients) { leaving_(group) += patients; }
  void fail(Index group, double patients) { failed_(group) += patients; }
  void fail_otherwise(Index group, double patients) { failed_otherwise_(group) += patients; }

  /// Ends the time at which the subjects since the last call left.
  void end_time(VectorXd& score) {
    const double events = failed_.sum(), others = failed_otherwise_.sum();
    if (events + others > 0.0) compare(events, others, score);
    at_risk_ -= leaving_;
    leaving_.setZero();
    failed_.setZero();
    failed_otherwise_.setZero();
  }

  [[nodiscard]] MatrixXd variance() const {
    const MatrixXd mixed = c_ * cross_.transpose();
    return squares_ + mixed + mixed.transpose() + c_ * slopes_.asDiagonal() * c_.transpose();
  }

 private:
  void compare(double events, double others, VectorXd& score) {
    VectorXd h = VectorXd::Zero(at_risk_.size()), at_risk_adjusted = h;
    for (Index k = 0; k < h.size(); ++k) {
      if (at_risk_(k) == 0.0) continue;
      h(k) = at_risk_(k) / free_before_(k);
      at_risk_adjusted(k) = h(k) * (1.0 - incidence_(k));
      free_(k) = free_before_(k) * (at_risk_(k) - failed_(k) - failed_otherwise_(k)) / at_risk_(k);
    }
    const double all = h.sum();
    const double pooled = pooled_before_ + events / all;
    if (events > 0.0) {
      score += failed_ - at_risk_adjusted * (events / at_risk_adjusted.sum());
      add_events(h, pooled, events);
    }
    if (others > 0.0) add_other_events(pooled);
    for (Index k = 0; k < h.size(); ++k)
      if (at_risk_(k) > 0.0) incidence_(k) += failed_(k) / h(k);
    free_before_ = free_;
    pooled_before_ = pooled;
  }

  void add_events(const VectorXd& h, double pooled, double events) {
    const double all = h.sum();
    const MatrixXd a = MatrixXd(h.asDiagonal()) - h * h.transpose() / all;
    c_ += a * (events / (all * (1.0 - pooled_before_)));
    for (Index k = 0; k < h.size(); ++k) {
      if (at_risk_(k) == 0.0) continue;
      const double w = free_(k) > 0.0 ? 1.0 - (1.0 - pooled) / free_(k) : 1.0;
      const double share = detail::tie_factor(events, all * free_before_(k));
      add(k, a.col(k) - w * c_.col(k), w, share * free_before_(k) * events / (all * at_risk_(k)));
    }
  }

  void add_other_events(double pooled) {
    for (Index k = 0; k < at_risk_.size(); ++k) {
      if (!(free_(k) > 0.0) || failed_otherwise_(k) == 0.0) continue;
      const double w = -(1.0 - pooled) / free_(k);
      const double jump = free_before_(k) / at_risk_(k);
      add(k, -w * c_.col(k), w,
          detail::tie_factor(failed_otherwise_(k), at_risk_(k)) * jump * jump * failed_otherwise_(k));
    }
  }

  void add(Index k, const VectorXd& x, double w, double weight) {
    squares_ += weight * x * x.transpose();
    cross_.col(k) += weight * w * x;
    slopes_(k) += weight * w * w;
  }

  VectorXd at_risk_, failed_, failed_otherwise_, leaving_;
  VectorXd free_before_, free_;  // S(t-) and S(t) of each group
  VectorXd incidence_;           // F(t-) of each group
  double pooled_before_ = 0.0;   // F(t-) of all
  MatrixXd c_, squares_, cross_;
  VectorXd slopes_;
};

Index groups_of(const CauseFollowUp& follow_up, std::span<const int> group, int cause) {
  constexpr int most_groups = 1000;
  if (group.size() != follow_up.any().caller_size()) throw InvalidOption("every subject needs a group");
  if (!std::ranges::all_of(group, [](int code) { return code >= 0 && code < most_groups; }))
    throw InvalidOption("Gray's test takes at most 1000 groups, with codes 0 to 999");
  if (!follow_up.any().entry().empty()) throw InvalidOption("Gray's test does not support delayed entry");
  if (!follow_up.any().counts_patients())
    throw InvalidOption("the weights of Gray's test must be whole numbers of patients");
  if (cause < 1 || !(follow_up.only(cause).total_events() > 0.0))
    throw NotEstimable("Gray's test needs at least one event of the cause");
  const std::span<const std::size_t> subjects = follow_up.any().order();
  if (std::ranges::all_of(subjects, [&](std::size_t i) { return group[i] == group[subjects.front()]; }))
    throw NotEstimable("Gray's test needs at least two groups");
  return 1 + std::ranges::max(group);
}

/// The follow-up, and what a test of one cause needs to know of it.
struct Tested {
  const CauseFollowUp& follow_up;
  std::span<const int> callers_group;
  int cause;

  [[nodiscard]] Index group(std::size_t i) const { return callers_group[follow_up.any().order()[i]]; }
  [[nodiscard]] double patients(std::size_t i) const { return follow_up.any().weight_of(i); }
};

void add_stratum(Sums& sums, const Tested& tested, Run subjects) {
  VectorXd size = VectorXd::Zero(sums.score.size());
  for (std::size_t i = subjects.begin; i < subjects.end; ++i) size(tested.group(i)) += tested.patients(i);
  Stratum stratum(size);
  for (const Run tie : tested.follow_up.any().ties(subjects)) {
    for (std::size_t i = tie.begin; i < tie.end; ++i) {
      const int cause = tested.follow_up.cause_of(i);
      stratum.leave(tested.group(i), tested.patients(i));
      if (cause == tested.cause)
        stratum.fail(tested.group(i), tested.patients(i));
      else if (cause != 0)
        stratum.fail_otherwise(tested.group(i), tested.patients(i));
    }
    stratum.end_time(sums.score);
  }
  sums.variance += stratum.variance();
}

/// Censoring that differs between groups can make the estimated variance negative.
void require_variance(const Sums& sums) {
  bool usable = sums.variance.allFinite() && sums.score.allFinite();
  if (usable) {
    const VectorXd values =
        Eigen::SelfAdjointEigenSolver<MatrixXd>(sums.variance, Eigen::EigenvaluesOnly).eigenvalues();
    usable = values.maxCoeff() > 0.0 && values.minCoeff() >= -negative * values.maxCoeff();
  }
  if (!usable)
    throw NotEstimable(
        "the variance of Gray's test is not positive: too few of the cause happen while two groups are at risk");
}

ChiSquareTest test(const Sums& sums) {
  require_variance(sums);
  const auto groups = static_cast<std::size_t>(sums.score.size());
  const std::span<const double> variance(sums.variance.data(), groups * groups);
  std::vector<double> score(sums.score.begin(), sums.score.end()), diagonal(groups);
  std::vector<std::uint8_t> last(groups);
  last.back() = 1;  // the scores add up to 0
  for (std::size_t g = 0; g < groups; ++g) diagonal[g] = std::max(0.0, variance[g * groups + g]);
  const InformationFactor factor(variance, diagonal, redundancy, last);
  const std::vector<double> solved = factor.solve(score);
  double chi_square = 0.0;
  for (std::size_t g = 0; g < groups; ++g) chi_square += score[g] * solved[g];
  const auto df = static_cast<double>(factor.rank());
  return {chi_square, df, math::chi_square_upper_tail(chi_square, df)};
}

}  // namespace

ChiSquareTest gray_test(const CauseFollowUp& follow_up, std::span<const int> group, int cause) {
  Sums sums(groups_of(follow_up, group, cause));
  for (const Run stratum : follow_up.any().strata()) add_stratum(sums, {follow_up, group, cause}, stratum);
  return test(sums);
}

}  // namespace rtsurv::survival
