// The parts of a study in the order in which they need each other.
#include "rtsurv/study/parts/run.hpp"
#include "rtsurv/study/protocol/reserved_names.hpp"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "rtsurv/judgement/judge.hpp"
#include "rtsurv/study/methods/two_cuts.hpp"
#include "rtsurv/study/parts/attempt.hpp"
#include "rtsurv/study/parts/parts.hpp"
#include "rtsurv/study/prepare/treatments.hpp"
#include "rtsurv/study/protocol/published_rules.hpp"

namespace rtsurv::study {
namespace {

/// The columns that the protocol describes, and those that the study adds by itself.
std::vector<results::ColumnLabel> column_labels(const Protocol& protocol) {
  std::vector<results::ColumnLabel> labels;
  const auto add = [&](results::ColumnLabel label) {
    for (const results::ColumnLabel& known : labels)
      if (known.column == label.column) return;
    labels.push_back(std::move(label));
  };
  for (const ColumnRule& rule : protocol.columns)
    add({rule.column.text, rule.label.empty() ? rule.column.text : rule.label, rule.unit, rule.levels, rule.labels});
  if (protocol.dose) {
    const std::vector<std::string> names = dose_column_names(*protocol.dose);
    add({names[0], "Dose per fraction", "Gy", {}, {}});
    for (std::size_t k = 0; k < protocol.dose->alpha_beta.size(); ++k) {
      const std::string tissue = k == 0 ? "" : fmt::format(" (α/β {} Gy)", protocol.dose->alpha_beta[k]);
      add({names[1 + 2 * k], "BED" + tissue, "Gy", {}, {}});
      add({names[2 + 2 * k], "EQD2" + tissue, "Gy", {}, {}});
    }
  }
  if (protocol.risk_groups) {
    results::ColumnLabel label{std::string(risk_group_column), "Risk group", {}, {}, {}};
    for (const auto& [group, counts] : protocol.risk_groups->groups) label.levels.push_back(group);
    add(std::move(label));
  }
  return labels;
}

/// The three groups of two cuts, called by their values.
void label_groups(const Protocol& protocol, results::Study& study) {
  for (std::size_t k = 0; k < study.cutpoints.size(); ++k) {
    const auto& found = study.cutpoints[k].two_cuts;
    if (!found || !found->value) continue;
    const std::string name = protocol.cutpoints[k].groups_name(), variable = protocol.cutpoints[k].variable.text;
    const results::ColumnLabel* known = study.find_column(variable);
    const std::string label = (known == nullptr ? variable : known->label) + ", three groups";
    auto column = std::ranges::find(study.columns, name, &results::ColumnLabel::column);
    if (column == study.columns.end()) column = study.columns.insert(column, {name, label, {}, {}, {}});
    column->levels = {"low", "middle", "high"};
    if (column->level_labels.empty())
      column->level_labels = group_labels(found->value->search, known == nullptr ? std::string() : known->unit);
  }
}

results::Study head_of(const Protocol& protocol, const table::Table& cohort) {
  results::Study study;
  study.title = protocol.title;
  study.time_unit = protocol.time_unit;
  study.landmarks = protocol.landmarks;
  study.columns = column_labels(protocol);
  study.manifest = manifest_of(protocol, cohort);
  if (protocol.dose) study.alpha_beta_gy = protocol.dose->alpha_beta.front();
  return study;
}

}  // namespace

results::Study run(const Protocol& protocol, table::Table cohort, const Progress& progress) {
  const auto begin = [&](const char* part) {
    if (progress) progress(part);
  };
  results::Study study = head_of(protocol, cohort);
  begin("Cohort");
  Prepared prepared = prepare(protocol, std::move(cohort));
  study.flow = prepared.flow;
  study.manifest.rows_analysed = prepared.table.rows();

  const PrintedFigures printed = std::move(prepared.published);
  Analysis analysis(protocol, std::move(prepared));
  begin("Cut-points");
  study.cutpoints = find_cutpoints(analysis);
  label_groups(protocol, study);
  weigh_cutpoints(analysis, study);
  if (protocol.risk_groups) study.risk_groups = form_risk_groups(analysis);
  if (protocol.describe) {
    begin("Table 1");
    attempt(study, "[describe]", [&] { study.table1 = describe(analysis); });
  }
  if (protocol.dose) {
    begin("Schedules");
    attempt(study, "[dose] schedules", [&] { study.schedules = tabulate_schedules(analysis); });
  }
  if (protocol.referrals) attempt(study, "[referrals]", [&] { study.referrals = count_referrals(analysis); });
  if (protocol.response) attempt(study, "[response]", [&] { study.response = count_responses(analysis); });
  if (protocol.toxicity) attempt(study, "[toxicity]", [&] { study.toxicity = count_toxicity(analysis); });
  begin("Endpoints");
  analyse_endpoints(analysis, study);
  if (study.risk_groups) {
    begin("Risk groups");
    attempt(study, "[risk_groups]", [&] { compare_risk_groups(analysis, *study.risk_groups); });
  }
  if (!protocol.effects.empty()) {
    begin("Effects");
    estimate_effects(analysis, study);
  }
  if (protocol.landmark) {
    begin("Landmarks");
    analyse_from_landmarks(analysis, study);
  }
  if (protocol.dose && !protocol.dose->responses.empty()) {
    begin("Dose-response");
    attempt(study, "[[dose.response]]", [&] { study.dose_responses = fit_dose_responses(analysis); });
  }
  if (protocol.recommend) {
    begin("Recommendation");
    attempt(study, "[recommend]", [&] { study.recommendation = recommend(analysis, study); });
  }
  if (protocol.dose && protocol.dose->sweep) {
    begin("Sweep of alpha/beta");
    attempt(study, "[dose.sweep]", [&] { study.sweep = sweep_alpha_beta(analysis); });
  }
  if (protocol.validation) {
    begin("Validation");
    attempt(study, "[validation]", [&] { study.validation = validate_chain(analysis, progress); });
  }
  if (protocol.published) study.published = compare_published(protocol, printed, study);
  study.warnings = analysis.take_warnings();
  judgement::judge(study);
  return study;
}

ValidationRun validate(const Protocol& protocol, table::Table cohort, const Progress& progress) {
  Analysis analysis(protocol, prepare(protocol, std::move(cohort)));
  if (progress) progress("Cut-points");
  (void)find_cutpoints(analysis);
  if (protocol.risk_groups) (void)form_risk_groups(analysis);
  ValidationRun run;
  run.sample =
      kaplan_meier(analysis.values(), {.outcome = analysis.outcome(protocol.endpoints.front().name.text)}).sample;
  const auto start = std::chrono::steady_clock::now();
  run.validation = validate_chain(analysis, progress);
  run.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  run.sample.warnings = analysis.take_warnings();
  return run;
}

}  // namespace rtsurv::study
