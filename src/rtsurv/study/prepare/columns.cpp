// [columns] against the cohort, and the names of the columns that the analysis will add.
#include <fmt/format.h>

#include "rtsurv/study/columns/factor.hpp"
#include "rtsurv/study/prepare/fits.hpp"
#include "rtsurv/study/protocol/reserved_names.hpp"

namespace rtsurv::study {

namespace {

using table::Column;

void check_new_names(Preparation& preparation) {
  const auto refuse_if_taken = [&](const Text& place, std::string_view name) {
    if (preparation.table.type(name))
      preparation.refuse(place, fmt::format("the cohort already has a column \"{}\"; rename one of the two", name));
  };
  for (const MadeColumn& column : preparation.protocol.made) refuse_if_taken(column.name, column.name.text);
  if (preparation.protocol.risk_groups)
    refuse_if_taken(preparation.protocol.risk_groups->factors.front(), risk_group_column);
}

}  // namespace

void check_study(Preparation& preparation) {
  check_new_names(preparation);
  if (preparation.protocol.entered)
    check(preparation, *preparation.protocol.entered, "[study] entered", a_date_or_number);
}

void check_columns(Preparation& preparation) {
  for (const ColumnRule& rule : preparation.protocol.columns) {
    if (comes_later(preparation.protocol, rule.column.text)) continue;
    preparation.attempt(rule.column, [&] {
      const Column column = preparation.table.column(rule.column.text, "[columns]");
      if (!rule.levels.empty()) (void)as_factor(preparation.table, column, rule.levels);
    });
  }
}

}  // namespace rtsurv::study
