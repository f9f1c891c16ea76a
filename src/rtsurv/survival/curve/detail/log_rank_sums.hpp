#pragma once
// What the tests of survival curves sum up over event times and strata. Start here: log_rank_sums().

#include <cstddef>
#include <span>
#include <vector>

#include <Eigen/Core>

#include "rtsurv/survival/curve/log_rank.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival::detail {

/// One entry per group code; U = observed - expected.
struct LogRankSums {
  explicit LogRankSums(std::size_t groups)
      : n(groups), observed(groups), expected(groups), variance(Eigen::MatrixXd::Zero(index(groups), index(groups))) {}

  static Eigen::Index index(std::size_t i) { return static_cast<Eigen::Index>(i); }

  std::vector<double> n, observed, expected;
  Eigen::MatrixXd variance;  ///< V of log_rank(), lower triangle only
  bool too_light = false;    ///< patients of several groups weighed 1 or less together at an event
};

/// Patients of one group: their weight, and their number, which tells an empty group from a rounding residue.
struct PatientCount {
  double weight = 0.0;
  std::size_t subjects = 0;

  void add(const PatientCount& other) {
    weight += other.weight;
    subjects += other.subjects;
  }
  void remove(const PatientCount& other) {
    subjects -= other.subjects;
    weight = subjects == 0 ? 0.0 : weight - other.weight;
  }
};

/// Adds the event times of one stratum, first to last, to the sums.
class LogRankStratum {
 public:
  /// Keeps references to both.
  LogRankStratum(LogRankSums& sums, const LogRankOptions& options)
      : sums_(sums), options_(options), share_(sums.n.size()) {}

  /// One time with an event: those at risk and those with the event, one entry per group.
  void compare(std::span<const PatientCount> at_risk, std::span<const PatientCount> failed);

 private:
  LogRankSums& sums_;
  const LogRankOptions& options_;
  std::vector<double> share_;  // of each group among those at risk
  double survival_ = 1.0;      // pooled, just before the time at hand
};

/// Throws what log_rank() does of its options.
void check(const LogRankOptions& options);

/// Throws InvalidOption for a code that log_rank() refuses; `largest` is the largest of them.
void check_largest_group(int largest);

/// Throws what log_rank() does with fewer than two groups and without events.
void require_groups_and_events(const LogRankSums& sums, double events);

/// The test that these sums give.
[[nodiscard]] LogRank log_rank_of(LogRankSums sums, const LogRankOptions& options);

/// The sums of log_rank(), which documents the formulas, `group` and what this throws of options, codes and patients:
/// all that it does but an event time at which two groups can be compared.
[[nodiscard]] LogRankSums log_rank_sums(const FollowUp& follow_up, std::span<const int> group,
                                        const LogRankOptions& options);

/// Throws what log_rank() does when no event tells one group from another.
[[noreturn]] void refuse_comparison(const LogRankSums& sums, const LogRankOptions& options);

}  // namespace rtsurv::survival::detail
