#include "rtsurv/report/words/checks.hpp"

#include <cmath>

#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/report/words/format.hpp"

namespace rtsurv::report {

namespace {

using results::Check;
using Id = Check::Id;

std::string optimism_phrase(const Check& check) {
  if (check.outcome == Check::Outcome::not_done)
    return "no validation has tried it" + (check.why.empty() ? "" : " (" + check.why + ")");
  const bool failed = check.outcome == Check::Outcome::failed;
  if (check.threshold == 0.0)
    return std::string("corrected for optimism, the rates of the groups ") + (failed ? "may be equal" : "still differ");
  const std::string limit = fixed(check.value.value_or(1.0), 2);
  return failed ? "corrected for optimism, the interval of the hazard ratio reaches " + limit
                : "corrected for optimism, the limit of the hazard ratio next to 1 is " + limit;
}

std::string missing_phrase(const Check& check) {
  if (check.threshold == thresholds::p)
    return "patients in whom it is missing fare differently, " + p_phrase(check.value);
  return percent(*check.value) + " of the patients are left out";
}

std::string with_p(const std::string& text, const Check& check) { return text + " " + p_phrase(check.value); }

std::string stability_phrase(const Check& check) {
  if (!check.value) return "what else rests on its cut does not stand";
  return "only " + percent(*check.value) + " of the bootstrap replicates find the cut near the same place";
}

std::string hazards_phrase(const Check& check) {
  if (!check.value) return "its hazard ratio changes over time";
  return with_p("the test of a ratio that changes over time has", check);
}

std::string at_most(const std::string& p) { return p.starts_with('<') ? "below " + p.substr(1) : "at most " + p; }

std::string over_time_phrase(const Check& check) {
  if (!check.value) return "the direction of its hazard ratio turns over time";
  const std::string places = " every period of follow-up and for restricted means";
  if (check.outcome == Check::Outcome::passed)
    return "its hazards are not proportional, yet P is " + at_most(p_value(check.value)) + " in" + places;
  return with_p("its hazards are not proportional, and in a period or for restricted means", check);
}

std::string found(const Check& check) {
  const double value = check.value.value_or(0.0);
  switch (check.id) {
    case Id::p:
      return p_phrase(check.value);
    case Id::from_outcome:
      return "what it rests on is an outcome, or is computed from one";
    case Id::searched_cut:
      return with_p("corrected for the search of the cut,", check);
    case Id::separation:
      return check.value ? "Firth's limit nearest to 1 is " + ratio_text(value) : "the hazard ratio has no bound";
    case Id::few_events:
      return value == std::floor(value) ? "it rests on as few as " + counted(value, "event")
                                        : "its model has " + plain(value, 1) + " events per coefficient";
    case Id::few_patients:
      return "it rests on as few as " + counted(value, "patient");
    case Id::few_clusters:
      return "its errors rest on " + counted(value, "cluster") + ", too few for robust ones";
    case Id::confounding:
      return "its weights do not balance what the treatment was chosen by (standardised difference up to " +
             fixed(value, 2) + ")";
    case Id::interaction:
      return with_p("the test whether the effect differs between the groups has", check);
    case Id::subgroups:
      return with_p("corrected for the number of groups that were looked at,", check);
    case Id::chance:
      return "with the outcome shuffled " + percent(value) + " of the permutations show an effect in some group";
    case Id::optimism:
      return optimism_phrase(check);
    case Id::selection:
      return "the screen selects it in " + percent(value) + " of the bootstrap replicates";
    case Id::cut_stability:
      return stability_phrase(check);
    case Id::one_patient:
      return with_p("without one patient", check);
    case Id::alpha_beta:
      return count(value) + " of its conclusions turn with \u03B1/\u03B2";
    case Id::competing_risks:
      return with_p("on the cumulative incidence", check);
    case Id::cause_specific:
      return with_p("on the cause-specific hazard", check);
    case Id::dose_response:
      return with_p("without a cut", check);
    case Id::over_time:
      return over_time_phrase(check);
    case Id::proportional_hazards:
      return hazards_phrase(check);
    case Id::linearity:
      return with_p("a curve fits better than the straight line,", check);
    case Id::missing:
      return missing_phrase(check);
  }
  return "";
}

}  // namespace

std::string weakness(Id id) {
  switch (id) {
    case Id::p:
      return "its P";
    case Id::from_outcome:
      return "the outcome itself";
    case Id::searched_cut:
      return "the search of its cut";
    case Id::separation:
      return "a side without events";
    case Id::few_events:
      return "few events";
    case Id::few_patients:
      return "few patients";
    case Id::few_clusters:
      return "few clusters";
    case Id::confounding:
      return "who was given the treatment";
    case Id::interaction:
      return "whether groups differ";
    case Id::subgroups:
      return "the number of groups";
    case Id::chance:
      return "how many effects chance gives";
    case Id::optimism:
      return "the patients it was found in";
    case Id::selection:
      return "the choice of factors";
    case Id::cut_stability:
      return "where the cut happens to fall";
    case Id::one_patient:
      return "one patient";
    case Id::alpha_beta:
      return "\u03B1/\u03B2";
    case Id::competing_risks:
    case Id::cause_specific:
      return "competing events";
    case Id::dose_response:
      return "the place of the cut";
    case Id::over_time:
    case Id::proportional_hazards:
      return "the time of follow-up";
    case Id::linearity:
      return "a straight line";
    case Id::missing:
      return "missing values";
  }
  return "";
}

std::string subject_of(Id id) {
  switch (id) {
    case Id::separation:
      return "the bound of the hazard ratio";
    case Id::few_events:
      return "the number of events";
    case Id::few_patients:
      return "the number of patients";
    case Id::few_clusters:
      return "the number of clusters";
    case Id::confounding:
      return "who was given the treatment";
    case Id::interaction:
      return "whether groups differ";
    case Id::subgroups:
      return "the number of groups";
    case Id::selection:
      return "the choice of factors";
    case Id::cut_stability:
      return "the stability of the cut";
    case Id::one_patient:
      return "single patients";
    case Id::competing_risks:
      return "the cumulative incidence";
    case Id::cause_specific:
      return "the cause-specific hazard";
    case Id::dose_response:
      return "the variable without a cut";
    case Id::over_time:
    case Id::proportional_hazards:
      return "proportional hazards";
    case Id::linearity:
      return "the straight line";
    default:
      return "";
  }
}

std::string check_phrase(const Check& check) {
  if (check.outcome == Check::Outcome::not_done && check.id != Id::optimism) return "not estimable";
  return found(check);
}

}  // namespace rtsurv::report
