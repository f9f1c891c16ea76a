#include "rtsurv/survival/cox/concordance.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <ranges>
#include <vector>

#include "rtsurv/core/error.hpp"
#include "rtsurv/survival/time/radix_order.hpp"

namespace rtsurv::survival {
namespace {

/// Weight of the pairs of one subject with others, per unit of its own weight.
struct Pairs {
  double concordant = 0.0, discordant = 0.0, tied = 0.0;

  void add(const Pairs& other, double factor) {
    concordant += factor * other.concordant;
    discordant += factor * other.discordant;
    tied += factor * other.tied;
  }
  [[nodiscard]] double all() const { return concordant + discordant + tied; }
};

/// Weights by rank of the score, with sums below a rank in O(log n) (Fenwick, Softw Pract Exp 24 (1994) 327-336).
class RankedWeights {
 public:
  explicit RankedWeights(std::size_t ranks) : tree_(ranks + 1), at_(ranks) {}

  void add(std::size_t rank, double weight) {
    total_ += weight;
    at_[rank] += weight;
    for (std::size_t i = rank + 1; i < tree_.size(); i += i & (~i + 1)) tree_[i] += weight;
  }

  struct Split {
    double below = 0.0, at = 0.0, above = 0.0;
  };
  [[nodiscard]] Split split(std::size_t rank) const {
    Split sums;
    for (std::size_t i = rank; i > 0; i -= i & (~i + 1)) sums.below += tree_[i];
    sums.at = at_[rank];
    sums.above = total_ - sums.below - sums.at;
    return sums;
  }

 private:
  std::vector<double> tree_, at_;
  double total_ = 0.0;
};

/// All comparable pairs of one stratum.
class StratumPairs {
 public:
  StratumPairs(const FollowUp& follow_up, std::span<const double> score, Run stratum)
      : follow_up_(follow_up), stratum_(stratum), rank_(stratum.size()) {
    std::vector<double> scores;
    scores.reserve(stratum.size());
    for (std::size_t i = stratum.begin; i < stratum.end; ++i) scores.push_back(score[follow_up.order()[i]]);
    double last = 0.0;
    for (const std::size_t i : ascending_order(scores)) {
      if (ranks_ == 0 || scores[i] != last) ++ranks_;
      last = scores[i];
      rank_[i] = ranks_ - 1;
    }
    if (follow_up.entry().empty()) return;
    by_entry_ = ascending_order(follow_up.entry().subspan(stratum.begin, stratum.size()));
    for (std::size_t& i : by_entry_) i += stratum.begin;
  }

  /// Adds to `pairs` (one per subject) those in which the subject fails first; from the last time to the first,
  /// against all who are then at risk and do not fail at the same time.
  void count_failing_first(std::vector<Pairs>& pairs) const {
    RankedWeights at_risk(ranks_);
    std::size_t entered = by_entry_.size();
    for (const auto [begin, end] : follow_up_.ties(stratum_) | std::views::reverse) {
      const double time = follow_up_.time()[begin];
      while (entered > 0 && follow_up_.entry()[by_entry_[entered - 1]] >= time) {
        --entered;
        at_risk.add(rank(by_entry_[entered]), -weight(by_entry_[entered]));
      }
      for (std::size_t i = begin; i < end; ++i)
        if (!fails(i)) at_risk.add(rank(i), weight(i));
      for (std::size_t i = begin; i < end; ++i)
        if (fails(i)) {
          const RankedWeights::Split others = at_risk.split(rank(i));
          pairs[i].add({others.below, others.above, others.at}, 1.0);
        }
      for (std::size_t i = begin; i < end; ++i)
        if (fails(i)) at_risk.add(rank(i), weight(i));
    }
  }

  /// Adds those in which the other fails first, while the subject is at risk.
  void count_outliving(std::vector<Pairs>& pairs) const {
    RankedWeights failed(ranks_);
    const auto outlived = [&](std::size_t i) {
      const RankedWeights::Split others = failed.split(rank(i));
      return Pairs{others.above, others.below, others.at};
    };
    std::size_t entered = 0;
    for (const auto [begin, end] : follow_up_.ties(stratum_)) {
      const double time = follow_up_.time()[begin];
      for (; entered < by_entry_.size() && follow_up_.entry()[by_entry_[entered]] < time; ++entered)
        pairs[by_entry_[entered]].add(outlived(by_entry_[entered]), -1.0);
      for (std::size_t i = begin; i < end; ++i)
        if (fails(i)) pairs[i].add(outlived(i), 1.0);
      for (std::size_t i = begin; i < end; ++i)
        if (fails(i)) failed.add(rank(i), weight(i));
      for (std::size_t i = begin; i < end; ++i)
        if (!fails(i)) pairs[i].add(outlived(i), 1.0);
    }
  }

 private:
  [[nodiscard]] bool fails(std::size_t i) const { return follow_up_.event()[i] != 0; }
  [[nodiscard]] double weight(std::size_t i) const { return follow_up_.weight_of(i); }
  [[nodiscard]] std::size_t rank(std::size_t i) const { return rank_[i - stratum_.begin]; }

  const FollowUp& follow_up_;
  Run stratum_;
  std::size_t ranks_ = 0;
  std::vector<std::size_t> rank_;      // of the score, from 0
  std::vector<std::size_t> by_entry_;  // subjects by entry, empty without delayed entry
};

/// Of Somers' d, by the influence of each subject per unit of its weight.
double variance_of(const FollowUp& follow_up, std::span<const double> influence) {
  const bool counts = std::ranges::all_of(follow_up.weight(), [](double w) { return w == std::floor(w); });
  double variance = 0.0;
  for (std::size_t i = 0; i < influence.size(); ++i) {
    const double w = follow_up.weight_of(i);
    variance += (counts ? w : w * w) * influence[i] * influence[i];
  }
  return variance;
}

double variance_of(const FollowUp& follow_up, std::span<const double> influence, std::span<const int> cluster) {
  std::map<int, double> of_cluster;
  for (std::size_t i = 0; i < influence.size(); ++i)
    of_cluster[cluster[follow_up.order()[i]]] += follow_up.weight_of(i) * influence[i];
  double variance = 0.0;
  for (const auto& [code, sum] : of_cluster) variance += sum * sum;
  return variance;
}

std::vector<StratumPairs> strata_of(const FollowUp& follow_up, std::span<const double> score) {
  if (score.size() != follow_up.caller_size()) throw InvalidOption("the concordance needs one score per subject");
  if (!std::ranges::all_of(score, [](double x) { return std::isfinite(x); }))
    throw InvalidOption("scores must be finite numbers");
  std::vector<StratumPairs> strata;
  for (const Run stratum : follow_up.strata()) strata.emplace_back(follow_up, score, stratum);
  return strata;
}

/// Those in which each subject fails first, into `pairs`; their sum.
Pairs count_failing_first(const FollowUp& follow_up, const std::vector<StratumPairs>& strata,
                          std::vector<Pairs>& pairs) {
  for (const StratumPairs& stratum : strata) stratum.count_failing_first(pairs);
  Pairs sum;
  for (std::size_t i = 0; i < pairs.size(); ++i) sum.add(pairs[i], follow_up.weight_of(i));
  if (!(sum.all() > 0.0)) throw NotEstimable("no two subjects can be compared: the concordance cannot be estimated");
  return sum;
}

double somers_d_of(const Pairs& sum) { return (sum.concordant - sum.discordant) / sum.all(); }

double c_of(double somers_d) { return (somers_d + 1.0) / 2.0; }

}  // namespace

double harrells_c(const FollowUp& follow_up, std::span<const double> score) {
  std::vector<Pairs> pairs(follow_up.size());
  return c_of(somers_d_of(count_failing_first(follow_up, strata_of(follow_up, score), pairs)));
}

Concordance concordance(const FollowUp& follow_up, std::span<const double> score, std::span<const int> cluster) {
  if (!cluster.empty() && cluster.size() != follow_up.caller_size())
    throw InvalidOption("the concordance needs one cluster per subject");
  const std::vector<StratumPairs> strata = strata_of(follow_up, score);
  std::vector<Pairs> pairs(follow_up.size());
  const Pairs sum = count_failing_first(follow_up, strata, pairs);
  for (const StratumPairs& stratum : strata) stratum.count_outliving(pairs);

  const double somers_d = somers_d_of(sum);
  std::vector<double> influence;
  influence.reserve(pairs.size());
  for (const Pairs& of_one : pairs)
    influence.push_back((of_one.concordant - of_one.discordant - somers_d * of_one.all()) / sum.all());
  const double variance =
      cluster.empty() ? variance_of(follow_up, influence) : variance_of(follow_up, influence, cluster);
  return {c_of(somers_d), std::sqrt(variance) / 2.0, sum.concordant, sum.discordant, sum.tied};
}

}  // namespace rtsurv::survival
