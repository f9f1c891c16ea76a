#include "rtsurv/study/noticed/scene.hpp"

#include <algorithm>

#include "rtsurv/core/mention.hpp"
#include "rtsurv/core/text.hpp"
#include "rtsurv/naming/roles.hpp"
#include "rtsurv/study/columns/grouping.hpp"
#include "rtsurv/study/columns/terms.hpp"
#include "rtsurv/study/columns/values.hpp"
#include "rtsurv/study/noticed/values.hpp"
#include "rtsurv/study/prepare/fits.hpp"
#include "rtsurv/study/protocol/reserved_names.hpp"

namespace rtsurv::study::noticed {
namespace {

using table::Column;

/// Names of the columns that prepare() has added to those of the file.
std::vector<std::string> added_columns(const Protocol& protocol, const std::vector<EndpointColumns>& endpoints) {
  std::vector<std::string> names;
  if (protocol.dose) names = dose_column_names(*protocol.dose);
  for (const Derivation& derivation : protocol.derivations) names.push_back(derivation.name.text);
  for (std::size_t i = 0; i < endpoints.size(); ++i)
    if (protocol.endpoints[i].from) names.insert(names.end(), {endpoints[i].time, endpoints[i].entry});
  if (protocol.response && protocol.response->baseline) names.emplace_back(best_response_column);
  return names;
}

bool is_among(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::any_of(names, [&](const std::string& one) { return same_without_case(one, name); });
}

/// The texts that are compared or enter a model.
std::vector<Text> factor_texts(const Protocol& protocol) {
  std::vector<Text> texts;
  const auto add = [&](const std::vector<Text>& more) { texts.insert(texts.end(), more.begin(), more.end()); };
  if (protocol.univariable) add(protocol.univariable->factors);
  if (protocol.multivariable) add(protocol.multivariable->factors);
  if (protocol.risk_groups) add(protocol.risk_groups->factors);
  for (const EffectRule& rule : protocol.effects) add({rule.variable, rule.within});
  for (const CutpointRule& rule : protocol.cutpoints) add({rule.variable});
  if (protocol.person_time) add(protocol.person_time->factors);
  return texts;
}

/// The variables of some texts, each once; without those that only the analysis makes.
class Reader {
 public:
  Reader(const Protocol& protocol, Values& values, const std::vector<std::uint8_t>& footer)
      : protocol_(protocol), values_(values), footer_(footer) {}

  void add(const std::vector<Text>& texts, std::vector<Variable>& variables) {
    for (const Text& text : texts) {
      const std::string variable = variable_of(text.text);
      const bool there = std::ranges::any_of(
          variables, [&](const Variable& known) { return same_without_case(known.text, variable); });
      if (!there && !comes_later(protocol_, variable))
        variables.push_back({variable, patients(values_.any(variable, "check"))});
    }
  }

  /// The column with the rows below the patients missing.
  [[nodiscard]] Column patients(Column column) const {
    for (std::size_t i = 0; i < column.size(); ++i) {
      if (footer_[i] == 0) continue;
      column.missing[i] = 1;
      if (!column.code.empty()) column.code[i] = -1;
    }
    return column;
  }

 private:
  const Protocol& protocol_;
  Values& values_;
  const std::vector<std::uint8_t>& footer_;
};

std::vector<Variable> columns_of(const table::Table& table, const std::vector<std::string>& without) {
  std::vector<Variable> columns;
  for (const std::string& name : table.names())
    if (!is_among(without, name)) columns.push_back({name, table.column(name, "check")});
  return columns;
}

bool is_named(const Protocol& protocol, const std::string& column) {
  if (protocol.id && same_without_case(protocol.id->text, column)) return false;
  return std::ranges::any_of(protocol.expressions, [&](const std::string& text) { return mentions(text, column); });
}

/// A column of a table without a protocol that may become a variable: no identifier, no free text.
bool may_be_variable(const Variable& variable) {
  if (variable.column.type == table::ColumnType::text) return is_category(variable.column);
  return !naming::names_patient(variable.text);
}

}  // namespace

Scene scene_of(const Protocol& protocol, const Prepared& prepared, double today) {
  Scene scene{.protocol = protocol, .table = prepared.table, .today = today};
  scene.all = columns_of(prepared.table, added_columns(protocol, prepared.endpoints));
  const std::vector<std::uint8_t> footer = footer_rows(scene.all);
  Values values(prepared.table);
  Reader reader(protocol, values, footer);
  for (const Variable& column : scene.all)
    if (is_named(protocol, column.text)) scene.columns.push_back({column.text, reader.patients(column.column)});
  reader.add(factor_texts(protocol), scene.factors);
  scene.described = scene.factors;
  if (protocol.describe) reader.add(protocol.describe->variables, scene.described);
  for (std::size_t i = 0; i < protocol.endpoints.size(); ++i) {
    const EndpointRule& rule = protocol.endpoints[i];
    scene.endpoints.push_back({rule, reader.patients(values.number(prepared.endpoints[i].time, "check")),
                               reader.patients(values.indicator(rule.event.text, "check"))});
  }
  return scene;
}

Scene scene_of(const Protocol& empty, const table::Table& table, double today) {
  Scene scene{.protocol = empty, .table = table, .today = today};
  scene.all = columns_of(table, {});
  const std::vector<std::uint8_t> footer = footer_rows(scene.all);
  Values values(table);
  const Reader reader(empty, values, footer);
  for (const Variable& column : scene.all)
    if (may_be_variable(column)) scene.columns.push_back({column.text, reader.patients(column.column)});
  scene.described = scene.columns;
  return scene;
}

}  // namespace rtsurv::study::noticed
