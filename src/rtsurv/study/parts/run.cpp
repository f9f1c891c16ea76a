// The whole study: a loop over its parts.
#include "rtsurv/study/parts/run.hpp"

#include <chrono>

#include <fmt/format.h>

#include "rtsurv/core/date.hpp"
#include "rtsurv/judgement/judge.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/results/privacy/small_cells.hpp"
#include "rtsurv/study/noticed/notice.hpp"
#include "rtsurv/study/parts/attempt.hpp"
#include "rtsurv/study/parts/cutpoint/find_cutpoints.hpp"
#include "rtsurv/study/parts/describe/follow_up.hpp"
#include "rtsurv/study/parts/manifest.hpp"
#include "rtsurv/study/parts/risk_groups/form_risk_groups.hpp"
#include "rtsurv/study/parts/validation/validate_chain.hpp"
#include "rtsurv/study/protocol/reserved_names.hpp"

namespace rtsurv::study {
namespace {

/// The columns that the protocol describes, and those that the study adds by itself.
std::vector<results::ColumnLabel> column_labels(const Protocol& protocol, const std::vector<ColumnRule>& columns) {
  std::vector<results::ColumnLabel> labels;
  const auto add = [&](results::ColumnLabel label) {
    for (const results::ColumnLabel& known : labels)
      if (known.column == label.column) return;
    labels.push_back(std::move(label));
  };
  for (const ColumnRule& rule : columns)
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

results::Study head_of(const Protocol& protocol, const table::Table& cohort) {
  results::Study study;
  study.title = protocol.title;
  study.time_unit = protocol.time_unit;
  study.landmarks = protocol.landmarks;
  study.manifest = manifest_of(protocol, cohort);
  if (protocol.dose) study.alpha_beta_gy = protocol.dose->alpha_beta.front();
  return study;
}

void run_part(const Part& part, Analysis& analysis, results::Study& study) {
  if (part.run == nullptr || !analysis.protocol().tables.contains(part.key)) return;
  if (part.stage != Stage::columns && !analysis.protocol().is_asked(part.key)) return;
  analysis.tell(std::string(part.title));
  attempt(study, header_of(part), [&] { part.run(analysis, study); });
}

}  // namespace

results::Study run(const Protocol& protocol, table::Table cohort, const Progress& progress) {
  results::Study study = head_of(protocol, cohort);
  if (progress) progress("Cohort");
  Prepared prepared = prepare(protocol, std::move(cohort));
  study.flow = prepared.flow;
  study.manifest.rows_analysed = prepared.table.rows();
  study.noticed = notice(protocol, prepared, today());
  Analysis analysis(protocol, std::move(prepared), progress);
  study.columns = column_labels(protocol, analysis.columns());
  for (const Stage stage : {Stage::columns, Stage::analyses, Stage::conclusions})
    for (const Part& part : parts())
      if (part.stage == stage) run_part(part, analysis, study);
  run_follow_up(analysis, study);
  study.warnings = analysis.take_warnings();
  judgement::judge(study);
  return protocol.min_cell ? results::hide_small_cells(study, *protocol.min_cell) : study;
}

ValidationRun validate(const Protocol& protocol, table::Table cohort, const Progress& progress) {
  Analysis analysis(protocol, prepare(protocol, std::move(cohort)), progress);
  analysis.tell("Cut-points");
  (void)find_cutpoints(analysis);
  if (protocol.risk_groups) (void)results::maybe([&] { return form_risk_groups(analysis); });  // else the plan says why
  ValidationRun run;
  run.sample =
      kaplan_meier(analysis.values(), {.outcome = analysis.outcome(protocol.endpoints.front().name.text)}).sample;
  const auto start = std::chrono::steady_clock::now();
  run.validation = validate_chain(analysis);
  run.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  run.sample.warnings = analysis.take_warnings();
  return run;
}

}  // namespace rtsurv::study
