#include "rtsurv/starter/factors/dose.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

namespace rtsurv::starter {
namespace {

bool is_total_dose(const ColumnProfile& column, const NameWords& name) {
  const bool other = name.has_any({"fraction", "fractions", "fx", "per", "bed", "eqd2", "mean", "boost", "rate", "max",
                                   "lung", "heart", "cord", "age", "mg", "chemo"});
  constexpr double most = 150.0, centigray = 100.0;
  const bool gray = name.has("gy") && column.highest <= 90.0;
  return column.is_number() && (gray || name.has_any({"dose", "td"})) && !other && column.lowest >= 0.0 &&
         column.highest <= most * centigray;
}

bool is_fractions(const ColumnProfile& column, const NameWords& name) {
  constexpr double most = 100.0;
  return column.whole && column.is_number() && name.has_any({"fractions", "fraction", "fx", "nfx", "nfrac"}) &&
         !name.has_any({"dose", "per", "size", "ejection", "gy"}) && column.lowest >= 1.0 && column.highest <= most;
}

bool is_within(const ColumnProfile& column, double lowest, double highest) {
  return column.is_number() && column.known > 0 && column.lowest >= lowest && column.highest <= highest;
}

bool may_be_total(const ColumnProfile& column) {
  constexpr std::size_t most_schedules = 60;
  if (column.distinct > most_schedules) return false;
  return is_within(column, 4.0, 90.0) || is_within(column, 400.0, 9000.0);
}

bool may_be_fractions(const ColumnProfile& column) { return column.whole && is_within(column, 1.0, 45.0); }

/// D = n d in the rows in which all are known, but for one in twenty.
bool multiply(const ColumnProfile& total, const ColumnProfile& fractions, const ColumnProfile& each) {
  std::size_t rows = 0, right = 0;
  for (std::size_t i = 0; i < total.values.size(); ++i) {
    const double expected = fractions.values[i] * each.values[i];
    if (std::isnan(expected) || std::isnan(total.values[i])) continue;
    ++rows;
    right += std::fabs(expected - total.values[i]) <= 0.006 * fractions.values[i] + 0.01 ? 1U : 0U;
  }
  return 2 * rows >= total.rows && 20 * right >= 19 * rows && rows > 2;
}

/// The doses of a fraction are such as are prescribed, and the pairs of total and number few.
bool are_schedules(const ColumnProfile& total, const ColumnProfile& fractions) {
  constexpr double step = 20.0, smallest = 1.0, largest = 30.0;
  const double unit = total.highest > 90.0 ? 100.0 : 1.0;
  std::set<std::pair<double, double>> pairs;
  std::size_t rows = 0, neat = 0;
  for (std::size_t i = 0; i < total.values.size(); ++i) {
    const double each = total.values[i] / fractions.values[i] / unit;
    if (std::isnan(each)) continue;
    ++rows;
    pairs.emplace(total.values[i], fractions.values[i]);
    neat += each >= smallest && each <= largest && std::fabs(each * step - std::round(each * step)) < 1e-6 ? 1U : 0U;
  }
  return rows > 2 && 20 * neat >= 19 * rows && pairs.size() <= total.distinct + fractions.distinct + 2 &&
         4 * pairs.size() <= std::max<std::size_t>(rows, 16);
}

using Columns = std::vector<ColumnProfile>;

std::optional<GuessedDose> by_product(const Columns& columns) {
  for (std::size_t total = 0; total < columns.size(); ++total)
    for (std::size_t n = 0; n < columns.size() && may_be_total(columns[total]); ++n)
      for (std::size_t each = 0; each < columns.size() && may_be_fractions(columns[n]) && n != total; ++each) {
        const bool whole_or_not = columns[each].is_number() && columns[each].lowest > 0.0 && columns[each].median > 1.0;
        if (each != n && each != total && whole_or_not && columns[n].median > 1.0 &&
            multiply(columns[total], columns[n], columns[each]))
          return GuessedDose{total, n, each, false, true};
      }
  return std::nullopt;
}

/// Two columns that are schedules together, whatever their names.
std::optional<GuessedDose> by_schedules(const Columns& columns) {
  constexpr double fewest_fractions = 3.0, smallest_total = 8.0;
  for (std::size_t total = 0; total < columns.size(); ++total)
    for (std::size_t n = 0; n < columns.size() && may_be_total(columns[total]); ++n)
      if (n != total && may_be_fractions(columns[n]) && columns[n].median >= fewest_fractions &&
          columns[n].distinct > 1 && columns[total].distinct > 1 && columns[total].median >= smallest_total &&
          are_schedules(columns[total], columns[n]))
        return GuessedDose{total, n, {}, false, true};
  return std::nullopt;
}

std::optional<std::size_t> first(const Columns& columns, const auto& suits) {
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (suits(i)) return i;
  return std::nullopt;
}

std::optional<GuessedDose> by_names(const Columns& columns, const std::vector<NameWords>& names) {
  auto total = first(columns, [&](std::size_t i) { return is_total_dose(columns[i], names[i]); });
  auto fractions = first(columns, [&](std::size_t i) { return is_fractions(columns[i], names[i]); });
  const bool one_by_values = !total || !fractions;
  if (total && !fractions)
    fractions = first(columns, [&](std::size_t i) {
      return i != *total && may_be_fractions(columns[i]) && are_schedules(columns[*total], columns[i]);
    });
  if (fractions && !total)
    total = first(columns, [&](std::size_t i) {
      return i != *fractions && may_be_total(columns[i]) && are_schedules(columns[i], columns[*fractions]);
    });
  if (!total || !fractions) return std::nullopt;
  return GuessedDose{*total, *fractions, {}, false, one_by_values};
}

}  // namespace

std::optional<GuessedDose> guess_dose(const TableProfile& table, const std::vector<NameWords>& names) {
  constexpr std::array<std::string_view, 3> added{"dose_per_fraction", "bed", "eqd2"};
  for (const ColumnProfile& column : table.columns)
    if (std::find(added.begin(), added.end(), column.name) != added.end()) return std::nullopt;
  std::optional<GuessedDose> dose = by_names(table.columns, names);
  if (!dose || dose->by_values)
    if (const auto product = by_product(table.columns)) dose = product;
  if (!dose) dose = by_schedules(table.columns);
  if (!dose) return std::nullopt;
  const ColumnProfile &total = table.columns[dose->total], &fractions = table.columns[dose->fractions];
  for (std::size_t i = 0; i < table.columns.size() && !dose->per_fraction; ++i)
    if (i != dose->total && i != dose->fractions && table.columns[i].is_number() && table.columns[i].distinct > 1 &&
        multiply(total, fractions, table.columns[i]))
      dose->per_fraction = i;
  constexpr double most_gray = 150.0, smallest = 0.5, largest = 35.0;
  dose->centigray = total.median > most_gray;
  const double each = total.median / fractions.median / (dose->centigray ? 100.0 : 1.0);
  return each >= smallest && each <= largest ? dose : std::nullopt;
}

}  // namespace rtsurv::starter
