#include "rtsurv/rscript/patients.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <stdexcept>

#include "rtsurv/core/error.hpp"
#include "rtsurv/core/reserved_columns.hpp"
#include "rtsurv/core/text.hpp"
#include "rtsurv/rscript/words.hpp"
#include "rtsurv/study/analysis/analysis.hpp"
#include "rtsurv/study/analysis/cutpoint_column.hpp"
#include "rtsurv/study/analysis/risk_group_column.hpp"
#include "rtsurv/study/columns/factor.hpp"
#include "rtsurv/study/parts/cutpoint/two_cuts.hpp"
#include "rtsurv/study/prepare/prepared.hpp"

namespace rtsurv::rscript {
namespace {

using study::Analysis;
using table::Column;
using table::ColumnType;

/// The cut-points and risk groups of the study, so that expressions over them can be read.
void put_made_columns(Analysis& analysis, const results::Study& study) {
  for (const study::CutpointRule& rule : analysis.protocol().cutpoints)
    for (results::CutpointResult found : study.cutpoints) {
      if (found.name != rule.name.text) continue;
      const double cut = found.maxstat.cutpoint;
      analysis.put(study::cutpoint_column(analysis, rule, std::isfinite(cut) ? std::optional(cut) : std::nullopt));
      if (rule.cuts == 2) study::add_groups(analysis, rule, found);
    }
  if (study.risk_groups) analysis.put(study::risk_group_column_of(analysis).column);
}

/// Names of the columns that the script makes.
std::vector<std::string> made_here(const results::Study& study) {
  std::vector<std::string> names;
  for (const results::CutpointResult& found : study.cutpoints)
    for (const results::CutColumn& column : found.columns()) names.push_back(column.column);
  if (study.risk_groups) names.emplace_back(risk_group_column);
  return names;
}

Column numbered(const table::Table& table, const Column& cluster) {
  const study::Factor factor = study::as_factor(table, cluster);
  Column column = table::missing_column(cluster.name, ColumnType::integer, cluster.size());
  for (std::size_t i = 0; i < cluster.size(); ++i) {
    if (factor.code[i] < 0) continue;
    column.missing[i] = 0;
    column.number[i] = factor.code[i] + 1;
  }
  return column;
}

/// An indicator of numbers as one of true and false.
Column true_or_false(Column column) {
  column.type = ColumnType::boolean;
  return column;
}

class Collector {
 public:
  Collector(Analysis& analysis, const results::Study& study)
      : analysis_(analysis), study_(study), made_(made_here(study)) {
    patients_.rows = analysis.table().rows();
  }

  void add_endpoint(const study::EndpointRule& rule) {
    const study::Outcome outcome = analysis_.outcome(rule.name.text);
    const std::string& name = rule.name.text;
    study::Values& values = analysis_.values();
    PatientEndpoint endpoint{.endpoint = name};
    endpoint.time = own(name + "_time", outcome.time, values.number(outcome.time, "time"));
    endpoint.event = own(name + "_event", outcome.event, true_or_false(values.indicator(outcome.event, "event")));
    if (!outcome.entry.empty())
      endpoint.entry = own(name + "_entry", outcome.entry, values.number(outcome.entry, "entry"));
    if (!outcome.competing.empty())
      endpoint.competing =
          own(name + "_competing", outcome.competing, true_or_false(values.indicator(outcome.competing, "competing")));
    if (!outcome.weights.empty())
      endpoint.weights = own(name + "_weight", outcome.weights, values.number(outcome.weights, "weights"));
    endpoint.cluster = cluster(name + "_cluster", outcome.cluster);
    const std::string of_model = analysis_.model_outcome(name).cluster;
    endpoint.model_cluster =
        of_model == outcome.cluster ? endpoint.cluster : cluster(name + "_model_cluster", of_model);
    for (const results::EndpointResult& result : study_.endpoints)
      if (result.name == name && result.km.sample.weights)
        endpoint.counts_patients = result.km.sample.weights->count_patients;
    patients_.endpoints.push_back(std::move(endpoint));
  }

  /// A covariate, grouping or line of Table 1.
  void add_variable(const std::string& text) {
    const std::string expression = study::variable_of(text);
    if (patients_.find(expression) != nullptr) return;
    const std::optional<Column> values = column_of(expression);
    if (!values || values->type == ColumnType::date) return;
    PatientColumn column{free_name(expression), expression, *values};
    column.levels = levels_of(*values, expression);
    const auto made =
        std::ranges::find_if(made_, [&](const std::string& one) { return same_without_case(one, expression); });
    if (made != made_.end()) {
      column.name = r_name(*made);
      column.values = {};
    }
    patients_.columns.push_back(std::move(column));
  }

  [[nodiscard]] Patients take() { return std::move(patients_); }

 private:
  /// Nothing where a part that failed has made no such column.
  std::optional<Column> column_of(const std::string& expression) {
    try {
      return analysis_.values().any(expression, "protocol");
    } catch (const Error&) {
      return std::nullopt;
    }
  }

  std::string own(const std::string& name, const std::string& expression, Column values) {
    patients_.columns.push_back({free_name(name), expression, std::move(values)});
    return patients_.columns.back().name;
  }

  std::string cluster(const std::string& name, const std::string& expression) {
    if (expression.empty()) return {};
    return own(name, expression, numbered(analysis_.table(), analysis_.values().any(expression, "cluster")));
  }

  /// The name in R, or one with dots after it where it is taken.
  [[nodiscard]] std::string free_name(const std::string& text) const {
    std::string name = r_name(text);
    while (std::ranges::find(patients_.columns, name, &PatientColumn::name) != patients_.columns.end()) name += '.';
    return name;
  }

  /// Those that occur; none where R takes the column as the study does.
  std::vector<std::string> levels_of(const Column& column, const std::string& text) {
    const std::vector<std::string> order = analysis_.levels(text);
    if (order.empty() && column.type != ColumnType::text) return {};
    const study::Factor factor = study::as_factor(analysis_.table(), column, order);
    std::vector<std::string> levels;
    for (std::size_t k = 0; k < factor.levels.size(); ++k)
      if (std::ranges::find(factor.code, static_cast<int>(k)) != factor.code.end()) levels.push_back(factor.levels[k]);
    return levels;
  }

  Analysis& analysis_;
  const results::Study& study_;
  std::vector<std::string> made_;
  Patients patients_;
};

/// Every column or expression that a table of the script names.
std::vector<std::string> variables_of(const study::Protocol& protocol, const results::Study& study) {
  std::vector<std::string> all;
  const auto add = [&](const std::vector<study::Text>& texts) {
    for (const study::Text& text : texts) all.push_back(text.text);
  };
  if (protocol.univariable) add(protocol.univariable->factors);
  if (protocol.multivariable) add(protocol.multivariable->factors);
  if (protocol.multivariable) add(protocol.multivariable->strata);
  if (protocol.risk_groups) add(protocol.risk_groups->factors);
  for (const study::CutpointRule& rule : protocol.cutpoints) add({rule.variable, rule.name});
  if (study.risk_groups) all.emplace_back(risk_group_column);
  for (const study::EffectRule& rule : protocol.effects) add({rule.variable, rule.within});
  if (protocol.describe) add(protocol.describe->variables);
  if (protocol.describe && protocol.describe->by) add({*protocol.describe->by});
  for (const results::PersonTime& rate : study.person_time)
    if (rate.factor) all.push_back(*rate.factor);
  return all;
}

}  // namespace

const PatientColumn* Patients::find(std::string_view expression) const {
  for (const PatientColumn& column : columns)
    if (column.expression == expression) return &column;
  return nullptr;
}

const PatientEndpoint& Patients::endpoint(std::string_view name) const {
  for (const PatientEndpoint& one : endpoints)
    if (one.endpoint == name) return one;
  throw std::logic_error("the script knows no such endpoint");
}

Patients patients_of(const study::Protocol& protocol, const results::Study& study, table::Table cohort) {
  Analysis analysis(protocol, study::prepare(protocol, std::move(cohort)));
  put_made_columns(analysis, study);
  Collector collector(analysis, study);
  for (const std::string& text : variables_of(protocol, study)) collector.add_variable(text);
  for (const study::EndpointRule& rule : protocol.endpoints) collector.add_endpoint(rule);
  return collector.take();
}

}  // namespace rtsurv::rscript
