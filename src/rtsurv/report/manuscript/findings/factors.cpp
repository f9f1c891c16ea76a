#include <cmath>

#include "rtsurv/report/manuscript/findings/parts.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::manuscript {

namespace {

using results::CoxResult, results::EndpointResult, results::Study;

void tell_model(Told& told, const Study& study, const EndpointResult& endpoint) {
  const std::string place = address({"endpoints", endpoint.name, "multivariable"});
  const CoxResult& cox = *endpoint.multivariable->cox.value;
  told.say("In the multivariable model of " + in_sentence(endpoint.label) + " (");
  told.number(counted(static_cast<double>(cox.sample.n), "patient"), place + "/n").say(", ");
  told.number(event_count(cox.sample.events), place + "/events").say("), the hazard ratio was ");
  tell_ratios(told, study, cox, place);
  told.say(".");
  tell_over_time(told, study, endpoint);
}

/// Factors alone, where no model holds them together.
void tell_alone(Told& told, const Study& study, const EndpointResult& endpoint) {
  bool first = true;
  for (const results::UnivariableRow& row : endpoint.univariable) {
    if (!row.cox.value || row.cox.value->terms.empty() || row.cox.value->terms.front().is_single_level()) continue;
    told.say(first ? "In univariable analysis of " + in_sentence(endpoint.label) + ", the hazard ratio was " : "; ");
    tell_ratios(told, study, *row.cox.value, address({"endpoints", endpoint.name, "univariable", row.factor, "cox"}));
    first = false;
  }
  if (!first) told.say(".");
}

}  // namespace

Told factors_told(const Study& study) {
  Told told;
  for (const EndpointResult& endpoint : study.endpoints) {
    const bool model = endpoint.multivariable && endpoint.multivariable->cox.value &&
                       !endpoint.multivariable->cox.value->terms.empty();
    Told one;
    model ? tell_model(one, study, endpoint) : tell_alone(one, study, endpoint);
    if (one.text.empty()) continue;
    told.say(told.text.empty() ? "" : " ");
    for (Tie& tie : one.ties) {
      tie.begin += told.text.size();
      told.ties.push_back(std::move(tie));
    }
    told.say(one.text);
  }
  return told;
}

Told cuts_told(const Study& study) {
  Told told;
  for (const results::CutpointResult& cut : study.cutpoints) {
    if (!std::isfinite(cut.maxstat.cutpoint)) continue;
    const results::ColumnLabel* column = study.find_column(cut.variable);
    const std::string unit = column == nullptr || column->unit.empty() ? "" : " " + column->unit;
    told.say(told.text.empty() ? "" : " ")
        .say("The cut of " + label_in_sentence(study, cut.variable) + " that separated " +
             in_sentence(endpoint_label(study, cut.endpoint)) + " best was ");
    told.number(plain(cut.maxstat.cutpoint, 4), address({"cutpoints", cut.name, "cutpoint"})).say(unit + " (");
    told.number(counted(static_cast<double>(cut.maxstat.n_low), "patient"), address({"cutpoints", cut.name, "n_low"}));
    told.say(" at or below it, ");
    told.number(count(static_cast<double>(cut.maxstat.n_high)), address({"cutpoints", cut.name, "n_high"}));
    told.say(" above it; ");
    told.number(p_phrase(cut.maxstat.p), address({"cutpoints", cut.name, "p", "value"}));
    told.say(" with the search allowed for).");
  }
  return told;
}

}  // namespace rtsurv::report::manuscript
