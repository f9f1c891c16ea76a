#include "rtsurv/report/manuscript/findings/parts.hpp"
#include "rtsurv/report/words/dose_words.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/schedules.hpp"

namespace rtsurv::report::manuscript {

namespace {

using results::DoseResponse, results::ScheduleTable, results::Study;

void tell_schedules(Told& told, const ScheduleTable& table) {
  if (table.eqd2.empty()) return;
  const ScheduleTable::Spread& spread = table.eqd2.front();
  const std::string place = address({"schedules", "eqd2", time_step(spread.alpha_beta_gy)});
  told.say("EQD2 (").number(alpha_beta_phrase(spread.alpha_beta_gy), place).say(") had a median of ");
  told.number(fixed(spread.median, 1) + " Gy (interquartile range " + fixed(spread.q1, 1) + "\u2013" +
                  fixed(spread.q3, 1) + ")",
              place);
  told.say(" in the ").number(counted(static_cast<double>(table.n), "patient"), "schedules/n");
  told.say(" whose dose is known.");
}

void tell_response(Told& told, const Study& study, const DoseResponse& response) {
  if (!response.fit.value) return;
  const std::string place = address({"dose_response", response.endpoint});
  told.say(told.text.empty() ? "" : " ").say("For " + in_sentence(endpoint_label(study, response.endpoint)) + " at ");
  told.number(duration(study, response.landmark), place + "/landmark").say(", D50 was ");
  told.number(with_level(profile_interval(response.fit.value->d50_gy, 1, "Gy"), response.confidence_level),
              place + "/fit/d50_gy");
  told.say(", and \u03B350 ");
  told.number(with_level(profile_interval(response.fit.value->gamma50, 2, ""), response.confidence_level),
              place + "/fit/gamma50");
  told.say("; the test of any effect of dose gave ");
  told.number(p_phrase(response.fit.value->p), place + "/fit/dose_effect/p").say(".");
}

}  // namespace

Told dose_told(const Study& study) {
  Told told;
  if (study.schedules) tell_schedules(told, *study.schedules);
  for (const DoseResponse& response : study.dose_responses) tell_response(told, study, response);
  return told;
}

}  // namespace rtsurv::report::manuscript
