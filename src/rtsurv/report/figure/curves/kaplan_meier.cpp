// The Kaplan-Meier figure from its parts.

#include "rtsurv/report/figure/curves/kaplan_meier_notes.hpp"
#include "rtsurv/report/figure/curves/kaplan_meier_parts.hpp"
#include "rtsurv/report/figure/curves/kaplan_meier_words.hpp"
#include "rtsurv/report/figure/curves/risk_table.hpp"
#include "rtsurv/report/figure/figure.hpp"

namespace rtsurv::report {

Figure kaplan_meier_figure(const KaplanMeierFigure& content, const FigureStyle& style) {
  using namespace figure;
  KaplanMeierLayout layout = kaplan_meier_layout(content, style);
  const KaplanMeierNotes notes = kaplan_meier_notes(content, layout);
  const Look& look = layout.look;

  Svg svg(look.width);
  double top = draw_head(svg, layout, content.title, notes.above);
  layout.move_down(top + 0.5 * look.type.size);
  draw_notes(svg, layout, notes);
  draw_curves(svg, layout);
  draw_axes(svg, look, layout.panel, time_title(content), rate_title(content));
  top = layout.panel.box.bottom + x_axis_height(look) + look.type.size;
  top = draw_risk_table(svg, *content.result, layout, top);
  if (notes.rates_below) top = draw_rate_table(svg, content, layout, top + 0.5 * look.type.size);

  return {content.name, content.title, kaplan_meier_caption(content, look.narrow),
          svg.finish(top + edge, content.title, kaplan_meier_description(content))};
}

}  // namespace rtsurv::report
