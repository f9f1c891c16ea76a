#include "report/fixture.hpp"

#include "report/fixture_parts.hpp"
#include "rtsurv/judgement/judge.hpp"

namespace rtsurv::report::fixture {

namespace {

std::vector<results::ColumnLabel> columns() {
  return {{"age", "Age at surgery", "years", {}, {}},
          {"size", "Tumour size", "", {"a", "b", "c"}, {{"a", "≤ 20 mm"}, {"b", "20–50 mm"}, {"c", "> 50 mm"}}},
          {"grade", "Differentiation grade", "", {"2", "3"}, {{"2", "2 (moderate)"}, {"3", "3 (poor)"}}},
          {"nodes", "Positive lymph nodes", "", {}, {}},
          {"pgr", "Progesterone receptors", "fmol/mg", {}, {}},
          {"hormon", "Hormonal therapy", "", {}, {}}};
}

results::Manifest manifest() {
  results::Manifest manifest;
  manifest.version = "0.1.0";
  manifest.commit = "0123456789ab";
  manifest.compiler = "g++ 12.2.0";
  manifest.libraries = {{"DuckDB", "1.4.4"}, {"Eigen", "3.4.0"}, {"Boost", "1.81.0"}};
  manifest.data_file = "cohort.csv";
  manifest.data_sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  manifest.protocol_file = "study.toml";
  manifest.protocol_sha256 = "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752";
  manifest.seed = 20231011;
  manifest.rows_read = 3030;
  manifest.rows_analysed = 2982;
  manifest.columns = 15;
  manifest.notes = {"Decimal commas were read as points in column \"pgr\"."};
  return manifest;
}

std::vector<results::FlowStep> flow() {
  return {{{}, 0, 3030}, {"Metastases at diagnosis", 31, 2999}, {"Lost <before> surgery & \"unknown\"", 17, 2982}};
}

results::Table1 table1() {
  results::Table1 table;
  table.sample.n = 2982;
  table.by = "hormon";
  table.groups = {"all", "false", "true"};
  table.group_size = characteristic_sizes();
  table.variables = characteristics();
  return table;
}

results::CutpointResult cutpoint() {
  results::CutpointResult result;
  result.sample = {2982, 1713, 0, {}};
  result.name = "many_nodes";
  result.endpoint = "RFS";
  result.variable = result.x = "nodes";
  result.replicates = 99999;
  result.maxstat = nodes_maxstat();
  result.fixed = 4.0;
  return result;
}

results::EndpointResult relapse_free() {
  results::EndpointResult endpoint;
  endpoint.name = "RFS";
  endpoint.label = "Relapse-free survival";
  endpoint.time = "rfs_months";
  endpoint.event = "recur or death";
  endpoint.km = rfs_curve();
  endpoint.km.follow_up = rfs_follow_up();
  endpoint.univariable = rfs_univariable();
  endpoint.univariable[3].label = "Grade 3";
  endpoint.univariable.push_back(
      {"meno", "Menopausal state", false, {{}, "one level only"}, {{}, "one level only"}, {{}, "one level only"}});
  results::CoxResult model = rfs_multivariable();
  endpoint.multivariable = results::Multivariable{
      {"age > 50", "size", "many_nodes", "grade = 3", "hormon"}, "logrank p < 0.05", {std::move(model), ""}};
  endpoint.multivariable->screened_below = 0.05;
  return endpoint;
}

results::EndpointResult overall() {
  results::EndpointResult endpoint;
  endpoint.name = "OS";
  endpoint.label = "Overall survival";
  endpoint.time = "os_months";
  endpoint.event = "death";
  endpoint.km = os_curve();
  endpoint.km.follow_up = os_follow_up();
  endpoint.univariable = os_univariable();
  endpoint.multivariable = results::Multivariable{{}, "logrank p < 0.001", {{}, "no factor passes the screen"}};
  endpoint.multivariable->screened_below = 0.001;
  return endpoint;
}

results::EndpointResult recurrence() {
  results::EndpointResult endpoint;
  endpoint.name = "REC";
  endpoint.label = "Freedom from recurrence";
  endpoint.time = "rfs_months";
  endpoint.event = "recur";
  endpoint.competing = "death and not recur";
  endpoint.km = recurrence_curve();
  endpoint.km.follow_up = recurrence_follow_up();
  results::IncidenceResult incidence;
  incidence.sample = {2982, 1518, 0, {}};
  incidence.groups.push_back(
      {"all", 2982, {{"event", {1518, {}, {}, {}, incidence_1()}}, {"competing", {195, {}, {}, {}, incidence_2()}}}});
  // Shaped like the estimates at 60 and 120 months: a little below one minus Kaplan-Meier, and nearly a line.
  const survival::KaplanMeier& km = endpoint.km.groups.front().curve;
  for (results::IncidenceResult::Cause& cause : incidence.groups.front().causes)
    for (std::size_t i = 0; i < km.time.size(); ++i) {
      cause.curve.time.push_back(km.time[i]);
      cause.curve.cif.push_back(cause.cause == "event" ? 0.98 * (1.0 - km.survival[i]) : 0.00055 * km.time[i]);
      cause.curve.events_at.push_back(cause.cause == "event" ? km.events_at[i] : 0.0);
    }
  incidence.groups.front().counts = {km.time, km.at_risk, km.events_at, km.censored};
  endpoint.cuminc = std::move(incidence);
  return endpoint;
}

results::RiskGroups risk_groups() {
  results::RiskGroups groups;
  groups.factors = {"many_nodes", "grade = 3", "size > 'a'"};
  const std::vector<std::size_t> size = risk_group_sizes();
  groups.groups = {{"Low", {0}, size[0]}, {"Intermediate", {1}, size[1]}, {"High", {2, 3}, size[2]}};
  groups.endpoints = {
      {"RFS", {rfs_risk_curves(), ""}, {rfs_risk_log_rank(), ""}, {rfs_risk_cox(), ""}, rfs_risk_pairs()},
      {"OS", {os_risk_curves(), ""}, {os_risk_log_rank(), ""}, {os_risk_cox(), ""}, os_risk_pairs()}};
  return groups;
}

results::Effect hormon_effect() {
  results::Effect effect;
  effect.variable = "hormon";
  effect.within = "risk_group";
  effect.endpoint = "RFS";
  effect.groups = hormon_effects();
  effect.interaction = {hormon_interaction(), ""};
  results::CoxResult overall;
  overall.sample = {2982, 1713, 0, {}};
  overall.strata = {"risk_group"};
  overall.terms = {hormon_overall()};
  overall.converged = true;
  effect.overall = {std::move(overall), ""};
  return effect;
}

}  // namespace

results::Study rotterdam() {
  results::Study study;
  study.title = "Hormonal therapy & relapse in breast cancer: a study shaped like the Rotterdam cohort";
  study.landmarks = {60, 120};
  study.columns = columns();
  study.manifest = manifest();
  study.flow = flow();
  study.table1 = table1();
  study.endpoints.push_back(relapse_free());
  study.endpoints.push_back(overall());
  study.endpoints.push_back(recurrence());
  study.cutpoints = {cutpoint()};
  study.risk_groups = risk_groups();
  study.effects = {hormon_effect()};
  study.warnings = {"[columns] pgr: 364 of 2,982 values are missing."};
  judgement::judge(study);
  return study;
}

results::Study bare() {
  results::Study study;
  study.title = "Bare";
  study.manifest = manifest();
  study.flow = {{{}, 0, 6}};
  results::EndpointResult endpoint;
  endpoint.name = "OS";
  endpoint.label = "OS";
  endpoint.km = kaplan_meier({6, 3, 0, {}}, "", {group("all", 6, 3, {}, {})});
  study.endpoints.push_back(std::move(endpoint));
  return study;
}

std::vector<Figure> placeholders(const std::vector<std::string>& names) {
  std::vector<Figure> figures;
  for (const std::string& name : names)
    figures.push_back(
        {name, "Title of " + name, "Caption of " + name + ".",
         "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"190mm\" height=\"60mm\" viewBox=\"0 0 190 60\" "
         "role=\"img\"><title>" +
             name + "</title><desc>A box.</desc><rect width=\"190\" height=\"60\" fill=\"#eee\"/></svg>"});
  return figures;
}

}  // namespace rtsurv::report::fixture
