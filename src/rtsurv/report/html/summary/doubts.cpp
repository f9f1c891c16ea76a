#include "rtsurv/report/html/summary/doubts.hpp"

#include <algorithm>
#include <functional>
#include <optional>

#include "rtsurv/report/html/factors/check_parts.hpp"
#include "rtsurv/report/html/page/page.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/html/summary/doubts_dose.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"

namespace rtsurv::report::html {

namespace {

using results::Study;

constexpr double few_at_risk = 10.0, few_events = 10.0, few_events_per_coefficient = 10.0;
constexpr double rejection_level = 0.05, much_missing = 0.1, many_competing = 0.1;

/// Calls `use` for each multivariable model that could be fitted, with the index of its endpoint.
void for_each_model(
    const Study& study,
    const std::function<void(std::size_t, const results::EndpointResult&, const results::CoxResult&)>& use) {
  for (std::size_t i = 0; i < study.endpoints.size(); ++i)
    if (const auto& model = study.endpoints[i].multivariable; model && model->cox.value)
      use(i, study.endpoints[i], *model->cox.value);
}

std::optional<Doubt> unbounded(const Study& study) {
  std::optional<Doubt> doubt;
  for_each_model(study, [&](std::size_t i, const results::EndpointResult& endpoint, const results::CoxResult& cox) {
    const auto infinite = std::ranges::find(cox.terms, true, &results::CoxTerm::infinite);
    if (doubt || (cox.converged && infinite == cox.terms.end())) return;
    doubt =
        Doubt{infinite != cox.terms.end()
                  ? "The hazard ratio of " + column_label(study, infinite->term) + " for " +
                        in_sentence(endpoint.label) + " has no bound: the data separate (see its likelihood-ratio P)."
                  : "The multivariable model of " + in_sentence(endpoint.label) + " did not converge.",
              part_id("multivariable", i)};
  });
  return doubt;
}

std::string still_followed(double at_risk) {
  if (at_risk == 0.0) return "no patient is";
  return "only " + count(at_risk) + (at_risk == 1.0 ? " patient is" : " patients are");
}

std::optional<Doubt> beyond_follow_up(const Study& study) {
  for (std::size_t i = 0; i < study.endpoints.size(); ++i)
    for (const auto& group : study.endpoints[i].km.groups)
      for (const survival::SurvivalAt& at : group.curve.at)
        if (at.at_risk < few_at_risk)
          return Doubt{"At " + duration(study, at.time) + " " + still_followed(at.at_risk) + " still followed for " +
                           in_sentence(study.endpoints[i].label) + ".",
                       part_id("outcome", i)};
  return {};
}

/// True when some analysis uses the boolean column of a cut-point as a factor.
bool is_factor(const Study& study, const std::string& column) {
  const auto used = [&](const std::vector<std::string>& factors) {
    return std::ranges::find(factors, column) != factors.end();
  };
  return std::ranges::any_of(study.endpoints,
                             [&](const results::EndpointResult& endpoint) {
                               return (endpoint.multivariable && used(endpoint.multivariable->factors)) ||
                                      std::ranges::find(endpoint.univariable, column,
                                                        &results::UnivariableRow::factor) != endpoint.univariable.end();
                             }) ||
         (study.risk_groups && used(study.risk_groups->factors)) ||
         std::ranges::find(study.effects, column, &results::Effect::variable) != study.effects.end();
}

std::optional<Doubt> data_driven_cut(const Study& study) {
  for (std::size_t i = 0; i < study.cutpoints.size(); ++i)
    if ((!study.cutpoints[i].fixed && study.cutpoints[i].why.empty() && is_factor(study, study.cutpoints[i].name)) ||
        is_factor(study, study.cutpoints[i].name + "_groups"))
      return Doubt{"The cut of " + column_label(study, study.cutpoints[i].variable) +
                       " was chosen from the same data that it is tested on: its effect is overstated.",
                   part_id("cutpoint", i)};
  return {};
}

/// At most three names: "a, b, c and 2 more".
std::string first_few(std::vector<std::string> names) {
  constexpr std::size_t few = 3;
  if (names.size() <= few) return enumerate(names);
  const std::size_t more = names.size() - few;
  names.resize(few);
  names.push_back(std::to_string(more) + " more");
  return enumerate(names);
}

std::optional<Doubt> hazards_not_proportional(const Study& study) {
  std::vector<std::string> terms;
  std::optional<Doubt> doubt;
  for_each_model(study, [&](std::size_t i, const results::EndpointResult& endpoint, const results::CoxResult& cox) {
    if (doubt) return;
    for (const results::CoxResult::Zph& zph : cox.zph)
      if (zph.term != "GLOBAL" && zph.test.p < rejection_level) terms.push_back(column_label(study, zph.term));
    const auto global = std::ranges::find(cox.zph, "GLOBAL", &results::CoxResult::Zph::term);
    const bool rejected = global != cox.zph.end() && global->test.p < rejection_level;
    if (terms.empty() && !rejected) return;
    doubt = Doubt{"Hazards are not proportional for " + in_sentence(endpoint.label) +
                      (rejected ? " (" + p_phrase(global->test.p) + " for all terms)" : "") +
                      (terms.empty() ? "" : ": " + first_few(terms)) + "; the hazard ratios are averages over time.",
                  part_id("multivariable", i)};
  });
  return doubt;
}

std::optional<Doubt> crowded_model(const Study& study) {
  std::optional<Doubt> doubt;
  for_each_model(study, [&](std::size_t i, const results::EndpointResult& endpoint, const results::CoxResult& cox) {
    const auto coefficients = std::ranges::count_if(cox.terms, [](const auto& t) { return t.coefficient.has_value(); });
    if (doubt || coefficients == 0) return;
    const double share = cox.sample.events / static_cast<double>(coefficients);
    if (share < few_events_per_coefficient)
      doubt = Doubt{"The multivariable model of " + in_sentence(endpoint.label) + " has only " + plain(share, 1) +
                        " events per coefficient.",
                    part_id("multivariable", i)};
  });
  return doubt;
}

/// A group whose curve rests on few events.
const results::KaplanMeierResult::Group* thin_group(const results::Maybe<results::KaplanMeierResult>& km) {
  if (!km.value) return nullptr;
  const auto thin = std::ranges::find_if(km.value->groups, [](const auto& g) { return g.curve.events < few_events; });
  return thin == km.value->groups.end() ? nullptr : &*thin;
}

std::string events_in(const results::KaplanMeierResult::Group& group) {
  return count(group.curve.events) + (group.curve.events == 1.0 ? " event" : " events");
}

std::optional<Doubt> few_events_in_group(const Study& study) {
  for (std::size_t i = 0; i < study.effects.size(); ++i)
    for (const results::Effect::Group& group : study.effects[i].groups)
      if (const auto* arm = thin_group(group.km))
        return Doubt{"The effect of " + column_label(study, study.effects[i].variable) + " in " +
                         group_phrase(study, study.effects[i].within, group.group) + " rests on " + events_in(*arm) +
                         " (" + level_label(study, study.effects[i].variable, arm->group) + ").",
                     part_id("effect", i)};
  if (!study.risk_groups) return {};
  for (std::size_t i = 0; i < study.risk_groups->endpoints.size(); ++i)
    if (const auto* group = thin_group(study.risk_groups->endpoints[i].km))
      return Doubt{"Risk group " + group->group + " has only " + events_in(*group) + " (" +
                       endpoint_label(study, study.risk_groups->endpoints[i].endpoint) + ").",
                   part_id("risk-group", i)};
  return {};
}

std::optional<Doubt> screened(const Study& study) {
  for (std::size_t i = 0; i < study.endpoints.size(); ++i)
    if (const auto& model = study.endpoints[i].multivariable; model && model->rule.starts_with("logrank p"))
      return Doubt{"Factors entered the multivariable model because of their univariable P (" + model->rule +
                       "): intervals are too narrow and P values too small.",
                   part_id("multivariable", i)};
  return {};
}

std::optional<Doubt> missing_values(const Study& study) {
  const auto share = [](const results::Sample& sample) {
    const auto all = static_cast<double>(sample.n + sample.n_missing);
    return all > 0.0 ? static_cast<double>(sample.n_missing) / all : 0.0;
  };
  std::optional<Doubt> doubt;
  for_each_model(study, [&](std::size_t i, const results::EndpointResult& endpoint, const results::CoxResult& cox) {
    if (!doubt && share(cox.sample) > much_missing)
      doubt = Doubt{"Missing values take " + percent(share(cox.sample)) + " of the patients out of the model of " +
                        in_sentence(endpoint.label) + ".",
                    part_id("multivariable", i)};
  });
  if (doubt) return doubt;
  for (std::size_t i = 0; i < study.endpoints.size(); ++i)
    for (const results::UnivariableRow& row : study.endpoints[i].univariable)
      if (row.cox.value && share(row.cox.value->sample) > much_missing)
        return Doubt{column_label(study, row.factor) + ": missing in " + percent(share(row.cox.value->sample)) +
                         " of the patients, who are left out of its analysis.",
                     part_id("univariable", i)};
  return {};
}

std::optional<Doubt> checks_of_models(const Study& study) {
  for (std::size_t i = 0; i < study.endpoints.size(); ++i) {
    const auto& model = study.endpoints[i].multivariable;
    if (!model || !model->checks || !model->checks->value) continue;
    const results::ModelChecks& checks = *model->checks->value;
    const std::string label = in_sentence(study.endpoints[i].label);
    if (const auto one = std::ranges::find_if(checks.coefficients, hangs_on_one_patient);
        one != checks.coefficients.end())
      return Doubt{"One patient decides whether " + column_label(study, one->term) + " is significant for " + label +
                       " (" + p_phrase(one->p) + ", without that patient " + p_phrase(one->p_without) + ").",
                   part_id("multivariable", i)};
    if (const auto curve = std::ranges::find_if(checks.linearity, is_curved); curve != checks.linearity.end())
      return Doubt{column_label(study, curve->term) + " does not act on " + label + " as the straight line that the " +
                       "model takes it for.",
                   part_id("multivariable", i)};
  }
  return {};
}

std::optional<Doubt> early_and_late(const Study& study) {
  for (std::size_t i = 0; i < study.endpoints.size(); ++i)
    if (const auto& checks = study.endpoints[i].follow_up_checks; checks && entrants_differ(*checks))
      return Doubt{"Patients who entered early and late differ in " + in_sentence(study.endpoints[i].label) + " (" +
                       p_phrase(checks->entrants.value->log_rank.value->p) +
                       "): those censored early do not stand for the others.",
                   part_id("outcome", i)};
  return {};
}

std::optional<Doubt> missing_by_outcome(const Study& study) {
  for (std::size_t i = 0; i < study.endpoints.size(); ++i)
    if (const auto one = std::ranges::find_if(study.endpoints[i].missing, missing_matters);
        one != study.endpoints[i].missing.end())
      return Doubt{"Patients in whom " + column_label(study, one->factor) + " is missing differ in " +
                       in_sentence(study.endpoints[i].label) + " (" + p_phrase(one->log_rank.value->p) + ").",
                   part_id("univariable", i)};
  return {};
}

std::optional<Doubt> competing_events(const Study& study) {
  for (std::size_t i = 0; i < study.endpoints.size(); ++i) {
    const auto& cuminc = study.endpoints[i].cuminc;
    if (!cuminc || cuminc->groups.empty()) continue;
    double events = 0.0, competing = 0.0;
    for (const auto& cause : cuminc->groups.front().causes)
      (cause.cause == "event" ? events : competing) += cause.curve.events;
    if (competing > many_competing * events)
      return Doubt{count(competing) + " patients had a competing event before " +
                       in_sentence(study.endpoints[i].label) +
                       " could be decided: read Kaplan\u2013Meier beside the cumulative incidence.",
                   part_id("outcome", i)};
  }
  return {};
}

}  // namespace

std::vector<Doubt> doubts(const Study& study) {
  std::vector<Doubt> found;
  for (const auto check : {unbounded, beyond_follow_up, data_driven_cut, searched_threshold, turns_with_alpha_beta,
                           hazards_not_proportional, crowded_model, few_events_in_group, checks_of_models, screened,
                           missing_values, missing_by_outcome, early_and_late, beyond_the_model, competing_events})
    if (std::optional<Doubt> doubt = check(study)) found.push_back(std::move(*doubt));
  return found;
}

std::string doubts_checked() {
  return "The report looked for hazard ratios without bound, landmarks beyond follow-up, data-driven cut-points, "
         "hazards that are not proportional, too few events for the model or a group, a single patient or a curve that "
         "a "
         "model hangs on, screening by P, missing values, entrants that differ, and competing events, and found none "
         "of them.";
}

}  // namespace rtsurv::report::html
