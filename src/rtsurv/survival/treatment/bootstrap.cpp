#include "rtsurv/survival/treatment/bootstrap.hpp"

#include <algorithm>
#include <cmath>

#include "rtsurv/core/error.hpp"
#include "rtsurv/math/confidence_level.hpp"
#include "rtsurv/math/quantile.hpp"
#include "rtsurv/math/random.hpp"
#include "rtsurv/parallel/parallel_for.hpp"

namespace rtsurv::survival {
namespace {

constexpr std::size_t fewest_replicates = 20;

/// Empty when the replicate failed.
std::vector<double> in_replicate(std::size_t patients, math::RandomStream random, const Quantities& quantities) {
  std::vector<double> number_of(patients, 0.0);
  for (std::size_t i = 0; i < patients; ++i) number_of[random.below(static_cast<std::uint32_t>(patients))] += 1.0;
  try {
    return quantities(number_of);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::not_estimable && error.kind() != ErrorKind::numerical) throw;
    return {};
  }
}

PercentileInterval percentile_interval(std::vector<double> values, const math::ConfidenceLevel& level) {
  PercentileInterval interval;
  interval.found = values.size();
  if (values.size() < fewest_replicates) return interval;
  std::ranges::sort(values);
  interval.lower = math::quantile_sorted(values, level.tail());
  interval.upper = math::quantile_sorted(values, 1.0 - level.tail());
  return interval;
}

}  // namespace

BootstrapIntervals bootstrap_intervals(std::size_t patients, std::size_t count, const BootstrapRules& rules,
                                       const Quantities& quantities) {
  if (rules.replicates == 0) throw InvalidOption("a bootstrap needs at least one replicate");
  const math::ConfidenceLevel level(rules.confidence_level);
  std::vector<std::vector<double>> found(rules.replicates);
  parallel::parallel_for(rules.replicates, [&](std::size_t r) {
    found[r] = in_replicate(patients, math::RandomStream(rules.seed, r), quantities);
  });
  BootstrapIntervals result;
  result.failed = static_cast<std::size_t>(std::ranges::count_if(found, [](const auto& one) { return one.empty(); }));
  for (std::size_t k = 0; k < count; ++k) {
    std::vector<double> values;
    for (const std::vector<double>& one : found)
      if (!one.empty() && std::isfinite(one[k])) values.push_back(one[k]);
    result.of.push_back(percentile_interval(std::move(values), level));
  }
  return result;
}

}  // namespace rtsurv::survival
