// Curves of all patients, of risk groups, from a landmark on.

#include "rtsurv/core/reserved_columns.hpp"
#include "rtsurv/report/figure/collection.hpp"
#include "rtsurv/report/figure/draw/factor_label.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"

namespace rtsurv::report::figure {

namespace {

void add_landmark(Collection& figures, const results::Landmark::Outcome& outcome, const results::Landmark::At& at) {
  const results::Study& study = figures.study();
  const std::string time = plain(at.time);
  for (const results::UnivariableRow& row : at.factors) {
    if (!row.km.value || row.km.value->groups.empty()) continue;
    KaplanMeierFigure content = content_of(figures, outcome.endpoint);
    content.name = figure_name({"landmark", outcome.endpoint, time, row.factor});
    content.origin = duration(at.time, study.time_unit);
    content.title = content.y_label + " from " + content.origin + " on by " + factor_label(study, row.factor);
    content.result = &*row.km.value;
    content.logrank = pointer(row.logrank);
    content.cox = pointer(row.cox);
    content.group_labels = labels_of(study, *content.result, row.factor);
    figures.add(kaplan_meier_figure(content, figures.panel()));
  }
}

}  // namespace

void add_curves(Collection& figures) {
  const results::Study& study = figures.study();
  for (const results::EndpointResult& endpoint : study.endpoints) {
    if (endpoint.km.groups.empty()) continue;
    KaplanMeierFigure content = content_of(figures, endpoint.name);
    content.name = figure_name({"km", endpoint.name});
    content.title = content.y_label + ", all patients";
    content.result = &endpoint.km;
    figures.add(kaplan_meier_figure(content, figures.panel()));
    if (endpoint.cuminc && !endpoint.cuminc->groups.empty())
      figures.add(incidence_figure(study, endpoint, figures.panel()));
  }
}

void add_risk_groups(Collection& figures) {
  const results::Study& study = figures.study();
  if (!study.risk_groups) return;
  for (const results::RiskGroups::Outcome& outcome : study.risk_groups->endpoints) {
    if (!outcome.km.value || outcome.km.value->groups.empty()) continue;
    KaplanMeierFigure content = content_of(figures, outcome.endpoint);
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

void add_landmarks(Collection& figures) {
  if (!figures.study().landmark) return;
  for (const results::Landmark::Outcome& outcome : figures.study().landmark->endpoints)
    for (const results::Landmark::At& at : outcome.at) add_landmark(figures, outcome, at);
}

}  // namespace rtsurv::report::figure
