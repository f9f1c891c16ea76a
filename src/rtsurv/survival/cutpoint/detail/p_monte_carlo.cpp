#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "rtsurv/math/random.hpp"
#include "rtsurv/parallel/parallel_for.hpp"
#include "rtsurv/survival/cutpoint/detail/p_value.hpp"

namespace rtsurv::survival::detail {
namespace {

/// Replicates that share one random stream; a constant, so that the threads do not change the result.
constexpr std::uint32_t block_size = 256;

struct Cuts {
  const std::vector<std::uint32_t>& low;
  std::vector<double> reach;
};

/// Draws a random ordering of the centred scores, from any ordering, until a candidate reaches b.
bool reaches(const Cuts& cuts, std::span<double> score, math::RandomStream& random) {
  double sum = 0.0;
  std::size_t i = 0;
  for (std::size_t k = 0; k < cuts.low.size(); ++k) {
    random.shuffle_places(score, i, cuts.low[k]);
    for (; i < cuts.low[k]; ++i) sum += score[i];
    if (std::fabs(sum) >= cuts.reach[k]) return true;
  }
  return false;
}

/// Sums of a shuffle from its start, the last that of all.
void sum_up(std::span<const double> score, std::vector<double>& sums) {
  sums.assign(score.size() + 1, 0.0);
  double sum = 0.0;  // not read back from memory, which would take longer than the shuffle
  for (std::size_t i = 0; i < score.size(); ++i) sums[i + 1] = sum += score[i];
}

/// Whether the shuffle, read in a circle from `start` on, reaches b.
bool reaches_from(const Cuts& cuts, const std::vector<double>& sums, std::size_t start) {
  const std::size_t n = sums.size() - 1;
  for (std::size_t k = 0; k < cuts.low.size(); ++k) {
    const std::size_t end = start + cuts.low[k];
    const double sum = (end <= n ? sums[end] : sums[n] + sums[end - n]) - sums[start];
    if (std::fabs(sum) >= cuts.reach[k]) return true;
  }
  return false;
}

/// Orderings that reach b, and the sum of the squares of their numbers in each shuffle.
struct Reached {
  double orderings = 0.0, squares = 0.0;
};

Reached count_turned(const Cuts& cuts, std::vector<double>& score, std::uint32_t replicates, std::uint32_t turns,
                     math::RandomStream& random) {
  Reached all;
  std::vector<double> sums;
  for (std::uint32_t r = 0; r < replicates; r += turns) {
    random.shuffle(std::span(score));
    sum_up(score, sums);
    double reached = 0.0;
    for (std::uint32_t turn = 0; turn < std::min(turns, replicates - r); ++turn)
      reached += reaches_from(cuts, sums, score.size() * turn / turns) ? 1.0 : 0.0;
    all.orderings += reached;
    all.squares += reached * reached;
  }
  return all;
}

Reached count(const Cuts& cuts, std::vector<double>& score, std::uint32_t replicates, math::RandomStream& random) {
  Reached all;
  for (std::uint32_t r = 0; r < replicates; ++r) all.orderings += reaches(cuts, score, random) ? 1.0 : 0.0;
  all.squares = all.orderings;
  return all;
}

/// How much larger the variance is than that of as many independent orderings.
double design_effect(const Reached& all, const Simulation& simulation) {
  if (simulation.turns == 1) return 1.0;
  if (all.orderings == 0.0) return simulation.turns;
  const double total = simulation.replicates, share = all.orderings / total;
  const double shuffles = std::ceil(total / simulation.turns);
  const double independent = total * share * (1.0 - share);
  return independent > 0.0 ? std::max(1.0, (all.squares - all.orderings * all.orderings / shuffles) / independent)
                           : 1.0;
}

}  // namespace

std::uint32_t turns_for(std::size_t subjects, std::uint32_t replicates) {
  constexpr double most_draws = 1e9, most_turns = 16.0;
  return static_cast<std::uint32_t>(
      std::clamp(std::ceil(static_cast<double>(subjects) * replicates / most_draws), 1.0, most_turns));
}

SimulatedP conditional_monte_carlo_p(const CutSearch& search, const Simulation& simulation) {
  const Cuts cuts{search.low, reaching_bounds(search)};
  std::vector<double> centred = search.score;
  for (double& a : centred) a -= search.mean;

  const std::uint32_t size = block_size - block_size % simulation.turns;
  const std::uint32_t blocks = (simulation.replicates - 1) / size + 1;
  std::vector<Reached> reached(blocks);
  parallel::parallel_for(blocks, [&](std::size_t block) {
    math::RandomStream random(simulation.seed, block);
    std::vector<double> score = centred;
    const std::uint32_t replicates = std::min(size, simulation.replicates - static_cast<std::uint32_t>(block) * size);
    reached[block] = simulation.turns == 1 ? count(cuts, score, replicates, random)
                                           : count_turned(cuts, score, replicates, simulation.turns, random);
  });

  Reached all;
  for (const Reached& one : reached) {
    all.orderings += one.orderings;
    all.squares += one.squares;
  }
  const double total = simulation.replicates;
  const double p = (1.0 + all.orderings) / (1.0 + total);
  return {p, std::sqrt(p * (1.0 - p) / total * design_effect(all, simulation))};
}

}  // namespace rtsurv::survival::detail
