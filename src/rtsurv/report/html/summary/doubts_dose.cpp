#include "rtsurv/report/html/summary/doubts_dose.hpp"

#include <algorithm>

#include "rtsurv/report/words/dose_words.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/schedules.hpp"

namespace rtsurv::report::html {

std::optional<Doubt> turns_with_alpha_beta(const results::Study& study) {
  if (!study.sweep) return {};
  std::size_t changing = 0;
  std::string schedules;
  for (const results::SweptConclusion& conclusion : study.sweep->conclusions) {
    if (conclusion.changes.empty()) continue;
    ++changing;
    if (conclusion.kind == results::SweptConclusion::Kind::schedule_reaches)
      schedules += (schedules.empty() ? "" : ", ") + conclusion.subject;
  }
  if (changing == 0) return {};
  return Doubt{
      std::to_string(changing) + " of " + std::to_string(study.sweep->conclusions.size()) +
          " conclusions on dose turn when \u03B1/\u03B2 goes from " + plain(study.sweep->from_gy, 3) + " to " +
          plain(study.sweep->to_gy, 3) + " Gy" +
          (schedules.empty() ? "" : ", whether a schedule reaches the threshold among them (" + schedules + ")") + ".",
      "dose-sweep"};
}

std::optional<Doubt> beyond_the_model(const results::Study& study) {
  if (!study.schedules) return {};
  std::size_t n = 0;
  for (const ScheduleRow& row : study.schedules->rows) n += beyond_linear_quadratic(row.schedule) ? row.n : 0;
  if (n == 0) return {};
  return Doubt{count(static_cast<double>(n)) + (n == 1 ? " patient" : " patients") +
                   " had more than 10 Gy in a fraction, where the linear-quadratic model overstates the effect.",
               "dose-schedules"};
}

std::optional<Doubt> searched_threshold(const results::Study& study) {
  if (!study.recommendation || !study.recommendation->searched || study.recommendation->groups.empty()) return {};
  return Doubt{"The dose that the options have to reach was searched in the same patients who show its benefit.",
               "dose-options"};
}

}  // namespace rtsurv::report::html
