#pragma once
// The whole study: protocol + cohort table -> results. Start here: run().

#include <string>
#include <vector>

#include "rtsurv/results/study.hpp"
#include "rtsurv/study/analysis/analysis.hpp"
#include "rtsurv/study/prepare/prepared.hpp"
#include "rtsurv/study/protocol/protocol.hpp"
#include "rtsurv/table/table.hpp"

namespace rtsurv::study {

struct ValidationRun {
  chain::Validation validation;
  results::Sample sample;  ///< patients, and events of the first endpoint
  double seconds = 0.0;    ///< of the replicates
};

/// [validation] alone: cut-points and risk groups are formed as in run(), nothing else. Throws as run().
[[nodiscard]] ValidationRun validate(const Protocol& protocol, table::Table cohort, const Progress& progress = {});

/// The whole analysis. A part that these data cannot give is present with its reason, or named with
/// it in failed_parts; only wrong input throws. Its claims and doubts are those of judgement::judge(), and what is
/// noticed is that of notice() on today().
[[nodiscard]] results::Study run(const Protocol& protocol, table::Table cohort, const Progress& progress = {});

}  // namespace rtsurv::study
