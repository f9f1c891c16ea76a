#include "rtsurv/survival/cox/detail/separation.hpp"

#include <algorithm>
#include <numeric>
#include <queue>
#include <utility>

namespace rtsurv::survival::detail {
namespace {

/// A column of the covariates, or its negative, as a score.
class SignedColumn {
 public:
  SignedColumn(const ScaledCovariates& covariates, std::size_t column, double sign)
      : covariates_(covariates), column_(column), sign_(sign) {}
  double operator[](std::size_t row) const { return sign_ * covariates_.x(row, column_); }

 private:
  const ScaledCovariates& covariates_;
  std::size_t column_;
  double sign_;
};

/// The row with the highest score of each risk set, from the last event time to the first.
template <typename Score>
class HighestAtRisk {
 public:
  HighestAtRisk(const RiskSets& sets, Score score)
      : sets_(sets), score_(score), k_(sets.times()), stratum_(sets.strata()) {
    if (!sets.lingering.empty()) find_highest_lingering();
  }

  std::size_t move_back() {
    if (k_ == sets_.stratum_begin[stratum_]) {
      --stratum_;
      highest_ = RiskSets::none;
      queue_ = {};
    }
    --k_;
    const std::size_t from = sets_.begin[k_], to = sets_.begin[k_ + 1];
    if (sets_.before.empty()) {
      for (std::size_t row = from; row < to; ++row) highest_ = higher(highest_, row);
      return lingering_.empty() ? highest_ : higher(highest_, lingering_[k_]);
    }
    for (std::size_t row = from; row < to; ++row) queue_.emplace(score_[row], row);
    while (!sets_.at_risk(queue_.top().second, k_)) queue_.pop();
    return queue_.top().second;
  }

 private:
  [[nodiscard]] std::size_t higher(std::size_t a, std::size_t b) const {
    if (a == RiskSets::none || b == RiskSets::none) return a == RiskSets::none ? b : a;
    return score_[b] > score_[a] ? b : a;
  }

  void find_highest_lingering() {
    lingering_.assign(sets_.times(), RiskSets::none);
    for (std::size_t s = 0; s < sets_.strata(); ++s)
      for (std::size_t k = sets_.stratum_begin[s]; k + 1 < sets_.stratum_begin[s + 1]; ++k) {
        lingering_[k + 1] = lingering_[k];
        for (std::size_t row = sets_.begin[k]; row < sets_.begin[k + 1]; ++row)
          if (sets_.lingering[row] > 0.0) lingering_[k + 1] = higher(lingering_[k + 1], row);
      }
  }

  const RiskSets& sets_;
  Score score_;
  std::size_t k_, stratum_;
  std::size_t highest_ = RiskSets::none;
  std::vector<std::size_t> lingering_;                         // of the competing failures before each event time
  std::priority_queue<std::pair<double, std::size_t>> queue_;  // with delayed entry
};

/// Runs of nearly equal highest scores in one stratum, ascending.
class ScoreLevels {
 public:
  ScoreLevels(std::vector<double> highest, double tolerance) : tolerance_(tolerance) {
    std::ranges::sort(highest);
    for (const double score : highest) {
      if (low_.empty() || score > high_.back() + tolerance) {
        low_.push_back(score);
        high_.push_back(score);
      }
      high_.back() = score;
    }
  }

  /// Number of the run of a score, -1 when it is in none.
  [[nodiscard]] int operator()(double score) const {
    const auto above = std::ranges::upper_bound(low_, score + tolerance_);
    if (above == low_.begin()) return -1;
    const auto level = above - low_.begin() - 1;
    return score <= high_[static_cast<std::size_t>(level)] + tolerance_ ? static_cast<int>(level) : -1;
  }

  [[nodiscard]] int count() const { return static_cast<int>(low_.size()); }

 private:
  double tolerance_;
  std::vector<double> low_, high_;
};

/// Stratum of each row in the limit, -1 for rows that are left out.
std::vector<int> limiting_strata(const RiskSets& sets, std::span<const double> score, double tolerance) {
  std::vector<double> highest(sets.times());
  HighestAtRisk scan(sets, score);
  for (std::size_t k = sets.times(); k-- > 0;) highest[k] = score[scan.move_back()];

  std::vector<int> stratum(sets.rows(), -1);
  int first = 0;
  for (std::size_t s = 0; s < sets.strata(); ++s) {
    const std::size_t from = sets.stratum_begin[s], to = sets.stratum_begin[s + 1];
    std::vector<double> of_events;
    for (std::size_t k = from; k < to; ++k)
      if (sets.deaths_end[k] > sets.begin[k]) of_events.push_back(highest[k]);
    const ScoreLevels levels(std::move(of_events), tolerance);
    for (std::size_t row = sets.begin[from]; row < sets.begin[to]; ++row)
      if (const int level = levels(score[row]); level >= 0) stratum[row] = first + level;
    first += levels.count();
  }
  return stratum;
}

template <typename Score>
bool never_falls_along(const RiskSets& sets, Score score, double tolerance) {
  HighestAtRisk scan(sets, score);
  for (std::size_t k = sets.times(); k-- > 0;) {
    const double least = score[scan.move_back()] - tolerance;
    for (std::size_t row = sets.begin[k]; row < sets.deaths_end[k]; ++row)
      if (score[row] < least) return false;
  }
  return true;
}

}  // namespace

double range(std::span<const double> score) {
  const auto [low, high] = std::ranges::minmax_element(score);
  return *high - *low;
}

bool never_falls(const RiskSets& sets, std::span<const double> score, double tolerance) {
  return never_falls_along(sets, score, tolerance);
}

bool never_falls(const RiskSets& sets, const ScaledCovariates& covariates, std::size_t column, double sign,
                 double tolerance) {
  return never_falls_along(sets, SignedColumn(covariates, column, sign), tolerance);
}

std::optional<MisorderedPair> worst_pair(const RiskSets& sets, std::span<const double> score, double tolerance) {
  std::optional<MisorderedPair> worst;
  HighestAtRisk scan(sets, score);
  for (std::size_t k = sets.times(); k-- > 0;) {
    const std::size_t highest = scan.move_back();
    for (std::size_t row = sets.begin[k]; row < sets.deaths_end[k]; ++row) {
      if (!(score[highest] - score[row] > tolerance)) continue;
      tolerance = score[highest] - score[row];
      worst = {row, highest};
    }
  }
  return worst;
}

RiskSets limiting_risk_sets(const FollowUp& follow_up, const RiskSetRule& rule, const RiskSets& sets,
                            std::span<const double> score, double tolerance) {
  const std::vector<int> stratum_of_row = limiting_strata(sets, score, tolerance);
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < sets.rows(); ++row)
    if (stratum_of_row[row] >= 0) rows.push_back(row);
  std::ranges::stable_sort(rows, {}, [&](std::size_t row) { return stratum_of_row[row]; });
  std::vector<std::size_t> subjects;
  std::vector<int> stratum;
  for (const std::size_t row : rows) {
    subjects.push_back(sets.subject[row]);
    stratum.push_back(stratum_of_row[row]);
  }
  return risk_sets(follow_up, rule, subjects, stratum);
}

}  // namespace rtsurv::survival::detail
