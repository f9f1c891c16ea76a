#include "rtsurv/report/figure/collection.hpp"

#include <algorithm>

#include "rtsurv/report/figure/draw/factor_label.hpp"
#include "rtsurv/report/words/labels.hpp"

namespace rtsurv::report::figure {

void Collection::add(Figure figure) {
  const auto taken = [&](const std::string& name) {
    return std::ranges::any_of(figures_, [&](const Figure& other) { return file_key(other.name) == file_key(name); });
  };
  const std::string name = figure.name;
  for (int i = 2; taken(figure.name); ++i) figure.name = name + "-" + std::to_string(i);
  figures_.push_back(std::move(figure));
}

KaplanMeierFigure content_of(const Collection& figures, const std::string& endpoint) {
  const results::Study& study = figures.study();
  const auto found = std::ranges::find(study.endpoints, endpoint, &results::EndpointResult::name);
  KaplanMeierFigure content;
  content.y_label = endpoint_label(study, endpoint);
  if (found != study.endpoints.end()) content.competing = !found->competing.empty();
  if (figures.style().failure)
    content.y_label = found == study.endpoints.end() || found->event_label.empty() ? "1 \u2212 " + content.y_label
                                                                                   : found->event_label;
  content.unit = study.time_unit;
  content.landmarks = study.landmarks;
  return content;
}

std::vector<std::string> labels_of(const results::Study& study, const results::KaplanMeierResult& result,
                                   const std::string& column) {
  std::vector<std::string> labels;
  for (const auto& group : result.groups) labels.push_back(group_label(study, column, group.group));
  return labels;
}

void add_incidence(Collection& figures, const KaplanMeierFigure& curves, const BesideCurves& beside) {
  if (!beside.incidence || !beside.incidence->value || beside.incidence->value->groups.empty()) return;
  const results::Study& study = figures.study();
  IncidenceFigure content;
  content.name = figure_name({curves.name, "cuminc"});
  content.event = event_phrase(study, beside.endpoint);
  content.competing = competing_phrase(study, beside.endpoint);
  content.title = curves.title + ": cumulative incidence of " + content.event;
  content.unit = study.time_unit;
  content.landmarks = study.landmarks;
  content.result = &*beside.incidence->value;
  content.with_test = beside.with_test;
  content.group_labels.clear();
  for (const auto& group : content.result->groups)
    content.group_labels.push_back(group_label(study, content.result->by, group.group));
  figures.add(incidence_by_group_figure(content, figures.panel()));
}

}  // namespace rtsurv::report::figure
