#include "rtsurv/report/manuscript/findings/parts.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/results/privacy/hidden.hpp"

namespace rtsurv::report::manuscript {

namespace {

using results::FlowStep, results::Study;

std::string whole(std::size_t n) { return count(static_cast<double>(n)); }

/// " Reasons for exclusion were re-irradiation (28) and no follow-up (3)."
void tell_excluded(Told& told, const Study& study) {
  std::vector<const FlowStep*> steps;
  for (const FlowStep& step : study.flow)
    if (step.reason) steps.push_back(&step);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const std::string& reason = *steps[i]->reason;
    if (i == 0) told.say(steps.size() == 1 ? " The reason for exclusion was " : " Reasons for exclusion were ");
    told.say(between(i, steps.size())).say(in_sentence(reason) + " (n = ");
    told.number(whole(steps[i]->excluded), address({"flow", reason, "excluded"})).say(")");
  }
  if (!steps.empty()) told.say(".");
}

/// "Of 254 patients, 223 were analysed."
void tell_analysed(Told& told, const results::Manifest& manifest) {
  const bool all = manifest.rows_read == manifest.rows_analysed, hidden = results::is_hidden(manifest.rows_read);
  if (!hidden) told.say(all ? "All " : "Of ").number(whole(manifest.rows_read), "manifest/data/rows").say(" patients");
  if (!all) told.say(hidden ? "" : ", ").number(whole(manifest.rows_analysed), "manifest/rows_analysed");
  told.say(hidden ? " patients were analysed." : " were analysed.");
}

}  // namespace

Told patients_told(const Study& study) {
  Told told;
  if (study.endpoints.empty()) return told;
  tell_analysed(told, study.manifest);
  tell_excluded(told, study);
  if (!study.follow_up) return told;
  const double level = study.endpoints.front().km.confidence_level;
  const std::string median = time_interval(study.follow_up->all.reverse_kaplan_meier);
  const bool reached = study.follow_up->all.reverse_kaplan_meier.estimate.has_value();
  told.say(" Median follow-up, by the reverse Kaplan\u2013Meier method of " +
           in_sentence(endpoint_label(study, study.follow_up->endpoint)) + ", was ");
  const std::string printed = reached ? with_level(median, level, std::string(name(study.time_unit)))
                                      : with_level(in_unit(median, study.time_unit), level);
  told.number(printed, "follow_up").say(".");
  return told;
}

}  // namespace rtsurv::report::manuscript
