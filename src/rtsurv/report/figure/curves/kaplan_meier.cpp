// The Kaplan-Meier figure from its parts.

#include "rtsurv/report/figure/curves/kaplan_meier_sheet.hpp"
#include "rtsurv/report/figure/curves/kaplan_meier_words.hpp"
#include "rtsurv/report/figure/curves/risk_table.hpp"
#include "rtsurv/report/figure/figure.hpp"

namespace rtsurv::report {

Figure kaplan_meier_figure(const KaplanMeierFigure& content, const FigureStyle& style) {
  using namespace figure;
  const KaplanMeierLayout layout = kaplan_meier_layout(content, style);
  const auto table = [&](Svg& svg, const KaplanMeierLayout& moved, double top) {
    return draw_risk_table(svg, *content.result, moved, top);
  };
  return {content.name, content.title, kaplan_meier_caption(content, layout.look.narrow),
          draw_sheet(content, layout, {content.title, kaplan_meier_description(content)}, table)};
}

}  // namespace rtsurv::report
