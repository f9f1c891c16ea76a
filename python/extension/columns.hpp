#pragma once
// What Python holds, as columns of a table.

#include <nanobind/nanobind.h>
#include <nanobind/ndarray.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "raised.hpp"
#include "rtsurv/table/columns/columns.hpp"
#include "rtsurv/table/columns/levels.hpp"
#include "rtsurv/table/read/arrow.hpp"
#include "rtsurv/table/read/cell_text.hpp"

namespace rtsurv::python {

namespace nb = nanobind;
using Values = nb::ndarray<const double, nb::ndim<1>, nb::c_contig, nb::device::cpu>;

/// What Python holds, as columns of a table; NaN is missing.
class Columns {
 public:
  void numbers(std::string name, const Values& values) {
    columns_.push_back(table::number_column(std::move(name), copy(values)));
  }
  void booleans(std::string name, const Values& values) { add(std::move(name), table::ColumnType::boolean, values); }
  void dates(std::string name, const Values& days) { add(std::move(name), table::ColumnType::date, days); }
  void texts(std::string name, const std::vector<std::string>& values) {
    columns_.push_back(table::text_column(std::move(name), values));
  }

  /// The levels of a column of texts in an order of their own.
  void order(const std::string& name, const std::vector<std::string>& levels) {
    const std::optional<std::string> called = table::cell_text(name);
    for (table::Column& column : columns_)
      if (table::cell_text(column.name) == called && column.type == table::ColumnType::text)
        put_in_order(column, levels);
  }

  /// With texts the columns that one of them names.
  void stream(const nb::capsule& capsule, const std::vector<std::string>& named_in) {
    auto* const stream = static_cast<ArrowArrayStream*>(PyCapsule_GetPointer(capsule.ptr(), "arrow_array_stream"));
    if (stream == nullptr) throw nb::python_error();
    columns_ = raised([&] { return table::read_arrow(*stream, named_in); });
  }

  [[nodiscard]] std::vector<table::Column> take() { return std::exchange(columns_, {}); }

 private:
  static std::vector<double> copy(const Values& values) { return {values.data(), values.data() + values.size()}; }

  void add(std::string name, table::ColumnType type, const Values& values) {
    table::Column column{.name = std::move(name), .type = type, .number = copy(values)};
    for (const double value : column.number) column.missing.push_back(std::isnan(value) ? 1 : 0);
    columns_.push_back(std::move(column));
  }

  static void put_in_order(table::Column& column, const std::vector<std::string>& levels) {
    change_levels(column, table::cell_text);
    std::vector<std::string> order;
    for (const std::string& level : levels)
      if (auto text = table::cell_text(level); text && std::ranges::find(order, *text) == order.end())
        order.push_back(*std::move(text));
    std::vector<int> place;
    for (const std::string& level : column.level) {
      const auto found = std::ranges::find(order, level);
      if (found == order.end()) return;
      place.push_back(static_cast<int>(found - order.begin()));
    }
    for (int& code : column.code)
      if (code >= 0) code = place[static_cast<std::size_t>(code)];
    column.level = std::move(order);
    column.ordered = true;
    table::sort_levels(column);
  }

  std::vector<table::Column> columns_;
};

}  // namespace rtsurv::python
