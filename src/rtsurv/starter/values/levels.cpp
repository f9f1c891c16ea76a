#include "rtsurv/starter/values/levels.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "rtsurv/core/text.hpp"
#include "rtsurv/starter/text.hpp"
#include "rtsurv/starter/values/natural_order.hpp"

namespace rtsurv::starter {
namespace {

// A whole number of this name is a code, not a quantity.
constexpr std::array<std::string_view, 28> category_words{
    "grade",  "stage",   "ecog", "class",       "category", "group",  "type",     "arm",    "trt",    "treatment",
    "rx",     "site",    "inst", "institution", "center",   "centre", "hospital", "region", "tstage", "nstage",
    "mstage", "grading", "t",    "n",           "ct",       "cn",     "pt",       "pn"};

constexpr std::size_t most_codes = 6;

/// A level with all ways in which it is written, the most frequent first.
struct Level {
  std::vector<std::string> texts;
  std::vector<std::size_t> counts;
  std::size_t patients = 0;
};

std::string without_case_and_blanks(const std::string& text) {
  const auto first = std::find_if_not(text.begin(), text.end(), is_ascii_space);
  const auto last = std::find_if_not(text.rbegin(), std::make_reverse_iterator(first), is_ascii_space).base();
  return fold_case(std::string(first, last));
}

std::vector<Level> levels_of(const ColumnProfile& column) {
  std::vector<Level> levels;
  for (std::size_t i = 0; i < column.few_levels.size(); ++i) {
    const std::string& text = column.few_levels[i];
    const auto twin = std::find_if(levels.begin(), levels.end(), [&](const Level& level) {
      return without_case_and_blanks(level.texts.front()) == without_case_and_blanks(text);
    });
    Level& level = twin == levels.end() ? levels.emplace_back() : *twin;
    const bool most = level.texts.empty() || column.few_counts[i] > level.counts.front();
    level.texts.insert(most ? level.texts.begin() : level.texts.end(), text);
    level.counts.insert(most ? level.counts.begin() : level.counts.end(), column.few_counts[i]);
    level.patients += column.few_counts[i];
  }
  return levels;
}

/// The most frequent first, the others in their order.
template <class Item, class Count>
void most_frequent_first(std::vector<Item>& items, Count count) {
  const auto most =
      std::max_element(items.begin(), items.end(), [&](const Item& a, const Item& b) { return count(a) < count(b); });
  if (most != items.end()) std::rotate(items.begin(), most, most + 1);
}

/// Stages, grades and the like in their order; else the most frequent first, and false.
bool sort_levels(std::vector<Level>& levels) {
  std::vector<std::string> texts;
  for (const Level& level : levels) texts.push_back(level.texts.front());
  auto order = natural_order(texts);
  if (!order) order = worded_order(texts);
  if (!order) {
    most_frequent_first(levels, [](const Level& level) { return level.patients; });
    return false;
  }
  std::vector<Level> sorted;
  for (const std::size_t i : *order) sorted.push_back(std::move(levels[i]));
  levels = std::move(sorted);
  return true;
}

/// A name that no column has, whatever its case.
std::string name_of_groups(const TableProfile& table, const std::string& column) {
  std::string name = column + " grouped";
  const auto taken = [&](const ColumnProfile& other) { return same_without_case(other.name, name); };
  while (std::any_of(table.columns.begin(), table.columns.end(), taken)) name += '_';
  return name;
}

/// Derives the column in which patients who are alone with their level are together.
void group_the_rare(const TableProfile& table, std::size_t rare, Covariate& covariate) {
  const std::string& column = table.columns[covariate.column].name;
  std::string kept;
  for (const std::string& level : covariate.levels) kept += (kept.empty() ? "" : ", ") + sql_text(level);
  const std::string sql = sql_name(column);
  covariate.name = name_of_groups(table, column);
  covariate.derived = "case when " + sql + " in (" + kept + ") then " + sql;
  const bool other_is_new =
      std::none_of(covariate.levels.begin(), covariate.levels.end(),
                   [](const std::string& level) { return without_case_and_blanks(level) == "other"; });
  if (rare > 1 && other_is_new) {
    covariate.derived += " when " + sql + " is not null then 'other'";
    covariate.levels.emplace_back("other");
    covariate.ordered = false;
  }
  covariate.derived += " end";
}

std::optional<Covariate> text_covariate(std::size_t index, const TableProfile& table) {
  const ColumnProfile& column = table.columns[index];
  Covariate covariate{index, column.name, {}, {}, {}, {}, column.ordered};
  std::vector<Level> levels = levels_of(column);
  const std::size_t rare = std::erase_if(levels, [](const Level& level) { return level.patients == 1; });
  if (!column.ordered) covariate.ordered = sort_levels(levels);
  for (const Level& level : levels) {
    covariate.levels.push_back(level.texts.front());
    if (level.texts.size() > 1)
      covariate.same.emplace_back(level.texts.front(), std::vector(level.texts.begin() + 1, level.texts.end()));
  }
  if (rare > 0) group_the_rare(table, rare, covariate);
  if (covariate.levels.size() < 2) return std::nullopt;
  if (covariate.levels.size() == 2)
    covariate.condition =
        sql_name(covariate.name) + " = " +
        sql_text(column.ordered ? covariate.levels.back() : *std::ranges::max_element(covariate.levels));
  for (std::string& level : covariate.levels) level = toml_text(level);
  return covariate;
}

Covariate number_covariate(std::size_t index, const ColumnProfile& column, const NameWords& name) {
  Covariate covariate{index, column.name, {}, {}, {}, {}, false};
  const bool codes = column.whole && column.distinct <= most_codes && is_category(name) &&
                     std::find(column.few_counts.begin(), column.few_counts.end(), 1U) == column.few_counts.end();
  if (column.distinct != 2 && !codes) return covariate;
  std::vector<std::size_t> order(column.few_numbers.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const bool none_or_some = column.distinct == 2 && column.few_numbers.front() == 0.0;
  covariate.ordered = none_or_some || has_ordered_codes(name);
  if (!covariate.ordered) most_frequent_first(order, [&](std::size_t i) { return column.few_counts[i]; });
  for (const std::size_t i : order) covariate.levels.push_back(table::label(column.few_numbers[i]));
  if (column.distinct == 2) covariate.condition = sql_name(column.name) + " = " + covariate.levels.back();
  return covariate;
}

}  // namespace

bool is_category(const NameWords& name) {
  return !name.has_any({"number", "count", "lines", "cycles", "prior"}) &&
         std::any_of(category_words.begin(), category_words.end(),
                     [&](std::string_view word) { return name.has(word); });
}

std::optional<Covariate> make_covariate(std::size_t index, const TableProfile& table, const NameWords& name) {
  const ColumnProfile& column = table.columns[index];
  if (column.type == table::ColumnType::text) return text_covariate(index, table);
  if (column.type == table::ColumnType::boolean)
    return Covariate{index, column.name, {}, {}, {}, sql_name(column.name), false};
  return number_covariate(index, column, name);
}

}  // namespace rtsurv::starter
