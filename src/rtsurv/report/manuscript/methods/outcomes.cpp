#include <algorithm>
#include <vector>

#include "rtsurv/report/manuscript/citations.hpp"
#include "rtsurv/report/manuscript/methods/patients.hpp"
#include "rtsurv/report/manuscript/methods/rows.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::manuscript {

namespace {

using results::EndpointResult, results::KaplanMeierResult, results::Study;

/// The protocol's label of a column or expression; empty without one.
std::string label_in_words(const Study& study, const std::string& expression) {
  const results::ColumnLabel* column = study.find_column(expression);
  return column == nullptr || column->label == expression ? "" : in_sentence(column->label);
}

/// "rt_start" of the time "from rt_start to last_contact"; empty for a duration.
std::string start_of(const std::string& time) {
  constexpr std::string_view from = "from ", to = " to ";
  return time.starts_with(from) ? time.substr(from.size(), time.find(to) - from.size()) : "";
}

/// "time from the start of radiotherapy to local failure; competing event: death": what the labels tell of it.
std::string composed(const Study& study, const EndpointResult& endpoint) {
  const auto words = [&](const std::string& own, const std::string& expression) {
    return own.empty() ? label_in_words(study, expression) : in_sentence(own);
  };
  const std::string start = label_in_words(study, start_of(endpoint.time)), entry = words("", endpoint.entry);
  const std::string event = words(endpoint.event_label, endpoint.event);
  const std::string competing = words(endpoint.competing_label, endpoint.competing);
  std::string text;
  if (!start.empty() || !event.empty())
    text = "time" + (start.empty() ? "" : " from " + start) + (event.empty() ? "" : " to " + event);
  const auto add = [&](const std::string& head, const std::string& found) {
    if (!found.empty()) text += (text.empty() ? "" : "; ") + head + found;
  };
  add("under observation from ", entry);
  add("competing event: ", competing);
  return text;
}

bool any_competing(const Study& study) {
  return std::ranges::any_of(study.endpoints, [](const EndpointResult& one) { return one.cuminc.has_value(); });
}

std::string curves(const KaplanMeierResult& km) {
  const std::string errors = is_robust(km.sample) ? "" : cite({"greenwood1926"});
  return " Patients without an event were censored at the end of their follow-up. Survival was estimated by the "
         "Kaplan\u2013Meier method" +
         cite({"kaplan1958"}) + " with " + curve_variance(km.sample) + errors + " and " +
         interval_type(km.confidence_type) + " " + level_phrase(km.confidence_level) +
         " confidence intervals (CI). The median is the first time at which survival is below 50\u2009%, or "
         "the middle of the step when survival equals 50\u2009% over an interval, with limits where those of the curve "
         "come to it" +
         cite({"brookmeyer1982"}) + ".";
}

std::string incidence() {
  return " With competing events, cumulative incidence was estimated by the Aalen\u2013Johansen method" +
         cite({"aalen1978empirical"}) + " with Aalen\u2019s variance" + cite({"aalen1978"}) +
         " and log-log-transformed CI, beside Kaplan\u2013Meier with competing events censored.";
}

}  // namespace

std::string definition_phrase(const Study& study, const EndpointResult& endpoint) {
  std::string words = endpoint.definition.empty() ? composed(study, endpoint) : in_sentence(endpoint.definition);
  if (words.ends_with('.')) words.pop_back();  // a sentence of its own in the protocol, in brackets here
  return in_sentence(endpoint.label) + (words.empty() ? "" : " (" + words + ")");
}

std::string outcome_methods(const Study& study) {
  if (study.endpoints.empty()) return "";
  std::vector<std::string> endpoints;
  for (const EndpointResult& endpoint : study.endpoints) endpoints.push_back(definition_phrase(study, endpoint));
  const KaplanMeierResult& km = study.endpoints.front().km;
  std::string text = (endpoints.size() == 1 ? "The endpoint was " : "The endpoints were ") + enumerate(endpoints) +
                     ", in " + std::string(name(study.time_unit)) + "." + curves(km);
  if (km.follow_up)
    text += " Median follow-up was estimated by the reverse Kaplan\u2013Meier method" + cite({"schemper1996"}) +
            (any_competing(study) ? ", in which neither the event nor a competing event is an end of follow-up." : ".");
  if (any_competing(study)) text += incidence();
  if (!study.person_time.empty())
    text += " Events per 100 patient-years have exact confidence intervals" + cite({"garwood1936"}) + ".";
  const std::string rows = rows_methods(study);
  return rows.empty() ? text : text + " " + rows;
}

}  // namespace rtsurv::report::manuscript
