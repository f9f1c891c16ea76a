#include "rtsurv/rscript/script.hpp"

#include <fmt/format.h>

#include "rtsurv/results/privacy/hidden.hpp"
#include "rtsurv/rscript/helpers.hpp"
#include "rtsurv/rscript/scene.hpp"
#include "rtsurv/rscript/words.hpp"

namespace rtsurv::rscript {
namespace {

constexpr const char* usual_data = "patients.csv";

void write_head(Page& page, const results::Study& study, const ScriptOptions& options) {
  page.comment(study.title);
  page.line("#");
  page.comment(fmt::format("The analysis of {} in R, one block for each table of the report of rtsurv {} ({}).",
                           study.manifest.protocol_file, study.manifest.version, study.manifest.commit));
  page.comment(fmt::format("Its table: {}, SHA-256 {}", study.manifest.data_file, study.manifest.data_sha256));
  page.comment(std::string(mark_of_a_script) +
               " beside what rtsurv printed; the last lines list every number that differs by more "
               "than a millionth, and what R could not compute.");
  if (study.min_cell)
    page.comment(
        fmt::format("The report hides counts below {} and what tells them: these numbers stand as NA and cannot "
                    "be compared.",
                    *study.min_cell));
  page.line("#");
  page.comment(
      options.data.empty()
          ? "The patients are in no script: rtsurv export-r OUT --with-data patients.csv writes the few columns "
            "that it reads. That file holds one row per patient; treat it as the data that it is."
          : "The patients are in " + options.data +
                ", one row each, with the few columns that this script reads; treat it as the data that it is.");
  page.comment("Run: Rscript analysis.R [FILE OF THE PATIENTS]");
}

std::string people(std::size_t n) { return results::is_hidden(n) ? results::hidden_text(n) : std::to_string(n); }

/// A column and what it is: "high_pgr: pgr > 20".
std::string meaning(const PatientColumn& column) {
  return column.name == column.expression ? column.name : column.name + ": " + column.expression;
}

void write_patients(Scene& scene, const ScriptOptions& options) {
  Page& page = scene.page;
  page.part("Patients");
  for (const results::FlowStep& step : scene.study.flow)
    page.comment(step.reason ? fmt::format("excluded: {} ({} patients, {} remain)", *step.reason, people(step.excluded),
                                           people(step.remaining))
                             : fmt::format("{} patients in the table", people(step.remaining)));
  for (const study::Derivation& one : scene.protocol.derivations)
    page.comment("derived: " + one.name.text + " = " + one.expression.text);
  std::vector<std::string> classes;
  for (const PatientColumn& column : scene.patients.columns) {
    if (column.is_made_here()) continue;
    if (column.name != column.expression) page.comment("column " + meaning(column));
    classes.push_back(r_string(r_class(column)));
  }
  page.line("arguments <- commandArgs(trailingOnly = TRUE)");
  page.line(fmt::format("file <- if (length(arguments) > 0) arguments[1] else {}",
                        r_string(options.data.empty() ? usual_data : options.data)));
  page.call("classes <- c(", classes);
  page.line("d <- read.csv(file, check.names = FALSE, na.strings = \"\", encoding = \"UTF-8\", colClasses = classes)");
  page.compare("patients analysed", "nrow(d)", {static_cast<double>(scene.study.manifest.rows_analysed)});
}

/// The levels of factors, the reference first.
void write_levels(Scene& scene) {
  for (const PatientColumn& column : scene.patients.columns) {
    if (column.levels.empty() || column.is_made_here()) continue;
    const std::vector<std::string>& levels = column.levels;
    const std::string name = "d$" + r_name(column.name);
    if (column.values.type == table::ColumnType::boolean) {
      const std::string words = fmt::format("ifelse({}, \"true\", \"false\")", name);
      scene.page.line(fmt::format("{} <- factor({}, levels = {})", name, words, r_strings(levels)));
    } else {
      scene.page.line(fmt::format("{0} <- factor({0}, levels = {1})", name, r_strings(levels)));
    }
  }
}

/// What stands in the report and in no block.
void write_left_out(Scene& scene) {
  const results::Study& study = scene.study;
  std::vector<std::string> parts;
  const auto add = [&](bool is_there, const char* what) {
    if (is_there) parts.emplace_back(what);
  };
  bool adjusted = false;
  for (const results::Effect& effect : study.effects) adjusted = adjusted || effect.adjusted.has_value();
  add(study.validation.has_value(), "validation by resampling");
  add(!study.cutpoints.empty(), "bootstrap and shrinkage of cut-points");
  add(adjusted, "adjusted effects");
  add(study.landmark.has_value(), "landmark and time-dependent analyses");
  add(study.response.has_value() || study.toxicity.has_value(), "response and toxicity");
  add(!study.dose_responses.empty() || study.sweep || study.recommendation || study.schedules, "dose");
  add(study.referrals.has_value() || study.published.has_value(), "referrals, published figures");
  add(true, "ridge and Firth penalties, influence, residuals, hazard ratios by period");
  scene.page.part("Not repeated here");
  scene.page.comment(fmt::format("{}.", fmt::join(parts, "; ")));
}

void write_analyses(Scene& scene) {
  write_table1(scene);
  write_follow_up(scene);
  for (const results::EndpointResult& endpoint : scene.study.endpoints) write_endpoint(scene, endpoint);
  if (!scene.study.cutpoints.empty()) scene.page.part("Cut-points");
  for (const results::CutpointResult& cutpoint : scene.study.cutpoints) write_cutpoint(scene, cutpoint);
  write_risk_groups(scene);
  for (const results::Effect& effect : scene.study.effects) write_effect(scene, effect);
  write_person_time(scene);
  write_left_out(scene);
  scene.page.close();
}

}  // namespace

std::string r_script(const results::Study& study, const study::Protocol& protocol, const Patients& patients,
                     const ScriptOptions& options) {
  Page head, cohort, tables(true);
  write_head(head, study, options);
  Scene columns{study, protocol, patients, cohort}, analyses{study, protocol, patients, tables};
  write_patients(columns, options);
  write_levels(columns);
  write_made_columns(columns);
  write_analyses(analyses);
  const std::string body = cohort.text() + tables.text();
  return head.text() + "\n" + libraries_of(body) + "\n" + helpers_of(body) + body + std::string(conclusion());
}

}  // namespace rtsurv::rscript
