// Doubts about the dose and what was concluded from it.
#include "rtsurv/judgement/cut_checks.hpp"
#include "rtsurv/judgement/doubts.hpp"

namespace rtsurv::judgement {
namespace {

using results::Doubt, results::Study;

void turning(const Study& study, std::vector<Doubt>& found) {
  if (!study.sweep) return;
  std::vector<std::string> schedules;
  double changing = 0.0;
  for (const results::SweptConclusion& conclusion : study.sweep->conclusions) {
    if (conclusion.changes.empty()) continue;
    ++changing;
    if (conclusion.kind == results::SweptConclusion::Kind::schedule_reaches) schedules.push_back(conclusion.subject);
  }
  if (changing == 0.0) return;
  found.push_back({Doubt::Id::alpha_beta,
                   "dose",
                   {{"turning", changing},
                    {"conclusions", static_cast<double>(study.sweep->conclusions.size())},
                    {"from_gy", study.sweep->from_gy},
                    {"to_gy", study.sweep->to_gy},
                    {"schedules", schedules}}});
}

/// The column is that of a searched cut against which nothing speaks.
bool searched_well(const Study& study, const std::string& column) {
  for (const results::CutpointResult& cutpoint : study.cutpoints)
    for (const results::CutColumn& made : cutpoint.columns())
      if (made.column == column && made.p) return stands(study, made);
  return false;
}

}  // namespace

void doubt_dose(const Study& study, std::vector<Doubt>& found) {
  turning(study, found);
  if (study.recommendation && study.recommendation->searched && !study.recommendation->groups.empty() &&
      !searched_well(study, study.recommendation->variable))
    found.push_back({Doubt::Id::searched_threshold, study.recommendation->variable, {}});
  if (!study.schedules) return;
  std::size_t n = 0;
  for (const results::ScheduleTable::Row& row : study.schedules->rows) n += row.schedule.beyond_lq() ? row.n : 0;
  if (n > 0) found.push_back({Doubt::Id::beyond_linear_quadratic, "dose", {{"patients", static_cast<double>(n)}}});
}

}  // namespace rtsurv::judgement
