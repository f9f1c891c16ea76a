#pragma once
// What a call says of its curves, and what holds where it says nothing.

#include "rtsurv/results/methods/kaplan_meier.hpp"
#include "rtsurv/study/methods/methods.hpp"
#include "rtsurv/study/protocol/confidence.hpp"

namespace rtsurv::study {

/// Groups, conventions and confidence of the call; `confidence` is that of the study.
void set_conventions(results::KaplanMeierResult& result, const KaplanMeierCall& call, const Confidence& confidence);

/// Those of a result whose conventions are set; without clusters.
[[nodiscard]] survival::KaplanMeierOptions options_of(const results::KaplanMeierResult& result,
                                                      const KaplanMeierCall& call);

}  // namespace rtsurv::study
