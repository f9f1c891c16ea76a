#pragma once
// One replicate of the chain: a bootstrap sample with its optimism, or a permutation of the outcome.

#include <cstddef>
#include <optional>
#include <vector>

#include "rtsurv/chain/evaluate.hpp"

namespace rtsurv::chain {

/// Per effect of the plan; empty where its variable is no cut-point or nothing can be tested.
using Conclusions = std::vector<std::optional<BestGroup>>;

/// The chain on the patients as they are.
struct Original {
  explicit Original(const Chain& chain);

  Sample sample;
  Fits fits;
  Rule rule;
  std::vector<double> estimates;  ///< as in Replicate
};

struct Replicate {
  Rule rule;
  std::vector<double> estimates;    ///< in the sample, of each of Chain::targets(); NaN: none
  std::vector<double> in_original;  ///< in the original patients, by the rule of the replicate
  Conclusions conclusions;
  Failures failures;  ///< in the sample
};

/// weight[i] copies of patient i.
[[nodiscard]] Replicate replicate(const Chain& chain, const Original& original, std::vector<double> weight);

/// Patient i keeps its outcome and is given the covariates of patient order[i].
[[nodiscard]] Conclusions permutation(const Plan& plan, const std::vector<std::size_t>& order);

}  // namespace rtsurv::chain
