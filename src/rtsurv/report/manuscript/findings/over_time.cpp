// Factors of a model whose hazard ratio changes over time.

#include <algorithm>

#include "rtsurv/report/manuscript/findings/parts.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"

namespace rtsurv::report::manuscript {

namespace {

using results::CoxResult, results::CoxTerm, results::NonProportional, results::Study;

/// " up to 12 months", " from 12 to 24 months", " thereafter": its times stand at `place`.
void tell_period(Told& told, const Study& study, const NonProportional::Period& period, const std::string& place) {
  if (!period.to) {
    told.say(" thereafter");
    return;
  }
  told.say(period.from == 0.0 ? " up to " : " from ");
  if (period.from > 0.0) told.number(duration_number(period.from), place).say(" to ");
  told.number(duration(study, *period.to), place);
}

/// One coefficient of a factor through the periods.
void tell_coefficient(Told& told, const Study& study, const NonProportional& factor, const CoxTerm& term,
                      const std::string& place) {
  const std::vector<NonProportional::Period>& periods = factor.by_period.value->periods;
  for (std::size_t i = 0; i < periods.size(); ++i) {
    const auto same = std::ranges::find(periods[i].terms, term.level, &CoxTerm::level);
    if (same == periods[i].terms.end()) continue;
    const std::string here = place + "/by_period/periods/" + time_step(periods[i].from);
    CoxResult cox;
    cox.terms = periods[i].terms;
    told.say(between(i, periods.size()));
    tell_ratio(told, cox, *same, here);
    tell_period(told, study, periods[i], here);
  }
}

/// " (P = 0.044)": that of the factor's own test.
void tell_test(Told& told, const results::EndpointResult& endpoint, const std::string& term) {
  const std::vector<CoxResult::Zph>& tests = endpoint.multivariable->cox.value->zph;
  const auto own = std::ranges::find(tests, term, &CoxResult::Zph::term);
  if (own == tests.end()) return;
  told.say(" (").number(p_phrase(own->test.p),
                        address({"endpoints", endpoint.name, "multivariable", "zph", term, "p"}));
  told.say(")");
}

}  // namespace

void tell_over_time(Told& told, const Study& study, const results::EndpointResult& endpoint) {
  if (!endpoint.multivariable || !endpoint.multivariable->cox.value) return;
  for (const NonProportional& factor : endpoint.multivariable->non_proportional) {
    if (!factor.by_period.value || factor.by_period.value->periods.empty()) continue;
    const std::string place = address({"endpoints", endpoint.name, "multivariable", "non_proportional", factor.term});
    told.say(" Hazards were not proportional for " + label_in_sentence(study, factor.term));
    tell_test(told, endpoint, factor.term);
    told.say(": the hazard ratio was ");
    const std::vector<CoxTerm>& terms = factor.by_period.value->periods.front().terms;
    for (std::size_t i = 0; i < terms.size(); ++i) {
      told.say(i == 0 ? "" : "; ");
      tell_coefficient(told, study, factor, terms[i], place);
      if (terms.size() > 1) told.say(" for " + ratio_label(study, terms[i]));
    }
    told.say(".");
  }
}

}  // namespace rtsurv::report::manuscript
