#pragma once
// Judges a finished study. Start here: judge().

#include "rtsurv/results/study.hpp"

namespace rtsurv::judgement {

/// Fills the claims and the doubts of a study whose other parts are finished. study::run() does so at its end, so that
/// results.json, the terminal and the report say the same.
void judge(results::Study& study);

}  // namespace rtsurv::judgement
