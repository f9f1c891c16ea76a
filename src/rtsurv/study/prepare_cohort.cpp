// The analysed cohort: exclusions, dose and derived columns.
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "rtsurv/dose/linear_quadratic.hpp"
#include "rtsurv/study/factor.hpp"
#include "rtsurv/study/preparation.hpp"
#include "rtsurv/table/column.hpp"

namespace rtsurv::study {
namespace {

using table::Column;
using table::ColumnType;

constexpr double largest_usual_fraction_gy = 10.0;

/// A course is usable when its dose is positive and its fractions are a positive whole number.
bool is_course(double total, double fractions) {
  return std::isfinite(total) && total > 0.0 && fractions >= 1.0 && fractions == std::floor(fractions) &&
         fractions <= std::numeric_limits<int>::max();
}

/// Adds the columns of [dose] and [derive] one after the other, when they are asked for.
class ComputedColumns {
 public:
  explicit ComputedColumns(Preparation& preparation)
      : preparation_(preparation), dose_pending_(preparation.protocol.dose.has_value()) {}

  /// Adds the next column; false when there is none left.
  bool add_next() {
    if (dose_pending_) {
      dose_pending_ = false;
      add_dose(*preparation_.protocol.dose);
      return true;
    }
    if (next_ == preparation_.protocol.derivations.size()) return false;
    derive(preparation_.protocol.derivations[next_++]);
    return true;
  }

 private:
  bool is_new(const Text& place, std::string_view name) {
    if (!preparation_.table.type(name)) return true;
    preparation_.refuse(place, fmt::format("the cohort already has a column \"{}\"; rename one of the two", name));
    return false;
  }

  void add_dose(const DoseRule& rule) {
    table::Table& table = preparation_.table;
    Column per_fraction = table::missing_column("dose_per_fraction", ColumnType::number, table.rows());
    Column bed = table::missing_column("bed", ColumnType::number, table.rows());
    Column eqd2 = table::missing_column("eqd2", ColumnType::number, table.rows());
    preparation_.attempt(rule.total, [&] {
      const Column total = as_number(table, table.evaluate(rule.total.text, "[dose] total"));
      const Column fractions = as_number(table, table.evaluate(rule.fractions.text, "[dose] fractions"));
      for (std::size_t i = 0; i < table.rows(); ++i) {
        if (total.missing[i] != 0 || fractions.missing[i] != 0 || !is_course(total.number[i], fractions.number[i]))
          continue;
        const dose::Course course{{total.number[i]}, static_cast<int>(fractions.number[i])};
        per_fraction.number[i] = course.dose_per_fraction().value;
        bed.number[i] = dose::bed(course, {rule.alpha_beta}).value;
        eqd2.number[i] = dose::eqd2(course, {rule.alpha_beta}).value;
        per_fraction.missing[i] = bed.missing[i] = eqd2.missing[i] = 0;
      }
    });
    for (const Column* column : {&per_fraction, &bed, &eqd2})
      if (is_new(rule.total, column->name)) table.append(*column);
  }

  void derive(const Derivation& derivation) {
    const std::string& name = derivation.name.text;
    if (!is_new(derivation.name, name)) return;
    const bool derived = preparation_.attempt(derivation.expression, [&] {
      preparation_.table.derive(name, derivation.expression.text, fmt::format("[derive] {}", name));
    });
    // An empty column in its place, so that what is built on it is not reported as well.
    if (!derived) preparation_.table.append(table::missing_column(name, ColumnType::text, preparation_.table.rows()));
  }

  Preparation& preparation_;
  bool dose_pending_;
  std::size_t next_ = 0;
};

/// Applies one exclusion, adding computed columns as long as the expression lacks one.
void exclude(Preparation& preparation, const Exclusion& exclusion, ComputedColumns& columns) {
  const std::string used_by = fmt::format("[[exclude]] \"{}\"", exclusion.reason);
  for (;;) {
    try {
      const std::size_t excluded = preparation.table.exclude(exclusion.when.text, used_by);
      preparation.flow.push_back({exclusion.reason, excluded, preparation.table.rows()});
      return;
    } catch (const Error& error) {
      if (error.kind() == ErrorKind::usage && columns.add_next()) continue;
      preparation.attempt(exclusion.when, [&] { throw error; });
      return;
    }
  }
}

/// Reports the courses among the remaining rows that no patient can have had.
void check_courses(Preparation& preparation, const DoseRule& rule) {
  const table::Table& table = preparation.table;
  const Column total = as_number(table, table.evaluate(rule.total.text, "[dose] total"));
  const Column fractions = as_number(table, table.evaluate(rule.fractions.text, "[dose] fractions"));
  std::size_t large = 0;
  for (std::size_t i = 0; i < table.rows(); ++i) {
    const bool known = total.missing[i] == 0 && fractions.missing[i] == 0;
    if (total.missing[i] == 0 && !is_course(total.number[i], 1.0))
      preparation.data_problems.add(table.where(i, total.name), "the total dose must be above 0 Gy");
    if (fractions.missing[i] == 0 && !is_course(1.0, fractions.number[i]))
      preparation.data_problems.add(table.where(i, fractions.name), "the number of fractions must be 1, 2, 3, ...");
    else if (known && total.number[i] / fractions.number[i] > largest_usual_fraction_gy)
      ++large;
  }
  if (large > 0)
    preparation.warnings.push_back(
        fmt::format("{} of {} patients had more than {} Gy in a fraction, where BED and EQD2 of the linear-quadratic "
                    "model are doubtful",
                    large, table.rows(), largest_usual_fraction_gy));
}

}  // namespace

void build_cohort(Preparation& preparation) {
  preparation.flow.push_back({std::nullopt, 0, preparation.table.rows()});
  ComputedColumns columns(preparation);
  for (const Exclusion& exclusion : preparation.protocol.exclusions) {
    exclude(preparation, exclusion, columns);
    if (preparation.table.rows() > 0) continue;
    preparation.refuse(exclusion.when, fmt::format("no patient is left after the exclusion \"{}\"", exclusion.reason));
    return;
  }
  while (columns.add_next()) {
  }
  if (preparation.protocol.dose && preparation.protocol_problems.empty())
    preparation.attempt(preparation.protocol.dose->total,
                        [&] { check_courses(preparation, *preparation.protocol.dose); });
}

void check_identifiers(Preparation& preparation) {
  if (!preparation.protocol.id) return;
  const Text& id = *preparation.protocol.id;
  preparation.attempt(id, [&] {
    const table::Table& table = preparation.table;
    const Factor identifiers = as_factor(table, table.column(id.text, "[study] id"));
    std::vector<std::size_t> first(identifiers.levels.size(), table.rows());
    std::size_t unknown = 0;
    for (std::size_t i = 0; i < table.rows(); ++i) {
      if (identifiers.code[i] < 0) {
        ++unknown;
        continue;
      }
      std::size_t& earlier = first[static_cast<std::size_t>(identifiers.code[i])];
      if (earlier < i)
        preparation.data_problems.add(
            table.where(i, id.text),
            fmt::format("is the same as in row {}; every patient needs an identifier of their own",
                        table.where(earlier, id.text).row.value_or(earlier + 1)));
      else
        earlier = i;
    }
    if (unknown > 0)
      preparation.warnings.push_back(fmt::format("{} of {} patients have no \"{}\"", unknown, table.rows(), id.text));
  });
}

}  // namespace rtsurv::study
