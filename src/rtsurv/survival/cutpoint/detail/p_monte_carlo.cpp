#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <utility>
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
bool reaches(const Cuts& cuts, std::vector<double>& score, math::RandomStream& random) {
  const auto n = static_cast<std::uint32_t>(score.size());
  double sum = 0.0;
  std::uint32_t i = 0;
  for (std::size_t k = 0; k < cuts.low.size(); ++k) {
    for (; i < cuts.low[k]; ++i) {
      std::swap(score[i], score[i + random.below(n - i)]);
      sum += score[i];
    }
    if (std::fabs(sum) >= cuts.reach[k]) return true;
  }
  return false;
}

}  // namespace

SimulatedP conditional_monte_carlo_p(const CutSearch& search, const Simulation& simulation) {
  const Cuts cuts{search.low, reaching_bounds(search)};
  std::vector<double> centred = search.score;
  for (double& a : centred) a -= search.mean;

  const std::uint32_t blocks = (simulation.replicates - 1) / block_size + 1;
  std::vector<std::uint32_t> reached(blocks);
  parallel::parallel_for(blocks, [&](std::size_t block) {
    math::RandomStream random(simulation.seed, block);
    std::vector<double> score = centred;
    const std::uint32_t done = static_cast<std::uint32_t>(block) * block_size;
    const std::uint32_t replicates = std::min(block_size, simulation.replicates - done);
    for (std::uint32_t r = 0; r < replicates; ++r) reached[block] += reaches(cuts, score, random) ? 1U : 0U;
  });

  const double total = simulation.replicates;
  const double p = (1.0 + std::accumulate(reached.begin(), reached.end(), 0.0)) / (1.0 + total);
  return {p, std::sqrt(p * (1.0 - p) / total)};
}

}  // namespace rtsurv::survival::detail
