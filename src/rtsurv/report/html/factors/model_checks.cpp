#include <algorithm>
#include <cmath>

#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/judgement/models.hpp"
#include "rtsurv/report/html/factors/check_parts.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/results/privacy/hidden.hpp"

namespace rtsurv::report::html {

namespace {

using results::CoxResult, results::EndpointResult, results::ModelChecks, results::Study;

Table::Row row(const std::string& check, const std::string& found, const std::string& meaning,
               const std::string& action) {
  return {Table::RowKind::plain, check, {found, meaning, action}, ""};
}

Table::Row events_row(const ModelChecks& checks) {
  const double share = checks.events / static_cast<double>(checks.parameters);
  const std::string found = event_count(checks.events) + ", " +
                            counted(static_cast<double>(checks.parameters), "coefficient") + ": " +
                            (results::is_hidden(checks.events) ? "too few to be shown" : plain(share, 1) + " for each");
  if (share < thresholds::events_per_coefficient || results::is_hidden(checks.events))
    return row("Events per coefficient", found,
               "fewer than " + plain(thresholds::events_per_coefficient) + ": ratios are unstable and too far from 1",
               "fewer factors, chosen beforehand; or read the ridge model, which shrinks");
  return row("Events per coefficient", found, "enough for the number of factors", "nothing");
}

Table::Row hazards_row(const Study& study, const results::Multivariable& model) {
  const CoxResult& cox = *model.cox.value;
  const auto global = std::ranges::find_if(cox.zph, &CoxResult::Zph::of_all_terms);
  if (global == cox.zph.end())
    return row("Proportional hazards", "not estimable", "the test cannot be made in these data", "look at the curves");
  std::vector<std::string> terms;
  for (const CoxResult::Zph& zph : cox.zph)
    if (!zph.of_all_terms() && zph.test.p < thresholds::p)
      terms.push_back(column_label(study, zph.term) + " (" + p_phrase(zph.test.p) + ")");
  const std::string found =
      p_phrase(global->test.p) + " for all terms" + (terms.empty() ? "" : "; " + enumerate(terms));
  if (terms.empty() && global->test.p >= thresholds::p)
    return row("Proportional hazards", found, "no sign that a ratio changes over time", "nothing");
  return row("Proportional hazards", found, "the ratio changes over time; the table gives its average",
             model.non_proportional.empty()
                 ? "read the figure of the coefficient over time"
                 : "give the ratio by period and the restricted means that are folded below the test");
}

Table::Row influence_row(const Study& study, const ModelChecks& checks) {
  const auto& all = checks.coefficients;
  auto worst = std::ranges::find_if(all, judgement::hangs_on_one_patient);
  const bool decides = worst != all.end();
  if (!decides)
    worst = std::ranges::max_element(all, {}, [](const auto& one) { return std::fabs(one.dfbeta_per_error); });
  const std::string patient = results::is_hidden(worst->row)
                                  ? "one patient moves "
                                  : "row " + std::to_string(worst->row) + " of the table moves ";
  std::string found = patient + coefficient_label(study, worst->term, worst->level) + " most: HR " +
                      ratio_text(worst->hazard_ratio) + " with it, ";
  found +=
      worst->hazard_ratio_without ? ratio_text(*worst->hazard_ratio_without) + " without" : "not estimable without";
  if (decides)
    return row("Influence of one patient",
               found + " (" + p_phrase(worst->p) + " and " + p_phrase(worst->p_without) + ")",
               "one patient decides on which side of 0.05 the P lies", "check that row; report both");
  return row("Influence of one patient", found, "no conclusion turns with one patient", "nothing");
}

void add_linearity(const Study& study, const ModelChecks& checks, Table& table) {
  for (const ModelChecks::Linearity& term : checks.linearity) {
    const std::string check = "Straight line: " + column_label(study, term.term);
    if (!term.nonlinear.value)
      table.rows.push_back(row(check, "not tested: " + term.nonlinear.why, "each unit counts the same by assumption",
                               "look at the figure of the residuals"));
    else if (judgement::is_curved(term))
      table.rows.push_back(row(check, p_phrase(term.nonlinear.value->p) + " for a curve against the line",
                               "a unit does not count the same everywhere",
                               "use a spline, or groups that were fixed beforehand"));
    else
      table.rows.push_back(row(check, p_phrase(term.nonlinear.value->p) + " for a curve against the line",
                               "no sign of a curve", "nothing"));
  }
}

Table checks_table(const Study& study, const EndpointResult& endpoint, const ModelChecks& checks) {
  Table table{"Checks of the model of " + in_sentence(endpoint.label) + ".",
              {"Check", "Found", "Meaning", "What to do"},
              {},
              {}};
  table.words = true;
  table.rows.push_back(events_row(checks));
  table.rows.push_back(hazards_row(study, *endpoint.multivariable));
  table.rows.push_back(influence_row(study, checks));
  add_linearity(study, checks, table);
  table.notes = {
      "Proportional hazards: score test, table above. Influence: largest dfbeta, then the model without that patient; "
      "the row is that of the data file. Straight line: restricted cubic spline of the factor in the same model, "
      "likelihood ratio."};
  table.name = figure_name({"checks", endpoint.name});
  return table;
}

}  // namespace

Html model_checks_part(Page& page, const EndpointResult& endpoint) {
  if (!endpoint.multivariable || !endpoint.multivariable->checks) return {};
  const auto& checks = *endpoint.multivariable->checks;
  if (!checks.value) return paragraph("Residuals of the model: " + not_estimable(checks.why) + ".");
  if (checks.value->coefficients.empty()) return {};
  Html body = page.table(checks_table(page.study(), endpoint, *checks.value));
  body += page.figure({"schoenfeld", endpoint.name});
  body += page.figure({"residuals", endpoint.name});
  return body;
}

}  // namespace rtsurv::report::html
