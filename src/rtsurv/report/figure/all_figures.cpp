// Which figures a study has, and their names.

#include <algorithm>

#include "rtsurv/core/reserved_columns.hpp"
#include "rtsurv/report/figure/draw/factor_label.hpp"
#include "rtsurv/report/figure/figure.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"

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

/// What stands for a character in a figure's name; empty: the character itself.
std::string_view in_a_name(char c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_') return "";
  if (c == '<') return "lt";
  if (c == '>') return "gt";
  return c == '=' ? "eq" : "-";
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

  void add_curves() {
    for (const results::EndpointResult& endpoint : study_.endpoints) {
      if (endpoint.km.groups.empty()) continue;
      KaplanMeierFigure content = content_of(study_, endpoint.name);
      content.name = figure_name({"km", endpoint.name});
      content.title = content.y_label + ", all patients";
      content.result = &endpoint.km;
      add(kaplan_meier_figure(content, style_));
      if (endpoint.cuminc && !endpoint.cuminc->groups.empty()) add(incidence_figure(study_, endpoint, style_));
    }
  }

  void add_two_cuts(const results::CutpointResult& cutpoint) {
    if (!cutpoint.two_cuts || !cutpoint.two_cuts->value) return;
    const auto& km = cutpoint.two_cuts->value->km;
    if (!km.value || km.value->groups.empty()) return;
    KaplanMeierFigure content = content_of(study_, cutpoint.endpoint);
    content.name = figure_name({"cutpoint", cutpoint.name, "groups"});
    content.title = content.y_label + " by " + column_label(study_, km.value->by);
    content.result = &*km.value;
    content.group_labels = labels_of(study_, *content.result, km.value->by);
    add(kaplan_meier_figure(content, style_));
  }

  void add_model(const results::EndpointResult& endpoint) {
    if (!endpoint.multivariable || !endpoint.multivariable->cox.value) return;
    add(forest_figure(study_, endpoint, style_));
    const auto& checks = endpoint.multivariable->checks;
    if (!checks || !checks->value || checks->value->coefficients.empty()) return;
    add(schoenfeld_figure(study_, endpoint, style_));
    if (std::ranges::any_of(checks->value->linearity, [](const auto& term) { return !term.x.empty(); }))
      add(residuals_figure(study_, endpoint, style_));
  }

  void add_risk_groups() {
    if (!study_.risk_groups) return;
    for (const results::RiskGroups::Outcome& outcome : study_.risk_groups->endpoints) {
      if (!outcome.km.value || outcome.km.value->groups.empty()) continue;
      KaplanMeierFigure content = content_of(study_, outcome.endpoint);
      content.name = figure_name({"risk", outcome.endpoint});
      content.title = content.y_label + " by risk group";
      content.result = &*outcome.km.value;
      content.logrank = pointer(outcome.logrank);
      content.cox = pointer(outcome.cox);
      content.group_labels = labels_of(study_, *content.result, std::string(risk_group_column));
      add(kaplan_meier_figure(content, style_));
    }
  }

  void add_effect(const results::Effect& effect) {
    if (effect.groups.empty()) return;
    add(effect_figure(study_, effect, style_));
    for (const results::Effect::Group& group : effect.groups) {
      if (!group.km.value || group.km.value->groups.empty()) continue;
      KaplanMeierFigure content = content_of(study_, effect.endpoint);
      content.name = figure_name({"effect", effect.variable, effect.within, effect.endpoint, group.group});
      content.title = content.y_label + " by " + figure::factor_label(study_, effect.variable) + " (" +
                      grouping_label(study_, effect.within) + ": " + level_label(study_, effect.within, group.group) +
                      ")";
      content.result = &*group.km.value;
      if (!group.too_few) {
        content.logrank = pointer(group.logrank);
        content.cox = pointer(group.cox);
      }
      content.group_labels = labels_of(study_, *content.result, effect.variable);
      add(kaplan_meier_figure(content, style_));
    }
  }

  void add_landmark(const results::Landmark::Outcome& outcome, const results::Landmark::At& at) {
    const std::string time = plain(at.time);
    for (const results::UnivariableRow& row : at.factors) {
      if (!row.km.value || row.km.value->groups.empty()) continue;
      KaplanMeierFigure content = content_of(study_, outcome.endpoint);
      content.name = figure_name({"landmark", outcome.endpoint, time, row.factor});
      content.origin = time + " " + std::string(name(study_.time_unit));
      content.title =
          content.y_label + " from " + content.origin + " on by " + figure::factor_label(study_, row.factor);
      content.result = &*row.km.value;
      content.logrank = pointer(row.logrank);
      content.cox = pointer(row.cox);
      content.group_labels = labels_of(study_, *content.result, row.factor);
      add(kaplan_meier_figure(content, style_));
    }
  }

  [[nodiscard]] std::vector<Figure> take() { return std::move(figures_); }

 private:
  const results::Study& study_;
  FigureStyle style_;
  std::vector<Figure> figures_;
};

}  // namespace

std::string figure_name(std::initializer_list<std::string_view> parts) {
  std::string name;
  for (const std::string_view part : parts) {
    std::string word;
    for (const char c : part) {
      const std::string_view text = in_a_name(c);
      const bool doubled = text == "-" && (word.empty() || word.back() == '-');
      if (!doubled) word += text.empty() ? std::string(1, c) : std::string(text);
    }
    while (word.ends_with('-')) word.pop_back();
    name += (name.empty() ? "" : "-") + (word.empty() ? "x" : word);
  }
  return name;
}

std::vector<Figure> all_figures(const results::Study& study, const FigureStyle& wanted) {
  FigureStyle style = wanted;
  style.simulated = style.simulated || study.is_simulated();
  Collection figures(study, style);
  if (!study.flow.empty()) figures.add(flow_figure(study, style));
  if (study.referrals && !study.referrals->years.empty()) figures.add(referrals_figure(study, style));
  figures.add_curves();
  for (const results::CutpointResult& cutpoint : study.cutpoints) {
    figures.add(cutpoint_figure(study, cutpoint, style));
    figures.add_two_cuts(cutpoint);
    if (cutpoint.evidence && cutpoint.evidence->spline.value) figures.add(spline_figure(study, cutpoint, style));
  }
  for (const results::EndpointResult& endpoint : study.endpoints) figures.add_model(endpoint);
  figures.add_risk_groups();
  for (const results::Effect& effect : study.effects) figures.add_effect(effect);
  if (study.landmark)
    for (const results::Landmark::Outcome& outcome : study.landmark->endpoints)
      for (const results::Landmark::At& at : outcome.at) figures.add_landmark(outcome, at);
  if (study.schedules && !study.schedules->rows.empty()) figures.add(schedule_figure(study, style));
  for (const results::DoseResponse& response : study.dose_responses)
    if (!response.bins.empty()) figures.add(response_figure(study, response, style));
  if (study.sweep && !study.sweep->alpha_beta_gy.empty()) {
    figures.add(sweep_figure(study, style));
    for (const results::SweptEffect& effect : study.sweep->effects)
      if (!effect.groups.empty()) figures.add(swept_effect_figure(study, effect, style));
  }
  if (study.validation)
    for (const results::ValidatedCut& cut : study.validation->cutpoints)
      if (!cut.counts.empty()) figures.add(cut_distribution_figure(study, cut, style));
  return figures.take();
}

}  // namespace rtsurv::report
