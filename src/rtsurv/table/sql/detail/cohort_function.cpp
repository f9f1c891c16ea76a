#include "rtsurv/table/sql/detail/cohort_function.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <vector>

namespace rtsurv::table::sql {
namespace {

duckdb_type engine_type(ColumnType type) {
  switch (type) {
    case ColumnType::number:
      return DUCKDB_TYPE_DOUBLE;
    case ColumnType::integer:
      return DUCKDB_TYPE_BIGINT;
    case ColumnType::boolean:
      return DUCKDB_TYPE_BOOLEAN;
    case ColumnType::text:
      return DUCKDB_TYPE_VARCHAR;
    case ColumnType::date:
      return DUCKDB_TYPE_DATE;
  }
  return DUCKDB_TYPE_INVALID;
}

/// Where one query stands in the view.
struct Scan {
  std::size_t next = 0;
  std::vector<std::size_t> columns;  ///< those that the query names; the number of columns stands for the index
};

void destroy_scan(void* scan) { std::unique_ptr<Scan>(static_cast<Scan*>(scan)).reset(); }

void add_column(duckdb_bind_info info, const std::string& name, duckdb_type type) {
  duckdb_logical_type logical = duckdb().create_logical_type(type);
  duckdb().bind_add_result_column(info, name.c_str(), logical);
  duckdb().destroy_logical_type(&logical);
}

void bind(duckdb_bind_info info) {
  const auto& view = *static_cast<const CohortView*>(duckdb().bind_get_extra_info(info));
  for (const Column& column : view.cohort->columns) add_column(info, column.name, engine_type(column.type));
  add_column(info, view.index_name, DUCKDB_TYPE_BIGINT);
}

void start(duckdb_init_info info) {
  const auto& view = *static_cast<const CohortView*>(duckdb().init_get_extra_info(info));
  auto scan = std::make_unique<Scan>();
  scan->next = view.first;
  for (idx_t i = 0; i < duckdb().init_get_column_count(info); ++i)
    scan->columns.push_back(duckdb().init_get_column_index(info, i));
  duckdb().init_set_init_data(info, scan.release(), destroy_scan);
}

struct Span {
  std::size_t first;
  std::size_t size;
};

template <typename Value>
void copy_numbers(const Column& column, Span span, duckdb_vector output) {
  auto* values = static_cast<Value*>(duckdb().vector_get_data(output));
  for (std::size_t i = 0; i < span.size; ++i) {
    const std::size_t row = span.first + i;
    values[i] = column.missing[row] != 0 ? Value{} : static_cast<Value>(column.number[row]);
  }
}

void copy_texts(const Column& column, Span span, duckdb_vector output) {
  for (std::size_t i = 0; i < span.size; ++i) {
    const int code = column.code[span.first + i];
    if (code < 0) continue;
    const std::string& text = column.level[static_cast<std::size_t>(code)];
    duckdb().vector_assign_string_element_len(output, i, text.data(), text.size());
  }
}

void copy_missing(const Column& column, Span span, duckdb_vector output) {
  const auto first = column.missing.begin() + static_cast<std::ptrdiff_t>(span.first);
  if (std::find(first, first + static_cast<std::ptrdiff_t>(span.size), 1) ==
      first + static_cast<std::ptrdiff_t>(span.size))
    return;
  duckdb().vector_ensure_validity_writable(output);
  std::uint64_t* validity = duckdb().vector_get_validity(output);
  for (std::size_t i = 0; i < span.size; ++i)
    if (first[static_cast<std::ptrdiff_t>(i)] != 0) duckdb().validity_set_row_invalid(validity, i);
}

void copy_column(const Column& column, Span span, duckdb_vector output) {
  switch (column.type) {
    case ColumnType::number:
      copy_numbers<double>(column, span, output);
      break;
    case ColumnType::integer:
      copy_numbers<std::int64_t>(column, span, output);
      break;
    case ColumnType::boolean:
      copy_numbers<bool>(column, span, output);
      break;
    case ColumnType::date:
      copy_numbers<std::int32_t>(column, span, output);
      break;
    case ColumnType::text:
      copy_texts(column, span, output);
      break;
  }
  copy_missing(column, span, output);
}

void set_missing(duckdb_vector output) {
  duckdb().vector_ensure_validity_writable(output);
  duckdb().validity_set_row_invalid(duckdb().vector_get_validity(output), 0);
}

void copy_index(Span span, duckdb_vector output) {
  auto* values = static_cast<std::int64_t*>(duckdb().vector_get_data(output));
  for (std::size_t i = 0; i < span.size; ++i) values[i] = static_cast<std::int64_t>(span.first + i);
}

void hand_over(duckdb_function_info info, duckdb_data_chunk output) {
  const auto& view = *static_cast<const CohortView*>(duckdb().function_get_extra_info(info));
  auto& scan = *static_cast<Scan*>(duckdb().function_get_init_data(info));
  const Span span{scan.next, std::min<std::size_t>(duckdb().vector_size(), view.last - scan.next)};
  for (std::size_t k = 0; k < scan.columns.size(); ++k) {
    duckdb_vector vector = duckdb().data_chunk_get_vector(output, k);
    const bool is_index = scan.columns[k] >= view.cohort->columns.size();
    if (is_index) {
      copy_index(span, vector);
    } else if (view.blank) {
      set_missing(vector);
    } else {
      copy_column(view.cohort->columns[scan.columns[k]], span, vector);
    }
  }
  duckdb().data_chunk_set_size(output, span.size);
  scan.next += span.size;
}

}  // namespace

void register_cohort(Session& session, CohortView& view) {
  duckdb_table_function function = duckdb().create_table_function();
  duckdb().table_function_set_name(function, "rtsurv_cohort");
  duckdb().table_function_set_extra_info(function, &view, nullptr);
  duckdb().table_function_set_bind(function, bind);
  duckdb().table_function_set_init(function, start);
  duckdb().table_function_set_function(function, hand_over);
  duckdb().table_function_supports_projection_pushdown(function, true);
  const duckdb_state state = duckdb().register_table_function(session.connection(), function);
  duckdb().destroy_table_function(&function);
  if (state != DuckDBSuccess) throw Failure(DUCKDB_ERROR_CATALOG, "the cohort cannot be registered");
}

}  // namespace rtsurv::table::sql
