#include "rtsurv/survival/cutpoint/two_cuts.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

#include "rtsurv/core/error.hpp"
#include "rtsurv/math/random.hpp"
#include "rtsurv/parallel/parallel_for.hpp"
#include "rtsurv/survival/cutpoint/detail/input.hpp"

namespace rtsurv::survival {
using namespace detail;
namespace {

constexpr std::size_t most_candidates = 1000;

/// Replicates that share one random stream; a constant, so that the threads do not change the result.
constexpr std::uint32_t block_size = 64;

/// The candidate cuts and the pairs of them that are far enough apart.
struct Pairs {
  std::vector<std::uint32_t> low;       ///< subjects at or below each candidate
  std::vector<double> size;             ///< the same as numbers
  std::vector<std::size_t> first_high;  ///< per candidate: the first partner above it
  double n = 0.0;
  std::size_t count = 0;
};

Pairs pairs_of(const CutSearch& search, double min_proportion) {
  Pairs pairs{search.low, {search.low.begin(), search.low.end()}, {}, static_cast<double>(search.score.size()), 0};
  const double middle = std::max(1.0, std::floor(pairs.n * min_proportion));
  for (const double size : pairs.size) {
    const auto partner = std::ranges::lower_bound(pairs.size, size + middle);
    pairs.first_high.push_back(static_cast<std::size_t>(partner - pairs.size.begin()));
    pairs.count += static_cast<std::size_t>(pairs.size.end() - partner);
  }
  return pairs;
}

/// One ordering of the scores: sums below each candidate, and what the outer groups add to the sum of squares.
struct Ordering {
  explicit Ordering(std::size_t candidates) : sum(candidates), lowest(candidates), highest(candidates) {}

  void set(std::size_t k, double sum_below, const Pairs& pairs) {
    sum[k] = sum_below;
    lowest[k] = sum_below * sum_below / pairs.size[k];
    highest[k] = sum_below * sum_below / (pairs.n - pairs.size[k]);
  }

  /// n_g (a_g - a)^2 of the three groups of the pair, summed; the scores are centred.
  [[nodiscard]] double between(const Pairs& pairs, std::size_t a, std::size_t b) const {
    const double middle = sum[b] - sum[a];
    return lowest[a] + middle * middle / (pairs.size[b] - pairs.size[a]) + highest[b];
  }

  std::vector<double> sum, lowest, highest;
};

struct Best {
  std::size_t a = 0, b = 0;
  double between = 0.0;
};

/// The first pair that comes within rounding of the largest sum of squares.
Best best_pair(const Pairs& pairs, const Ordering& ordering) {
  constexpr double rounding = 1e-12;
  Best best{0, 0, -1.0};
  for (std::size_t a = 0; a < pairs.size.size(); ++a)
    for (std::size_t b = pairs.first_high[a]; b < pairs.size.size(); ++b)
      if (const double between = ordering.between(pairs, a, b); between > best.between * (1.0 + rounding))
        best = {a, b, between};
  return best;
}

bool reaches(const Pairs& pairs, const Ordering& ordering, double bound) {
  for (std::size_t a = 0; a < pairs.size.size(); ++a) {
    const double needed = bound - ordering.lowest[a], sum = ordering.sum[a], size = pairs.size[a];
    int reached = 0;
    for (std::size_t b = pairs.first_high[a]; b < pairs.size.size(); ++b) {
      const double middle = ordering.sum[b] - sum;
      reached |= middle * middle / (pairs.size[b] - size) + ordering.highest[b] >= needed ? 1 : 0;
    }
    if (reached != 0) return true;
  }
  return false;
}

/// Puts the scores into random order.
void draw(const Pairs& pairs, std::vector<double>& score, Ordering& ordering, math::RandomStream& random) {
  const auto n = static_cast<std::uint32_t>(score.size());
  double sum = 0.0;
  std::uint32_t i = 0;
  for (std::size_t k = 0; k < pairs.low.size(); ++k) {
    for (; i < pairs.low[k]; ++i) {
      std::swap(score[i], score[i + random.below(n - i)]);
      sum += score[i];
    }
    ordering.set(k, sum, pairs);
  }
}

std::vector<double> centred(const CutSearch& search) {
  std::vector<double> scores = search.score;
  for (double& a : scores) a -= search.mean;
  return scores;
}

/// The scores as they are.
Ordering in_order(const Pairs& pairs, const std::vector<double>& scores) {
  Ordering ordering(pairs.low.size());
  double sum = 0.0;
  std::size_t i = 0;
  for (std::size_t k = 0; k < pairs.low.size(); ++k) {
    for (; i < pairs.low[k]; ++i) sum += scores[i];
    ordering.set(k, sum, pairs);
  }
  return ordering;
}

std::uint32_t count_reaching(const Pairs& pairs, const std::vector<double>& scores, double bound,
                             const TwoCutOptions& options) {
  const std::uint32_t blocks = (options.replicates - 1) / block_size + 1;
  std::vector<std::uint32_t> reached(blocks);
  parallel::parallel_for(blocks, [&](std::size_t block) {
    math::RandomStream random(options.seed, block);
    std::vector<double> score = scores;
    Ordering ordering(pairs.size.size());
    const std::uint32_t done = static_cast<std::uint32_t>(block) * block_size;
    for (std::uint32_t r = 0; r < std::min(block_size, options.replicates - done); ++r) {
      draw(pairs, score, ordering, random);
      reached[block] += reaches(pairs, ordering, bound) ? 1U : 0U;
    }
  });
  return std::accumulate(reached.begin(), reached.end(), 0U);
}

MaxstatOptions of_one_cut(const TwoCutOptions& options) {
  return {.score = options.score,
          .min_proportion = options.min_proportion,
          .max_proportion = options.max_proportion,
          .replicates = options.replicates};
}

TwoCuts best_of(const CutSearch& search, const TwoCutOptions& options) {
  if (search.low.size() > most_candidates)
    throw NotEstimable("two cuts are searched among at most 1000 values, and there are " +
                       std::to_string(search.low.size()) + "; round the covariate");
  const Pairs pairs = pairs_of(search, options.min_proportion);
  if (pairs.count == 0) throw NotEstimable("no two cuts leave enough patients in each of the three groups");
  const std::vector<double> scores = centred(search);
  const double sum_of_squares = std::inner_product(scores.begin(), scores.end(), scores.begin(), 0.0);
  const Ordering observed = in_order(pairs, scores);
  const Best best = best_pair(pairs, observed);
  const double scale = (pairs.n - 1.0) / sum_of_squares;

  TwoCuts result;
  result.low_cut = search.cut[best.a];
  result.high_cut = search.cut[best.b];
  result.n_low = pairs.low[best.a];
  result.n_middle = pairs.low[best.b] - pairs.low[best.a];
  result.n_high = search.score.size() - pairs.low[best.b];
  result.pairs = pairs.count;
  result.statistic = scale * best.between;
  constexpr double rounding = 1e-9;
  const double bound = (result.statistic - rounding * (1.0 + result.statistic)) / scale;
  const double total = options.replicates;
  result.p = (1.0 + count_reaching(pairs, scores, bound, options)) / (1.0 + total);
  result.p_std_error = std::sqrt(result.p * (1.0 - result.p) / total);
  return result;
}

}  // namespace

TwoCuts two_cuts(const FollowUp& follow_up, std::span<const double> x, const TwoCutOptions& options) {
  return best_of(search_cuts(follow_up, x, of_one_cut(options)), options);
}

TwoCuts two_cuts(const CauseFollowUp& follow_up, std::span<const double> x, const TwoCutOptions& options) {
  return best_of(search_cuts(follow_up, x, of_one_cut(options)), options);
}

}  // namespace rtsurv::survival
