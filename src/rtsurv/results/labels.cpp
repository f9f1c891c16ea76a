#include "rtsurv/results/labels.hpp"

#include <algorithm>
#include <string_view>

#include "rtsurv/core/decimals.hpp"
#include "rtsurv/core/reserved_columns.hpp"
#include "rtsurv/results/expression.hpp"

namespace rtsurv::results {

namespace {

/// The label that the univariable analysis gives to a factor expression; empty without one.
std::string factor_label(const Study& study, const std::string& factor) {
  for (const EndpointResult& endpoint : study.endpoints)
    for (const UnivariableRow& row : endpoint.univariable)
      if (row.factor == factor && !row.label.empty()) return row.label;
  return "";
}

/// "EQD2 > 52.3 Gy": the side of a cut-point that `level` means.
std::string side_label(const Study& study, const CutpointResult& cutpoint, bool high) {
  const std::string& variable = cutpoint.variable.empty() ? cutpoint.x : cutpoint.variable;
  const ColumnLabel* column = study.find_column(variable);
  const std::string unit = column && !column->unit.empty() ? " " + column->unit : "";
  if (!cutpoint.fixed && !cutpoint.why.empty()) return cutpoint.name;
  const std::string sign = cutpoint.fixed ? (high ? " \u2265 " : " < ") : (high ? " > " : " \u2264 ");
  return column_label(study, variable) + sign + plain(cutpoint.fixed.value_or(cutpoint.maxstat.cutpoint), 4) + unit;
}

/// The protocol's words for what happens at an endpoint.
std::string words_or(const Study& study, const std::string& endpoint, std::string EndpointResult::*words,
                     const char* otherwise) {
  const auto found = std::ranges::find(study.endpoints, endpoint, &EndpointResult::name);
  return found == study.endpoints.end() || ((*found).*words).empty() ? otherwise : (*found).*words;
}

const std::string* splined_in(const Maybe<CoxResult>& model, const std::string& term) {
  if (model.value)
    for (const CoxResult::Spline& spline : model.value->splines)
      if (spline.term == term) return &spline.variable;
  return nullptr;
}

/// "dose" of "spline(dose, 3)".
std::string written_variable(std::string_view term) {
  const std::size_t begin = std::string_view("spline(").size(), comma = term.rfind(',');
  if (comma == std::string_view::npos || !term.ends_with(')')) return "";
  std::string variable(term.substr(begin, comma - begin));
  while (variable.starts_with(' ')) variable.erase(0, 1);
  while (variable.ends_with(' ')) variable.pop_back();
  return variable;
}

/// The variable of a spline; empty for any other text.
std::string splined_variable(const Study& study, const std::string& term) {
  if (!term.starts_with("spline(")) return "";
  for (const EndpointResult& endpoint : study.endpoints) {
    if (!endpoint.multivariable) continue;
    if (const std::string* found = splined_in(endpoint.multivariable->cox, term)) return *found;
    for (const LeftOut& one : endpoint.multivariable->left_out)
      if (const std::string* found = splined_in(one.alone, term)) return *found;
  }
  return written_variable(term);
}

constexpr const char* derived_factor = "a derived factor (see protocol)";
constexpr const char* derived_group = "a derived group (see protocol)";

/// The column or expression that a label is made of: the variable of a spline or of a cut-point, else the column itself.
std::string named_in(const Study& study, const std::string& column) {
  if (std::string variable = splined_variable(study, column); !variable.empty()) return variable;
  const CutpointResult* cutpoint = cutpoint_of_column(study, column);
  if (cutpoint == nullptr) return column;
  return cutpoint->variable.empty() ? cutpoint->x : cutpoint->variable;
}

bool is_sql(const Study& study, const std::string& column) {
  return study.find_column(column) == nullptr && is_expression(study, column) && column_label(study, column) == column;
}

/// A label, level or coefficient of `column`; the SQL that it begins with is a derived factor.
std::string without_sql(const Study& study, const std::string& column, const std::string& label) {
  const std::string named = named_in(study, column);
  return label.starts_with(named) && is_sql(study, named) ? derived_factor + label.substr(named.size()) : label;
}

/// The level of a condition that has no words of its own.
bool is_yes_or_no(const Study& study, const std::string& column, const std::string& level) {
  const std::string label = level_label(study, column, level);
  return (level == "true" && label == "yes") || (level == "false" && label == "no");
}

}  // namespace

const CutpointResult* cutpoint_of_column(const Study& study, const std::string& column) {
  const auto found = std::ranges::find(study.cutpoints, column, &CutpointResult::name);
  return column.empty() || found == study.cutpoints.end() ? nullptr : &*found;
}

std::string column_label(const Study& study, const std::string& column) {
  const ColumnLabel* found = study.find_column(column);
  if (found && !found->label.empty() && found->label != column) return found->label;
  if (std::string label = factor_label(study, column); !label.empty() && label != column) return label;
  if (const CutpointResult* cutpoint = cutpoint_of_column(study, column)) return side_label(study, *cutpoint, true);
  if (column == risk_group_column) return "Risk group";
  if (const std::string variable = splined_variable(study, column); !variable.empty())
    return column_label(study, variable);
  return comparison_words(study, column).value_or(column);
}

std::string label_in_sentence(const Study& study, const std::string& column) {
  return in_sentence(without_sql(study, column, column_label(study, column)));
}

std::vector<std::string> labels_in_sentence(const Study& study, const std::vector<std::string>& columns) {
  std::vector<std::string> labels;
  std::size_t derived = 0;
  for (const std::string& column : columns) {
    std::string label = label_in_sentence(study, column);
    if (label != derived_factor || ++derived == 1) labels.push_back(std::move(label));
  }
  if (derived > 1)
    *std::ranges::find(labels, derived_factor) = std::to_string(derived) + " derived factors (see protocol)";
  return labels;
}

std::string label_at_start(const Study& study, const std::string& column) {
  const std::string label = column_label(study, column), named = named_in(study, column);
  const bool bare = label == named || (label.starts_with(named) && study.find_column(named) == nullptr);
  return bare && !is_sql(study, named) ? label : at_start(label_in_sentence(study, column));
}

std::string column_label_with_unit(const Study& study, const std::string& column) {
  if (const std::string variable = splined_variable(study, column); !variable.empty())
    return column_label_with_unit(study, variable);
  const ColumnLabel* found = study.find_column(column);
  const std::string label = column_label(study, column);
  return found && !found->unit.empty() ? label + " (" + found->unit + ")" : label;
}

std::string level_label(const Study& study, const std::string& column, const std::string& level) {
  if (const ColumnLabel* found = study.find_column(column))
    for (const auto& [value, text] : found->level_labels)
      if (value == level) return text;
  if (level != "true" && level != "false") return level;
  if (const CutpointResult* cutpoint = cutpoint_of_column(study, column))
    return side_label(study, *cutpoint, level == "true");
  return level == "true" ? "yes" : "no";
}

std::string coefficient_label(const Study& study, const std::string& column, const std::optional<std::string>& level) {
  std::string label = column_label(study, column);
  if (!level) return label;
  const std::string text = level_label(study, column, *level);
  return text.starts_with(label) || cutpoint_of_column(study, column) != nullptr ? text : label + ": " + text;
}

std::string coefficient_in_sentence(const Study& study, const std::string& column,
                                    const std::optional<std::string>& level) {
  return in_sentence(without_sql(study, column, coefficient_label(study, column, level)));
}

std::string endpoint_label(const Study& study, const std::string& endpoint) {
  const auto found = std::ranges::find(study.endpoints, endpoint, &EndpointResult::name);
  return found == study.endpoints.end() || found->label.empty() ? endpoint : found->label;
}

std::string event_label(const Study& study, const std::string& endpoint) {
  return words_or(study, endpoint, &EndpointResult::event_label, "Event");
}

std::string competing_label(const Study& study, const std::string& endpoint) {
  return words_or(study, endpoint, &EndpointResult::competing_label, "Competing event");
}

std::string event_phrase(const Study& study, const std::string& endpoint) {
  return in_sentence(words_or(study, endpoint, &EndpointResult::event_label, "the event"));
}

std::string competing_phrase(const Study& study, const std::string& endpoint) {
  return in_sentence(words_or(study, endpoint, &EndpointResult::competing_label, "the competing event"));
}

std::string each_group(const Study& study, const std::string& column) {
  if (column == risk_group_column) return "each risk group";
  const auto effect = std::ranges::find(study.effects, column, &Effect::within);
  const bool yes_or_no = effect != study.effects.end() && !effect->groups.empty() &&
                         std::ranges::all_of(effect->groups, [&](const Effect::Group& one) {
                           return is_yes_or_no(study, column, one.group);
                         });
  if (yes_or_no && is_sql(study, column)) return std::string("patients in and outside ") + derived_group;
  return (yes_or_no ? "patients with and without " : "each group of ") + label_in_sentence(study, column);
}

std::string group_phrase(const Study& study, const std::string& column, const std::string& level) {
  if (is_yes_or_no(study, column, level)) {
    const bool yes = level == "true";
    if (is_sql(study, column)) return std::string(yes ? "patients in " : "patients outside ") + derived_group;
    const std::optional<std::string> opposite = yes ? std::nullopt : opposite_words(study, column);
    if (opposite) return "patients with " + in_sentence(*opposite);
    return (yes ? "patients with " : "patients without ") + label_in_sentence(study, column);
  }
  std::string label = level_label(study, column, level);
  if (label.find("roup") != std::string::npos) return label;
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  const bool capital = label.size() > 1 && label[0] >= 'A' && label[0] <= 'Z' && small(label[1]);
  const bool name = capital || label.find(' ') != std::string::npos;
  return "group " + (name ? "\u201C" + without_sql(study, column, label) + "\u201D" : label);
}

}  // namespace rtsurv::results
