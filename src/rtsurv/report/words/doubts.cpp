#include "rtsurv/report/words/doubts.hpp"

#include <algorithm>

#include "rtsurv/core/reserved_columns.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"

namespace rtsurv::report {

namespace {

using results::Doubt, results::Study;

/// The endpoint that the doubt is about, or names beside its column.
std::string endpoint(const Study& study, const Doubt& doubt) {
  return in_sentence(endpoint_label(study, doubt.has("endpoint") ? doubt.text("endpoint") : doubt.about));
}

/// The column, with its level where the doubt is about one that does not go without saying.
std::string about_inside(const Study& study, const Doubt& doubt) {
  const bool plain_level = !doubt.has("level") || doubt.text("level") == "true";
  return plain_level ? label_in_sentence(study, doubt.about)
                     : coefficient_in_sentence(study, doubt.about, doubt.text("level"));
}

/// The same at the start of a sentence.
std::string about(const Study& study, const Doubt& doubt) {
  const bool plain_level = !doubt.has("level") || doubt.text("level") == "true";
  return plain_level ? label_at_start(study, doubt.about) : at_start(about_inside(study, doubt));
}

std::string p_of(const Doubt& doubt, const char* name = "p") { return p_phrase(doubt.number(name)); }

std::string number_of(double n, const std::string& one) { return count(n) + " " + one + (n == 1.0 ? "" : "s"); }

/// The labels of at most three columns: "a, b, c and 2 more".
std::string first_few(const Study& study, const std::vector<std::string>& columns) {
  constexpr std::size_t few = 3;
  std::vector<std::string> names = labels_in_sentence(study, columns);
  if (names.size() <= few) return enumerate(names);
  names = labels_in_sentence(study, {columns.begin(), columns.begin() + few});
  names.push_back(std::to_string(columns.size() - few) + " more");
  return enumerate(names);
}

std::string left_at(const Study& study, const Doubt& doubt) {
  const double n = doubt.number("at_risk");
  const std::string left = n == 0.0 ? "no patient is" : "only " + number_of(n, "patient") + (n == 1.0 ? " is" : " are");
  return "At " + duration(study, doubt.number("time")) + " " + left + " still followed for " + endpoint(study, doubt) +
         ".";
}

std::string hazards(const Study& study, const Doubt& doubt) {
  const std::vector<std::string> terms = doubt.list("terms");
  return "Hazards are not proportional for " + endpoint(study, doubt) +
         (doubt.has("p") ? " (" + p_of(doubt) + " for all terms)" : "") +
         (terms.empty() ? "" : ": " + first_few(study, terms)) + "; the hazard ratios are averages over time.";
}

std::string thin_group(const Study& study, const Doubt& doubt) {
  const std::string events = number_of(doubt.number("events"), "event");
  if (doubt.about == risk_group_column && !doubt.has("within"))
    return "Risk group " + doubt.text("group") + " has only " + events + " (" +
           endpoint_label(study, doubt.text("endpoint")) + ").";
  return "The effect of " + about_inside(study, doubt) + " in " +
         group_phrase(study, doubt.text("within"), doubt.text("group")) + " rests on " + events + " (" +
         level_label(study, doubt.about, doubt.text("side")) + ").";
}

std::string turning(const Doubt& doubt) {
  const std::string names = enumerate(doubt.list("schedules"));
  return plain(doubt.number("turning")) + " of " + plain(doubt.number("conclusions")) +
         " conclusions on dose turn when \u03B1/\u03B2 goes from " + plain(doubt.number("from_gy"), 3) + " to " +
         plain(doubt.number("to_gy"), 3) + " Gy" +
         (names.empty() ? "" : ", whether a schedule reaches the threshold among them (" + names + ")") + ".";
}

std::string by_chance(const Study& study, const Doubt& doubt) {
  const results::CutpointResult* cut = cutpoint_of_column(study, doubt.about);
  const std::string variable = label_in_sentence(study, cut == nullptr ? doubt.about : cut->variable);
  return "With the outcome shuffled among the patients, so that nothing has an effect, searching the cut of " +
         variable + " and testing its effect on " + endpoint(study, doubt) + " in " +
         each_group(study, doubt.text("within")) + " still gives a P below 0.05 in " +
         percent(doubt.number("claimed") / doubt.number("permutations")) + " of " +
         number_of(doubt.number("permutations"), "permutation") + ".";
}

std::string of_left_out(const Study& study, const Doubt& doubt) {
  const std::string model = "left out of the multivariable model of " + endpoint(study, doubt);
  if (doubt.has("reason"))
    return about(study, doubt) + " is " + model + " (" + doubt.text("reason") +
           "): no other factor is adjusted for it.";
  return about(study, doubt) + " is known in " + plain(doubt.number("known")) + " of " +
         number_of(doubt.number("patients"), "patient") + " and " + model +
         ": what is said of it is not adjusted for other factors.";
}

std::string of_missing(const Study& study, const Doubt& doubt) {
  const std::string share = percent(doubt.number("share"));
  if (!doubt.has("endpoint"))
    return "Missing values take " + share + " of the patients out of the model of " + endpoint(study, doubt) + ".";
  return about(study, doubt) + ": missing in " + share + " of the patients, who are left out of its analysis.";
}

/// The sentences on a model.
std::string model_sentence(const Study& study, const Doubt& doubt) {
  using enum Doubt::Id;
  switch (doubt.id) {
    case unbounded:
      return "The hazard ratio of " + about_inside(study, doubt) + " for " + endpoint(study, doubt) +
             " has no bound: the data separate (see its likelihood-ratio P).";
    case not_converged:
      return "The multivariable model of " + endpoint(study, doubt) + " did not converge.";
    case proportional_hazards:
      return hazards(study, doubt);
    case events_per_coefficient:
      return "The multivariable model of " + endpoint(study, doubt) + " has only " + plain(doubt.number("events"), 1) +
             " events per coefficient.";
    case one_patient:
      return "One patient decides whether " + about_inside(study, doubt) + " is significant for " +
             endpoint(study, doubt) + " (" + p_of(doubt) + ", without that patient " + p_of(doubt, "p_without") + ").";
    case linearity:
      return about(study, doubt) + " does not act on " + endpoint(study, doubt) +
             " as the straight line that the model takes it for.";
    case left_out:
      return of_left_out(study, doubt);
    case screened:
      return "Factors entered the multivariable model because of their univariable P (" + doubt.text("rule") +
             "): intervals are too narrow and P values too small.";
    default:
      return "";
  }
}

/// " (death)" where the protocol has words for it.
std::string rival(const Study& study, const Doubt& doubt) {
  const auto found = std::ranges::find(study.endpoints, doubt.about, &results::EndpointResult::name);
  return found == study.endpoints.end() || found->competing_label.empty()
             ? ""
             : " (" + in_sentence(found->competing_label) + ")";
}

}  // namespace

std::string doubt_sentence(const Study& study, const Doubt& doubt) {
  using enum Doubt::Id;
  switch (doubt.id) {
    case beyond_follow_up:
      return left_at(study, doubt);
    case searched_cut:
      return "The cut of " + about_inside(study, doubt) +
             " was chosen from the same data that it is tested on: its effect is overstated.";
    case searched_threshold:
      return "The dose that the options have to reach was searched in the same patients who show its benefit.";
    case searched_conclusion:
      return by_chance(study, doubt);
    case alpha_beta:
      return turning(doubt);
    case few_events:
      return thin_group(study, doubt);
    case imbalance:
      return "The weights of " + about_inside(study, doubt) + " for " + endpoint(study, doubt) +
             " do not balance what the treatment was chosen by (standardised difference up to " +
             fixed(doubt.number("difference"), 2) + "): the adjusted effect is still confounded.";
    case missing:
      return of_missing(study, doubt);
    case missing_by_outcome:
      return "The " + number_of(doubt.number("n"), "patient") + " in whom " + about_inside(study, doubt) +
             " is missing differ in " + endpoint(study, doubt) + " (" + p_of(doubt) + ").";
    case entrants:
      return "Patients who entered early and late differ in " + endpoint(study, doubt) + " (" + p_of(doubt) +
             "): those censored early do not stand for the others.";
    case beyond_linear_quadratic:
      return number_of(doubt.number("patients"), "patient") +
             " had more than 10 Gy in a fraction, where the linear-quadratic model overstates the effect.";
    case competing_risks:
      return number_of(doubt.number("competing"), "patient") + " had a competing event" + rival(study, doubt) +
             " before " + endpoint(study, doubt) +
             " could be decided: read Kaplan\u2013Meier beside the cumulative incidence.";
    default:
      return model_sentence(study, doubt);
  }
}

std::string doubt_remedy(const Doubt& doubt) {
  using enum Doubt::Id;
  switch (doubt.id) {
    case unbounded:
      return "Read its likelihood-ratio P, or merge its levels.";
    case not_converged:
      return "Leave a factor out; do not use its numbers.";
    case beyond_follow_up:
      return "Give no rate there, or wait.";
    case searched_cut:
    case searched_threshold:
      return "Confirm it in other patients.";
    case searched_conclusion:
      return "Hold the P of the effect against this chance.";
    case alpha_beta:
      return "Report the range.";
    case imbalance:
      return "Truncate fewer weights, or compare only patients who could have had both.";
    case proportional_hazards:
      return "Give ratios by period and restricted means.";
    case events_per_coefficient:
      return "Use fewer factors, chosen beforehand, or the ridge model.";
    case few_events:
      return "Rest nothing on it alone.";
    case one_patient:
      return "Check that patient\u2019s row; report both.";
    case linearity:
      return "Use a spline, or groups fixed beforehand.";
    case left_out:
      return doubt.has("reason") ? "Take the number itself, or groups or a cut fixed beforehand."
                                 : "Read it as unadjusted, or complete its values.";
    case screened:
      return "Read the full and the ridge model beside it.";
    case missing:
    case missing_by_outcome:
      return "Complete the values, or impute them and report both.";
    case entrants:
      return "Adjust for the time of entry.";
    case beyond_linear_quadratic:
      return "Compare the linear-quadratic-linear dose.";
    case competing_risks:
      return "Report the incidence.";
  }
  return "";
}

std::string doubts_checked() {
  return "The report looked for hazard ratios without bound, landmarks beyond follow-up, data-driven cut-points, "
         "hazards that are not proportional, too few events for the model or a group, a single patient or a curve that "
         "a model hangs on, weights that do not balance, screening by P, missing values, entrants that differ, and competing events, and found none "
         "of them.";
}

}  // namespace rtsurv::report
