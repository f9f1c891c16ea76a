#pragma once
// What the replicates say together.

#include <vector>

#include "rtsurv/chain/replicate.hpp"
#include "rtsurv/chain/validate.hpp"

namespace rtsurv::chain {

struct Runs {
  const ValidationOptions& options;
  const std::vector<Replicate>& replicates;
  const std::vector<Conclusions>& permuted;
};

[[nodiscard]] Validation summary(const Chain& chain, const Original& original, const Runs& runs);

}  // namespace rtsurv::chain
