// Which figures a study has, and their names.

#include <algorithm>
#include <array>
#include <cmath>

#include "rtsurv/core/reserved_columns.hpp"
#include "rtsurv/report/figure/draw/factor_label.hpp"
#include "rtsurv/report/figure/draw/incidence_beside.hpp"
#include "rtsurv/report/figure/figure.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report {

namespace {

/// A Kaplan-Meier figure's content but for its curves.
KaplanMeierFigure content_of(const results::Study& study, const std::string& endpoint) {
  KaplanMeierFigure content;
  content.y_label = endpoint_label(study, endpoint);
  content.unit = study.time_unit;
  content.landmarks = study.landmarks;
  return content;
}

std::vector<std::string> labels_of(const results::Study& study, const results::KaplanMeierResult& result,
                                   const std::string& column) {
  std::vector<std::string> labels;
  for (const auto& group : result.groups) labels.push_back(figure::group_label(study, column, group.group));
  return labels;
}

template <class T>
const T* pointer(const results::Maybe<T>& part) {
  return part.value ? &*part.value : nullptr;
}

/// Collects figures and keeps their names apart.
class Collection {
 public:
  Collection(const results::Study& study, const FigureStyle& style) : study_(study), style_(style) {}

  void add(Figure figure) {
    const auto taken = [&](const std::string& name) {
      return std::ranges::any_of(figures_, [&](const Figure& other) { return other.name == name; });
    };
    const std::string name = figure.name;
    for (int i = 2; taken(figure.name); ++i) figure.name = name + "-" + std::to_string(i);
    figures_.push_back(std::move(figure));
  }

  [[nodiscard]] const results::Study& study() const { return study_; }
  [[nodiscard]] const FigureStyle& style() const { return style_; }

  /// Of curves.
  [[nodiscard]] FigureStyle panel() const {
    FigureStyle panel = style_;
    panel.width_mm = style_.panel_mm.value_or(style_.width_mm);
    return panel;
  }
  [[nodiscard]] std::vector<Figure> take() { return std::move(figures_); }

 private:
  const results::Study& study_;
  FigureStyle style_;
  std::vector<Figure> figures_;
};

void add_curves(Collection& figures) {
  const results::Study& study = figures.study();
  for (const results::EndpointResult& endpoint : study.endpoints) {
    if (endpoint.km.groups.empty()) continue;
    KaplanMeierFigure content = content_of(study, endpoint.name);
    content.name = figure_name({"km", endpoint.name});
    content.title = content.y_label + ", all patients";
    content.result = &endpoint.km;
    figures.add(kaplan_meier_figure(content, figures.panel()));
    if (endpoint.cuminc && !endpoint.cuminc->groups.empty())
      figures.add(incidence_figure(study, endpoint, figures.panel()));
  }
}

/// The cumulative incidence after the curves of the same groups.
void add_incidence(Collection& figures, const KaplanMeierFigure& curves, const figure::BesideCurves& beside) {
  if (const auto content = figure::incidence_beside(figures.study(), curves, beside))
    figures.add(incidence_by_group_figure(*content, figures.panel()));
}

void add_two_cuts(Collection& figures, const results::CutpointResult& cutpoint) {
  const results::Study& study = figures.study();
  if (!cutpoint.two_cuts || !cutpoint.two_cuts->value) return;
  const auto& km = cutpoint.two_cuts->value->km;
  if (!km.value || km.value->groups.empty()) return;
  KaplanMeierFigure content = content_of(study, cutpoint.endpoint);
  content.name = figure_name({"cutpoint", cutpoint.name, "groups"});
  content.title = content.y_label + " by " + column_label(study, km.value->by);
  content.result = &*km.value;
  content.group_labels = labels_of(study, *content.result, km.value->by);
  figures.add(kaplan_meier_figure(content, figures.panel()));
}

/// Of one endpoint: the factors whose curves the protocol wants.
void add_factor_curves(Collection& figures, const results::EndpointResult& endpoint) {
  const results::Study& study = figures.study();
  for (const results::UnivariableRow& row : endpoint.univariable) {
    if (!row.drawn || !row.km.value || row.km.value->groups.empty()) continue;
    KaplanMeierFigure content = content_of(study, endpoint.name);
    content.name = figure_name({"km", endpoint.name, row.factor});
    content.title = endpoint.label + " by " + in_sentence(column_label(study, row.factor));
    content.result = &*row.km.value;
    content.logrank = pointer(row.logrank);
    content.cox = pointer(row.cox);
    content.group_labels = labels_of(study, *content.result, row.factor);
    figures.add(kaplan_meier_figure(content, figures.panel()));
    add_incidence(figures, content, {endpoint.name, row.cuminc});
  }
}

void add_model(Collection& figures, const results::EndpointResult& endpoint) {
  const results::Study& study = figures.study();
  add_factor_curves(figures, endpoint);
  if (!endpoint.multivariable || !endpoint.multivariable->cox.value) return;
  figures.add(forest_figure(study, endpoint, figures.style()));
  for (const results::CoxResult::Spline& spline : endpoint.multivariable->cox.value->splines)
    figures.add(spline_term_figure(study, endpoint, spline, figures.style()));
  const auto& checks = endpoint.multivariable->checks;
  if (!checks || !checks->value || checks->value->coefficients.empty()) return;
  if (!checks->value->event_time.empty()) figures.add(schoenfeld_figure(study, endpoint, figures.style()));
  if (std::ranges::any_of(checks->value->linearity, [](const auto& term) { return !term.x.empty(); }))
    figures.add(residuals_figure(study, endpoint, figures.style()));
}

void add_risk_groups(Collection& figures) {
  const results::Study& study = figures.study();
  if (!study.risk_groups) return;
  for (const results::RiskGroups::Outcome& outcome : study.risk_groups->endpoints) {
    if (!outcome.km.value || outcome.km.value->groups.empty()) continue;
    KaplanMeierFigure content = content_of(study, outcome.endpoint);
    content.name = figure_name({"risk", outcome.endpoint});
    content.title = content.y_label + " by risk group";
    content.result = &*outcome.km.value;
    content.logrank = pointer(outcome.logrank);
    content.cox = pointer(outcome.cox);
    content.group_labels = labels_of(study, *content.result, std::string(risk_group_column));
    figures.add(kaplan_meier_figure(content, figures.panel()));
    add_incidence(figures, content, {outcome.endpoint, outcome.cuminc});
  }
}

void add_adjusted(Collection& figures, const results::Effect& effect) {
  const results::Study& study = figures.study();
  if (!effect.adjusted || !effect.adjusted->value) return;
  const results::AdjustedEffect& adjusted = *effect.adjusted->value;
  if (adjusted.km) {
    KaplanMeierFigure content = content_of(study, effect.endpoint);
    content.name = figure_name({"adjusted", effect.variable, effect.within, effect.endpoint});
    content.title = content.y_label + " by " + figure::factor_label(study, effect.variable) + ", patients weighted";
    content.intervals = "Weighted by the inverse probability of treatment: numbers are sums of weights. Intervals: " +
                        level_phrase(adjusted.confidence_level) + " percentiles of " +
                        count(static_cast<double>(adjusted.replicates)) + " bootstrap samples.";
    content.result = &*adjusted.km;
    content.group_labels = labels_of(study, *content.result, effect.variable);
    figures.add(kaplan_meier_figure(content, figures.panel()));
  }
  if (!adjusted.balance.empty()) figures.add(balance_figure(study, effect, figures.style()));
}

void add_effect(Collection& figures, const results::Effect& effect) {
  const results::Study& study = figures.study();
  if (effect.groups.empty()) return;
  figures.add(effect_figure(study, effect, figures.style()));
  for (const results::Effect::Group& group : effect.groups) {
    if (!group.km.value || group.km.value->groups.empty()) continue;
    KaplanMeierFigure content = content_of(study, effect.endpoint);
    content.name = figure_name({"effect", effect.variable, effect.within, effect.endpoint, group.group});
    content.title = content.y_label + " by " + figure::factor_label(study, effect.variable) + " (" +
                    grouping_label(study, effect.within) + ": " + level_label(study, effect.within, group.group) + ")";
    content.result = &*group.km.value;
    if (!group.too_few) {
      content.logrank = pointer(group.logrank);
      content.cox = pointer(group.cox);
    }
    content.group_labels = labels_of(study, *content.result, effect.variable);
    figures.add(kaplan_meier_figure(content, figures.panel()));
    add_incidence(figures, content, {effect.endpoint, group.cuminc, !group.too_few});
  }
  add_adjusted(figures, effect);
}

void add_landmark(Collection& figures, const results::Landmark::Outcome& outcome, const results::Landmark::At& at) {
  const results::Study& study = figures.study();
  const std::string time = plain(at.time);
  for (const results::UnivariableRow& row : at.factors) {
    if (!row.km.value || row.km.value->groups.empty()) continue;
    KaplanMeierFigure content = content_of(study, outcome.endpoint);
    content.name = figure_name({"landmark", outcome.endpoint, time, row.factor});
    content.origin = duration(at.time, study.time_unit);
    content.title = content.y_label + " from " + content.origin + " on by " + figure::factor_label(study, row.factor);
    content.result = &*row.km.value;
    content.logrank = pointer(row.logrank);
    content.cox = pointer(row.cox);
    content.group_labels = labels_of(study, *content.result, row.factor);
    figures.add(kaplan_meier_figure(content, figures.panel()));
  }
}

void add_flow(Collection& figures) {
  if (figures.study().flow.size() > 1) figures.add(flow_figure(figures.study(), figures.style()));
}

void add_referrals(Collection& figures) {
  const auto& referrals = figures.study().referrals;
  if (referrals && !referrals->years.empty()) figures.add(referrals_figure(figures.study(), figures.style()));
}

void add_cutpoints(Collection& figures) {
  for (const results::CutpointResult& cutpoint : figures.study().cutpoints) {
    if (std::isfinite(cutpoint.maxstat.cutpoint))
      figures.add(cutpoint_figure(figures.study(), cutpoint, figures.style()));
    add_two_cuts(figures, cutpoint);
    if (cutpoint.evidence && cutpoint.evidence->spline.value)
      figures.add(spline_figure(figures.study(), cutpoint, figures.style()));
  }
}

void add_models(Collection& figures) {
  for (const results::EndpointResult& endpoint : figures.study().endpoints) add_model(figures, endpoint);
}

void add_effects(Collection& figures) {
  for (const results::Effect& effect : figures.study().effects) add_effect(figures, effect);
}

void add_landmarks(Collection& figures) {
  if (!figures.study().landmark) return;
  for (const results::Landmark::Outcome& outcome : figures.study().landmark->endpoints)
    for (const results::Landmark::At& at : outcome.at) add_landmark(figures, outcome, at);
}

void add_schedules(Collection& figures) {
  const auto& schedules = figures.study().schedules;
  if (schedules && !schedules->rows.empty()) figures.add(schedule_figure(figures.study(), figures.style()));
}

void add_responses(Collection& figures) {
  for (const results::DoseResponse& response : figures.study().dose_responses)
    if (!response.bins.empty()) figures.add(response_figure(figures.study(), response, figures.panel()));
}

void add_sweep(Collection& figures) {
  const auto& sweep = figures.study().sweep;
  if (!sweep || sweep->alpha_beta_gy.empty()) return;
  figures.add(sweep_figure(figures.study(), figures.style()));
  for (const results::SweptEffect& effect : sweep->effects)
    if (!effect.groups.empty()) figures.add(swept_effect_figure(figures.study(), effect, figures.style()));
}

void add_validation(Collection& figures) {
  if (!figures.study().validation) return;
  for (const chain::CutDistribution& cut : figures.study().validation->cutpoints)
    if (!cut.counts.empty()) figures.add(cut_distribution_figure(figures.study(), cut, figures.style()));
}

/// The figures of each part of a study, in the order of the report.
constexpr std::array families{add_flow,    add_referrals, add_curves,    add_cutpoints, add_models, add_risk_groups,
                              add_effects, add_landmarks, add_schedules, add_responses, add_sweep,  add_validation};

}  // namespace

std::vector<Figure> all_figures(const results::Study& study, const FigureStyle& wanted) {
  FigureStyle style = wanted;
  style.simulated = style.simulated || study.is_simulated();
  Collection figures(study, style);
  for (const auto add_family : families) add_family(figures);
  return figures.take();
}

}  // namespace rtsurv::report
