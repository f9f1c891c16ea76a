#include "rtsurv/report/html/factors/beside_screen.hpp"

#include <algorithm>

#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/report/html/rows/cox_rows.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::html {

namespace {

using results::BesideScreen, results::EndpointResult, results::Study;

std::string label(const Study& study, const BesideScreen::Row& row) {
  return row.level ? coefficient_label(study, row.term, row.level) : numeric_label(study, row.term);
}

/// The estimate of the screened model; empty for a factor that did not pass.
std::string screened(const EndpointResult& endpoint, const BesideScreen::Row& row) {
  if (!row.selected || !endpoint.multivariable->cox.value) return "";
  for (const results::CoxTerm& term : endpoint.multivariable->cox.value->terms)
    if (term.term == row.term && term.level == row.level) return hazard_ratio(term);
  return "";
}

std::string what_to_read(const BesideScreen& beside) {
  std::string text =
      "The screen chose the factors by the P values of these same patients: what passed looks stronger than it is, and "
      "its intervals are too narrow. The full model chooses nothing; its intervals are honest, if it has events enough. "
      "The ridge model holds all factors and shrinks them together, by a penalty that cross-validation chose: it predicts "
      "best, and has no P.";
  if (beside.events_per_coefficient < thresholds::events_per_coefficient)
    text += " The full model has only " + plain(beside.events_per_coefficient, 1) +
            " events per coefficient (at least 10 are usual): read it with care.";
  return text;
}

Table model_table(const Study& study, const EndpointResult& endpoint, const BesideScreen& beside) {
  Table table{"All candidates for " + in_sentence(endpoint.label) + ": screened, in a full and in a ridge model, in " +
                  counted(static_cast<double>(beside.n), "patient") + " with " + event_count(beside.events) + ".",
              {"Factor", "Screened HR (" + interval_head(0.95) + ")", "Full HR (" + interval_head(0.95) + ")", "Full P",
               "Ridge HR"},
              {},
              {}};
  for (const BesideScreen::Row& row : beside.rows)
    table.rows.push_back(
        {Table::RowKind::plain,
         label(study, row),
         {screened(endpoint, row),
          row.full_ratio ? ratio_interval(row.full_ratio, row.full_lower, row.full_upper) : "not estimable",
          row.full_p ? p_cell(row.full_p) : "", row.ridge_ratio ? ratio_text(*row.ridge_ratio) : ""},
         ""});
  table.notes = {"Screened: empty where the factor did not pass. Full: Cox model of all candidates, " +
                 plain(beside.events_per_coefficient, 1) + " events per coefficient."};
  table.notes.push_back(beside.penalty ? "Ridge: penalty " + plain(*beside.penalty, 2) +
                                             " on standardised columns, 10-fold cross-validated partial likelihood."
                                       : "Ridge: " + not_estimable(beside.ridge_why) + ".");
  table.name = figure_name({"candidates", endpoint.name});
  return table;
}

}  // namespace

Html beside_screen_part(Page& page, const EndpointResult& endpoint) {
  if (!endpoint.multivariable || !endpoint.multivariable->beside) return {};
  const auto& beside = *endpoint.multivariable->beside;
  if (!beside.value) return paragraph("The model of all candidates is " + not_estimable(beside.why) + ".");
  return page.table(model_table(page.study(), endpoint, *beside.value)) + paragraph(what_to_read(*beside.value));
}

}  // namespace rtsurv::report::html
