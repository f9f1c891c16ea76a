// [figures] as it stands: figures are drawn from the results.
#include "rtsurv/results/study.hpp"
#include "rtsurv/study/analysis/analysis.hpp"

namespace rtsurv::study {

void run_figures(Analysis& analysis, results::Study& study) { study.figures = analysis.protocol().figures; }

}  // namespace rtsurv::study
