// An endpoint: all patients, each factor alone, the model; and the risk groups.
#include <fmt/format.h>

#include "rtsurv/rscript/scene.hpp"
#include "rtsurv/rscript/tables.hpp"

#include "rtsurv/core/reserved_columns.hpp"

namespace rtsurv::rscript {
namespace {

/// A result that stands, or the reason why not as a comment.
template <class Maybe, class Write>
void if_given(Page& page, const std::string& what, const Maybe& result, Write write) {
  if (result.value)
    write(*result.value);
  else if (!result.why.empty())
    page.comment(what + ": " + result.why);
}

void write_factor(Scene& scene, const std::string& endpoint, const results::UnivariableRow& row) {
  Page& page = scene.page;
  const TableOf table{endpoint + " by " + row.factor, outcome_code(scene.patients.endpoint(endpoint)),
                      scene.patients.find(row.factor)};
  const results::ColumnLabel* named = scene.study.find_column(row.factor);
  page.table(table.what + (named == nullptr || named->label == row.factor ? "" : " (" + named->label + ")"));
  if (table.by == nullptr) return page.comment("not among the columns of the script");
  if (!row.numeric) {
    if_given(page, "curves", row.km, [&](const auto& km) { write_curves(page, table, km); });
    if_given(page, "log-rank test", row.logrank, [&](const auto& test) { write_log_rank(page, table, test); });
  }
  const ModelTerms terms{{row.factor}};
  if_given(page, "Cox model", row.cox, [&](const auto& cox) { write_cox(page, table, terms, cox, scene.patients); });
  if (row.cuminc)
    if_given(page, "incidence", *row.cuminc, [&](const auto& curves) { write_incidence(page, table, curves); });
  if (row.fine_gray)
    if_given(page, "Fine-Gray model", *row.fine_gray,
             [&](const auto& model) { write_fine_gray(page, table, terms, model, scene.patients); });
}

void write_model(Scene& scene, const std::string& endpoint, const results::Multivariable& model) {
  Page& page = scene.page;
  page.table(endpoint + ", multivariable model");
  page.comment("Factors: " + model.rule + ".");
  for (const results::LeftOut& one : model.left_out) page.comment("left out: " + one.factor + ", " + one.reason);
  const TableOf table{endpoint + ", multivariable", model_code(scene.patients.endpoint(endpoint))};
  ModelTerms terms{model.factors};
  if_given(page, "Cox model", model.cox, [&](const results::CoxResult& cox) {
    terms.strata = cox.strata;
    write_cox(page, table, terms, cox, scene.patients);
  });
  if (model.fine_gray)
    if_given(page, "Fine-Gray model", *model.fine_gray,
             [&](const auto& found) { write_fine_gray(page, table, terms, found, scene.patients); });
}

void write_group_outcome(Scene& scene, const results::RiskGroups::Outcome& outcome) {
  Page& page = scene.page;
  const TableOf table{outcome.endpoint + " by risk group", outcome_code(scene.patients.endpoint(outcome.endpoint)),
                      scene.patients.find(risk_group_column)};
  page.table(table.what);
  if_given(page, "curves", outcome.km, [&](const auto& km) { write_curves(page, table, km); });
  if_given(page, "log-rank test", outcome.logrank, [&](const auto& test) { write_log_rank(page, table, test); });
  const ModelTerms terms{{std::string(risk_group_column)}};
  if_given(page, "Cox model", outcome.cox,
           [&](const auto& cox) { write_cox(page, table, terms, cox, scene.patients); });
  if (outcome.cuminc)
    if_given(page, "incidence", *outcome.cuminc, [&](const auto& curves) { write_incidence(page, table, curves); });
}

}  // namespace

void write_endpoint(Scene& scene, const results::EndpointResult& endpoint) {
  Page& page = scene.page;
  page.part(endpoint.label + " (" + endpoint.name + ")");
  page.comment("time: " + endpoint.time + "; event: " + endpoint.event +
               (endpoint.competing.empty() ? "" : "; competing: " + endpoint.competing) +
               (endpoint.entry.empty() ? "" : "; entry: " + endpoint.entry));
  const TableOf all{endpoint.name, outcome_code(scene.patients.endpoint(endpoint.name))};
  page.table(endpoint.name + ", all patients");
  write_curves(page, all, endpoint.km);
  if (endpoint.cuminc) write_incidence(page, all, *endpoint.cuminc);
  for (const results::UnivariableRow& row : endpoint.univariable) write_factor(scene, endpoint.name, row);
  if (endpoint.multivariable) write_model(scene, endpoint.name, *endpoint.multivariable);
}

void write_risk_groups(Scene& scene) {
  if (!scene.study.risk_groups) return;
  const results::RiskGroups& groups = *scene.study.risk_groups;
  scene.page.part("Risk groups");
  Printed sizes;
  for (const results::RiskGroups::Group& group : groups.groups)
    if (group.n > 0) sizes.emplace_back(static_cast<double>(group.n));
  scene.page.compare("patients of each risk group", "table(d$risk_group)[table(d$risk_group) > 0]", sizes);
  for (const results::RiskGroups::Outcome& outcome : groups.endpoints) write_group_outcome(scene, outcome);
}

}  // namespace rtsurv::rscript
