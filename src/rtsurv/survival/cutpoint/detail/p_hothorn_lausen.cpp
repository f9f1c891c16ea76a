#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

#include <fmt/format.h>

#include "rtsurv/core/error.hpp"
#include "rtsurv/survival/cutpoint/detail/p_value.hpp"

namespace rtsurv::survival::detail {
namespace {

constexpr std::int64_t most_sum_steps = 2'000'000'000;

/// The ascending integer scores with their partial sums.
class Scores {
 public:
  explicit Scores(const std::vector<double>& scores) : score_(scores.size()), partial_(scores.size() + 1) {
    std::ranges::transform(scores, score_.begin(), [](double a) { return static_cast<std::int64_t>(a); });
    std::ranges::sort(score_);
    std::partial_sum(score_.begin(), score_.end(), partial_.begin() + 1);
  }

  [[nodiscard]] std::size_t size() const { return score_.size(); }
  [[nodiscard]] std::int64_t operator[](std::size_t i) const { return score_[i]; }
  [[nodiscard]] std::int64_t total() const { return partial_.back(); }
  [[nodiscard]] std::int64_t largest() const { return score_.back(); }
  /// Smallest sum of m scores.
  [[nodiscard]] std::int64_t lowest_sum(std::size_t m) const { return partial_[m]; }
  /// Number of sums, reachable or not, from the smallest to the largest of m among the first k scores; m <= k.
  [[nodiscard]] std::size_t width(std::size_t k, std::size_t m) const {
    return static_cast<std::size_t>(partial_[k] - partial_[k - m] - partial_[m]) + 1;
  }

 private:
  std::vector<std::int64_t> score_;
  std::vector<std::int64_t> partial_;
};

/// P(S_m = s) for the sum S_m of m scores drawn without replacement.
class SumDistribution {
 public:
  /// For m = 0 .. rows and, by symmetry, m = N - rows .. N.
  SumDistribution(const Scores& scores, std::size_t rows) : scores_(scores), share_(rows + 1) {
    for (std::size_t m = 0; m <= rows; ++m) share_[m].resize(scores.width(scores.size(), m));
    share_[0][0] = 1.0;
    for (std::size_t k = 1; k <= scores.size(); ++k)
      for (std::size_t m = std::min(k, rows); m >= 1; --m) admit(k, m);
  }

  /// P(wanted(S_m)).
  template <typename Predicate>
  [[nodiscard]] double share_where(std::size_t m, const Predicate& wanted) const {
    const bool mirrored = m >= share_.size();
    const std::size_t row = mirrored ? scores_.size() - m : m;
    double share = 0.0;
    for (std::size_t i = 0; i < share_[row].size(); ++i) {
      const std::int64_t s = scores_.lowest_sum(row) + static_cast<std::int64_t>(i);
      if (wanted(mirrored ? scores_.total() - s : s)) share += share_[row][i];
    }
    return share;
  }

 private:
  /// From m of the first k - 1 scores to m of the first k: the k-th is among the m with probability m / k.
  void admit(std::size_t k, std::size_t m) {
    const double with = static_cast<double>(m) / static_cast<double>(k);
    double* to = share_[m].data();
    if (m < k) {
      const std::size_t width = scores_.width(k - 1, m);
      for (std::size_t i = 0; i < width; ++i) to[i] *= 1.0 - with;
    }
    const double* from = share_[m - 1].data();
    to += scores_[k - 1] - scores_[m - 1];
    const std::size_t width = scores_.width(k - 1, m - 1);
    for (std::size_t i = 0; i < width; ++i) to[i] += with * from[i];
  }

  const Scores& scores_;
  std::vector<std::vector<double>> share_;  ///< row m: shares from the smallest sum on
};

/// Steps of SumDistribution; stops counting beyond most_sum_steps.
std::int64_t steps_needed(const Scores& scores, std::size_t rows) {
  std::int64_t steps = 0;
  for (std::size_t k = 1; k <= scores.size() && steps <= most_sum_steps; ++k)
    for (std::size_t m = 1; m <= std::min(k, rows) && steps <= most_sum_steps; ++m)
      steps += static_cast<std::int64_t>(scores.width(k - 1, m - 1)) * 2;
  return steps;
}

/// Which sums of m scores are extreme, on either side of their mean.
class Extremes {
 public:
  Extremes(const CutSearch& search, double threshold)
      : mean_(search.mean), n_(static_cast<double>(search.score.size())), threshold_(threshold) {
    double squares = 0.0;
    for (const double a : search.score) squares += (a - mean_) * (a - mean_);
    unit_ = squares / (n_ * (n_ - 1.0));
  }

  [[nodiscard]] bool below_mean(std::int64_t s, std::size_t m) const { return distance(s, m) < 0.0; }
  [[nodiscard]] bool contain(std::int64_t s, std::size_t m) const {
    const auto size = static_cast<double>(m);
    return std::fabs(distance(s, m)) > threshold_ * std::sqrt(size * (n_ - size) * unit_);
  }

 private:
  [[nodiscard]] double distance(std::int64_t s, std::size_t m) const {
    return static_cast<double>(s) - static_cast<double>(m) * mean_;
  }
  double mean_, n_, threshold_, unit_;
};

/// Rounding of the statistics; they differ by more or are equal.
double tolerance(const CutSearch& search) { return 1e-10 * (1.0 + search.maximum); }

/// The bound as R maxstat computes it: the sum 0 (every subject has the smallest score) is left out.
double improved_bound(const CutSearch& search, const Scores& scores, const SumDistribution& sums) {
  const Extremes extremes(search, search.maximum + tolerance(search));
  double bound = 0.0;
  for (const std::size_t m : search.low) {
    bound += sums.share_where(m, [&](std::int64_t s) { return s > 0 && extremes.contain(s, m); });
    if (m == search.low.front()) continue;
    bound -= sums.share_where(m - 1, [&](std::int64_t s) {
      if (s == 0 || !extremes.contain(s, m - 1)) return false;
      const std::int64_t nearest = extremes.below_mean(s, m - 1) ? s + scores.largest() : s;
      return extremes.contain(nearest, m);
    });
  }
  return bound;
}

/// Sum over the candidates of P(statistic >= b).
double bonferroni_bound(const CutSearch& search, const SumDistribution& sums) {
  const Extremes extremes(search, search.maximum - tolerance(search));
  double bound = 0.0;
  for (const std::size_t m : search.low)
    bound += sums.share_where(m, [&](std::int64_t s) { return extremes.contain(s, m); });
  return bound;
}

/// Rows of the distribution that the candidates and their predecessors need.
std::size_t rows_needed(const CutSearch& search) {
  const std::size_t n = search.score.size();
  std::size_t rows = 0;
  for (const std::uint32_t m : search.low) rows = std::max(rows, std::min<std::size_t>(m, n - m) + 1);
  return std::min(rows, n / 2);
}

}  // namespace

double hothorn_lausen_p(const CutSearch& search) {
  const Scores scores(search.score);
  const std::size_t rows = rows_needed(search);
  if (steps_needed(scores, rows) > most_sum_steps)
    throw NotEstimable(fmt::format("HL is out of reach for {} subjects; use condMC", scores.size()));
  const SumDistribution sums(scores, rows);
  const double bound = search.low.size() > 1 ? improved_bound(search, scores, sums) : 0.0;
  return bound > 0.0 ? bound : bonferroni_bound(search, sums);
}

}  // namespace rtsurv::survival::detail
