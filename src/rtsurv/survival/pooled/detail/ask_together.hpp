#pragma once
// Several fits that each ask one question after the other ask together.

#include <cstddef>
#include <functional>

#include "rtsurv/survival/pooled/pooled_cox.hpp"

namespace rtsurv::survival::detail {

/// Calls fit(i, ask) for i = 0 .. count-1, each on a thread of its own. When every fit that has not returned waits in
/// `ask` with its question, all questions go to `evaluate` in the order of i, on the calling thread. So the same questions
/// are asked in the same order whatever the threads do.
///
/// Throws what `evaluate` throws; else what the fit of the smallest i that throws has thrown, when all have ended.
void ask_together(std::size_t count, const CoxEvaluate& evaluate,
                  const std::function<void(std::size_t i, const CoxEvaluate& ask)>& fit);

}  // namespace rtsurv::survival::detail
