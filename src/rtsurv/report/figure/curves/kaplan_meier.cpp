// The Kaplan-Meier figure from its parts; one minus it where failures are shown.

#include <optional>

#include "rtsurv/report/figure/curves/kaplan_meier_sheet.hpp"
#include "rtsurv/report/figure/curves/kaplan_meier_words.hpp"
#include "rtsurv/report/figure/curves/risk_table.hpp"
#include "rtsurv/report/figure/figure.hpp"

namespace rtsurv::report {

namespace figure {

namespace {

std::optional<double> one_minus(const std::optional<double>& share) {
  return share ? std::optional(1.0 - *share) : std::nullopt;
}

/// One minus every estimate; limits change places.
results::KaplanMeierResult failures_of(results::KaplanMeierResult result) {
  for (auto& group : result.groups) {
    survival::KaplanMeier& curve = group.curve;
    std::swap(curve.lower, curve.upper);
    for (std::vector<double>* values : {&curve.survival, &curve.lower, &curve.upper})
      for (double& value : *values) value = 1.0 - value;
    for (survival::SurvivalAt& at : curve.at) {
      at.survival = one_minus(at.survival);
      const auto lower = one_minus(at.upper);
      at.upper = one_minus(at.lower);
      at.lower = lower;
    }
  }
  return result;
}

Figure curves_figure(const KaplanMeierFigure& content, const FigureStyle& style, CurveKind kind) {
  const KaplanMeierLayout layout = kaplan_meier_layout(content, style, kind);
  const auto table = [&](Svg& svg, const KaplanMeierLayout& moved, double top) {
    return draw_risk_table(svg, *content.result, moved, top);
  };
  return {content.name, content.title, kaplan_meier_caption(content, layout),
          draw_sheet(content, layout, {content.title, kaplan_meier_description(content)}, table),
          kaplan_meier_conventions(content, layout)};
}

}  // namespace

}  // namespace figure

Figure kaplan_meier_figure(const KaplanMeierFigure& content, const FigureStyle& style) {
  using namespace figure;
  if (!style.failure) return curves_figure(content, style, CurveKind::survival);
  const results::KaplanMeierResult failures = failures_of(*content.result);
  KaplanMeierFigure rising = content;
  rising.result = &failures;
  return curves_figure(rising, style, CurveKind::failure);
}

}  // namespace rtsurv::report
