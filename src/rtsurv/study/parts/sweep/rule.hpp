#pragma once
// [dose.sweep]: the study at every alpha/beta of an interval. Read with [dose].

#include "rtsurv/study/protocol/part.hpp"
#include "rtsurv/study/protocol/text.hpp"

namespace rtsurv::study {

/// [dose.sweep]: the values of alpha/beta (Gy) at which everything that depends on dose is done again.
/// Default: the 95 % interval of the START trials.
struct SweepRule {
  double from = 1.2, to = 5.7;  ///< 0 < from < to
  double step = 0.1;            ///< > 0
};

void run_sweep(Analysis& analysis, results::Study& study);

}  // namespace rtsurv::study
