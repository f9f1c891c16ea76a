#include "rtsurv/report/manuscript/methods/comparisons.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/report/manuscript/citations.hpp"
#include "rtsurv/report/manuscript/methods/alike.hpp"
#include "rtsurv/report/manuscript/methods/checks.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::manuscript {

namespace {

using results::Study, results::UnivariableRow;

bool any_row(const Study& study, const std::function<bool(const UnivariableRow&)>& has) {
  return std::ranges::any_of(study.endpoints,
                             [&](const auto& endpoint) { return std::ranges::any_of(endpoint.univariable, has); });
}

bool has_gray(const results::IncidenceResult& incidence) {
  return std::ranges::any_of(incidence.gray, [](const auto& one) { return one.test.has_value(); });
}

/// What the scores of a search go back to, where they are not those of the log-rank test.
std::string source_of_score(const results::CutpointResult& cutpoint) {
  if (cutpoint.competing)
    return ", with the scores of Gray\u2019s test" + cite({"gray1988"}) + ", which count competing events,";
  return cutpoint.score == survival::MaxstatScore::gehan ? cite({"gehan1965"}) : "";
}

std::string source_of_p(survival::MaxstatP method) {
  using enum survival::MaxstatP;
  switch (method) {
    case conditional_monte_carlo:
      return cite({"hothorn2003", "phipson2010"});
    case hothorn_lausen:
    case exact_gauss:
    case exact:
      return cite({"hothorn2003"});
    case lausen92:
      return cite({"lausen1992"});
    case lausen94:
      return cite({"lausen1994", "worsley1982"});
  }
  return "";
}

std::string unit_behind(const Study& study, const std::string& variable) {
  const results::ColumnLabel* column = study.find_column(variable);
  return column == nullptr || column->unit.empty() ? "" : " " + column->unit;
}

/// How a cut was sought, behind "was"; the same words for searches of the same kind.
std::string search_phrase(const results::CutpointResult& cutpoint) {
  return "sought by the maximally selected " + cutpoint_score(cutpoint) + " statistic" + cite({"lausen1992"}) +
         source_of_score(cutpoint) + " over cuts with " + plain(100.0 * cutpoint.min_proportion, 1) + "\u2009% to " +
         plain(100.0 * cutpoint.max_proportion, 1) +
         "\u2009% of the patients at or below them; the P value, corrected for the search, was found " +
         cutpoint_p_source(cutpoint) + source_of_p(cutpoint.p_method) + ".";
}

bool any_adjusted(const results::RiskGroups::Outcome& outcome) {
  return std::ranges::any_of(outcome.pairwise, [](const auto& pair) { return pair.p_adjusted.has_value(); });
}

/// What was done beside the ratios; the same words for effects of the same kind.
std::string effect_way(const results::Effect& effect) {
  const results::Sample sample = effect.overall.value ? effect.overall.value->sample : results::Sample{};
  std::string text;
  if (effect.interaction.value)
    text = std::string("; whether it differs between groups was tested by the ") +
           (is_robust(sample) ? "robust Wald test of their " : "likelihood ratio of the models with and without ") +
           "interaction, the group being a covariate";
  text += ".";
  const auto has_difference = [](const results::Effect::Group& group) { return group.difference.has_value(); };
  if (std::ranges::any_of(effect.groups, has_difference))
    text += " Differences at the landmarks (Kaplan\u2013Meier, " + curve_variance(sample) +
            "), numbers needed to treat" + cite({"altman1999", "altman1998"}) + " and differences of restricted means" +
            cite({"royston2013"}) + " are given in each group" +
            (effect.difference ? " and, weighted by patients, over all." : ".");
  return text;
}

/// "tamoxifen on overall survival": the effect without its grouping.
std::string effect_on(const Study& study, const results::Effect& effect) {
  return label_in_sentence(study, effect.variable) + " on " + in_sentence(endpoint_label(study, effect.endpoint));
}

/// "The effect of tamoxifen on overall survival was estimated in each risk group by a Cox model and over all groups ...":
/// of all effects to which the same was done.
std::string effects_sentence(const Study& study, const std::string& way) {
  Alike by_grouping, by_effects;
  for (const results::Effect& effect : study.effects)
    if (effect_way(effect) == way) by_grouping.add(each_group(study, effect.within), effect_on(study, effect));
  for (const auto& [grouping, effects] : by_grouping.ways()) by_effects.add(joined(effects), grouping);
  const std::string over_all = "over all groups by a Cox model stratified by group" + way;
  if (by_effects.ways().size() == 1) {
    const auto& [effects, groupings] = by_effects.ways().front();
    return "The effect of " + effects + " was estimated by a Cox model" + cite({"cox1972"}) + " in " +
           enumerate(groupings) + (groupings.size() > 1 ? ", and " : " and ") + over_all;
  }
  std::vector<std::string> subjects;
  for (const auto& [effects, groupings] : by_effects.ways())
    subjects.push_back(effects + " in " + enumerate(groupings));
  return "The effect of " + joined(subjects) + " was estimated by a Cox model" + cite({"cox1972"}) +
         " in each group and " + over_all;
}

}  // namespace

std::string univariable_methods(const Study& study) {
  const auto found = std::ranges::find_if(study.endpoints, [](const auto& e) { return !e.univariable.empty(); });
  if (found == study.endpoints.end()) return "";
  const bool log_rank = any_row(study, [](const UnivariableRow& row) { return row.logrank.value.has_value(); });
  std::string text = std::string("In univariable analysis, ") +
                     (log_rank ? "groups were compared by the log-rank test" + cite({"mantel1966"}) +
                                     ", and hazard ratios (HR) estimated by Cox "
                               : "hazard ratios (HR) were estimated by Cox ") +
                     "proportional hazards models" + cite({"cox1972"}) +
                     " with one factor (Efron\u2019s method for ties" + cite({"efron1977"}) + ", Wald CI and P).";
  std::vector<std::string> incidence;
  if (any_row(study, [](const UnivariableRow& row) { return row.gray() != nullptr; }))
    incidence.emplace_back("the cumulative incidences were compared by Gray\u2019s test" + cite({"gray1988"}));
  if (any_row(study, [](const UnivariableRow& row) { return row.fine_gray && row.fine_gray->value; }))
    incidence.emplace_back("subdistribution hazard ratios (SHR) were estimated by Fine and Gray\u2019s model" +
                           cite({"fine1999"}) + " with one factor");
  if (!incidence.empty()) text += " Where events compete, " + enumerate(incidence) + ".";
  return text + groups_methods(study);
}

std::string cutpoint_methods(const Study& study) {
  Alike searches;
  for (const results::CutpointResult& cutpoint : study.cutpoints)
    if (std::isfinite(cutpoint.maxstat.cutpoint))
      searches.add(search_phrase(cutpoint), label_in_sentence(study, cutpoint.variable) + " for " +
                                                in_sentence(endpoint_label(study, cutpoint.endpoint)));
  std::string text;
  for (const auto& [way, cuts] : searches.ways())
    text +=
        (cuts.size() == 1 ? " A cut-point of " + cuts.front() + " was " : " Cut-points of " + joined(cuts) + " were ") +
        way;
  for (const results::CutpointResult& cutpoint : study.cutpoints) {
    if (cutpoint.two_cuts && cutpoint.two_cuts->value)
      text += " Two cuts of " + label_in_sentence(study, cutpoint.variable) +
              " (three groups) were sought over all pairs by the quadratic form of the same scores" +
              cite({"strasser1999"}) + ", with P from " +
              count(static_cast<double>(cutpoint.two_cuts->value->replicates)) + " permutations.";
    if (cutpoint.fixed)
      text += " Analyses used the cut of " + label_in_sentence(study, cutpoint.variable) +
              " fixed beforehand at \u2265 " + plain(*cutpoint.fixed, 4) + unit_behind(study, cutpoint.variable) + ".";
  }
  return text.empty() ? text : text.substr(1);
}

std::string risk_group_methods(const Study& study) {
  if (!study.risk_groups) return "";
  const auto any = [&](auto&& has) { return std::ranges::any_of(study.risk_groups->endpoints, has); };
  std::vector<std::string> tests;
  if (any([](const auto& outcome) { return outcome.logrank.value.has_value(); }))
    tests.emplace_back("log-rank tests" + cite({"mantel1966"}) + " (overall and in pairs" +
                       (any([](const auto& outcome) { return any_adjusted(outcome); })
                            ? ", the pairs adjusted by Holm\u2019s method" + cite({"holm1979"})
                            : "") +
                       ")");
  if (any([](const auto& outcome) {
        return outcome.cuminc && outcome.cuminc->value && has_gray(*outcome.cuminc->value);
      }))
    tests.emplace_back("Gray\u2019s test" + cite({"gray1988"}) + " of their cumulative incidences");
  const std::vector<std::string> labels = labels_in_sentence(study, study.risk_groups->factors);
  std::vector<std::string> groups;
  for (const auto& group : study.risk_groups->groups) groups.push_back(group.group);
  return "Patients were assigned to risk groups (" + enumerate(groups) +
         ") by the number of these factors present: " + enumerate(labels) + "." +
         (tests.empty() ? "" : " Groups were compared by " + enumerate(tests) + ".");
}

std::string effect_methods(const Study& study) {
  Alike ways;
  for (const results::Effect& effect : study.effects) ways.add(effect_way(effect), effect.variable);
  std::string text;
  for (const auto& [way, variables] : ways.ways()) text += (text.empty() ? "" : " ") + effects_sentence(study, way);
  return text.empty() ? text
                      : text + " No P and no ratio is shown for a group with fewer than " +
                            plain(thresholds::events_in_group) + " events.";
}

}  // namespace rtsurv::report::manuscript
