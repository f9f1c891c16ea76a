// The analysed cohort: exclusions, dose and derived columns.
#include <map>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "rtsurv/dose/treatment/range.hpp"
#include "rtsurv/study/columns/factor.hpp"
#include "rtsurv/study/prepare/preparation.hpp"
#include "rtsurv/study/prepare/treatments.hpp"
#include "rtsurv/table/columns/column.hpp"
#include "rtsurv/table/table.hpp"

namespace rtsurv::study {
namespace {

using table::Column;
using table::ColumnType;

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
    std::vector<std::optional<dose::Treatment>> treatments(table.rows());
    // An expression that does not fit is reported at its place, the others are read nevertheless.
    const auto read = [&](const Text& text) {
      Column column = table::missing_column(text.text, ColumnType::number, table.rows());
      preparation_.attempt(text, [&] { column = table.evaluate(text.text, "[dose]"); });
      return column;
    };
    preparation_.attempt(rule.place,
                         [&] { treatments = treatments_of(table, rule, read_dose_input(table, rule, read)); });
    for (const Column& column : dose_columns(rule, treatments))
      if (is_new(rule.place, column.name)) table.append(column);
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

/// One sentence for each limit of the dose models that some treatment leaves, with the number of its patients.
void warn_of_range(Preparation& preparation, const DoseRule& rule,
                   const std::vector<std::optional<dose::Treatment>>& treatments) {
  const dose::Tissue tissue = tissue_of(rule, rule.alpha_beta.front());
  std::map<dose::RangeLimit, std::size_t> patients;
  for (const auto& treatment : treatments)
    if (treatment)
      for (const dose::RangeLimit limit : dose::range_limits(*treatment, tissue)) ++patients[limit];
  for (const auto& [limit, n] : patients)
    preparation.warnings.push_back(
        fmt::format("{} of {} patients had {}", n, preparation.table.rows(), dose::message(limit)));
}

/// Reports the treatments among the remaining rows that no patient can have had, and those that the models doubt.
void check_treatments(Preparation& preparation, const DoseRule& rule) {
  const DoseInput input = read_dose_input(preparation.table, rule);
  warn_of_range(preparation, rule, treatments_of(preparation.table, rule, input, &preparation.data_problems));
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
    preparation.attempt(preparation.protocol.dose->place,
                        [&] { check_treatments(preparation, *preparation.protocol.dose); });
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
