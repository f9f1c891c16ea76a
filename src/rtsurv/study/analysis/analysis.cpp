#include "rtsurv/study/analysis/analysis.hpp"
#include "rtsurv/study/protocol/reserved_names.hpp"

#include <algorithm>

#include "rtsurv/core/text.hpp"
#include "rtsurv/study/columns/factor.hpp"
#include "rtsurv/study/columns/grouping.hpp"
#include "rtsurv/study/prepare/endpoint_outcome.hpp"
#include "rtsurv/study/prepare/fits.hpp"

namespace rtsurv::study {
namespace {

/// A column name without the quotes that SQL may put around it.
std::string_view unquoted(std::string_view text) {
  const bool quoted = text.size() > 2 && text.front() == '"' && text.back() == '"';
  return quoted ? text.substr(1, text.size() - 2) : text;
}

}  // namespace

Analysis::Analysis(const Protocol& protocol, Prepared prepared, Progress progress)
    : protocol_(protocol),
      values_(std::move(prepared.table)),
      columns_(std::move(prepared.columns)),
      endpoints_(std::move(prepared.endpoints)),
      published_(std::move(prepared.published)),
      progress_(std::move(progress)),
      warnings_(std::move(prepared.warnings)) {
  values_.set_confidence(protocol.confidence);
}

Analysis::Analysis(Analysis* parent)
    : parent_(parent),
      protocol_(parent->protocol_),
      values_(&parent->values_),
      columns_(parent->columns_),
      endpoints_(parent->endpoints_) {}

Outcome Analysis::outcome(const std::string& endpoint) const { return outcome_of(protocol_, endpoints_, endpoint); }

Outcome Analysis::model_outcome(const std::string& endpoint) const {
  return model_outcome_of(protocol_, endpoints_, endpoint);
}

std::vector<std::string> Analysis::model_strata() const { return model_strata_of(protocol_); }

std::optional<CauseOutcome> Analysis::causes(const std::string& endpoint) const {
  const Outcome outcome = this->outcome(endpoint);
  if (outcome.competing.empty()) return std::nullopt;
  return CauseOutcome{.time = outcome.time,
                      .entry = outcome.entry,
                      .weights = outcome.weights,
                      .cluster = outcome.cluster,
                      .event = outcome.event,
                      .competing = outcome.competing};
}

const ColumnRule* Analysis::rule_of(std::string_view column) const {
  for (const ColumnRule& rule : columns_)
    if (same_without_case(rule.column.text, unquoted(column))) return &rule;
  return nullptr;
}

std::vector<std::string> Analysis::levels(const std::string& text) const {
  const std::vector<std::string> made = made_levels(protocol_, text);
  const ColumnRule* rule = rule_of(text);
  return made.empty() && rule != nullptr ? rule->levels : made;
}

std::optional<std::vector<std::string>> Analysis::ranks(const std::string& text) {
  std::vector<std::string> made = made_levels(protocol_, text);
  if (!made.empty()) return made;
  for (const ColumnRule& rule : protocol_.columns)
    if (same_without_case(rule.column.text, unquoted(text)) && !rule.levels.empty()) return rule.levels;
  const table::Column& column = values_.any(text, "protocol");
  if (column.type == table::ColumnType::number || column.type == table::ColumnType::integer)
    return std::vector<std::string>();
  return column.ordered ? std::optional(column.level) : std::nullopt;
}

TermSpec Analysis::term(const std::string& text) const {
  TermSpec term;
  term.text = text;
  term.spline = parse_spline(text);
  term.levels = levels(text);
  return term;
}

bool Analysis::is_covariate_only(const std::string& text) {
  if (parse_spline(text)) return true;
  const table::Column& values = values_.any(text, "protocol");
  return levels(text).empty() && !is_factor(values) && has_many_values(values);
}

const table::Column& Analysis::column(const Text& text, std::string_view used_by) {
  try {
    return values_.any(variable_of(text.text), used_by);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::usage) throw;
    throw Error(ErrorKind::protocol, error.what(),
                {.file = protocol_.path, .line = text.line, .position = text.position});
  }
}

std::string Analysis::label(const std::string& text) const {
  const ColumnRule* rule = rule_of(text);
  return rule == nullptr || rule->label.empty() ? text : rule->label;
}

void Analysis::warn(const std::string& sentence) {
  if (parent_ != nullptr) return parent_->warn(sentence);
  if (std::find(warnings_.begin(), warnings_.end(), sentence) == warnings_.end()) warnings_.push_back(sentence);
}

}  // namespace rtsurv::study
