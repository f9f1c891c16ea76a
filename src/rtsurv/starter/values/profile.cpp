#include "rtsurv/starter/values/profile.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_set>

#include "rtsurv/starter/values/personal.hpp"
#include "rtsurv/table/columns/missing_code.hpp"

namespace rtsurv::starter {
namespace {

using table::Column;
using table::ColumnType;
using table::MissingCode;

/// YYYY-MM-DD by its shape.
bool is_date(const std::string& text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  return std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) == 8;
}

std::optional<double> parse_truth(const std::string& text) {
  if (text == "true" || text == "TRUE" || text == "True") return 1.0;
  if (text == "false" || text == "FALSE" || text == "False") return 0.0;
  return std::nullopt;
}

/// The texts of a column, parted into those that mean missing and the others.
struct Levels {
  std::vector<std::string> missing, ambiguous, others;
};

Levels part_levels(const Column& column) {
  Levels levels;
  for (const std::string& level : column.level) {
    const MissingCode code = table::missing_code(level);
    auto& part = code == MissingCode::unmistakable ? levels.missing
                 : code == MissingCode::ambiguous  ? levels.ambiguous
                                                   : levels.others;
    part.push_back(level);
  }
  return levels;
}

/// The type that the column has once `missing` is declared: text, unless all others read as one type.
template <class Reads>
bool all_read(const std::vector<std::string>& levels, Reads reads) {
  return !levels.empty() && std::all_of(levels.begin(), levels.end(), reads);
}

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// A value for each row from one for each level.
std::vector<double> values_of(const Column& column, const std::vector<double>& value_of_level) {
  std::vector<double> values;
  for (const int code : column.code)
    values.push_back(code >= 0 ? value_of_level[static_cast<std::size_t>(code)] : nothing);
  return values;
}

std::vector<double> values_of(const Column& column) {
  std::vector<double> values;
  for (std::size_t i = 0; i < column.size(); ++i)
    values.push_back(column.missing[i] == 0 && std::isfinite(column.number[i]) ? column.number[i] : nothing);
  return values;
}

double at_share(const std::vector<double>& sorted, double share) {
  return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

void describe_numbers(ColumnProfile& profile, std::vector<double> values) {
  profile.values = values;
  std::vector<double> numbers = std::move(values);
  std::erase_if(numbers, [](double value) { return std::isnan(value); });
  profile.known = numbers.size();
  if (numbers.empty()) return;
  std::sort(numbers.begin(), numbers.end());
  profile.lowest = numbers.front();
  profile.highest = numbers.back();
  profile.median = at_share(numbers, 0.5);
  profile.upper_fifth = at_share(numbers, 0.8);
  profile.whole = std::all_of(numbers.begin(), numbers.end(), [](double x) { return x == std::floor(x); });
  std::vector<double> distinct;
  std::unique_copy(numbers.begin(), numbers.end(), std::back_inserter(distinct));
  profile.distinct = distinct.size();
  if (distinct.size() > ColumnProfile::few) return;
  for (const double value : distinct)
    profile.few_counts.push_back(static_cast<std::size_t>(std::count(numbers.begin(), numbers.end(), value)));
  profile.few_numbers = std::move(distinct);
}

void describe_texts(ColumnProfile& profile, const Column& column, const std::vector<std::string>& levels) {
  std::vector<std::size_t> counts(column.level.size());
  for (const int code : column.code)
    if (code >= 0) ++counts[static_cast<std::size_t>(code)];
  const std::unordered_set<std::string_view> wanted(levels.begin(), levels.end());
  std::vector<double> places(column.level.size(), nothing);
  std::size_t place = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!wanted.contains(column.level[i])) continue;
    places[i] = static_cast<double>(place++);
    profile.known += counts[i];
    profile.written.count(column.level[i], counts[i]);
    if (levels.size() > ColumnProfile::few) continue;
    profile.few_levels.push_back(column.level[i]);
    profile.few_counts.push_back(counts[i]);
  }
  profile.values = values_of(column, places);
  profile.distinct = levels.size();
  profile.ordered = column.ordered;
  profile.personal = looks_personal(levels, profile.known);
}

/// Fills the profile of a text column and adds the texts that it needs declared as missing.
void describe_text_column(ColumnProfile& profile, const Column& column, std::set<std::string>& missing) {
  Levels levels = part_levels(column);
  missing.insert(levels.missing.begin(), levels.missing.end());
  std::vector<double> values;
  const bool numbers = all_read(levels.others, [](const std::string& text) { return parse_number(text).has_value(); });
  const bool truths = all_read(levels.others, [](const std::string& text) { return parse_truth(text).has_value(); });
  if (numbers || truths) {
    std::transform(column.level.begin(), column.level.end(), std::back_inserter(values), [&](const std::string& text) {
      return (numbers ? parse_number(text) : parse_truth(text)).value_or(nothing);
    });
    describe_numbers(profile, values_of(column, values));
    profile.type = truths ? ColumnType::boolean : profile.whole ? ColumnType::integer : ColumnType::number;
  } else if (all_read(levels.others, is_date)) {
    describe_texts(profile, column, levels.others);
    profile.type = ColumnType::date;
  } else {
    levels.others.insert(levels.others.end(), levels.ambiguous.begin(), levels.ambiguous.end());
    describe_texts(profile, column, levels.others);
    return;
  }
  missing.insert(levels.ambiguous.begin(), levels.ambiguous.end());
}

}  // namespace

bool ColumnProfile::is_number() const noexcept { return type == ColumnType::number || type == ColumnType::integer; }

bool ColumnProfile::counts_days() const noexcept {
  constexpr double first = 20000.0, last = 60000.0;
  return is_number() && whole && distinct > few && lowest >= first && highest <= last;
}

TableProfile profile(const std::vector<Column>& columns) {
  TableProfile result;
  std::set<std::string> missing;
  for (const Column& column : columns) {
    ColumnProfile one;
    one.name = column.name;
    one.title = column.title;
    one.type = column.type;
    one.rows = column.size();
    if (column.type == ColumnType::text) {
      describe_text_column(one, column, missing);
    } else {
      describe_numbers(one, values_of(column));
    }
    result.columns.push_back(std::move(one));
  }
  result.missing.assign(missing.begin(), missing.end());
  return result;
}

TableProfile profile(const table::Table& table) {
  std::map<std::string, std::size_t> odd;
  std::vector<std::string> missing;
  for (const std::string& name : table.names())
    for (const table::OddCell& cell : table.odd_cells(name)) {
      odd[name] += cell.kind == table::OddKind::no_value ? 0U : 1U;
      if (cell.kind == table::OddKind::no_value) missing.push_back(cell.word);
    }
  std::erase_if(odd, [](const auto& count) { return count.second == 0; });
  std::vector<std::string> nearly;
  for (const auto& [name, count] : odd) nearly.push_back(name);
  table::Table typed = table.copy();
  (void)typed.set_apart(nearly);
  std::vector<Column> columns;
  for (const std::string& name : table.names()) columns.push_back(typed.column(name, "init"));
  TableProfile result = profile(columns);
  for (ColumnProfile& column : result.columns)
    if (const auto found = odd.find(column.name); found != odd.end()) column.odd = found->second;
  result.row_of = [&table](std::size_t i) { return table.where(i, {}).row.value_or(i + 1); };
  result.missing.insert(result.missing.end(), missing.begin(), missing.end());
  std::sort(result.missing.begin(), result.missing.end());
  result.missing.erase(std::unique(result.missing.begin(), result.missing.end()), result.missing.end());
  return result;
}

}  // namespace rtsurv::starter
