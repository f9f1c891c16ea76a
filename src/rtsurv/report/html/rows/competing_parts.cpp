#include "rtsurv/report/html/rows/competing_parts.hpp"

#include <algorithm>
#include <iterator>

#include "rtsurv/report/html/rows/cox_rows.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/html/rows/incidence_rows.hpp"
#include "rtsurv/report/html/rows/univariable_table.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::html {

namespace {

using results::EndpointResult, results::IncidenceResult, results::Study, results::UnivariableRow;

std::string gray_sentence(const Study& study, const results::RiskGroups::Outcome& outcome,
                          const IncidenceResult& incidence) {
  const IncidenceResult::Gray* gray = incidence.gray_of(IncidenceResult::event_cause);
  if (gray == nullptr) return "";
  const std::string endpoint = in_sentence(endpoint_label(study, outcome.endpoint));
  if (!gray->test) return "Gray\u2019s test for " + endpoint + " is " + not_estimable(gray->why) + ".";
  return test_phrase("Gray\u2019s test of the cumulative incidence for " + endpoint, *gray->test) +
         ". The log-rank test above asks whether the rate among those still at risk differs; this one asks whether the "
         "chance of having had " +
         event_phrase(study, outcome.endpoint) + " does, with " + competing_phrase(study, outcome.endpoint) +
         " counted.";
}

std::vector<std::string> group_heads(const Study& study, const std::string& endpoint, double level) {
  std::vector<std::string> header{"Group"};
  std::ranges::copy(incidence_heads(study, endpoint, level), std::back_inserter(header));
  return header;
}

Table risk_group_table(const Study& study, const results::RiskGroups::Outcome& outcome,
                       const IncidenceResult& incidence) {
  Table table{"Cumulative incidence of " + event_phrase(study, outcome.endpoint) + " by risk group (" +
                  endpoint_label(study, outcome.endpoint) + ").",
              group_heads(study, outcome.endpoint, incidence.confidence_level),
              {},
              {incidence_convention()}};
  table.name = figure_name({"risk", outcome.endpoint, "cuminc"});
  for (const IncidenceResult::Group& group : incidence.groups)
    table.rows.push_back({Table::RowKind::plain, group.group, incidence_cells(study, group), ""});
  return table;
}

void add_sides(Table& table, const Study& study, const results::Effect& effect, const results::Effect::Group& group) {
  if (!group.cuminc) return;
  Table::Row head{Table::RowKind::head, level_label(study, effect.within, group.group), {}, ""};
  if (!group.cuminc->value) {
    head.span = not_estimable(group.cuminc->why);
    table.rows.push_back(std::move(head));
    return;
  }
  head.cells.resize(table.header.size() - 2);
  if (!group.too_few) head.cells.push_back(gray_p(*group.cuminc->value));
  table.rows.push_back(std::move(head));
  for (const IncidenceResult::Group& side : group.cuminc->value->groups)
    table.rows.push_back(
        {Table::RowKind::level, level_label(study, effect.variable, side.group), incidence_cells(study, side), ""});
}

/// The model of one factor alone, as the rows of a Cox model take it.
results::Maybe<results::CoxResult> subdistribution(const UnivariableRow& row) {
  if (row.fine_gray && row.fine_gray->value) return {row.fine_gray->value->model, ""};
  return {{}, row.fine_gray ? row.fine_gray->why : ""};
}

void add_number_incidence(Table& table, const Study& study, const UnivariableRow& row) {
  const std::string called = univariable_label(study, row);
  const std::string label = called == column_label(study, row.factor) ? numeric_label(study, row.factor) : called;
  if (!row.fine_gray->value || row.fine_gray->value->model.terms.empty()) {
    table.rows.push_back({Table::RowKind::plain, label, {}, not_estimable(row.fine_gray->why)});
    return;
  }
  const results::FineGrayResult& model = *row.fine_gray->value;
  std::vector<Cell> cells{count(static_cast<double>(model.model.sample.n)), count(model.model.sample.events),
                          count(static_cast<double>(model.competing))};
  cells.resize(cells.size() + study.landmarks.size() + 1);
  add_term_row(table.rows, {Table::RowKind::plain, label, std::move(cells), ""}, model.model.terms.front());
}

void add_factor_incidence(Table& table, const Study& study, const UnivariableRow& row) {
  Table::Row head{Table::RowKind::head, univariable_label(study, row), {}, ""};
  if (!row.cuminc || !row.cuminc->value) {
    head.kind = Table::RowKind::plain;
    head.span = not_estimable(row.cuminc ? row.cuminc->why : "");
    table.rows.push_back(std::move(head));
    return;
  }
  head.cells.resize(3 + study.landmarks.size());
  head.cells.push_back(gray_p(*row.cuminc->value));
  table.rows.push_back(std::move(head));
  const results::Maybe<results::CoxResult> model = subdistribution(row);
  for (const IncidenceResult::Group& group : row.cuminc->value->groups) {
    std::vector<Cell> cells = incidence_cells(study, group);
    cells.emplace_back();
    add_level_row(table.rows,
                  {Table::RowKind::level, level_label(study, row.factor, group.group), std::move(cells), ""}, model,
                  group.group);
  }
  add_unit_row(table.rows, study, model, 4 + study.landmarks.size());
}

/// Why a test or a ratio is missing.
std::vector<std::string> reasons(const Study& study, const std::vector<UnivariableRow>& rows) {
  std::vector<std::string> lines;
  for (const UnivariableRow& row : rows) {
    if (!row.cuminc || !row.cuminc->value) continue;
    if (const auto* gray = row.cuminc->value->gray_of(IncidenceResult::event_cause); gray != nullptr && !gray->test)
      lines.push_back(univariable_label(study, row) + ": Gray\u2019s test " + not_estimable(gray->why) + ".");
    if (row.fine_gray && !row.fine_gray->value)
      lines.push_back(univariable_label(study, row) + ": ratio " + not_estimable(row.fine_gray->why) + ".");
  }
  return lines;
}

Table univariable_table_of(const Study& study, const EndpointResult& endpoint) {
  const double level = endpoint.km.confidence_level;
  Table table;
  table.name = figure_name({"univariable", endpoint.name, "cuminc"});
  table.caption = "Univariable analysis of " + in_sentence(endpoint.label) + " with " +
                  competing_phrase(study, endpoint.name) + " counted: cumulative incidence of " +
                  event_phrase(study, endpoint.name) +
                  ", Gray\u2019s tests and subdistribution hazard ratios (Fine and Gray).";
  table.header = {"Factor"};
  std::ranges::copy(incidence_heads(study, endpoint.name, level), std::back_inserter(table.header));
  table.header.insert(table.header.end(), {"Gray P", "SHR (" + interval_head(level) + ")", "Wald P"});
  for (const UnivariableRow& row : endpoint.univariable)
    if (row.numeric && row.fine_gray)
      add_number_incidence(table, study, row);
    else
      add_factor_incidence(table, study, row);
  table.notes = {
      incidence_convention() + " SHR, subdistribution hazard ratio of a model with this factor alone.",
      "This table asks whether the chance of having had " + event_phrase(study, endpoint.name) +
          " differs. The table of Kaplan\u2013Meier rates, log-rank tests and hazard ratios asks whether the "
          "rate among those still at risk does; there " +
          competing_phrase(study, endpoint.name) + " counts as censored."};
  std::ranges::copy(reasons(study, endpoint.univariable), std::back_inserter(table.notes));
  return table;
}

}  // namespace

Html univariable_incidence(Page& page, const EndpointResult& endpoint) {
  if (std::ranges::none_of(endpoint.univariable, [](const auto& row) { return row.cuminc || row.fine_gray; }))
    return {};
  return page.table(univariable_table_of(page.study(), endpoint));
}

Html risk_group_incidence(Page& page, const results::RiskGroups::Outcome& outcome) {
  if (!outcome.cuminc) return {};
  if (!outcome.cuminc->value)
    return paragraph("The cumulative incidence by risk group is " + not_estimable(outcome.cuminc->why) + ".");
  const IncidenceResult& incidence = *outcome.cuminc->value;
  return page.table(risk_group_table(page.study(), outcome, incidence)) +
         paragraph(gray_sentence(page.study(), outcome, incidence));
}

Html effect_incidence(Page& page, const results::Effect& effect) {
  const Study& study = page.study();
  if (std::ranges::none_of(effect.groups, [](const auto& group) { return group.cuminc.has_value(); })) return {};
  const auto found =
      std::ranges::find_if(effect.groups, [](const auto& group) { return group.cuminc && group.cuminc->value; });
  const double level = found == effect.groups.end() ? 0.95 : found->cuminc->value->confidence_level;
  Table table{"Cumulative incidence of " + event_phrase(study, effect.endpoint) + " by " +
                  label_in_sentence(study, effect.variable) + " in " + each_group(study, effect.within) + ".",
              group_heads(study, effect.endpoint, level),
              {},
              {incidence_convention() + " Gray P: test of the cumulative incidence within the group."}};
  table.name = figure_name({"effect", effect.variable, effect.within, effect.endpoint, "cuminc"});
  table.header.emplace_back("Gray P");
  for (const results::Effect::Group& group : effect.groups) add_sides(table, study, effect, group);
  return page.table(table);
}

const results::FineGrayResult* fine_gray_beside(const EndpointResult& endpoint) {
  if (!endpoint.multivariable || !endpoint.multivariable->fine_gray) return nullptr;
  const auto& fine_gray = *endpoint.multivariable->fine_gray;
  return fine_gray.value ? &*fine_gray.value : nullptr;
}

std::string competing_sample(const Study& study, const EndpointResult& endpoint,
                             const results::FineGrayResult& fine_gray) {
  const results::Sample& sample = fine_gray.model.sample;
  return counted(static_cast<double>(sample.n), "patient") + ": " + count(sample.events) + " with " +
         event_phrase(study, endpoint.name) + ", " + count(static_cast<double>(fine_gray.competing)) + " with " +
         competing_phrase(study, endpoint.name) + " first and " + count(static_cast<double>(fine_gray.censored)) +
         " censored";
}

std::vector<std::string> two_models_notes(const Study& study, const EndpointResult& endpoint,
                                          const results::FineGrayResult& fine_gray) {
  const std::string event = event_phrase(study, endpoint.name);
  return {"Cause-specific (Cox; " + competing_phrase(study, endpoint.name) +
              " counts as censored): what acts on the rate of " + event +
              " among those still at risk. Subdistribution (Fine\u2013Gray): what changes the chance of having had " +
              event + ".",
          counted(static_cast<double>(fine_gray.competing), "patient") + " had " +
              competing_phrase(study, endpoint.name) + " first; " + count(static_cast<double>(fine_gray.censored)) +
              " were censored."};
}

}  // namespace rtsurv::report::html
