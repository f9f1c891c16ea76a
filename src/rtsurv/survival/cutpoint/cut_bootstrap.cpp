#include "rtsurv/survival/cutpoint/cut_bootstrap.hpp"

#include <algorithm>
#include <map>

#include "rtsurv/core/error.hpp"
#include "rtsurv/math/confidence_level.hpp"
#include "rtsurv/math/quantile.hpp"
#include "rtsurv/math/random.hpp"
#include "rtsurv/parallel/parallel_for.hpp"
#include "rtsurv/survival/cutpoint/cut_finder.hpp"

namespace rtsurv::survival {

namespace {

CutBootstrap bootstrap(const CutFinder& finder, std::size_t subjects, const CutBootstrapOptions& options) {
  constexpr std::size_t fewest_cuts = 20;
  if (options.replicates == 0) throw InvalidOption("a bootstrap needs at least one replicate");
  const math::ConfidenceLevel level(options.confidence_level);
  std::vector<std::optional<BestCut>> best(options.replicates);
  parallel::parallel_for(options.replicates, [&](std::size_t r) {
    math::RandomStream random(options.seed, r);
    std::vector<double> weight(subjects, 0.0);
    for (std::size_t i = 0; i < subjects; ++i) weight[random.below(static_cast<std::uint32_t>(subjects))] += 1.0;
    best[r] = finder.search(weight);
  });

  CutBootstrap result;
  result.replicates = options.replicates;
  std::vector<double> cuts;
  std::map<double, std::size_t> counts;
  for (const std::optional<BestCut>& one : best) {
    if (!one) continue;
    cuts.push_back(one->cut);
    ++counts[one->cut];
  }
  result.found = cuts.size();
  result.counts.assign(counts.begin(), counts.end());
  if (cuts.size() < fewest_cuts) return result;
  std::ranges::sort(cuts);
  result.lower = math::quantile_sorted(cuts, level.tail());
  result.upper = math::quantile_sorted(cuts, 1.0 - level.tail());
  return result;
}

}  // namespace

CutBootstrap cut_bootstrap(const FollowUp& follow_up, std::span<const double> x, const CutBootstrapOptions& options) {
  return bootstrap(CutFinder(follow_up, x, options.range), x.size(), options);
}

CutBootstrap cut_bootstrap(const CauseFollowUp& follow_up, std::span<const double> x,
                           const CutBootstrapOptions& options) {
  return bootstrap(CutFinder(follow_up, x, options.range), x.size(), options);
}

}  // namespace rtsurv::survival
