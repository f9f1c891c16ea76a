#include "rtsurv/study/prepare/table_columns.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <utility>

#include "rtsurv/core/date.hpp"
#include "rtsurv/core/mention.hpp"
#include "rtsurv/core/text.hpp"
#include "rtsurv/math/quantile.hpp"
#include "rtsurv/study/columns/identifying.hpp"

namespace rtsurv::study {
namespace {

using results::TableColumn;
using table::Column;
using table::ColumnType;

constexpr const char* asked_by = "columns";

/// Every text of the protocol that names a column, with what it makes of it.
class Uses {
 public:
  explicit Uses(const Protocol& protocol) {
    add("id", protocol.id);
    for (const EndpointRule& endpoint : protocol.endpoints) add_outcome(endpoint);
    for (const Exclusion& exclusion : protocol.exclusions) add("exclude", exclusion.when);
    if (protocol.dose) add_dose(*protocol.dose);
    for (const Derivation& derivation : protocol.derivations) add("derive", derivation.expression);
    if (protocol.describe) {
      add("describe", protocol.describe->variables);
      add("by", protocol.describe->by);
    }
    for (const CutpointRule& cut : protocol.cutpoints) add("cut", cut.variable);
    if (protocol.univariable) add("factor", protocol.univariable->factors);
    if (protocol.multivariable) add("factor", protocol.multivariable->factors);
    if (protocol.risk_groups) add("factor", protocol.risk_groups->factors);
    for (const EffectRule& effect : protocol.effects) add("effect", effect.variable);
  }

  [[nodiscard]] const std::vector<std::pair<const char*, std::string>>& all() const noexcept { return all_; }

 private:
  void add(const char* role, const Text& text) { all_.emplace_back(role, text.text); }
  void add(const char* role, const std::optional<Text>& text) {
    if (text) add(role, *text);
  }
  void add(const char* role, const std::vector<Text>& texts) {
    for (const Text& text : texts) add(role, text);
  }

  void add_outcome(const EndpointRule& endpoint) {
    for (const auto& time : {endpoint.time, endpoint.from, endpoint.to}) add("time", time);
    add("entry", endpoint.entry);
    add("event", endpoint.event);
    add("competing", endpoint.competing);
  }

  void add_dose(const DoseRule& dose) {
    for (const PhaseRule& phase : dose.phases)
      for (const auto& part : {phase.total, phase.fractions, phase.dose_per_fraction}) add("dose", part);
  }

  std::vector<std::pair<const char*, std::string>> all_;
};

std::vector<std::string> roles_in(const Uses& uses, const std::string& column) {
  std::vector<std::string> roles;
  for (const auto& [role, text] : uses.all())
    if (std::ranges::find(roles, role) == roles.end() && mentions(text, column)) roles.emplace_back(role);
  return roles;
}

results::ColumnKind kind_of(ColumnType type) {
  switch (type) {
    case ColumnType::integer:
      return results::ColumnKind::integer;
    case ColumnType::boolean:
      return results::ColumnKind::boolean;
    case ColumnType::text:
      return results::ColumnKind::text;
    case ColumnType::date:
      return results::ColumnKind::date;
    default:
      return results::ColumnKind::number;
  }
}

const char* word_of(table::OddKind kind) {
  constexpr std::array words{"no_value", "limit", "approximate", "grouped", "marked", "other_order", "other"};
  return words.at(static_cast<std::size_t>(kind));
}

std::vector<TableColumn::Odd> odd_cells(const table::Table& table, const std::string& column) {
  std::map<table::OddKind, std::vector<std::size_t>> rows;
  for (const table::OddCell& cell : table.odd_cells(column)) rows[cell.kind].push_back(cell.row);
  std::vector<TableColumn::Odd> odd;
  for (auto& [kind, in] : rows) odd.push_back({word_of(kind), std::move(in)});
  return odd;
}

/// The cell as a text that a person reads.
std::string shown(const Column& column, std::size_t i) {
  switch (column.type) {
    case ColumnType::text:
      return column.level[static_cast<std::size_t>(column.code[i])];
    case ColumnType::boolean:
      return column.number[i] == 1.0 ? "true" : "false";
    case ColumnType::date:
      return iso_date(column.number[i]);
    default:
      return table::label(column.number[i]);
  }
}

std::vector<double> sorted_numbers(const Column& column) {
  std::vector<double> numbers;
  for (std::size_t i = 0; i < column.size(); ++i)
    if (column.missing[i] == 0) numbers.push_back(column.number[i]);
  std::ranges::sort(numbers);
  return numbers;
}

std::vector<TableColumn::Level> levels_of(const Column& column) {
  std::map<std::string, std::size_t> counts;
  for (std::size_t i = 0; i < column.size(); ++i)
    if (column.missing[i] == 0) ++counts[shown(column, i)];
  std::vector<TableColumn::Level> levels;
  for (const auto& [level, count] : counts) levels.push_back({level, count});
  std::ranges::stable_sort(levels, std::greater<>(), &TableColumn::Level::count);
  return levels;
}

std::size_t different(const Column& column) {
  if (column.type == ColumnType::text) return column.level.size();
  std::vector<double> numbers = sorted_numbers(column);
  return numbers.size() - std::ranges::unique(numbers).size();
}

void add_range(TableColumn& told, const Column& column) {
  const std::vector<double> numbers = sorted_numbers(column);
  if (numbers.empty()) return;
  if (column.type == ColumnType::date)
    told.dates = {iso_date(numbers.front()), iso_date(numbers.back())};
  else
    told.numbers = {numbers.front(), math::quantile_sorted(numbers, 0.25), math::quantile_sorted(numbers, 0.5),
                    math::quantile_sorted(numbers, 0.75), numbers.back()};
}

void add_values(TableColumn& told, const Column& column) {
  constexpr std::size_t most_levels = 50, most_codes = 12;
  const bool words = column.type == ColumnType::text || column.type == ColumnType::boolean;
  if (words ? told.distinct <= most_levels : column.type == ColumnType::integer && told.distinct <= most_codes)
    told.levels = levels_of(column);
  if (!words) add_range(told, column);
}

std::string why_barred(const Protocol& protocol, const table::Table& table, const Column& column,
                       const std::vector<std::string>& roles) {
  for (const ColumnRule& rule : protocol.columns)
    if (rule.identifier_confirmed && same_without_case(rule.column.text, column.name)) return {};
  if (protocol.id && column_named(table, protocol.id->text) == column.name) return "is the identifier of [study]";
  if (std::ranges::find(roles, "time") != roles.end()) return {};
  return why_no_variable(table, column.name, column);
}

}  // namespace

std::vector<std::string> roles_of(const Protocol& protocol, const std::string& column) {
  return roles_in(Uses(protocol), column);
}

results::TableColumns table_columns(const Protocol& protocol, const table::Table& table) {
  results::TableColumns result{.data = table.path(), .n = table.rows(), .reading = table.notes().notes};
  const Uses uses(protocol);
  for (const std::string& name : table.names()) {
    const Column column = table.column(name, asked_by);
    TableColumn told{.name = name, .title = column.title, .kind = kind_of(column.type)};
    told.missing = static_cast<std::size_t>(std::ranges::count(column.missing, 1));
    told.distinct = different(column);
    told.roles = roles_in(uses, name);
    told.barred = why_barred(protocol, table, column, told.roles);
    told.odd = odd_cells(table, name);
    if (told.barred.empty()) add_values(told, column);
    result.columns.push_back(std::move(told));
  }
  return result;
}

std::vector<results::TableColumns::Row> table_rows(const table::Table& table, const std::vector<std::size_t>& rows) {
  std::vector<results::TableColumns::Row> found;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < table.rows(); ++i) {
    const std::size_t row = table.where(i, {}).row.value_or(i + 1);
    if (!std::ranges::binary_search(rows, row)) continue;
    found.push_back({.row = row, .cells = {}});
    places.push_back(i);
  }
  for (const std::string& name : table.names()) {
    const Column column = table.column(name, asked_by);
    for (std::size_t k = 0; k < places.size(); ++k)
      found[k].cells.push_back(column.missing[places[k]] != 0 ? std::nullopt : std::optional(shown(column, places[k])));
  }
  return found;
}

}  // namespace rtsurv::study
