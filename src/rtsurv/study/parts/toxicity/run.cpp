// [toxicity]: what became of the normal tissue.
#include "rtsurv/study/analysis/tally.hpp"

namespace rtsurv::study {

void run_toxicity(Analysis& analysis, results::Study& study) {
  TallyCall call;
  call.variable = analysis.protocol().toxicity->grade;
  call.used_by = "[toxicity] grade";
  call.levels = {"0", "1", "2", "3", "4", "5"};
  call.events = {"3", "4", "5"};
  study.toxicity = results::Toxicity{count(analysis, call)};
}

}  // namespace rtsurv::study
