// The forest of a multivariable model.

#include <algorithm>
#include <utility>

#include "rtsurv/report/figure/draw/factor_label.hpp"
#include "rtsurv/report/figure/figure.hpp"
#include "rtsurv/report/figure/forest/forest_table.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report {

namespace figure {

namespace {

ForestRow reference_row(const results::Study& study, const results::CoxResult::Reference& reference) {
  ForestRow row;
  row.label = level_label(study, reference.term, reference.level);
  row.indented = true;
  row.n = count(static_cast<double>(reference.n));
  row.events = count(reference.events);
  row.ratio_text = "reference";
  return row;
}

/// The median of a spline.
ForestRow reference_value(const std::string& value) {
  ForestRow row;
  row.label = value;
  row.indented = true;
  row.ratio_text = "reference";
  return row;
}

ForestRow heading_row(const std::string& label) {
  ForestRow row;
  row.label = label;
  return row;
}

/// A numeric covariate is one row; a factor is a heading, its reference and its other levels.
std::vector<ForestRow> model_rows(const results::Study& study, const results::CoxResult& cox) {
  std::vector<ForestRow> rows;
  std::string factor;
  for (const results::CoxTerm& term : cox.terms) {
    if (term.is_single_level()) {
      rows.push_back(heading_row(factor_label(study, term.term)));
      rows.push_back(forest_row(term, level_label(study, term.term, *term.reference)));
      rows.back().indented = true;
      rows.back().ratio_text = "a single level";
      factor.clear();
      continue;
    }
    if (term.is_number()) {
      add_term_rows(rows, forest_row(term, column_label_with_unit(study, term.term)), term);
      factor.clear();
      continue;
    }
    if (term.term != factor) {
      factor = term.term;
      rows.push_back(heading_row(factor_label(study, factor)));
      const auto reference = std::ranges::find(cox.references, factor, &results::CoxResult::Reference::term);
      if (reference != cox.references.end())
        rows.push_back(reference_row(study, *reference));
      else if (term.reference)
        rows.push_back(reference_value(*term.reference));
    }
    ForestRow row = forest_row(term, level_label(study, factor, *term.level));
    row.indented = true;
    add_term_rows(rows, std::move(row), term);
  }
  return rows;
}

std::vector<std::string> model_notes(const results::CoxResult& cox) {
  std::string text = "Cox model, " + ties_name(cox.ties) + " ties: " + count(static_cast<double>(cox.sample.n)) +
                     " patients, " + event_count(cox.sample.events);
  if (cox.sample.n_missing > 0)
    text += ", " + count(static_cast<double>(cox.sample.n_missing)) + " left out (values missing)";
  const bool numeric = std::ranges::any_of(cox.terms, &results::CoxTerm::is_number);
  if (numeric) text += "; HR of a numeric factor: per unit";
  return {text + "."};
}

std::string forest_description(const std::vector<ForestRow>& rows) {
  std::string text, factor;
  for (const ForestRow& row : rows) {
    if (!row.indented) factor = row.label;
    if (row.ratio_text.empty()) continue;
    text += (text.empty() ? "" : " ") + (row.indented ? factor + ", " + row.label : row.label) + ": " + row.ratio_text;
    text += row.p.empty() ? "." : ", P " + row.p + ".";
  }
  return text;
}

ForestTable model_table(const results::Study& study, const results::EndpointResult& endpoint) {
  ForestTable table;
  table.label_head = "Factor";
  if (!endpoint.multivariable || !endpoint.multivariable->cox.value) {
    table.notes = {"not estimable" + (endpoint.multivariable ? ": " + endpoint.multivariable->cox.why : "")};
    return table;
  }
  const results::CoxResult& cox = *endpoint.multivariable->cox.value;
  table.ratio_head += " (" + interval_head(cox.confidence_level) + ")";
  table.rows = model_rows(study, cox);
  table.notes = model_notes(cox);
  return table;
}

}  // namespace

}  // namespace figure

Figure forest_figure(const results::Study& study, const results::EndpointResult& endpoint, const FigureStyle& style) {
  using namespace figure;
  const Look look(style);
  Figure out;
  out.name = figure_name({"forest", endpoint.name});
  out.title = endpoint_label(study, endpoint.name) + ": multivariable model";
  const ForestTable table = model_table(study, endpoint);
  out.caption =
      "Hazard ratios (HR) of the multivariable Cox model with Wald confidence intervals (CI) on a log scale; the area "
      "of "
      "a square is the information of its estimate (not for numeric factors), an arrow an interval that goes on. " +
      table.notes.front();
  Svg svg(look.width);
  const double top = draw_forest(svg, look, table, draw_title(svg, look, out.title));
  out.svg = svg.finish(top + edge, out.title, forest_description(table.rows) + " " + table.notes.front());
  return out;
}

}  // namespace rtsurv::report
