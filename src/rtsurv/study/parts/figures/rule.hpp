#pragma once
// [figures]: how figures are drawn, in the report and by `rtsurv figures`. The rule is results::FigureWishes.

#include "rtsurv/results/parts/figures.hpp"
#include "rtsurv/study/protocol/part.hpp"

namespace rtsurv::study {

void read_figures(ProtocolSection& section, Protocol& protocol);
void run_figures(Analysis& analysis, results::Study& study);

}  // namespace rtsurv::study
