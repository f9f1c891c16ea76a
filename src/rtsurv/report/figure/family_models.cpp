// Cut-points, factors alone, and the model.

#include <algorithm>
#include <cmath>

#include "rtsurv/report/figure/collection.hpp"
#include "rtsurv/report/words/labels.hpp"

namespace rtsurv::report {

namespace figure {

namespace {

void add_two_cuts(Collection& figures, const results::CutpointResult& cutpoint) {
  const results::Study& study = figures.study();
  if (!cutpoint.two_cuts || !cutpoint.two_cuts->value) return;
  const auto& km = cutpoint.two_cuts->value->km;
  if (!km.value || km.value->groups.empty()) return;
  KaplanMeierFigure content = content_of(figures, cutpoint.endpoint);
  content.name = figure_name({"cutpoint", cutpoint.name, "groups"});
  content.title = content.y_label + " by " + column_label(study, km.value->by);
  content.result = &*km.value;
  content.group_labels = labels_of(study, *content.result, km.value->by);
  figures.add(kaplan_meier_figure(content, figures.panel()));
}

void add_factor_curves(Collection& figures, const results::EndpointResult& endpoint) {
  const results::Study& study = figures.study();
  for (const results::UnivariableRow* drawn : drawn_factors(study, endpoint)) {
    const results::UnivariableRow& row = *drawn;
    KaplanMeierFigure content = content_of(figures, endpoint.name);
    content.name = figure_name({"km", endpoint.name, row.factor});
    content.title = content.y_label + " by " + in_sentence(column_label(study, row.factor));
    content.result = &*row.km.value;
    content.logrank = pointer(row.logrank);
    content.cox = pointer(row.cox);
    content.group_labels = labels_of(study, *content.result, row.factor);
    figures.add(kaplan_meier_figure(content, figures.panel()));
    if (row.drawn) add_incidence(figures, content, {endpoint.name, row.cuminc});
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

}  // namespace

void add_cutpoints(Collection& figures) {
  for (const results::CutpointResult& cutpoint : figures.study().cutpoints) {
    if (std::isfinite(cutpoint.maxstat.cutpoint) && !cutpoint.maxstat.cut.empty())
      figures.add(cutpoint_figure(figures.study(), cutpoint, figures.style()));
    add_two_cuts(figures, cutpoint);
    if (cutpoint.evidence && cutpoint.evidence->spline.value)
      figures.add(spline_figure(figures.study(), cutpoint, figures.style()));
  }
}

void add_models(Collection& figures) {
  for (const results::EndpointResult& endpoint : figures.study().endpoints) add_model(figures, endpoint);
}

}  // namespace figure

namespace {

/// A number with more values than curves of one figure can be told apart: its groups are no groups.
bool is_many_valued(const results::UnivariableRow& row) {
  constexpr std::size_t most = 4;
  return row.km.value && row.km.value->groups.size() > most && row.cox.value && !row.cox.value->terms.empty() &&
         row.cox.value->terms.front().is_number();
}

}  // namespace

std::vector<const results::UnivariableRow*> drawn_factors(const results::Study& study,
                                                          const results::EndpointResult& endpoint) {
  constexpr std::size_t most = 4;
  const auto wants = [](const results::EndpointResult& other) {
    return std::ranges::any_of(other.univariable, &results::UnivariableRow::drawn);
  };
  const auto has_model = [](const results::EndpointResult& other) {
    return other.multivariable && other.multivariable->cox.value;
  };
  const bool chosen = std::ranges::any_of(study.endpoints, wants);
  const auto first = std::ranges::find_if(study.endpoints, has_model);
  const bool by_model = !chosen && first != study.endpoints.end() && first->name == endpoint.name;
  std::vector<const results::UnivariableRow*> rows;
  for (const results::UnivariableRow& row : endpoint.univariable) {
    const bool has_curves = row.km.value && !row.km.value->groups.empty();
    const bool kept = by_model && rows.size() < most && !is_many_valued(row) &&
                      std::ranges::count(endpoint.multivariable->factors, row.factor) > 0;
    if (has_curves && (row.drawn || kept)) rows.push_back(&row);
  }
  return rows;
}

}  // namespace rtsurv::report
