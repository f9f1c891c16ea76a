#include "rtsurv/study/pooled/pooled_factor.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include <fmt/format.h>

#include "rtsurv/core/error.hpp"
#include "rtsurv/study/pooled/union.hpp"

namespace rtsurv::study {
namespace {

LevelKind kind_of(const table::Column& column) {
  switch (column.type) {
    case table::ColumnType::text:
      return column.ordered ? LevelKind::ordered : LevelKind::text;
    case table::ColumnType::boolean:
      return LevelKind::boolean;
    case table::ColumnType::date:
      return LevelKind::date;
    case table::ColumnType::number:
    case table::ColumnType::integer:
      break;
  }
  return LevelKind::number;
}

std::partial_ordering compared(const PooledFactor& a, std::size_t i, const PooledFactor& b, std::size_t j) {
  if (a.place.empty()) return a.levels[i] <=> b.levels[j];
  return a.place[i] <=> b.place[j];
}

void append(PooledFactor& to, const PooledFactor& from, std::size_t i) {
  to.levels.push_back(from.levels[i]);
  if (!from.place.empty()) to.place.push_back(from.place[i]);
}

std::vector<int> all_codes(const PooledFactor& factor) {
  std::vector<int> codes;
  for (std::size_t i = 0; i < factor.size(); ++i) codes.push_back(static_cast<int>(i));
  return codes;
}

}  // namespace

CodedFactor coded_factor(const table::Table& table, const table::Column& column, const Cases& cases,
                         const std::vector<std::string>& order) {
  const Factor all = as_factor(table, column, order);
  Factor factor = on_cases(all, cases);
  CodedFactor coded{{factor.name, order.empty() ? kind_of(column) : LevelKind::ordered, factor.levels, {}},
                    std::move(factor.code)};
  if (coded.factor.kind == LevelKind::text) return coded;
  coded.factor.place.assign(coded.factor.size(), 0.0);
  for (std::size_t i = 0; i < cases.size(); ++i) {
    if (coded.code[i] < 0) continue;
    const std::size_t row = cases.row[i];
    const bool is_ordered = coded.factor.kind == LevelKind::ordered;
    coded.factor.place[static_cast<std::size_t>(coded.code[i])] =
        is_ordered ? all.code[row] : column.number[row] + 0.0;  // -0 becomes 0
  }
  return coded;
}

MergedFactor merged(const PooledFactor& a, const PooledFactor& b) {
  if (b.levels.empty()) return {a, all_codes(a), {}};
  if (a.levels.empty()) return {b, {}, all_codes(b)};
  if (a.kind != b.kind)
    throw Error(ErrorKind::usage, fmt::format("\"{}\" is not of one type in every part of the table", a.name));
  MergedFactor both{{a.name, a.kind, {}, {}}, {}, {}};
  PlacesInUnion places = union_of(
      a.size(), b.size(), [&](std::size_t i, std::size_t j) { return compared(a, i, b, j); },
      [&](std::partial_ordering order, std::size_t i, std::size_t j) {
        if (std::is_eq(order) && a.levels[i] != b.levels[j])
          throw Error(ErrorKind::usage, fmt::format("the levels of \"{}\" have another order in another part", a.name));
        append(both.together, std::is_lteq(order) ? a : b, std::is_lteq(order) ? i : j);
      });
  both.of_a = std::move(places.of_a);
  both.of_b = std::move(places.of_b);
  return both;
}

bool is_sound(const PooledFactor& factor) {
  const bool has_places = factor.kind != LevelKind::text;
  if (factor.kind > LevelKind::boolean || factor.place.size() != (has_places ? factor.size() : 0)) return false;
  const auto ascend = [](const auto& values) {
    return std::ranges::adjacent_find(values, std::greater_equal<>()) == values.end();
  };
  if (!has_places) return ascend(factor.levels);
  return ascend(factor.place) && std::ranges::all_of(factor.place, [](double place) { return std::isfinite(place); });
}

}  // namespace rtsurv::study
