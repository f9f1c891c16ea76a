#include "rtsurv/report/manuscript/methods/models.hpp"

#include <algorithm>
#include <vector>

#include "rtsurv/report/manuscript/citations.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::manuscript {

namespace {

using results::EndpointResult, results::Multivariable, results::Study;

template <class Test>
bool any_model(const Study& study, Test&& test) {
  return std::ranges::any_of(study.endpoints,
                             [&](const EndpointResult& one) { return one.multivariable && test(*one.multivariable); });
}

/// " (as tested by the log-rank test; of numbers without groups by the likelihood ratio of their own Cox model)".
std::string screen(const Study& study) {
  const auto by = [&](const char* test) {
    return any_model(study, [&](const Multivariable& model) { return model.screened_by == test; });
  };
  const bool numbers = std::ranges::any_of(study.endpoints, [](const EndpointResult& one) {
    return one.multivariable && std::ranges::any_of(one.univariable, &results::UnivariableRow::numeric);
  });
  std::vector<std::string> tests, of_numbers;
  if (by("logrank")) {
    tests.emplace_back("the log-rank test");
    of_numbers.emplace_back("the likelihood ratio of their own Cox model");
  }
  if (by("gray")) {
    tests.emplace_back(by("logrank") ? "Gray\u2019s test where events compete" : "Gray\u2019s test");
    of_numbers.emplace_back(by("logrank") ? "their own Fine\u2013Gray model where events compete"
                                          : "their own Fine\u2013Gray model");
  }
  if (tests.empty()) return "";
  return " (as tested by " + enumerate(tests) +
         (numbers ? "; of numbers without groups by " + enumerate(of_numbers) : "") + ")";
}

bool has_spline(const Multivariable& model) {
  return model.cox.value && std::ranges::any_of(model.cox.value->terms, [](const results::CoxTerm& term) {
           return term.term.starts_with("spline(");
         });
}

/// Which factors stood in no model, and why.
std::string left_out_rule(const Study& study) {
  const auto any = [&](bool few_known) {
    return any_model(study, [&](const Multivariable& model) {
      return std::ranges::any_of(model.left_out, [&](const results::LeftOut& one) {
        return (one.cause == results::LeftOut::Cause::few_known) == few_known;
      });
    });
  };
  std::string text;
  if (any(true))
    text += " Factors known in less than half of the patients were neither screened nor taken into a model.";
  if (any(false))
    text += " Factors of which no coefficient can be estimated were left out, with the reason beside the model.";
  return text;
}

/// How the factors were chosen and the model fitted.
std::string fitted(const Study& study, const Multivariable& first) {
  const bool efron = !first.cox.value || first.cox.value->ties == survival::Ties::efron;
  std::string text = "Multivariable Cox models held the factors " +
                     (first.screened_below ? "that had P < " + plain(*first.screened_below) +
                                                 " in univariable analysis of the same endpoint" + screen(study)
                                           : first.rule) +
                     ", fitted to the patients with all of them known" + cite({"cox1972"}) + " (" +
                     (efron ? "Efron" : "Breslow") + "\u2019s method for ties" +
                     cite({efron ? "efron1977" : "breslow1974"}) + ", Wald CI and P).";
  text += left_out_rule(study);
  if (any_model(study, has_spline))
    text += " Numbers given as splines were natural cubic splines" + cite({"harrell2015"}) +
            ", with inner knots at evenly spaced quantiles and the outer ones at the range.";
  return text;
}

std::string beside(const Study& study) {
  std::string text;
  if (any_model(study, [](const Multivariable& model) { return model.beside && model.beside->value; }))
    text += " Beside the screened model, a full Cox model of all candidates and a ridge-penalised one were fitted" +
            cite({"verweij1994"}) + "; its penalty was chosen by the 10-fold cross-validated partial likelihood" +
            cite({"verweij1993"}) + ".";
  if (any_model(study, [](const Multivariable& model) { return model.fine_gray && model.fine_gray->value; }))
    text +=
        " Subdistribution hazard ratios are those of Fine and Gray\u2019s model with the variance of the same authors" +
        cite({"fine1999"}) + ".";
  return text;
}

}  // namespace

std::string multivariable_methods(const Study& study) {
  const auto found =
      std::ranges::find_if(study.endpoints, [](const auto& one) { return one.multivariable.has_value(); });
  if (found == study.endpoints.end()) return "";
  const Multivariable& first = *found->multivariable;
  std::string text = fitted(study, first) + beside(study);
  if (first.cox.value && !first.cox.value->zph.empty())
    text += " Proportional hazards were tested by the score test of Grambsch and Therneau" + cite({"grambsch1994"}) +
            " over " + zph_scale(first.cox.value->zph_transform) + ".";
  if (first.cox.value && first.cox.value->concordance)
    text += " Discrimination is given as Harrell\u2019s C" + cite({"harrell1996"}) + " in the same patients.";
  return text;
}

std::string landmark_methods(const Study& study) {
  if (!study.landmark || study.landmark->endpoints.empty()) return "";
  const results::Landmark::Outcome& first = study.landmark->endpoints.front();
  std::vector<double> times;
  std::vector<std::string> endpoints, states;
  for (const results::Landmark::At& at : first.at) times.push_back(at.time);
  for (const results::Landmark::Outcome& outcome : study.landmark->endpoints)
    endpoints.push_back(in_sentence(endpoint_label(study, outcome.endpoint)));
  bool any_score = false;
  for (const results::Landmark::State& state : first.states) {
    states.push_back(states.empty() ? label_at_start(study, state.name) : label_in_sentence(study, state.name));
    any_score = any_score || (state.effect.value && state.effect.value->score.value);
  }
  std::string text = "What becomes known only during follow-up was compared for " + enumerate(endpoints) +
                     " from the landmark at " + durations(times, study.time_unit) + " on" + cite({"anderson1983"}) +
                     ": patients without the event who were still followed, by what was "
                     "known at the landmark, with time counted from it.";
  if (!states.empty())
    text += " " + enumerate(states) +
            (states.size() == 1 ? " was also a time-dependent covariate of a Cox model"
                                : " were also time-dependent covariates of Cox models, one each") +
            cite({"andersen1982"}) + " (Efron\u2019s method for ties, Wald CI and P" +
            (any_score ? "; Mantel\u2013Byar test" + cite({"mantel1974"}) + ")." : ").");
  return text;
}

}  // namespace rtsurv::report::manuscript
