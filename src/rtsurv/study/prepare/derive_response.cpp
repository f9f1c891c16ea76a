// [response] from lesion sums: derives the best response.
#include <cmath>

#include <fmt/format.h>

#include "rtsurv/study/columns/row_problems.hpp"
#include "rtsurv/study/prepare/preparation.hpp"
#include "rtsurv/study/prepare/recist.hpp"
#include "rtsurv/study/protocol/reserved_names.hpp"
#include "rtsurv/table/columns/column.hpp"

namespace rtsurv::study {
namespace {

using table::Column;
using table::ColumnType;

/// A column of lengths in mm; every negative one is reported. Empty when the expression is wrong.
Column lengths(Preparation& preparation, const Text& text, std::string_view key) {
  const std::string used_by = fmt::format("[response] {}", key);
  Column column = table::missing_column(text.text, ColumnType::number, preparation.table.rows());
  preparation.attempt(text, [&] {
    Column found = preparation.table.evaluate(text.text, used_by);
    if (found.type == ColumnType::boolean || found.type == ColumnType::date)
      throw Error(ErrorKind::usage, fmt::format("{}: \"{}\" is not a length in mm", used_by, text.text));
    column = as_number(preparation.table, std::move(found));
  });
  RowProblems problems(preparation.table);
  for (std::size_t i = 0; i < column.size(); ++i)
    if (column.missing[i] == 0 && !(column.number[i] >= 0.0 && std::isfinite(column.number[i])))
      problems.add(i, column.name, "a sum of diameters must be 0 mm or more");
  problems.hand_to(preparation.data_problems);
  return column;
}

Column flags(Preparation& preparation, const Text& text) {
  Column column = table::missing_column(text.text, ColumnType::boolean, preparation.table.rows());
  preparation.attempt(text, [&] {
    column = as_indicator(preparation.table, preparation.table.evaluate(text.text, "[response] new_lesion"));
  });
  return column;
}

/// The columns of [response] that RECIST reads.
struct LesionSums {
  Column baseline;
  std::vector<Column> follow_up, new_lesion;
};

LesionSums read_sums(Preparation& preparation, const ResponseRule& rule) {
  LesionSums sums{lengths(preparation, *rule.baseline, "baseline"), {}, {}};
  for (const Text& text : rule.follow_up) sums.follow_up.push_back(lengths(preparation, text, "follow_up"));
  for (const Text& text : rule.new_lesion) sums.new_lesion.push_back(flags(preparation, text));
  const Column& baseline = sums.baseline;
  RowProblems problems(preparation.table);
  for (std::size_t i = 0; i < baseline.size(); ++i)
    if (baseline.missing[i] == 0 && baseline.number[i] == 0.0)
      problems.add(i, baseline.name, "without a lesion at baseline there is no response; leave it empty");
  problems.hand_to(preparation.data_problems);
  return sums;
}

std::optional<TumourResponse> response_of(const LesionSums& sums, std::size_t row, double complete_below_mm) {
  if (sums.baseline.missing[row] != 0) return std::nullopt;
  std::vector<Assessment> looks;
  for (std::size_t k = 0; k < sums.follow_up.size(); ++k) {
    Assessment look;
    if (sums.follow_up[k].missing[row] == 0) look.sum_mm = sums.follow_up[k].number[row];
    if (!sums.new_lesion.empty())
      look.new_lesion = sums.new_lesion[k].missing[row] == 0 && sums.new_lesion[k].number[row] != 0.0;
    looks.push_back(look);
  }
  return best_response(sums.baseline.number[row], looks, complete_below_mm);
}

}  // namespace

void derive_response(Preparation& preparation) {
  if (!preparation.protocol.response || !preparation.protocol.response->baseline) return;
  const ResponseRule& rule = *preparation.protocol.response;
  if (preparation.table.type(best_response_column)) {
    preparation.refuse(*rule.baseline, fmt::format("the cohort already has a column \"{}\", which [response] adds; "
                                                   "rename it, or name it as \"best\"",
                                                   best_response_column));
    return;
  }
  const LesionSums sums = read_sums(preparation, rule);
  Column column = table::missing_column(best_response_column, ColumnType::text, preparation.table.rows());
  column.level = {"CR", "PR", "SD", "PD"};
  for (std::size_t row = 0; row < column.size(); ++row)
    if (const auto best = response_of(sums, row, rule.complete_below_mm)) {
      column.code[row] = static_cast<int>(*best);
      column.missing[row] = 0;
    }
  preparation.table.append(column);
}

}  // namespace rtsurv::study
