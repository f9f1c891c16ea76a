// [[cutpoint]]: the searched cut-points and the boolean columns that they make.
#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "rtsurv/results/json/names.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/study/analysis/cutpoint_column.hpp"
#include "rtsurv/study/columns/unfit.hpp"
#include "rtsurv/study/parts/attempt.hpp"
#include "rtsurv/study/parts/cutpoint/cutpoint_evidence.hpp"
#include "rtsurv/study/parts/cutpoint/find_cutpoints.hpp"
#include "rtsurv/study/parts/cutpoint/two_cuts.hpp"
#include "rtsurv/table/columns/column.hpp"

namespace rtsurv::study {
namespace {

using results::CutpointResult;

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// What stands in for a search that these data do not allow.
CutpointResult not_estimable(const CutpointCall& call, const std::string& why) {
  CutpointResult result;
  result.x = call.x;
  result.p_method = call.options.p_method;
  result.score = call.options.score;
  result.min_proportion = call.options.min_proportion;
  result.max_proportion = call.options.max_proportion;
  result.maxstat.cutpoint = result.maxstat.statistic = result.maxstat.p = unknown;
  result.why = why;
  result.sample.warnings.push_back(why);
  return result;
}

/// What to do where the cut may not be searched; nothing where it is given.
const char* instead_of_search(const CutpointRule& rule) {
  return rule.fixed ? "; the cut is the fixed one, without the evidence of a search"
                    : ". Give the cut beforehand (fixed), or take the number itself as a factor";
}

CutpointResult search(Analysis& analysis, const CutpointRule& rule) {
  CutpointCall call = call_of(analysis, rule);
  call.cuts = rule.cuts;
  if (const std::string* why = analysis.withheld(rule.variable.text)) return not_estimable(call, *why);
  if (const std::string why = why_not_searched(call.outcome, rule.endpoint.text); !why.empty())
    return not_estimable(call, why + instead_of_search(rule));
  try {
    results::Maybe<CutpointResult> found = results::maybe([&] { return cutpoint(analysis.values(), call); });
    return found.value ? std::move(*found.value) : not_estimable(call, found.why);
  } catch (const InvalidOption& error) {  // such as an exact P of too many patients
    throw Error(ErrorKind::protocol, fmt::format("[[cutpoint]] \"{}\": {}", rule.name.text, error.what()),
                {.file = analysis.protocol().path, .line = rule.name.line, .position = rule.name.position});
  }
}

void warn(Analysis& analysis, const CutpointRule& rule, const CutpointResult& result) {
  if (!result.why.empty()) {
    analysis.warn(fmt::format("cut-point \"{}\": {}", rule.name.text, result.why));
  } else if (!rule.fixed) {
    analysis.warn(fmt::format(
        "The cut of \"{}\" was chosen to separate {} best in these same patients: its hazard ratios and log-rank P for "
        "{} are too favourable. Judge it by the corrected P of the search ({})",
        rule.name.text, rule.endpoint.text, rule.endpoint.text, results::name(result.p_method)));
  }
}

/// The column of the cut, or the reason that all parts give that name it.
void add_column(Analysis& analysis, const CutpointRule& rule, const CutpointResult& result) {
  if (const std::string* reason = analysis.withheld(rule.variable.text)) {
    const std::string why = *reason;  // put() and withhold() may move it
    analysis.put(table::missing_column(rule.name.text, table::ColumnType::boolean, analysis.table().rows()));
    return analysis.withhold(rule.name.text, why);
  }
  const bool found = std::isfinite(result.maxstat.cutpoint);
  analysis.put(cutpoint_column(analysis, rule, found ? std::optional(result.maxstat.cutpoint) : std::nullopt));
  if (found || rule.fixed) return;
  analysis.withhold(
      rule.name.text,
      no_cut(rule.name.text, why_not_searched(analysis.outcome(rule.endpoint.text), rule.endpoint.text), result.why));
}

/// What speaks for and against each cut that was found.
void weigh(Analysis& analysis, results::Study& study) {
  for (std::size_t k = 0; k < study.cutpoints.size(); ++k) {
    CutpointResult& found = study.cutpoints[k];
    if (!found.why.empty()) continue;
    attempt(study, fmt::format("[[cutpoint]] \"{}\", evidence", found.name), [&] {
      found.evidence =
          cutpoint_evidence(analysis.values(), call_of(analysis, analysis.protocol().cutpoints[k]), found, found.fixed);
    });
  }
}

}  // namespace

std::vector<CutpointResult> find_cutpoints(Analysis& analysis) {
  std::vector<CutpointResult> cutpoints;
  for (const CutpointRule& rule : analysis.protocol().cutpoints) {
    if (!analysis.withheld(rule.variable.text))
      analysis.column(rule.variable, fmt::format("[[cutpoint]] \"{}\"", rule.name.text));
    CutpointResult result = search(analysis, rule);
    result.name = rule.name.text;
    result.endpoint = rule.endpoint.text;
    result.variable = rule.variable.text;
    result.fixed = rule.fixed;
    add_column(analysis, rule, result);
    if (rule.cuts == 2) add_groups(analysis, rule, result);
    warn(analysis, rule, result);
    cutpoints.push_back(std::move(result));
  }
  return cutpoints;
}

void run_cutpoint(Analysis& analysis, results::Study& study) {
  study.cutpoints = find_cutpoints(analysis);
  label_groups(analysis.protocol(), study);
  if (analysis.protocol().is_asked("cutpoint")) weigh(analysis, study);
}

}  // namespace rtsurv::study
