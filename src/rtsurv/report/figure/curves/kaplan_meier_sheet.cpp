#include "rtsurv/report/figure/curves/kaplan_meier_sheet.hpp"

#include "rtsurv/report/figure/curves/kaplan_meier_notes.hpp"
#include "rtsurv/report/figure/curves/kaplan_meier_parts.hpp"
#include "rtsurv/report/figure/curves/kaplan_meier_words.hpp"
#include "rtsurv/report/figure/curves/risk_table.hpp"

namespace rtsurv::report::figure {

std::string draw_sheet(const KaplanMeierFigure& content, KaplanMeierLayout layout, const SheetTexts& texts,
                       const DrawTable& draw_table) {
  const KaplanMeierNotes notes = kaplan_meier_notes(content, layout);
  const Type& type = layout.look.type;
  Svg svg(layout.look.width);
  layout.move_down(draw_head(svg, layout, texts.title, notes.above) + 0.5 * type.size);
  draw_notes(svg, layout, notes);
  draw_curves(svg, layout);
  draw_axes(svg, layout.look, layout.panel, time_title(content), rate_title(content));
  draw_beyond(svg, layout);
  double top = draw_table(svg, layout, layout.panel.box.bottom + x_axis_height(layout.look) + type.size);
  if (notes.rates_below) top = draw_rate_table(svg, content, layout, top + 0.5 * type.size);
  return svg.finish(top + edge, texts.title, texts.description);
}

}  // namespace rtsurv::report::figure
