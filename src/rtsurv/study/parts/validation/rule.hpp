#pragma once
// [validation]: the whole chain of the study on every replicate.

#include <cstddef>

#include "rtsurv/study/protocol/part.hpp"
#include "rtsurv/study/protocol/text.hpp"

namespace rtsurv::study {

/// [validation]: the whole chain on every replicate.
struct ValidationRule {
  std::size_t replicates = 2000;    ///< bootstrap samples
  std::size_t permutations = 1000;  ///< of the outcome; 0: none
};

void read_validation(ProtocolSection& section, Protocol& protocol);
void run_validation(Analysis& analysis, results::Study& study);

}  // namespace rtsurv::study
