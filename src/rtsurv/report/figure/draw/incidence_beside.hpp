#pragma once
// The figure of the cumulative incidence that stands beside some curves.

#include <optional>
#include <string>

#include "rtsurv/report/figure/draw/factor_label.hpp"
#include "rtsurv/report/figure/figure.hpp"
#include "rtsurv/report/words/labels.hpp"

namespace rtsurv::report::figure {

/// What is known of the cumulative incidence beside some curves of an endpoint.
struct BesideCurves {
  const std::string& endpoint;
  const std::optional<results::Maybe<results::IncidenceResult>>& incidence;
  bool with_test = true;
};

/// Under the name of the curves with "cuminc"; nothing where it was not estimated.
[[nodiscard]] inline std::optional<IncidenceFigure> incidence_beside(const results::Study& study,
                                                                     const KaplanMeierFigure& curves,
                                                                     const BesideCurves& beside) {
  if (!beside.incidence || !beside.incidence->value || beside.incidence->value->groups.empty()) return std::nullopt;
  IncidenceFigure content;
  content.name = figure_name({curves.name, "cuminc"});
  content.event = event_phrase(study, beside.endpoint);
  content.competing = competing_phrase(study, beside.endpoint);
  content.title = curves.title + ": cumulative incidence of " + content.event;
  content.unit = study.time_unit;
  content.landmarks = study.landmarks;
  content.result = &*beside.incidence->value;
  content.with_test = beside.with_test;
  for (const auto& group : content.result->groups)
    content.group_labels.push_back(group_label(study, content.result->by, group.group));
  return content;
}

}  // namespace rtsurv::report::figure
