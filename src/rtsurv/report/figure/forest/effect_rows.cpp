#include "rtsurv/report/figure/forest/effect_rows.hpp"

#include <utility>

#include "rtsurv/report/figure/draw/factor_label.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::figure {

namespace {

/// "EQD2 ≥ 63 Gy" for the level of a boolean or cut-point; "Technique: IMRT" for another factor.
std::string contrast(const results::Study& study, const results::CoxTerm& term) {
  return term.level ? level_label(study, term.term, *term.level) : column_label_with_unit(study, term.term);
}

ForestRow group_row(const results::CoxResult& cox, const results::CoxTerm& term, const std::string& label) {
  ForestRow row = forest_row(term, label);
  row.n = count(static_cast<double>(cox.sample.n));
  row.events = count(cox.sample.events);
  return row;
}

ForestRow missing_row(const results::Effect::Group& group, const std::string& label) {
  ForestRow row;
  row.label = label;
  row.n = count(static_cast<double>(group.n));
  row.events = group.km.value ? count(group.km.value->sample.events) : "";
  row.ratio_text = group.too_few ? "too few events" : "not estimable";
  return row;
}

std::string effect_description(const ForestTable& table) {
  std::string text, heading;
  for (const ForestRow& row : table.rows) {
    if (!row.indented) heading = row.label;
    if (row.ratio_text.empty() && row.p.empty()) continue;
    text += (row.indented ? heading + ", " + row.label : row.label) + ": " + row.ratio_text;
    if (!row.p.empty()) text += (row.ratio_text.empty() ? "P " : ", P ") + row.p;
    text += ". ";
  }
  return text;
}

}  // namespace

void add_effect_rows(const results::Study& study, const results::CoxResult& cox, const RowLabel& label,
                     std::vector<ForestRow>& rows) {
  if (cox.terms.size() == 1) {
    ForestRow row = group_row(cox, cox.terms.front(), label.text);
    row.indented = label.indented;
    add_term_rows(rows, std::move(row), cox.terms.front());
    return;
  }
  rows.emplace_back();
  rows.back().label = label.text;
  rows.back().indented = label.indented;
  for (const results::CoxTerm& term : cox.terms) {
    ForestRow row = group_row(cox, term, contrast(study, term));
    row.indented = true;
    add_term_rows(rows, std::move(row), term);
  }
}

void add_group_rows(const results::Study& study, const results::Effect::Group& group, const RowLabel& label,
                    std::vector<ForestRow>& rows) {
  if (group.cox.value && !group.too_few) {
    add_effect_rows(study, *group.cox.value, label, rows);
    return;
  }
  rows.push_back(missing_row(group, label.text));
  rows.back().indented = label.indented;
}

std::string comparison(const results::Study& study, const results::Effect& effect) {
  for (const results::Effect::Group& group : effect.groups)
    if (group.cox.value)
      for (const results::CoxTerm& term : group.cox.value->terms) {
        if (!term.level || !term.reference) return column_label_with_unit(study, effect.variable) + ", per unit";
        const std::string reference = level_label(study, term.term, *term.reference);
        if (group.cox.value->terms.size() > 1) return "against " + group_label(study, term.term, *term.reference);
        return group_label(study, term.term, *term.level) + " against " + reference;
      }
  return column_label(study, effect.variable);
}

double level_of(const results::Effect& effect) {
  for (const results::Effect::Group& group : effect.groups)
    if (group.cox.value) return group.cox.value->confidence_level;
  return 0.95;
}

Figure draw_effect_forest(const results::Study& study, const results::Effect& compared, EffectForest forest,
                          const FigureStyle& style) {
  const Look look(style);
  const std::string level = level_phrase(level_of(compared));
  forest.table.ratio_head += " (" + interval_head(level_of(compared)) + ")";
  Figure out{.name = std::move(forest.name), .title = std::move(forest.title), .caption = {}, .svg = {}};
  out.caption = "Hazard ratios (HR), " + comparison(study, compared) + ", from a Cox model in each " + forest.each +
                " with " + level +
                " Wald confidence intervals (CI) on a log scale; the area of a square is the information of its "
                "estimate.";
  for (const std::string& note : forest.table.notes) out.caption += " " + note;

  Svg svg(look.width);
  double top = draw_title(svg, look, out.title);
  for (const std::string& line : wrapped("HR: " + comparison(study, compared), look.width - 2.0 * edge, 3, look.type)) {
    svg.text({edge, top + look.type.ascent()}, line, {look.type});
    top += look.type.leading();
  }
  top = draw_forest(svg, look, forest.table, top + 0.5 * look.type.size);
  out.svg = svg.finish(top + edge, out.title, effect_description(forest.table) + forest.table.notes.front());
  return out;
}

}  // namespace rtsurv::report::figure
