#include "rtsurv/results/labels.hpp"

#include <algorithm>
#include <array>
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

/// The variable of a spline of a model; empty for any other text.
std::string splined_variable(const Study& study, const std::string& term) {
  if (!term.starts_with("spline(")) return "";
  for (const EndpointResult& endpoint : study.endpoints) {
    if (!endpoint.multivariable) continue;
    if (const std::string* found = splined_in(endpoint.multivariable->cox, term)) return *found;
    for (const LeftOut& one : endpoint.multivariable->left_out)
      if (const std::string* found = splined_in(one.alone, term)) return *found;
  }
  return "";
}

/// A name or an abbreviation, which keeps its capital: "Gleason score", "Ki-67", "Fx".
bool starts_with_a_name(std::string_view label) {
  constexpr std::array<std::string_view, 12> names{"Ann Arbor",  "Barthel",    "Breslow",  "Charlson",
                                                   "Child-Pugh", "Clark",      "Durie",    "Gleason",
                                                   "Karnofsky",  "Nottingham", "Oncotype", "Zubrod"};
  const std::string_view first = label.substr(0, label.find(' '));
  return first.find_first_of("0123456789") != std::string_view::npos ||
         first.find_first_of("AEIOUYaeiouy") == std::string_view::npos ||
         std::ranges::any_of(names, [&](std::string_view name) { return label.starts_with(name); });
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
  const std::string label = column_label(study, column);
  const bool sql = label == column && study.find_column(column) == nullptr && is_expression(study, column);
  return sql ? "a derived factor (see protocol)" : in_sentence(label);
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
  return (yes_or_no ? "patients with and without " : "each group of ") + label_in_sentence(study, column);
}

std::string group_phrase(const Study& study, const std::string& column, const std::string& level) {
  const std::string label = level_label(study, column, level);
  if (is_yes_or_no(study, column, level)) {
    if (level == "true") return "patients with " + label_in_sentence(study, column);
    const std::optional<std::string> opposite = opposite_words(study, column);
    return opposite ? "patients with " + in_sentence(*opposite)
                    : "patients without " + label_in_sentence(study, column);
  }
  if (label.find("roup") != std::string::npos) return label;
  const bool name = label.find(' ') != std::string::npos || in_sentence(label) != label;
  return "group " + (name ? "\u201C" + label + "\u201D" : label);
}

std::string in_sentence(std::string label) {
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  if (label.size() < 2 || !upper(label[0]) || !lower(label[1]) || starts_with_a_name(label)) return label;
  for (std::size_t i = 1; i + 2 < label.size(); ++i)
    if (label[i] == ' ' && upper(label[i + 1]) && lower(label[i + 2])) return label;
  label[0] = static_cast<char>(label[0] - 'A' + 'a');
  return label;
}

}  // namespace rtsurv::results
