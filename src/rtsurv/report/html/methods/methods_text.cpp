#include "rtsurv/report/html/methods/methods_text.hpp"

#include <algorithm>
#include <map>

#include "rtsurv/report/html/methods/methods_adjusted.hpp"
#include "rtsurv/report/html/methods/methods_checks.hpp"
#include "rtsurv/report/html/methods/methods_comparisons.hpp"
#include "rtsurv/report/html/methods/methods_dose.hpp"
#include "rtsurv/report/html/methods/methods_rows.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/lock.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::html {

namespace {

using results::Study;

std::string cohort(const Study& study) {
  if (study.flow.empty()) return "";
  std::vector<std::string> steps;
  for (const results::FlowStep& step : study.flow)
    if (step.reason) steps.push_back(*step.reason + " (n = " + count(static_cast<double>(step.excluded)) + ")");
  const std::string left = count(static_cast<double>(study.flow.back().remaining));
  const std::string sentence =
      "The file held " + counted(static_cast<double>(study.flow.front().remaining), "patient") + ". ";
  if (steps.empty()) return sentence + "None was excluded.";
  return sentence + "Exclusions were applied in this order: " + enumerate(steps) + "; " + left +
         " patients remained for analysis.";
}

std::string characteristics(const Study& study) {
  if (!study.table1) return "";
  std::string text =
      "Continuous variables are given as median and interquartile range, categorical variables as number and "
      "percentage of the known values.";
  if (study.table1->by.empty()) return text;
  std::vector<std::string> order;
  std::map<std::string, std::vector<std::string>> variables;
  for (const auto& variable : study.table1->variables) {
    if (!variable.p) continue;
    if (!variables.contains(variable.test)) order.push_back(variable.test);
    variables[variable.test].push_back(column_label(study, variable.variable));
  }
  std::vector<std::string> tests;
  tests.reserve(order.size());
  for (const std::string& test : order) tests.push_back(test_name(test) + " (" + enumerate(variables[test]) + ")");
  if (tests.empty()) return text;
  return text + " Groups of " + column_label(study, study.table1->by) + " were compared by " + enumerate(tests) + ".";
}

/// "Relapse-free survival (time: rfs_months; event: recur or death)".
std::string definition(const results::EndpointResult& endpoint) {
  std::vector<std::string> parts;
  if (!endpoint.time.empty()) parts.push_back("time: " + endpoint.time);
  if (!endpoint.entry.empty()) parts.push_back("under observation from: " + endpoint.entry);
  if (!endpoint.event.empty()) parts.push_back("event: " + endpoint.event);
  if (!endpoint.competing.empty()) parts.push_back("competing event: " + endpoint.competing);
  std::string list;
  for (const std::string& part : parts) list += (list.empty() ? "" : "; ") + part;
  const std::string label = in_sentence(endpoint.label);
  return list.empty() ? label : label + " (" + list + ")";
}

std::string survival(const Study& study) {
  if (study.endpoints.empty()) return "";
  std::vector<std::string> endpoints;
  for (const results::EndpointResult& endpoint : study.endpoints) endpoints.push_back(definition(endpoint));
  const results::KaplanMeierResult& km = study.endpoints.front().km;
  std::string text =
      (endpoints.size() == 1 ? "The endpoint was " : "The endpoints were ") + enumerate(endpoints) + ", in " +
      std::string(name(study.time_unit)) + ". Survival was estimated by the Kaplan\u2013Meier method with " +
      curve_variance(km.sample) + " and " + interval_type(km.confidence_type) + " " +
      level_phrase(km.confidence_level) +
      " confidence intervals (CI). The median is the first time at which survival is below 50\u2009%, or "
      "the middle of the step when survival equals 50\u2009% over an interval.";
  const bool competing = std::ranges::any_of(study.endpoints, [](const auto& e) { return e.cuminc.has_value(); });
  if (km.follow_up)
    text += std::string(" Median follow-up was estimated by the reverse Kaplan\u2013Meier method") +
            (competing ? ", in which neither the event nor a competing event is an end of follow-up." : ".");
  if (competing)
    text +=
        " With competing events, cumulative incidence was estimated by the Aalen\u2013Johansen method with "
        "Aalen\u2019s variance and log-log-transformed CI, beside Kaplan\u2013Meier with competing events censored.";
  const std::string rows = rows_methods(study);
  return rows.empty() ? text : text + " " + rows;
}

std::string multivariable(const Study& study) {
  const results::Multivariable* model = nullptr;
  for (const results::EndpointResult& endpoint : study.endpoints)
    if (!model && endpoint.multivariable) model = &*endpoint.multivariable;
  if (!model) return "";
  std::string text = "Multivariable Cox models held the factors ";
  text += model->screened_below
              ? "that passed the screen \u201C" + model->rule + "\u201D in univariable analysis of the same endpoint"
              : model->rule;
  text += ", fitted to the patients with all of them known (" +
          (model->cox.value ? ties_name(model->cox.value->ties) : std::string("Efron")) +
          "\u2019s method for ties, Wald CI and P).";
  if (std::ranges::any_of(study.endpoints, [](const results::EndpointResult& endpoint) {
        return endpoint.multivariable && !endpoint.multivariable->left_out.empty();
      }))
    text += " Factors known in less than half of the patients were neither screened nor taken into a model.";
  if (model->cox.value && !model->cox.value->splines.empty())
    text +=
        " Numbers given as splines were natural cubic splines, with inner knots at evenly spaced quantiles and the outer "
        "ones at the range.";
  if (model->beside && model->beside->value)
    text +=
        " Beside the screened model, a full Cox model of all candidates and a ridge-penalised one were fitted; its "
        "penalty was chosen by the 10-fold cross-validated partial likelihood (Verweij and van Houwelingen).";
  const bool fine_gray = std::ranges::any_of(study.endpoints, [](const results::EndpointResult& one) {
    return one.multivariable && one.multivariable->fine_gray && one.multivariable->fine_gray->value;
  });
  if (fine_gray)
    text +=
        " Subdistribution hazard ratios are those of Fine and Gray\u2019s model with the variance of the same authors.";
  if (model->cox.value && !model->cox.value->zph.empty())
    text += " Proportional hazards were tested by the score test of Grambsch and Therneau over " +
            zph_scale(model->cox.value->zph_transform) + ".";
  if (model->cox.value && model->cox.value->concordance)
    text += " Discrimination is given as Harrell\u2019s C in the same patients.";
  return text;
}

std::string landmark(const Study& study) {
  if (!study.landmark || study.landmark->endpoints.empty()) return "";
  const results::Landmark::Outcome& first = study.landmark->endpoints.front();
  std::vector<double> times;
  std::vector<std::string> endpoints, states;
  for (const results::Landmark::At& at : first.at) times.push_back(at.time);
  for (const results::Landmark::Outcome& outcome : study.landmark->endpoints)
    endpoints.push_back(in_sentence(endpoint_label(study, outcome.endpoint)));
  bool any_score = false;
  for (const results::Landmark::State& state : first.states) {
    states.push_back(column_label(study, state.name));
    any_score = any_score || (state.effect.value && state.effect.value->score.value);
  }
  std::string text = "What becomes known only during follow-up was compared for " + enumerate(endpoints) +
                     " from the landmark at " + durations(times, study.time_unit) +
                     " on (Anderson, Cain and Gelber): patients without the event who were still followed, by what was "
                     "known at the landmark, with time counted from it.";
  if (!states.empty())
    text += " " + enumerate(states) +
            (states.size() == 1 ? " was also a time-dependent covariate of a Cox model"
                                : " were also time-dependent covariates of Cox models, one each") +
            " (Efron\u2019s method for ties, Wald CI and P" + (any_score ? "; Mantel\u2013Byar test)." : ").");
  return text;
}

std::string validation(const Study& study) {
  if (!study.validation) return "";
  std::string text =
      "The analysis was validated internally: cut-points, screens, models, risk groups and effects were repeated on " +
      count(static_cast<double>(study.validation->replicates)) +
      " bootstrap samples of the patients. Estimates were corrected by the mean difference between a replicate and its "
      "rules in the original patients (Harrell), hazard ratios on the logarithmic scale, with percentile intervals "
      "moved by that optimism.";
  if (study.validation->permutations > 0)
    text += " The frequency of a false claim was found from " +
            count(static_cast<double>(study.validation->permutations)) + " permutations of the outcome.";
  return text;
}

std::string locked(const Study& study) { return study.lock ? lock_methods(*study.lock) : std::string(); }

std::string general(const Study& study) {
  const results::Manifest& manifest = study.manifest;
  return "Patients with a missing value were left out of the analyses that need it; nothing was imputed. P values are "
         "two-sided and not adjusted for the number of tests. Analyses were done with rtsurv " +
         manifest.version + " (source " + manifest.commit + "), seed " + std::to_string(manifest.seed) + ".";
}

}  // namespace

std::vector<std::string> methods_text(const Study& study) {
  std::vector<std::string> paragraphs;
  for (const auto subject : {locked,
                             cohort,
                             dose_methods,
                             characteristics,
                             observed_methods,
                             survival,
                             univariable_methods,
                             cutpoint_methods,
                             cut_evidence_methods,
                             multivariable,
                             separation_methods,
                             check_methods,
                             risk_group_methods,
                             effect_methods,
                             adjusted_methods,
                             landmark,
                             dose_response_methods,
                             sweep_methods,
                             recommendation_methods,
                             validation,
                             general})
    if (std::string sentences = subject(study); !sentences.empty()) paragraphs.push_back(std::move(sentences));
  return paragraphs;
}

}  // namespace rtsurv::report::html
