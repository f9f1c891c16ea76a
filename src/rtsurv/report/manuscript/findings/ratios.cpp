#include <algorithm>

#include "rtsurv/report/manuscript/findings/parts.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::manuscript {

namespace {

using results::CoxResult, results::CoxTerm, results::Study;

std::size_t levels_of(const CoxResult& cox, const std::string& term) {
  return static_cast<std::size_t>(std::ranges::count(cox.terms, term, &CoxTerm::term));
}

/// "terms/grade/3": the level only where several coefficients bear the term.
std::string term_step(const CoxResult& cox, const CoxTerm& term) {
  const std::string step = address({"terms", term.term});
  return term.level && levels_of(cox, term.term) > 1 ? step + "/" + address({*term.level}) : step;
}

}  // namespace

std::string_view between(std::size_t i, std::size_t n) { return i == 0 ? "" : i + 1 == n ? " and " : ", "; }

std::string ratio_label(const Study& study, const CoxTerm& term) {
  const std::string label = label_in_sentence(study, term.term) + (term.term.starts_with("spline(") ? " (spline)" : "");
  if (term.level == "true" && term.reference == "false")
    return level_label(study, term.term, "true") == "yes" ? label
                                                          : coefficient_in_sentence(study, term.term, term.level);
  if (!term.level) return label + " (per " + one_unit(study, term.term) + ")";
  const std::string against = term.reference ? " against " + level_label(study, term.term, *term.reference) : "";
  return label + " " + level_label(study, term.term, *term.level) + against;
}

void tell_ratio(Told& told, const CoxResult& cox, const CoxTerm& term, const std::string& place) {
  if (term.infinite || term.undetermined || !term.hazard_ratio) {
    told.say(term.infinite || term.undetermined ? hazard_ratio(term) : "not estimable");
    return;
  }
  std::string printed = with_level(hazard_ratio(term), cox.confidence_level);
  if (printed.ends_with(')'))
    printed.insert(printed.size() - 1, "; " + p_phrase(term.p));
  else
    printed += " (" + p_phrase(term.p) + ")";
  told.number(printed, place + "/" + term_step(cox, term));
}

void tell_ratios(Told& told, const Study& study, const CoxResult& cox, const std::string& place) {
  std::vector<const CoxTerm*> shown;
  for (const CoxTerm& term : cox.terms)
    if (!term.is_single_level()) shown.push_back(&term);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    told.say(between(i, shown.size()));
    tell_ratio(told, cox, *shown[i], place);
    told.say(" for " + ratio_label(study, *shown[i]));
  }
}

}  // namespace rtsurv::report::manuscript
