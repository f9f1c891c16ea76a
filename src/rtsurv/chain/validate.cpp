#include "rtsurv/chain/validate.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <numeric>
#include <span>

#include "rtsurv/chain/check_plan.hpp"
#include "rtsurv/chain/replicate.hpp"
#include "rtsurv/chain/summary.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/math/confidence_level.hpp"
#include "rtsurv/math/random.hpp"
#include "rtsurv/parallel/parallel_for.hpp"

namespace rtsurv::chain {
namespace {

constexpr std::uint64_t permutation_streams = std::uint64_t{1} << 32;

/// As many as there are, each at random.
std::vector<double> drawn(std::size_t number, math::RandomStream& random) {
  std::vector<double> times(number, 0.0);
  for (std::size_t i = 0; i < number; ++i) times[random.below(static_cast<std::uint32_t>(number))] += 1.0;
  return times;
}

/// How often each patient is in a resample of the patients, or of their clusters.
std::vector<double> resample(const Plan& plan, math::RandomStream random) {
  if (plan.cluster.empty()) return drawn(plan.patients, random);
  const int last = std::ranges::max(plan.cluster);
  const std::vector<double> of_cluster = drawn(static_cast<std::size_t>(last) + 1, random);
  std::vector<double> weight;
  weight.reserve(plan.patients);
  for (const int cluster : plan.cluster)
    weight.push_back(cluster < 0 ? 0.0 : of_cluster[static_cast<std::size_t>(cluster)]);
  return weight;
}

std::vector<std::size_t> shuffled(std::size_t patients, math::RandomStream random) {
  std::vector<std::size_t> order(patients);
  std::iota(order.begin(), order.end(), std::size_t{0});
  random.shuffle(std::span(order));
  return order;
}

/// Counts what is done and tells it a hundred times.
class Counter {
 public:
  Counter(const Progress& progress, std::size_t all) : progress_(progress), all_(all) {}

  void add_one() {
    if (!progress_) return;
    const std::size_t done = ++done_;
    if (done * 100 / all_ == (done - 1) * 100 / all_) return;
    const std::lock_guard<std::mutex> lock(mutex_);
    progress_(done, all_);
  }

 private:
  const Progress& progress_;
  std::size_t all_;
  std::atomic<std::size_t> done_ = 0;
  std::mutex mutex_;
};

void check(const ValidationOptions& options) {
  if (options.replicates == 0) throw InvalidOption("a validation needs at least one replicate");
  static_cast<void>(math::ConfidenceLevel(options.confidence_level));
}

}  // namespace

Validation validate(const Plan& plan, const ValidationOptions& options, const Progress& progress) {
  check(options);
  check_plan(plan);
  const Chain chain(plan);
  const Original original(chain);
  Counter counter(progress, options.replicates + options.permutations);

  std::vector<Replicate> replicates(options.replicates);
  parallel::parallel_for(options.replicates, [&](std::size_t r) {
    replicates[r] = replicate(chain, original, resample(plan, math::RandomStream(options.seed, r)));
    counter.add_one();
  });
  std::vector<Conclusions> permuted(options.permutations);
  parallel::parallel_for(options.permutations, [&](std::size_t r) {
    permuted[r] = permutation(plan, shuffled(plan.patients, math::RandomStream(options.seed, permutation_streams + r)));
    counter.add_one();
  });
  return summary(chain, original, {options, replicates, permuted});
}

}  // namespace rtsurv::chain
