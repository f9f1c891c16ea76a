// Response, symptoms and toxicity.

#include "rtsurv/report/manuscript/findings/parts.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::manuscript {

namespace {

using results::Proportion, results::Study, results::Tally;

/// "99 of 133 patients (74.4 %, 95 % CI 66.2–81.6)"; of nobody the upper limit alone; of a hidden count only the counts.
void tell_share(Told& told, const Proportion& share, double level, const std::string& place) {
  const std::string number = count(static_cast<double>(share.n));
  const std::string patients =
      (number == "hidden" ? "a hidden number" : number) + " of " + counted(static_cast<double>(share.of), "patient");
  if (!share.percent) {
    told.number(patients, place);
    return;
  }
  const std::string limits =
      share.n == 0 ? "; upper " + level_phrase(level) + " limit " + fixed(share.upper.value_or(0.0), 1) + "\u2009%"
                   : ", " + interval_head(level) + " " + fixed(share.lower.value_or(0.0), 1) + "\u2013" +
                         fixed(share.upper.value_or(0.0), 1);
  told.number(patients + " (" + fixed(*share.percent, 1) + "\u2009%" + limits + ")", place);
}

/// "disappeared or decreased"
std::string either(const std::vector<std::string>& events) {
  std::string text;
  for (std::size_t i = 0; i < events.size(); ++i)
    text += (i == 0 ? "" : i + 1 == events.size() ? " or " : ", ") + events[i];
  return text;
}

/// "Pain response"; where the symptom has no words of its own, "The response of a derived factor (see protocol)".
std::string response_of(const Study& study, const std::string& symptom) {
  const std::string inside = label_in_sentence(study, symptom);
  return inside.starts_with("a derived factor") ? "The response of " + inside
                                                : label_at_start(study, symptom) + " response";
}

void tell_symptom(Told& told, const Study& study, const Tally& tally) {
  if (tally.groups.empty() || tally.groups.front().event.of == 0) return;
  const std::string& group = tally.groups.front().group;
  told.say(told.text.empty() ? "" : " ").say(response_of(study, tally.variable) + " was relief (");
  told.say(either(tally.events) + ") in ");
  tell_share(told, tally.groups.front().event, tally.confidence_level,
             address({"response", "symptoms", tally.variable, "groups", group, "event"}));
  told.say(".");
}

}  // namespace

Told observed_told(const Study& study) {
  Told told;
  if (study.response && study.response->of_all.of > 0) {
    told.say("The best response was complete or partial in ");
    tell_share(told, study.response->of_all, study.response->best.confidence_level, "response/all_patients");
    told.say(", patients without an assessment counting as without response.");
  }
  if (study.response)
    for (const Tally& tally : study.response->symptoms) tell_symptom(told, study, tally);
  if (!study.toxicity || study.toxicity->grades.groups.empty()) return told;
  const Tally& grades = study.toxicity->grades;
  told.say(told.text.empty() ? "" : " ").say("Toxicity of grade 3 or worse was seen in ");
  tell_share(told, grades.groups.front().event, grades.confidence_level,
             address({"toxicity", "groups", grades.groups.front().group, "event"}));
  told.say(".");
  return told;
}

}  // namespace rtsurv::report::manuscript
