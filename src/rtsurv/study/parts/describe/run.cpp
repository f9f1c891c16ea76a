// [describe]: Table 1 of the study.
#include <fmt/format.h>

#include "rtsurv/study/analysis/analysis.hpp"

namespace rtsurv::study {

void run_describe(Analysis& analysis, results::Study& study) {
  const Description& rule = *analysis.protocol().describe;
  Table1Call call;
  for (const Text& variable : rule.variables) {
    if (rule.by && variable.text == rule.by->text) continue;  // it heads the columns
    if (const std::string* why = analysis.withheld(variable.text)) {
      study.failed_parts.push_back({fmt::format("[describe] of \"{}\"", variable.text), *why});
      continue;
    }
    analysis.column(variable, "[describe] variables");
    call.variables.push_back({variable.text, analysis.levels(variable.text), false});
  }
  if (rule.by) {
    analysis.column(*rule.by, "[describe] by");
    call.by = rule.by->text;
    call.by_levels = analysis.levels(call.by);
  }
  study.table1 = table1(analysis.values(), call);
}

}  // namespace rtsurv::study
